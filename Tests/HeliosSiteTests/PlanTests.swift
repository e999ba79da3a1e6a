import HeliosRecords
import HeliosSite
import Testing

@Suite("The plan of a portal")
struct PlanTests {
    @Test(
        "gives every page its path",
        arguments: [
            "index.html", "404.html", "robots.txt", "assets/index.html", "assets.json",
            "assets.csv", "assets/macbook-mike/index.html", "assets/macbook-mike.json",
            "assets/mbp-1/index.html", "documents/guide/laptops/index.html", "_headers",
            "documents/guide/laptops.json", "documents/guide/plan.svg", "tickets/1001/photo.png",
            "tickets/1001/report.html.txt",
        ]
    )
    func paths(path: String) async throws {
        let plan = try await Portal(sampleFiles).plan()
        #expect(plan.diagnostics.isEmpty)
        #expect(plan.value.pages.contains { $0.path == path })
    }

    @Test(
        "leaves out what nobody asked for",
        arguments: ["sitemap.xml", "documents/guide/unused.png", "tickets/1001/report.html"]
    )
    func absent(path: String) async throws {
        let plan = try await Portal(sampleFiles).plan().value
        #expect(!plan.pages.contains { $0.path == path })
    }

    @Test("numbers the pages of a long list")
    func longList() async throws {
        var options = SiteOptions.fixed
        options.listPageSize = 2
        let tags = (1...5).map { ("tags/t\($0).yaml", "{name: Tag \($0)}") }
        let plan = try await Portal(Dictionary(uniqueKeysWithValues: tags)).plan(options: options)
        let paths = plan.value.pages.map(\.path).filter { $0.hasPrefix("tags/") }
        #expect(paths.contains("tags/page/2/index.html"))
        #expect(paths.contains("tags/page/3/index.html"))
        #expect(!paths.contains("tags/page/4/index.html"))
    }

    @Test(
        "tells of two files at one path",
        arguments: [
            (["documents/page/2.md", "documents/a.md"], "documents/page/2/index.html"),
            (["documents/index.html.md"], "documents/index.html/index.html"),
            (["documents/x.md", "documents/x.json.md"], "documents/x.json/index.html"),
        ]
    )
    func collisions(records: [String], path: String) async throws {
        var options = SiteOptions.fixed
        options.listPageSize = 1
        let files = records.map { ($0, "---\nname: Page\n---\nText.\n") }
        let plan = try await Portal(Dictionary(uniqueKeysWithValues: files)).plan(options: options)
        #expect(plan.diagnostics.map(\.id.rawValue).contains("site.path-collision"))
        let message = plan.diagnostics.first?.message ?? ""
        #expect(message.contains("would both be written to"))
    }

    @Test("tells of a path that is too long")
    func tooLong() async throws {
        let name = String(repeating: "a", count: 201)
        let plan = try await Portal(["tags/\(name).yaml": "{name: Long}"]).plan()
        #expect(Set(plan.diagnostics.map(\.id.rawValue)) == ["site.path-too-long"])
    }

    @Test("takes the navigation from the modules")
    func navigation() async throws {
        let plan = try await Portal(sampleFiles).plan().value
        let assets = plan.sections.first { $0.label == "Assets" }?.entries.first
        #expect(assets?.label == "Assets")
        #expect(assets?.path == "assets/index.html")
        #expect(assets?.count == 2)
    }

    @Test("puts first in the navigation what people look for, and the settings last")
    func navigationOrder() async throws {
        let sections = try await Portal(sampleFiles).plan().value.sections
        let directory = sections.first?.entries.prefix(4).map(\.label)
        #expect(directory == ["Users", "Teams", "Groups", "Org Units"])
        let labels = sections.map(\.label)
        #expect(
            labels.dropFirst().prefix(5)
                == ["Assets", "Credentials", "Domains", "Tickets", "Documents"]
        )
        #expect(labels.last == "Administration")
        let kinds = sections.flatMap(\.entries).map(\.kind)
        #expect(kinds.count == Set(kinds).count)
    }
}
