import HeliosRecords
import HeliosSite
import Testing

@Suite("What pages say")
struct PresentationTests {
    private func page(_ path: String, of files: [String: String]) async throws -> String {
        try #require(try await Portal(files).render()[path])
    }

    private static let people = [
        "users/ann.yaml": "{name: Ann, email: ann@fjord.example}",
        "users/bo.yaml": "{name: Bo, email: bo@fjord.example, manager: ann}",
    ]

    @Test("shows the title of a document once")
    func title() async throws {
        let text = "---\nname: Start\n---\n# Start\n\n## A\n\n## B\n\n## C\n\n[up](#start)\n"
        let page = try await page("documents/start/index.html", of: ["documents/start.md": text])
        #expect(page.matches(of: /<h[1-6][^>]*>Start/).count == 1)
        #expect(page.contains("<article class=\"prose body\" id=\"start\">"))
        #expect(page.contains("<a href=\"#start\">up</a>"))
        #expect(page.contains("<h2 id=\"a\">A</h2>"))
        #expect(!page.contains("level-1"))
    }

    @Test(
        "calls a folder by the record that stands for it, or by words",
        arguments: [
            ("documents/getting-started/a.md", "Getting started"),
            ("documents/ops/a.md", "Operations"),
            ("documents/ops/db/a.md", "Operations / DB notes"),
            ("clients/acme/documents/a.md", "Acme AS"),
        ]
    )
    func folder(path: String, words: String) async throws {
        let page = try await page(
            "documents/index.html",
            of: [
                path: "---\nname: A\n---\nText.\n", "folders/ops.yaml": "{name: Operations}",
                "folders/ops/db.yaml": "{name: DB notes}",
                "clients/acme/record.yaml": "{name: Acme AS}",
            ]
        )
        #expect(page.contains("\">\(words) <span class=\"count\">1</span></h2>"))
    }

    @Test("links ids in texts that may name records, and leaves other words")
    func names() async throws {
        var files = Self.people
        files["ticket_statuses/open.yaml"] = "{name: Open, color: \"#007bff\"}"
        files["tickets/1.md"] = """
            ---
            number: 1
            subject: Broken
            status: open
            events:
              - {type: assigned, from: somebody, to: ann}
            ---
            Please help.
            """
        let page = try await page("tickets/1/index.html", of: files)
        let sentence =
            "assigned it to <a href=\"../../users/ann/index.html\">Ann</a> instead of somebody"
        #expect(page.contains(sentence))
        let replies = try #require(page.firstRange(of: "id=\"page.thread\""))
        let events = try #require(page.firstRange(of: "id=\"panel.events\""))
        #expect(replies.lowerBound < events.lowerBound)
    }

    @Test("links records that a text in a table mentions")
    func mentions() async throws {
        var files = Self.people
        files["assets/ups.yaml"] = """
            name: UPS
            asset_type: other
            make: Eaton
            status: deployed
            notes_log:
              - {type: note, text: "By [[user:ann]] and [[user:bo|him]] [[<b> [x] [[gone"}
            """
        let page = try await page("assets/ups/index.html", of: files)
        let links =
            "By <a href=\"../../users/ann/index.html\">Ann</a> and "
            + "<a href=\"../../users/bo/index.html\">him</a> [[&lt;b&gt; [x] [[gone"
        #expect(page.contains(links))
    }

    @Test("names the kind of what links here only where the words are not enough")
    func backlinks() async throws {
        var files = Self.people
        files["locations/oslo.yaml"] = "{name: Oslo}"
        files["users/ann.yaml"] = "{name: Ann, email: ann@fjord.example, location: oslo}"
        let reports = try await page("users/ann/index.html", of: files)
        #expect(reports.contains("<h2>Direct reports <span"))
        files["racks/r1.yaml"] = "{name: R1, rack_type: other, units: 42, location: oslo}"
        let both = try await page("locations/oslo/index.html", of: files)
        #expect(both.contains(" · Users <span"))
        #expect(both.contains(" · Racks <span"))
    }

    @Test("shows what a number counts")
    func unit() async throws {
        let page = try await page(
            "slas/fast/index.html",
            of: ["slas/fast.yaml": "{name: Fast, response_minutes: 1, resolution_minutes: 90}"]
        )
        #expect(page.contains("<dt>Answer within</dt><dd>1 minute</dd>"))
        #expect(page.contains("<dt>Solution within</dt><dd>90 minutes</dd>"))
    }

    @Test(
        "shows times on the organization's clock",
        arguments: [
            (
                "Europe/Oslo",
                "<time datetime=\"2026-02-27T10:15:00+01:00\">27 Feb 2026, 10:15</time>"
            ),
            (nil, "<time datetime=\"2026-02-27T09:15:00Z\">27 Feb 2026, 09:15 UTC</time>"),
        ]
    )
    func clock(zone: String?, time: String) async throws {
        var options = SiteOptions.fixed
        options.clock = zone.flatMap { ZoneClock($0) }
        let files = try await Portal(sampleFiles).render(options: options)
        let page = try #require(files["tickets/1001/index.html"])
        #expect(page.contains(time))
        #expect(page.contains("times are those of Europe/Oslo") == (zone != nil))
    }

    @Test("lists open and urgent tickets first, newest first, without columns that say nothing")
    func tickets() async throws {
        var files = Self.people
        files["ticket_statuses/open.yaml"] = "{name: Open, color: \"#007bff\"}"
        files["ticket_statuses/closed.yaml"] = "{name: Closed, color: \"#333333\", is_closed: true}"
        let tickets = [
            (1, "closed", "urgent"), (2, "open", "low"), (3, "open", "urgent"), (4, "open", "low"),
        ]
        for (number, status, priority) in tickets {
            let closed =
                status == "closed"
                ? "resolved_at: 2026-02-02T09:00:00Z\nclosed_at: 2026-02-02T09:00:00Z\n" : ""
            files["tickets/\(number).md"] = """
                ---
                number: \(number)
                subject: Subject \(number)
                status: \(status)
                priority: \(priority)
                requester: ann
                \(closed)---
                Text.
                """
        }
        let page = try await page("tickets/index.html", of: files)
        let order = page.matches(of: />Subject (\d)</).map(\.output.1)
        #expect(order == ["3", "4", "2", "1"])
        #expect(page.contains(">Asked by</th>"))
        #expect(!page.contains("Assigned to"))
    }
}
