import HeliosRecords
import Testing

@Suite("Hostile texts")
struct HostileValueTests {
    static let huge: [String] = [
        String(repeating: "1", count: 1_000_000), String(repeating: "a.", count: 500_000),
        String(repeating: "é", count: 500_000), String(repeating: ":", count: 1_000_000),
        "https://" + String(repeating: "@", count: 1_000_000),
        "2026-03-31" + String(repeating: "\u{301}", count: 500_000),
    ]

    @Test(
        "refuses a megabyte, and quotes 40 characters of it at most",
        arguments: FieldType.scalars
    )
    func megabytes(type: FieldType) {
        for text in Self.huge {
            do throws(ValueError) {
                _ = try type.parse(text)
                #expect(["string", "text", "markdown", "hex", "path"].contains(type.name))
            } catch {
                #expect(error.message.unicodeScalars.count < 200)
                #expect((error.help ?? "").unicodeScalars.count < 200)
            }
        }
    }

    @Test("shows hidden characters in a message")
    func hidden() {
        let error = #expect(throws: ValueError.self) {
            try FieldType.date.parse("2026\u{202E}-01-01\u{1B}[2J")
        }
        #expect(error?.message == "'2026\\u{202E}-01-01\\u{1B}[2J' is not a date")
    }

    @Test("does not take a composed character for the ASCII it begins with")
    func combining() {
        for type in FieldType.scalars where !["string", "text", "markdown"].contains(type.name) {
            for text in ["true\u{338}", "low\u{338}", "NO\u{338}", "\u{37E}", "\u{212A}"] {
                let value = try? type.parse(text)
                #expect(value == nil || type == .path, "\(type.name)")
            }
        }
    }
}
