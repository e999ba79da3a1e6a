import Foundation
import HeliosRecords
import HeliosSite
import Testing

@Suite("Pages of tickets")
struct TicketPageTests {
    private static let files = [
        "clients/acme.yaml": "name: Acme",
        "ticket_statuses/open.yaml":
            "{name: In work, order: 1, color: \"#111111\", visibility: client}",
        "ticket_statuses/wait.yaml":
            "{name: On ice, order: 2, color: \"#222222\", pauses_sla: true}",
        "users/ann.yaml": "{name: Ann Aas, email: ann@fjord.example, visibility: client}",
        "slas/fast.yaml": "{name: Fast, response_minutes: 60, resolution_minutes: 600}",
        "clients/acme/tickets/1.md": """
        ---
        number: 1
        subject: Broken
        status: open
        visibility: client
        sla: fast
        opened_at: 2026-02-28T20:00:00Z
        first_response_at: 2026-02-28T20:30:00Z
        tasks:
          - {name: Second, order: 2}
          - name: First
            order: 1
            status: done
            approvals: [{scope: internal, status: pending, required_user: ann}]
        events:
          - {type: status, at: 2026-02-28T22:00:00Z, from: wait, to: open, by: ann, reason: Part came}
          - {type: status, at: 2026-02-28T21:00:00Z, from: open, to: wait}
          - {type: merged, at: 2026-02-28T23:00:00Z, to: acme/2, by: ann}
        related: [{ref: "2", relationship: blocks}]
        ---
        Please help.
        """,
        "clients/acme/tickets/2.md": """
        ---
        number: 2
        subject: Other
        status: open
        visibility: client
        ---
        Please help as well.
        """,
        "clients/acme/tickets/3/record.md":
            "---\nnumber: 3\nsubject: Third\nstatus: open\nvisibility: client\n---\nText.\n",
        "clients/acme/tickets/3/replies/2026-02-28T2100Z-ann.md":
            "---\ntype: internal\nauthor: ann\nat: 2026-02-28T21:00:00Z\n---\nForgotten again.\n",
        "clients/acme/tickets/3/replies/2026-02-28T2200Z-ann.md":
            "---\ntype: public\nauthor: ann\nat: 2026-02-28T22:00:00Z\n---\nTry the other key.\n",
    ]

    private static func page(_ path: String, for audience: Audience = .everyone) async throws
        -> String
    {
        var options = SiteOptions.fixed
        options.clock = ZoneClock("UTC")
        return try #require(try await Portal(files).render(for: audience, options: options)[path])
    }

    /// The words of a part of a page.
    private static func words(_ panel: String, of page: String) throws -> String {
        let start = try #require(page.range(of: "id=\"panel.\(panel)\""))
        let rest = page[start.upperBound...]
        let end = rest.range(of: "</section>")?.lowerBound ?? rest.endIndex
        return String(rest[..<end]).replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ")
    }

    @Test("tell events in words, in their order, with names in place of ids")
    func events() async throws {
        let page = try await Self.page("tickets/acme/1/index.html")
        let words = try Self.words("events", of: page)
        let first = try #require(
            words.range(of: "Somebody changed the status from In work to On ice")
        )
        let second = try #require(
            words.range(of: "Ann Aas changed the status from On ice to In work Part came")
        )
        let third = try #require(words.range(of: "Ann Aas merged it into Other"))
        #expect(first.lowerBound < second.lowerBound)
        #expect(second.lowerBound < third.lowerBound)
        #expect(!page.contains("id=\"field.events\""))
    }

    @Test("show tasks in their order, with how far they are and who must agree")
    func tasks() async throws {
        let page = try await Self.page("tickets/acme/1/index.html")
        let words = try Self.words("tasks", of: page)
        #expect(words.contains("1 of 2 done"))
        let first = try #require(words.range(of: "Done: First"))
        let second = try #require(words.range(of: "Open: Second"))
        #expect(first.lowerBound < second.lowerBound)
        #expect(words.contains("Pending Ann Aas"))
        #expect(!page.contains("id=\"field.tasks\""))
    }

    @Test("show the clocks of the service level with what has been used, due and paused")
    func service() async throws {
        // Opened at 20:00, answered at 20:30: 30 of 60 minutes. Until midnight, when the day of the
        // build begins, four hours less one of pause: 3 of 10 hours; due at 20:00 + 10 + 1 hours.
        let words = try Self.words("sla", of: try await Self.page("tickets/acme/1/index.html"))
        #expect(words.contains("Fast"))
        #expect(words.contains("First answer Met 30 min of 1 h used"))
        #expect(words.contains("Solution In time 3 h of 10 h used due 1 Mar 2026, 07:00"))
        #expect(words.contains("Paused from 28 Feb 2026, 21:00 to 28 Feb 2026, 22:00"))
    }

    @Test("name relatives by how they are related, from both sides")
    func related() async throws {
        let one = try Self.words("related", of: try await Self.page("tickets/acme/1/index.html"))
        #expect(one.contains("Blocks Other"))
        let page = try await Self.page("tickets/acme/2/index.html")
        #expect(try Self.words("related", of: page).contains("Blocked by Broken"))
        #expect(!page.contains("from.related_from"))
    }

    @Test("set apart what only the team reads, and keep it from others")
    func replies() async throws {
        let inside = try await Self.page("tickets/acme/3/index.html")
        #expect(inside.contains("Forgotten again."))
        #expect(inside.matches(of: /class="reply-note"/).count == 1)
        let outside = try await Self.page("tickets/acme/3/index.html", for: .acme)
        #expect(outside.contains("Try the other key."))
        #expect(!outside.contains("Forgotten again."))
        #expect(!outside.contains("reply-note"))
    }

    @Test("tell people outside nothing of clocks and turns")
    func outside() async throws {
        let page = try await Self.page("tickets/acme/1/index.html", for: .acme)
        #expect(!page.contains("panel.sla"))
        #expect(!page.contains("panel.events"))
        #expect(page.contains("panel.tasks"))
        #expect(!page.contains("Part came"))
    }
}
