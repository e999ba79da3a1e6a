import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("Three-valued logic")
struct TruthTests {
    private func truth(of condition: String, about id: String) async throws -> Truth {
        let graph = await QuerySample.graph()
        let parsed = QueryParser.condition(
            SpannedText(condition),
            kind: QuerySample.kind,
            schema: QuerySample.schema
        )
        #expect(parsed.diagnostics == [])
        let condition = try #require(parsed.value)
        let record = try #require(graph.number(of: RecordID(kind: "device", id: id)))
        return condition.evaluate(record, on: graph, in: QuerySample.environment)
    }

    /// `managed = true` is yes, `managed = false` no, and `seats = 1` unknown for `spare`.
    private static let operands: [(text: String, value: Truth)] = [
        ("state = archived", .yes), ("state = active", .no), ("seats = 1", .unknown),
    ]

    @Test("joins with 'and' and 'or' as Kleene's tables say", arguments: 0..<9)
    func tables(row: Int) async throws {
        let and: [Truth] = [.yes, .no, .unknown, .no, .no, .no, .unknown, .no, .unknown]
        let or: [Truth] = [.yes, .yes, .yes, .yes, .no, .unknown, .yes, .unknown, .unknown]
        let (left, right) = (Self.operands[row / 3].text, Self.operands[row % 3].text)
        #expect(try await truth(of: "\(left) and \(right)", about: "spare") == and[row])
        #expect(try await truth(of: "\(left) or \(right)", about: "spare") == or[row])
    }

    @Test("negates with 'not'", arguments: [0, 1, 2])
    func negation(row: Int) async throws {
        let (text, value) = Self.operands[row]
        #expect(try await truth(of: "not (\(text))", about: "spare") == value.negated)
    }

    @Test(
        "does not know what is missing",
        arguments: [
            ("seats = 1", Truth.unknown), ("seats != 1", .unknown), ("seats in (1, 2)", .unknown),
            ("labels contains \"x\"", .unknown), ("holder = ann", .unknown),
            ("holder.name = \"x\"", .unknown), ("seats + 1 > 0", .unknown),
            ("managed", .unknown), ("not managed", .unknown), ("max(speeds) > 1", .unknown),
            ("users = holder", .unknown), ("ip within \"10.0.0.0/8\"", .unknown),
            ("seats is missing", .yes), ("has seats", .no), ("holder.name is present", .no),
            ("has labels", .no), ("count(labels) = 0", .yes), ("any(labels)", .no),
            ("any(users where primary)", .no), ("all(users where primary)", .yes),
            ("(seats = 1) is missing", .yes), ("(seats = 1) = true", .unknown),
        ]
    )
    func missing(condition: String, value: Truth) async throws {
        #expect(try await truth(of: condition, about: "spare") == value)
    }

    @Test(
        "does not know what cannot be calculated",
        arguments: [
            "seats / 0 = 1", "9223372036854775807 + seats = 1", "9223372036854775807 * 9 = 1",
            "cost + 1 EUR = 1 EUR", "today + 9999999999d > today", "cost < 1 EUR",
            "-9223372036854775807 - seats = 1", "now - 999999999999d < now",
            "bought - 9999999999d < today", "rotate * 9223372036854775807 > 1d",
        ]
    )
    func incalculable(condition: String) async throws {
        #expect(try await truth(of: condition, about: "laptop") == .unknown)
    }

    @Test(
        "calculates exactly",
        arguments: [
            "0.1 + 0.2 = 0.3", "1 / 3 = 0.333333", "2 / 3 = 0.666667", "-2 / 3 = -0.666667",
            "1 + 2 * 3 = 7", "(1 + 2) * 3 = 9", "10 - 2 - 3 = 5", "-(2) + 3 = 1", "7 / 2 = 3.5",
            "2 * 0.5 = 1", "1d / 2 = 12h", "90m = 1h30m", "1w = 7d",
            "2026-03-01 - 2026-02-01 = 28d",
            "2026-02-28 + 1d = 2026-03-01", "2026-03-01 - 90m = 2026-02-28",
            "2026-03-01 + 90m = 2026-03-01", "1.5 NOK * 2 = 3 NOK", "100000000 * 0.00000001 = 1",
            "0.00000000000000001 * 0.5 < 0.00000000000000001",
            "today - seen = 0d", "seen - today = 0d", "now + 12h > now",
        ]
    )
    func exact(condition: String) async throws {
        #expect(try await truth(of: condition, about: "laptop") == .yes)
    }
}
