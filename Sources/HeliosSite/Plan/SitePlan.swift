package import HeliosRecords
import HeliosText

/// Every file of an audience's portal and where it lies; the `plan` stage makes it.
///
/// An object, since each of its pages refers to it many times.
package final class SitePlan: Sendable {
    /// What may be shown.
    package let audience: AudienceGraph
    /// What the build was told.
    package let options: SiteOptions
    /// Every file, in the order of rendering.
    package let pages: [SitePage]
    /// The parts of the navigation, in the order that the modules ask for.
    package let sections: [NavigationSection]
    /// The styles, scripts, images and fonts.
    package let assets: [SiteAsset]
    /// The folder of the assets, which changes with their bytes.
    package let assetFolder: String

    /// The list pages of each kind, by the kind's place in the schema.
    let lists: [ListPlan]
    /// The names of the folders that ids consist of, for each kind by path.
    let folders: [[String: String]]
    /// The heading of each record.
    let titles: [String]
    /// The path of each record's page.
    let recordPaths: [String]
    /// What links show of each record.
    let recordTexts: RecordTexts
    /// By relation whether it leads to records that stand for files.
    let leadsToFiles: [Bool]
    /// The paths of each attachment, by record; only records that have any.
    let attachmentPaths: [Int: [String]]
    /// The files that are published as they are: attachments, and what texts and fields show.
    let files: [Attachment]
    /// The path in the portal of each of those files, by its path in the repository.
    let pathOfFile: [String: String]
    /// The place of each among those files, by its path in the repository.
    let placeOfFile: Lazily<[String: Int]>
    /// Where the links in texts lead, for this audience.
    let targets: TextTargets
    /// The list page that shows each record, counted from 1.
    let listPageOfRecord: [Int32]
    /// What the audience may see of requirements and changes.
    let specifications: SpecificationIndex
    /// The path of the matrix of requirements; nil where the audience sees none.
    let coveragePath: String?
    /// What changed since an older state; nil where the audience may not see it.
    let comparison: SiteComparison?
    /// What the audience may see of the past.
    let history: HistoryIndex
    /// The pages about the repository as a whole.
    let portal: [PlacedPortalPage]
    /// What is kept of the records from build to build.
    package let extracts: Extracts
    /// What tells which extracts of records still hold; nil where nothing is remembered.
    let prints: RecordFingerprints?
    /// Which addresses of which networks are taken.
    let addresses: Lazily<AddressIndex>
    /// What services rest on.
    let dependencies: Lazily<Dependencies>
    /// What reports and the first page count.
    let figures: Lazily<Figures>
    /// Where they lie, by the path that was the first choice.
    let portalPaths: [String: String]
    /// The pages on which records are written.
    let composing: ComposePlaces
    /// The dates of all records that still need attention.
    let agenda: Agenda
    private let promises: Lazily<ServiceLevels>?

    init(
        audience: AudienceGraph,
        options: SiteOptions,
        pages: [SitePage],
        sections: [NavigationSection],
        assets: [SiteAsset],
        assetFolder: String,
        lists: [ListPlan],
        folders: [[String: String]],
        titles: [String],
        recordPaths: [String],
        attachmentPaths: [Int: [String]],
        files: [Attachment],
        pathOfFile: [String: String],
        targets: TextTargets,
        listPageOfRecord: [Int32],
        specifications: SpecificationIndex,
        coveragePath: String?,
        history: HistoryIndex,
        portal: [PlacedPortalPage],
        agenda: Agenda,
        prints: RecordFingerprints?
    ) {
        self.audience = audience
        self.specifications = specifications
        self.coveragePath = coveragePath
        self.history = history
        self.portal = portal
        self.agenda = agenda
        addresses = Lazily { AddressIndex(of: audience) }
        dependencies = Lazily { Dependencies(of: audience) }
        portalPaths = Self.paths(of: portal)
        composing = ComposePlaces(audience.schema.kinds, in: portalPaths)
        promises = Self.promises(of: audience, options)
        comparison = options.comparison(seenBy: audience.audience)
        let extracts = options.extracts ?? Extracts()
        self.extracts = extracts
        self.prints = prints
        let options = options.withoutSources
        self.options = options
        figures = Figures.lazily(FigureSource(audience, options, extracts, prints, promises))
        self.pages = pages
        self.sections = sections
        self.assets = assets
        self.assetFolder = assetFolder
        self.lists = lists
        self.folders = folders
        self.titles = titles
        self.recordPaths = recordPaths
        leadsToFiles = audience.schema.leadsToFiles
        recordTexts = RecordTexts(audience.records, titles: titles, paths: recordPaths)
        self.attachmentPaths = attachmentPaths
        self.files = files
        placeOfFile = Lazily { Self.places(of: files) }
        self.pathOfFile = pathOfFile
        self.targets = targets
        self.listPageOfRecord = listPageOfRecord
    }

    private static func places(of files: [Attachment]) -> [String: Int] {
        Dictionary(
            files.enumerated().map { ($1.path, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}

extension SiteOptions {
    /// Without what the plan has taken its share of: only what the audience may see goes further.
    fileprivate var withoutSources: SiteOptions {
        var options = self
        options.specifications = SpecificationReport()
        options.comparison = nil
        options.history = SiteHistory()
        options.extracts = nil
        return options
    }
}

/// A part of the navigation: the kinds of one module.
package struct NavigationSection: Sendable, Hashable {
    /// Its words.
    package let label: String
    /// Its kinds.
    package let entries: [NavigationEntry]
}

/// A kind in the navigation.
package struct NavigationEntry: Sendable, Hashable {
    /// The kind's place in the schema.
    package let kind: Int
    /// The kind's words for several.
    package let label: String
    /// The path of its list page.
    package let path: String
    /// How many records there are.
    package let count: Int
}

/// The list pages of one kind.
struct ListPlan: Sendable {
    /// The records in the order shown.
    let records: [Int]
    /// How many pages they take, at least one.
    let pageCount: Int
    /// How many records a page shows.
    let pageSize: Int

    /// The records of a page, counted from 1.
    func records(onPage page: Int) -> ArraySlice<Int> {
        records.dropFirst((page - 1) * pageSize).prefix(pageSize)
    }
}

extension SitePlan {
    /// What was promised for records, and how it stands when the day of the build begins.
    ///
    /// The organisation alone is told: what promises depend on, such as the course of a ticket, is
    /// cut away for others.
    package var services: ServiceLevels? { promises?.value }

    private static func paths(of portal: [PlacedPortalPage]) -> [String: String] {
        // By any of its choices, unless that is the first of another.
        let first = portal.compactMap { placed in placed.page.paths.first.map { ($0, placed.path) }
        }
        let others = portal.flatMap { placed in
            placed.page.paths.dropFirst().map { ($0, placed.path) }
        }
        return Dictionary(first + others, uniquingKeysWith: { first, _ in first })
    }

    private static func promises(
        of audience: AudienceGraph,
        _ options: SiteOptions
    ) -> Lazily<ServiceLevels>? {
        guard audience.audience.isInternal else { return nil }
        return Lazily {
            ServiceLevels(
                of: audience.graph,
                clock: options.clock,
                now: options.beginning(of: options.today)
            )
        }
    }

    /// The path of a page of a kind's list, counted from 1.
    func listPath(kind: Int, page: Int = 1) -> String {
        PagePath.list(audience.schema.kinds[kind].plural, page: page)
    }

    /// The label of a record's kind for one.
    func kindLabel(of record: Int) -> String {
        audience.schema.kinds[Int(recordTexts.kinds[record])].label.singular
    }

    /// The path of a file of the templates, such as `site.css`.
    func assetPath(_ name: String) -> String { "\(assetFolder)/\(name)" }
}
