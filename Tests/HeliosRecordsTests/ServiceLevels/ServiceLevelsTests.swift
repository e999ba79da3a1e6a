import HeliosRecords
import Testing

@Suite("Service levels of records")
struct ServiceLevelsTests {
    @Test(
        "come from the record, its owner's choice, everybody's choice, or conditions",
        arguments: [
            // It names one itself.
            ("tickets/1.md", "subject: A\npriority: low\nsla: fast", "fast"),
            // The client's choice beats everybody's, also where it says that there is none.
            ("clients/acme/tickets/1.md", "subject: A\npriority: high", "acme/own"),
            ("clients/acme/tickets/1.md", "subject: A\npriority: urgent", nil),
            ("clients/other/tickets/1.md", "subject: A\npriority: high", "slow"),
            ("tickets/1.md", "subject: A\npriority: high", "slow"),
            // Without a choice for the priority conditions decide, more of them first.
            ("tickets/1.md", "subject: A\npriority: medium\nticket_type: incident", "conditional"),
            (
                "tickets/1.md",
                "subject: A\npriority: medium\nticket_type: incident\ncategory: disk",
                "picky"
            ),
            ("tickets/1.md", "subject: A\npriority: medium\nticket_type: request", nil),
            // The priority that is not written is low, for which nobody promises anything.
            ("tickets/1.md", "subject: A\nticket_type: incident", nil),
        ]
    )
    func level(path: String, fields: String, expected: String?) async throws {
        let graph = try await Self.graph([path: Self.ticket(fields)])
        let levels = try Self.levels(of: graph)
        let promise = levels.promise(for: try Self.ticket(in: graph))
        #expect((promise?.level).map { graph.records[$0].id.id } == expected)
    }

    @Test("count by the hours of the organization, with its holidays")
    func hours() async throws {
        // Opened on Thursday 13 May 2027 at 15:00, an hour before closing time. The 14th is a
        // holiday here; Monday 17 May returns each year. The answer is due within 120 minutes: one
        // hour on Thursday, another on Tuesday 18 May until 09:00.
        let fields = "subject: A\nsla: slow\nopened_at: 2027-05-13T15:00:00+02:00"
        let graph = try await Self.graph(["tickets/1.md": Self.ticket(fields)])
        let levels = try Self.levels(of: graph, now: "2027-05-18T08:30:00+02:00")
        let promise = try #require(levels.promise(for: try Self.ticket(in: graph)))
        let response = try #require(promise.response)
        #expect(response.due?.seconds == Timestamp("2027-05-18T09:00:00+02:00")?.seconds)
        // 60 minutes on Thursday and 30 on Tuesday, of 120: 75 %; the organization warns at 70 %.
        #expect(response.used == 5_400)
        #expect(response.state == .warned)
        #expect(promise.state == .warned)
        #expect(promise.next == response)
        #expect(levels.warningPercent == 70)
    }

    @Test("stand still while the status says so, as the events tell it")
    func pauses() async throws {
        // Opened on Tuesday 11 May at 08:00. On hold from 10:00 (120 minutes) to Wednesday 09:00,
        // solved at 11:00 (another 120): 240 minutes of 600.
        let fields = """
            subject: A
            sla: slow
            opened_at: 2027-05-11T08:00:00+02:00
            resolved_at: 2027-05-12T11:00:00+02:00
            first_response_at: 2027-05-11T10:30:00+02:00
            events:
              - {type: status, at: 2027-05-12T09:00:00+02:00, from: waiting, to: new}
              - {type: assigned, at: 2027-05-11T09:00:00+02:00, to: waiting}
              - {type: status, at: 2027-05-11T10:00:00+02:00, from: new, to: waiting}
            """
        let graph = try await Self.graph(["tickets/1.md": Self.ticket(fields, status: "done")])
        let levels = try Self.levels(of: graph, now: "2027-05-20T08:30:00+02:00")
        let promise = try #require(levels.promise(for: try Self.ticket(in: graph)))
        #expect(promise.pauses.count == 1)
        #expect(promise.resolution?.used == 240 * 60)
        #expect(promise.resolution?.state == .met)
        // The first answer took from 08:00 to 10:30: no status stops that clock. 150 of 120.
        #expect(promise.response?.state == .breached)
        #expect(promise.state == .breached)
        #expect(promise.next == nil)
    }

    @Test("stand still since the last reply where nobody wrote down when the status changed")
    func unknownPause() async throws {
        // Opened on Tuesday 11 May at 08:00, last reply at 09:30: 90 minutes.
        let fields = "subject: A\nsla: slow\nopened_at: 2027-05-11T08:00:00+02:00"
        let reply = """
            ---
            type: public
            at: 2027-05-11T09:30:00+02:00
            author: user:ann
            ---
            Waiting for the part.
            """
        let graph = try await Self.graph([
            "tickets/1/record.md": Self.ticket(fields, status: "waiting"),
            "tickets/1/replies/2027-05-11T0730Z-ann.md": reply,
        ])
        let levels = try Self.levels(of: graph, now: "2027-05-20T08:30:00+02:00")
        let promise = try #require(levels.promise(for: try Self.ticket(in: graph)))
        #expect(promise.resolution?.state == .paused)
        #expect(promise.resolution?.used == 90 * 60)
        #expect(promise.resolution?.due == nil)
        // The reply was the first answer: 90 of 120 minutes.
        #expect(promise.response?.state == .met)
    }

    @Test("take due times that were agreed for the ticket in place of the level's")
    func agreed() async throws {
        // The level gives 600 minutes; the ticket says Wednesday 12 May 10:00, which is 8 + 2 hours
        // from Tuesday 08:00: 600 as well, and an hour earlier is 540.
        let fields = """
            subject: A
            sla: slow
            opened_at: 2027-05-11T08:00:00+02:00
            sla_clock: {resolution_due: 2027-05-12T09:00:00+02:00}
            """
        let graph = try await Self.graph(["tickets/1.md": Self.ticket(fields)])
        let levels = try Self.levels(of: graph, now: "2027-05-11T00:00:00+02:00")
        let promise = try #require(levels.promise(for: try Self.ticket(in: graph)))
        #expect(promise.resolution?.budget == 540 * 60)
        #expect(promise.response?.budget == 120 * 60)
    }

    @Test("begin nowhere for a ticket that does not say when it was opened")
    func unopened() async throws {
        let graph = try await Self.graph(["tickets/1.md": Self.ticket("subject: A\nsla: slow")])
        let promise = try Self.levels(of: graph).promise(for: try Self.ticket(in: graph))
        #expect(promise != nil)
        #expect(promise?.state == nil)
    }

    // MARK: Records

    private static func ticket(_ fields: String, status: String = "new") -> String {
        "---\nnumber: 1\nstatus: \(status)\n\(fields)\n---\n\nHelp.\n"
    }

    private static func levels(
        of graph: RecordGraph,
        now: String = "2027-05-13T12:00:00+02:00"
    ) throws -> ServiceLevels {
        ServiceLevels(of: graph, clock: ZoneClock("UTC"), now: try #require(Timestamp(now)))
    }

    private static func ticket(in graph: RecordGraph) throws -> Int {
        let kind = try #require(graph.schema.kindIndex(named: "ticket"))
        return try #require(graph.records(ofKind: kind).first)
    }

    private static func graph(_ files: [String: String]) async throws -> RecordGraph {
        let schema = SchemaLoader.builtIn().value
        let all = records.merging(files) { $1 }
        let loaded = await MemorySource(files: all).graph(schema: schema)
        #expect(loaded.diagnostics.map(\.message) == [])
        return loaded.value
    }

    private static let records = [
        "organizations/us.yaml": """
        name: Us
        domain: us.example
        timezone: Europe/Oslo
        business_hours: {start: "08:00", end: "16:00"}
        sla_warning_percent: 70
        holidays:
          - {date: 2027-05-14, name: Bridge}
          - {date: 2020-05-17, name: Constitution Day, yearly: true}
        """,
        "clients/acme.yaml": "name: Acme\n",
        "clients/other.yaml": "name: Other\n",
        "users/ann.yaml": "name: Ann\nemail: ann@us.example\n",
        "categories/disk.yaml": "name: Disk\ntype: ticket\n",
        "ticket_statuses/new.yaml": "name: New\norder: 1\ncolor: \"#111111\"\n",
        "ticket_statuses/waiting.yaml":
            "name: Waiting\norder: 2\ncolor: \"#222222\"\npauses_sla: true\n",
        "ticket_statuses/done.yaml":
            "name: Done\norder: 3\ncolor: \"#333333\"\nis_resolved: true\n",
        "slas/fast.yaml": "name: Fast\nresponse_minutes: 15\n",
        "slas/slow.yaml": """
        name: Slow
        response_minutes: 120
        resolution_minutes: 600
        business_hours_only: true
        """,
        "slas/conditional.yaml": """
        name: Conditional
        response_minutes: 30
        conditions: {ticket_type: incident}
        """,
        "slas/picky.yaml": """
        name: Picky
        response_minutes: 30
        conditions: {ticket_type: incident, category: disk}
        """,
        "clients/acme/slas/own.yaml": "name: Own\nresponse_minutes: 30\n",
        "sla_assignments/high.yaml": "name: High\npriority: high\nsla: slow\n",
        "sla_assignments/urgent.yaml": "name: Urgent\npriority: urgent\nsla: fast\n",
        "sla_assignments/low.yaml": "name: Low\npriority: low\nno_sla: true\n",
        "clients/acme/sla_assignments/high.yaml": "name: High\npriority: high\nsla: own\n",
        "clients/acme/sla_assignments/urgent.yaml": "name: U\npriority: urgent\nno_sla: true\n",
    ]
}
