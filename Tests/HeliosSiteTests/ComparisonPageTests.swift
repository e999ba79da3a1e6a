import HeliosRecords
import HeliosSite
import Testing

@Suite("The page of changes")
struct ComparisonPageTests {
    private static let old = [
        "helios.yaml": "organization: {name: Fjord, domain: fjord.example}\n",
        "tags/a.yaml": "name: Alpha\n",
        "tags/gone.yaml": "name: Gone\ndescription: Not any more.\n",
        "users/mike.yaml": "name: Mike\nemail: mike@fjord.example\n",
    ]
    private static let new = [
        "helios.yaml": "organization: {name: Fjord, domain: fjord.example}\n",
        "tags/a.yaml": "name: <b>Beta</b>\n", "tags/come.yaml": "name: Come\n",
        "users/mike.yaml": "name: Mike\nemail: mike@fjord.example\ntags: [come]\n",
    ]

    private static func state(_ files: [String: String]) async -> RepositoryState {
        let reader = MemoryReader(files: files)
        let day = SiteOptions.fixed.today
        let now = Timestamp(seconds: day.dayNumber * 86_400, offsetMinutes: 0)
        let clock = Clock(stated: day, machine: QueryEnvironment(today: day, now: now))
        let opened = await Repository.open(reader, at: clock)
        return RepositoryState(opened.value, opened.diagnostics, from: reader)
    }

    private static func options() async -> SiteOptions {
        let difference = RepositoryDifference(from: await state(old), to: await state(new))
        var options = SiteOptions.fixed
        options.comparison = SiteComparison(difference, since: "v<1>")
        return options
    }

    @Test("tells each record that is another, and leads to those that are there")
    func tells() async throws {
        let pages = try await Portal(Self.new).render(options: Self.options())
        let page = try #require(pages["changes-since/index.html"])
        #expect(page.contains("Changes since v&lt;1&gt;"))
        #expect(page.contains("<a href=\"../tags/come/index.html\">Come</a>"))
        #expect(page.contains("<del>Alpha</del>"))
        #expect(page.contains("<ins>&lt;b&gt;Beta&lt;/b&gt;</ins>"))
        #expect(page.contains("<span>Gone</span>"))
        #expect(page.contains("<ins><a href=\"../tags/come/index.html\">Come</a></ins>"))
        #expect(pages["index.html"]?.contains("changes-since/index.html") == true)
    }

    @Test("no audience outside sees it")
    func isInternal() async throws {
        let pages = try await Portal(Self.new).render(for: .acme, options: Self.options())
        #expect(pages["changes-since/index.html"] == nil)
        #expect(pages.values.allSatisfy { !$0.contains("changes-since") })
    }
}
