import Foundation
import HeliosRecords
import Testing

@testable import HeliosSite

@Suite("Open tickets over time")
struct OpenTicketsTests {
    /// On 1 March 2026.
    private static let tickets = [
        // Open in January, done in February.
        "opened_at: 2026-01-10T09:00:00Z, resolved_at: 2026-02-09T10:00:00Z, status: done",
        // Waits from the end of January to the middle of February, and is still open.
        """
        opened_at: 2026-01-20T09:00:00Z, status: open, events: [
        {type: status, at: "2026-01-31T10:00:00Z", from: open, to: wait},
        {type: status, at: "2026-02-16T17:00:00Z", from: wait, to: open}]
        """,
        // Opened and done within one month.
        "opened_at: 2026-02-02T09:00:00Z, resolved_at: 2026-02-03T10:00:00Z, status: done",
        // Waits to this day.
        """
        opened_at: 2026-02-20T09:00:00Z, status: wait, events: [
        {type: status, at: "2026-02-21T10:00:00Z", from: open, to: wait}]
        """,
        // Nobody knows since when, or when it was done.
        "status: open", "status: done",
    ]

    /// The last rows of the table below the drawing on the first page.
    private func rows(_ tickets: [String]) async throws -> [String] {
        var files = Desk.files.filter { !$0.key.hasPrefix("tickets/") }
        for (place, fields) in tickets.enumerated() {
            files["tickets/\(place + 1).md"] =
                "---\n{number: \(place + 1), subject: T, \(fields)}\n---\n"
        }
        let pages = try await Portal(files).render()
        let page = try #require(pages["index.html"])
        let parts = page.components(separatedBy: "Open tickets at the end of each month</h2>")
        guard parts.count == 2, let table = parts[1].components(separatedBy: "</table>").first
        else { return [] }
        return table.components(separatedBy: "<tr>").suffix(3).map { row in
            row.replacing(/<[^>]*>/, with: " ").split(separator: " ").joined(separator: " ")
        }
    }

    @Test("tell who waited and who was worked on when a month ended")
    func months() async throws {
        #expect(try await rows(Self.tickets) == ["Jan 2026 1 1", "Feb 1 1", "Mar 2 1"])
    }

    @Test("tell only how many there are where none waits, and nothing without any")
    func plain() async throws {
        #expect(try await rows([Self.tickets[0]]) == ["Jan 2026 1", "Feb 0", "Mar 0"])
        #expect(try await rows([Self.tickets[5]]).isEmpty)
    }
}
