import HeliosRecords
import Testing

@testable import HeliosSite

/// A small desk whose figures can be counted by hand, on 1 March 2026.
enum Desk {
    static let files: [String: String] = [
        "organizations/fjord.yaml": """
        {name: Fjord Line, domain: fjord.example, timezone: Etc/UTC, business_days: [1, 2, 3, 4, 5],
        business_hours: {start: "09:00", end: "17:00"}}
        """,
        "clients/acme/client.yaml": "{name: Acme}",
        "users/anna.yaml": "{name: Anna, email: anna@fjord.example}",
        "users/bo.yaml": "{name: Bo, email: bo@fjord.example}",
        "ticket_statuses/open.yaml": "{name: Open, color: \"#0000ff\", order: 1}",
        "ticket_statuses/wait.yaml":
            "{name: Waiting, color: \"#0000ff\", order: 2, pauses_sla: true}",
        "ticket_statuses/done.yaml":
            "{name: Done, color: \"#00ff00\", order: 3, is_resolved: true}",
        "slas/fast.yaml": """
        {name: Fast, response_minutes: 60, resolution_minutes: 240, business_hours_only: true}
        """,
        // Friday 16:30 to Monday 10:00: half an hour and an hour of work.
        "tickets/1.md": """
        ---
        {number: 1, subject: Over a weekend, status: done, assigned_to: anna, sla: fast,
        opened_at: 2026-02-06T16:30:00Z, first_response_at: 2026-02-06T16:45:00Z,
        resolved_at: 2026-02-09T10:00:00Z}
        ---
        """,
        // Monday 9:00 to Tuesday 9:30: eight hours and a half, of which it waits for none.
        "tickets/2.md": """
        ---
        {number: 2, subject: Too slow, status: done, assigned_to: anna, sla: fast,
        opened_at: 2026-02-16T09:00:00Z, first_response_at: 2026-02-16T11:00:00Z,
        resolved_at: 2026-02-17T09:30:00Z, time_spent: 90m}
        ---
        """,
        // The same, but it waits from 10:00 to 17:00.
        "tickets/3.md": """
        ---
        number: 3
        subject: Waited
        status: done
        assigned_to: bo
        sla: fast
        opened_at: 2026-02-16T09:00:00Z
        first_response_at: 2026-02-16T09:30:00Z
        resolved_at: 2026-02-17T09:30:00Z
        events:
          - {type: status, at: "2026-02-16T10:00:00Z", from: open, to: wait}
          - {type: status, at: "2026-02-16T17:00:00Z", from: wait, to: open}
        ---
        """,
        "tickets/4.md": """
        ---
        {number: 4, subject: Nobody's, status: open, opened_at: 2026-01-20T09:00:00Z,
        due_at: 2026-02-20T09:00:00Z}
        ---
        """,
        "software/office.yaml": "{name: Office, software_type: desktop_app}",
        "software_licenses/full.yaml": """
        {name: Full, software: office, license_type: user, seats: 1, assigned_users: [anna, bo]}
        """,
        "software_licenses/room.yaml": """
        {name: Room, software: office, license_type: user, seats: 5, assigned_users: [anna]}
        """,
        "software_licenses/synced.yaml": """
        {name: Synced, software: office, license_type: user, total_units: 10, consumed_units: 4}
        """,
        "assets/old.yaml": """
        {name: Old, asset_type: laptop, make: A, status: deployed, install_date: 2019-03-20,
        warranty_expires: 2022-03-20, assigned_to: [anna], cost: 100.50 NOK}
        """,
        "assets/new.yaml": """
        {name: New, asset_type: laptop, make: A, status: deployed, install_date: 2025-03-02,
        warranty_expires: 2026-04-01, cost: 200 NOK}
        """,
        "assets/gone.yaml": """
        {name: Gone, asset_type: server, make: A, status: retired, install_date: 2010-01-01}
        """,
        "domains/fjord.yaml": "{fqdn: fjord.example, expires: 2026-03-15}",
        "domains/acme.yaml": "{fqdn: acme.example, expires: 2026-02-27}",
        "reports/laptops.yaml": """
        {name: Laptops, subject_kind: asset, filter: asset_type = laptop,
        columns: [name, cost], group_by: status, sort: name desc}
        """,
    ]

    /// The figures of this desk.
    static func figures() async throws -> Figures {
        let plan = try await Portal(files).plan().value
        return plan.figures.value
    }

    /// The rows of a file of its portal.
    static func rows(_ path: String) async throws -> [String] {
        let pages = try await Portal(files).render()
        let text = try #require(pages[path])
        return text.split(whereSeparator: \.isNewline).map(String.init)
    }
}

@Suite("Reports")
struct ReportTests {
    @Test("count seats, those that another system counts as well")
    func licences() async throws {
        #expect(
            try await Desk.rows("reports/licences.csv") == [
                "record,state,seats,used,free",
                "software_license:full,over,1,2,-1",
                "software_license:room,room,5,1,4",
                "software_license:synced,room,10,4,6",
            ]
        )
    }

    @Test("tell how old things are and when they should be retired")
    func warranty() async throws {
        #expect(
            try await Desk.rows("reports/warranty.csv") == [
                "record,type,in_use_since,age_years,warranty_expires,retire_by",
                "asset:old,laptop,2019-03-20,6,2022-03-20,2026-03-20",
                "asset:new,laptop,2025-03-02,0,2026-04-01,2032-03-02",
            ]
        )
    }

    @Test("tell what runs out, the earliest first")
    func expiries() async throws {
        #expect(
            try await Desk.rows("reports/expiries.csv") == [
                "record,kind,field,date,days", "domain:acme,domain,expires,2026-02-27,-2",
                "domain:fjord,domain,expires,2026-03-15,14",
            ]
        )
    }

    @Test("count tickets by person, with the time that they took")
    func tickets() async throws {
        // The first took 2 days, 17 hours and a half, the second a day and half an hour.
        let average = (235_800 + 88_200) / 2
        #expect(
            try await Desk.rows("reports/tickets.csv") == [
                "client,assignee,opened,closed,open,average_seconds_to_resolve,seconds_worked",
                "Fjord Line,user:anna,2,2,0,\(average),5400",
                "Fjord Line,user:bo,1,1,0,88200,0", "Fjord Line,,1,0,1,,0",
            ]
        )
    }

    @Test("count promises in office hours and without pauses")
    func serviceLevels() async throws {
        #expect(
            try await Desk.rows("reports/service-levels.csv") == [
                """
                service_level,clock,client,month,tickets,answers_met,answers_breached,\
                solutions_met,solutions_breached,kept_percent
                """,
                "sla:fast,business_hours,Fjord Line,2026-02,3,2,1,2,1,66",
            ]
        )
    }

    @Test("that were saved group their rows and add them up")
    func saved() async throws {
        let pages = try await Portal(Desk.files).render()
        let page = try #require(pages["reports/laptops/index.html"])
        #expect(
            page.contains(
                """
                <code>asset where asset_type = laptop select status, name, cost \
                order by status, name desc</code>
                """
            )
        )
        #expect(page.contains("300.50"))
        #expect(page.contains("As of 1 March 2026"))
        let csv = try #require(pages["reports/laptops.csv"])
        #expect(
            csv == """
                record,status,name,cost\r
                asset:old,deployed,Old,100.50 NOK\r
                asset:new,deployed,New,200.00 NOK\r

                """
        )
    }

    @Test("show an audience no more than it may see")
    func audience() async throws {
        var files = Desk.files
        for (path, text) in files where path.hasPrefix("assets/") || path.hasPrefix("reports/") {
            files[path] = text.replacing("{name", with: "{visibility: client, name")
        }
        let pages = try await Portal(files).render(for: .acme)
        #expect(pages["reports/tickets.csv"] == nil)
        #expect(pages["reports/licences.csv"] == nil)
        for (path, text) in pages where path.hasPrefix("reports/") {
            #expect(!text.contains("100.50"), "\(path)")
        }
    }

    @Test("read nothing again that has not changed")
    func extracts() async throws {
        let figures = try await Desk.figures()
        #expect(figures.tickets.count == 4)
        #expect(figures.tickets.count { $0.isOpen } == 1)
        #expect(figures.tickets.map(\.worked) == [0, 5_400, 0, 0])
        #expect(figures.things.map(\.type) == [0, 0])
    }
}
