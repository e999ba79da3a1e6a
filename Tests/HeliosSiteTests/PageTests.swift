import Foundation
import HeliosRecords
import HeliosSite
import Testing

@Suite("The pages of a portal")
struct PageTests {
    @Test(
        "show what a record holds",
        arguments: [
            ("assets/macbook-mike/index.html", "<dd class=\"copyable\">C02XYZ</dd>"),
            ("assets/macbook-mike/index.html", "kr 25,990.00"),
            ("assets/macbook-mike/index.html", "<span class=\"due due-soon\">in 9 days</span>"),
            ("assets/macbook-mike/index.html", "<span class=\"due due-late\">9 days ago</span>"),
            ("assets/macbook-mike/index.html", "href=\"https://assets.example/mbp?a=1&amp;b=2\""),
            ("assets/macbook-mike/index.html", "<a href=\"../../users/mike/index.html\">Mike"),
            ("assets/macbook-mike/index.html", "Primary · Assigned at: "),
            ("assets/macbook-mike/index.html", "<a href=\"../../networks/wlan/index.html\">"),
            ("assets/macbook-mike/index.html", "Mentioned in Documents"),
            ("assets/mbp-1/index.html", "url=../../assets/macbook-mike/index.html"),
            ("credentials/filevault/index.html", "Set, stored encrypted"),
            ("networks/wlan/index.html", "<h2>Related to"),
            ("users/anna/index.html", "Anna &quot;Ann&quot; &lt;b&gt;Berg&lt;/b&gt;"),
            ("users/mike/index.html", "Tickets assigned to them"),
            ("locations/oslo-room/index.html", "<a href=\"../../locations/oslo/index.html\">Oslo"),
            ("locations/index.html", "<ul class=\"tree\"><li>"),
            ("documents/guide/laptops/index.html", "<a href=\"#check\">"),
            ("documents/guide/laptops/index.html", "src=\"../../../documents/guide/plan.svg\""),
            ("documents/guide/printers/index.html", "guide/laptops/index.html#check\">off</a>"),
            ("documents/guide/laptops/index.html", "index.html#folder.guide\">Guide</a>"),
            (
                "documents/index.html",
                "id=\"folder.guide\">Guide <span class=\"count\">2</span></h2>"
            ),
            ("tickets/1001/index.html", "class=\"reply is-internal\""),
            ("tickets/1001/index.html", "<circle cx=\"4\" cy=\"4\" r=\"4\" fill=\"#007bff\"/>"),
            ("tickets/1001/index.html", "mailto:it@fjord.example"),
            ("tickets/1001/index.html", "href=\"../../tickets/1001/report.html.txt\" download"),
            (
                "tickets/1001/index.html",
                "<img src=\"../../tickets/1001/photo.png\" alt=\"Picture in photo.png\""
            ),
            ("index.html", "<h2>Past their date"),
            ("index.html", "<h2>Coming up"),
            ("index.html", "Kinds without records"),
            ("404.html", "There is no page at this address"),
            ("robots.txt", "Disallow: /"),
        ]
    )
    func content(path: String, text: String) async throws {
        let files = try await Portal.sample.value
        let page = try #require(files[path])
        #expect(page.contains(text))
    }

    @Test("hold no inline script, no inline style and nothing from elsewhere")
    func strictPolicy() async throws {
        for (path, text) in try await Portal.sample.value where path.hasSuffix(".html") {
            for script in text.components(separatedBy: "<script").dropFirst() {
                #expect(script.hasPrefix(" src=\""), "\(path)")
                #expect(script.contains("></script>"), "\(path)")
            }
            #expect(!text.contains(" style="), "\(path)")
            #expect(!text.contains("src=\"http"), "\(path)")
            #expect(!text.contains("BEGIN AGE"), "\(path)")
            #expect(text.contains("default-src 'none'"), "\(path)")
        }
    }

    @Test("say the same policy as the file for hosts, but for what only a header can say")
    func samePolicy() async throws {
        let files = try await Portal.sample.value
        let headers = try #require(files["_headers"])
        let page = try #require(files["index.html"])
        let policy = try #require(
            headers.components(separatedBy: "Content-Security-Policy: ").last?
                .components(separatedBy: "; frame-ancestors").first
        )
        #expect(page.contains("content=\"\(policy)\""))
        for path in files.keys where path.hasSuffix("/site.css") {
            #expect(headers.contains("\n/\(path.dropLast("site.css".count))*\n"))
        }
    }

    @Test("show only icons that the style sheet has")
    func icons() async throws {
        let files = try await Portal.sample.value
        let styles = try #require(files.first { $0.key.hasSuffix("/site.css") }).value
        for (path, text) in files where path.hasSuffix(".html") {
            for use in text.components(separatedBy: "class=\"icon icon-").dropFirst() {
                let name = use.prefix { $0 != "\"" && $0 != " " }
                #expect(styles.contains("\n.icon-\(name){"), "\(path): \(name)")
            }
        }
    }

    @Test("lead only to files and headings that exist")
    func links() async throws {
        let files = try await Portal.sample.value
        for (path, text) in files where path.hasSuffix(".html") {
            for target in Links.relative(in: text) {
                let found = Links.resolve(target, from: path)
                #expect(files[found.path] != nil, "\(path) leads to \(target)")
                guard let fragment = found.fragment else { continue }
                let there = files[found.path]?.contains("id=\"\(fragment)\"") ?? false
                #expect(there, "\(path) leads to \(target)")
            }
        }
    }

    @Test("have titles and ids of their own")
    func titles() async throws {
        var titles: Set<Substring> = []
        for (path, text) in try await Portal.sample.value
        where path.hasSuffix(".html") && !text.contains("http-equiv=\"refresh\"") {
            let title = try #require(text.firstMatch(of: /<title>(.*)<\/title>/)?.output.1)
            #expect(titles.insert(title).inserted, "\(path): \(title)")
            let ids = text.matches(of: #/\sid="([^"]*)"/#).map(\.output.1)
            #expect(ids.count == Set(ids).count, "\(path): \(ids)")
        }
    }

    @Test("are the same bytes whatever the number of tasks")
    func reproducible() async throws {
        let portal = try await Portal(sampleFiles)
        var many = SiteOptions.fixed
        many.workers = 5
        let first = try await portal.render()
        let second = try await portal.render(options: many)
        #expect(first == second)
    }

    @Test("take user's words for words, never for templates or markup")
    func hostileText() async throws {
        let name = "{{{organization}}} <script>\"\u{301} onmouseover=alert(1)"
        let yaml = "{name: '\(name)', description: '\(name)', color: \"#123456\"}"
        let files = try await Portal(["tags/t.yaml": yaml]).render()
        for (path, text) in files where path.hasSuffix(".html") {
            #expect(!text.contains("<script>"), "\(path)")
            #expect(!text.utf8.contains("\"\u{301}".utf8), "\(path)")
        }
        let page = try #require(files["tags/t/index.html"])
        #expect(page.contains("{{{organization}}}"))
    }

    @Test("of a kind take its own layout where there is one")
    func ownLayout() async throws {
        let files = try await Portal(sampleFiles).render(
            overrides: ["layouts/asset.mustache": "Asset {{heading}}"]
        )
        #expect(files["assets/printer/index.html"] == "Asset Printer")
        #expect(files["users/mike/index.html"]?.contains("<h1>Mike Olsen</h1>") == true)
    }

    @Test("count from the address of the portal where it is known")
    func baseURL() async throws {
        var options = SiteOptions.fixed
        options.baseURL = "https://it.fjord.example/docs"
        let files = try await Portal(sampleFiles).render(options: options)
        let root = "https://it.fjord.example/docs/"
        #expect(files["sitemap.xml"]?.contains("<loc>\(root)index.html</loc>") == true)
        #expect(files["404.html"]?.contains("href=\"/docs/index.html\"") == true)
        let canonical = "rel=\"canonical\" href=\"\(root)users/mike/index.html\""
        #expect(files["users/mike/index.html"]?.contains(canonical) == true)
    }
}

/// The links of a page, found without an HTML parser, which these pages do not need.
private enum Links {
    static func relative(in text: String) -> [String] {
        text.matches(of: /(?:href|src)="([^"]*)"/).map { String($0.output.1) }
            .filter { !$0.contains(":") }
    }

    static func resolve(_ target: String, from path: String) -> (path: String, fragment: String?) {
        let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let fragment = parts.count > 1 ? String(parts[1]) : nil
        if parts[0].isEmpty { return (path, fragment) }
        var folders = path.split(separator: "/").dropLast().map(String.init)
        // What stands behind '?' is for the script of the page that is led to.
        for part in parts[0].prefix(while: { $0 != "?" }).split(separator: "/") {
            if part == ".." { folders.removeLast() } else { folders.append(String(part)) }
        }
        return (folders.joined(separator: "/"), fragment)
    }
}
