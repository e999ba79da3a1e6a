import Foundation
import HeliosRecords
import HeliosSite
import Testing

@Suite("The calendar")
struct CalendarTests {
    private static func portal(
        _ files: [String: String],
        for audience: Audience = .everyone,
        language: String = "en"
    ) async throws -> [String: String] {
        var options = SiteOptions.fixed
        options.language = language
        options.domain = "fjord.example"
        options.clock = ZoneClock("Europe/Oslo")
        return try await Portal(files).render(for: audience, options: options)
    }

    @Test(
        "has what lies between the month before and the same month in a year, and what is overdue"
    )
    func span() async throws {
        // Built for 1 March 2026: from 1 February 2026 to 31 March 2027.
        let dates = [
            "late": "2025-06-30", "first": "2026-02-01", "last": "2027-03-31",
            "after": "2027-04-01",
        ]
        let files = dates.map { ("domains/\($0).yaml", "{fqdn: \($0).example, expires: \($1)}") }
        let portal = try await Self.portal(Dictionary(uniqueKeysWithValues: files))
        let months = portal.keys.filter { $0.hasPrefix("calendar/20") }.sorted()
        #expect(months == ["calendar/2026-02/index.html", "calendar/2027-03/index.html"])
        let index = try #require(portal["calendar/index.html"])
        #expect(index.contains("late.example"))
        let file = try #require(portal["expiries.ics"])
        #expect(file.matches(of: /UID:/).count == 3)
        #expect(!file.contains("after"))
    }

    @Test(
        "begins weeks as the region has it",
        arguments: [
            ("en", 1), ("en-US", 7), ("en-GB", 1), ("nb-NO", 1), ("ar-EG", 6), ("ja", 7),
            ("dv-MV", 5),
        ]
    )
    func weekStart(language: String, weekday: Int) async throws {
        let portal = try await Self.portal(
            ["domains/a.yaml": "{fqdn: a.example, expires: 2026-03-31}"],
            language: language
        )
        let page = try #require(portal["calendar/index.html"])
        let table = try #require(page.split(separator: "<table class=\"calendar\">").last)
        let first = try #require(table.range(of: "datetime=\"2026-03-01\""))
        // 1 March 2026 is a Sunday: so many cells stand before it.
        let cells = table[..<first.lowerBound].components(separatedBy: "<td ").count - 2
        #expect(cells == (7 - weekday) % 7)
    }

    @Test("writes lines of at most 75 bytes, which break no character")
    func folding() async throws {
        let name = String(repeating: "blåbærsyltetøy, ", count: 9)
        let portal = try await Self.portal(
            [
                "vendors/a.yaml": "name: A",
                "contracts/a.md":
                    "---\nname: \"\(name)x\"\ntype: break_fix\nvendor: a\nend: 2026-03-31\n---\nText.\n",
            ]
        )
        let file = try #require(portal["expiries.ics"])
        let lines = file.split(separator: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 })
        #expect(file.hasSuffix("END:VCALENDAR\r\n"))
        let unfolded = file.replacing("\r\n ", with: "")
        #expect(unfolded.contains("SUMMARY:" + name.replacing(",", with: "\\,") + "x: Ends\r\n"))
    }

    @Test("calls a date in other programs what it is called for ever, as of the day of the build")
    func names() async throws {
        let portal = try await Self.portal(
            ["domains/a.yaml": "{fqdn: a.example, expires: 2026-03-31}"],
            language: "de"
        )
        let file = try #require(portal["expiries.ics"])
        for line in [
            "UID:domain/a/expires@fjord.example", "DTSTAMP:20260301T000000Z",
            "DTSTART;VALUE=DATE:20260331", "DTEND;VALUE=DATE:20260401",
        ] {
            #expect(file.contains("\r\n\(line)\r\n"), "\(line)")
        }
    }

    @Test("tells readers of the feed each alert that has come due, and escapes what it says")
    func feed() async throws {
        // Built for 1 March 2026 in Oslo, an hour ahead of UTC: 45 days before is 14 February, and
        // 30 days before is the day itself; 90 days before is as far back as it goes.
        let portal = try await Self.portal([
            "vendors/a.yaml": "name: A",
            "contracts/a.md":
                "---\nname: \"<Lift> & more\"\ntype: break_fix\nvendor: a\nend: 2026-03-31\n---\nText.\n",
        ])
        let feed = try #require(portal["feed.xml"])
        let ids = feed.matches(of: /<id>tag:fjord\.example,2026:([^<]*)<\/id>/).map {
            String($0.1)
        }
        #expect(ids == ["feed"] + [30, 45, 90].map { "contract/a/end/2026-03-31/\($0)" })
        let times = feed.matches(of: /<updated>([^<]*)<\/updated>/).map { String($0.1) }
        #expect(
            times == [
                "2026-02-28T23:00:00Z", "2026-02-28T23:00:00Z", "2026-02-13T23:00:00Z",
                "2025-12-30T23:00:00Z",
            ]
        )
        #expect(feed.contains("&lt;Lift&gt; &amp; more"))
        #expect(!feed.contains("<Lift>"))
    }

    @Test("shows an audience its own dates alone")
    func audience() async throws {
        let files = [
            "clients/acme.yaml": "name: Acme",
            "clients/acme/domains/a.yaml":
                "{fqdn: shown.example, expires: 2026-03-31, visibility: client}",
            "domains/b.yaml": "{fqdn: hidden.example, expires: 2026-03-30}",
        ]
        let portal = try await Self.portal(files, for: .acme)
        #expect(try #require(portal["calendar/2026-03/index.html"]).contains("shown.example"))
        for (path, text) in portal { #expect(!text.contains("hidden.example"), "\(path)") }
        let none = try await Self.portal(
            ["domains/b.yaml": "{fqdn: b.example, expires: 2026-03-30}"],
            for: .acme
        )
        #expect(none["calendar/index.html"] == nil)
        #expect(none["feed.xml"] == nil)
    }
}
