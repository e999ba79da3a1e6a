package import HeliosRecords
import HeliosText

/// What a build is told from outside the records.
package struct SiteOptions: Sendable {
    /// The organisation's name, shown on every page.
    package var organization: String
    /// The language of the pages (BCP 47).
    package var language: String
    /// What the interface says, in the language of the pages.
    package var phrases = Phrases.english
    /// The day on which the portal is built: what counts as soon or late.
    package var today: CalendarDate
    /// The clock that times are shown by; without it each is shown as written, with its offset.
    package var clock: ZoneClock?
    /// Where the portal will live, such as `https://docs.fjord.example/`; without it there is no
    /// sitemap, since its addresses must be absolute.
    package var baseURL: String?
    /// The logo and the colours.
    package var brand = SiteBrand()

    /// The organisation's primary domain, which names of things in files for other programs end in;
    /// empty if it has none.
    package var domain = ""
    /// How many records one page of a list shows.
    package var listPageSize = 500
    /// How many long tasks render pages.
    package var workers = 2
    /// What became of requirements and changes; the plan keeps what its audience may see of it.
    package var specifications = SpecificationReport()
    /// What changed since an older state; the plan keeps it for the organisation alone.
    package var comparison: SiteComparison?
    /// The part of the portal that is rendered; nil for all of it.
    package var part: SitePart?
    /// What `helios.yaml` says; only the organisation's own pages tell of it.
    package var settings = Settings.unknown
    /// The paths of the repository's own templates.
    package var ownTemplates: [String] = []
    /// What is kept of the records from build to build.
    package var extracts: Extracts?
    /// What happened to the records; the plan keeps what its audience may see of it.
    package var history = SiteHistory()
    /// Whether the portal can be searched.
    package var search = true
    /// Whether records are drawn with those they are linked with.
    package var graphs = true

    package init(
        organization: String,
        language: String = "en",
        today: CalendarDate,
        baseURL: String? = nil
    ) {
        self.organization = organization
        self.language = language
        self.today = today
        self.baseURL = baseURL
    }

    /// What the expressions of lists know of the time: the beginning of the day.
    var environment: QueryEnvironment {
        QueryEnvironment(today: today, now: Timestamp(seconds: today.dayNumber * 86_400))
    }

    /// The beginning of a day, on the clock that times are shown by.
    func beginning(of day: CalendarDate) -> Timestamp {
        Timestamp(seconds: clock?.moment(of: day, second: 0) ?? day.dayNumber * 86_400)
    }

    /// The path of `rootURL`, without scheme and host: what a page counts from that is shown at any
    /// address of the portal.
    var rootPath: String? {
        guard let rootURL else { return nil }
        let parts = rootURL.split(onByte: UInt8(ascii: "/"))
        // `https:`, nothing, the host, and then the path.
        return "/" + parts.dropFirst(3).joined(separator: "/")
    }

    /// Where people change the records in a browser, if that is stated.
    var host: HostLinks? { settings.portal.host.map(HostLinks.init) }

    /// `baseURL` with exactly one slash at its end.
    var rootURL: String? {
        guard let baseURL else { return nil }
        return baseURL.utf8.last == UInt8(ascii: "/") ? baseURL : baseURL + "/"
    }
}
