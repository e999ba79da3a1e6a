import Testing

@testable import HeliosSpecs

@Suite("Text of specifications")
struct TextTests {
    @Test(
        "becomes well-formed by one U+FFFD for each maximal part",
        arguments: [
            ([0x61, 0xFF, 0x62], "a\u{FFFD}b"), ([0xC3], "\u{FFFD}"), ([0xC3, 0x28], "\u{FFFD}("),
            ([0xE2, 0x82], "\u{FFFD}"), ([0xE2, 0x82, 0x41], "\u{FFFD}A"),
            ([0xE0, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0xED, 0xA0, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0xF0, 0x9F, 0x98], "\u{FFFD}"),
            ([0xF0, 0x80, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0xF4, 0x90, 0x80, 0x80], "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
            ([0xF5, 0x80], "\u{FFFD}\u{FFFD}"), ([0xC0, 0xAF], "\u{FFFD}\u{FFFD}"),
            ([0xF0, 0x9F, 0x98, 0x80], "😀"), ([0xEF, 0xBF, 0xBF], "\u{FFFF}"),
            (
                [0xE1, 0x80, 0xE2, 0xF0, 0x91, 0x92, 0xF1, 0xBF, 0x41],
                "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A"
            ),
        ] as [([UInt8], String)]
    )
    func repairs(bytes: [UInt8], text: String) {
        #expect(SpecText(file: bytes).bytes == Array(text.utf8))
    }

    @Test(
        "ends lines by line feeds alone",
        arguments: [
            ("a\r\nb\rc\n", "a\nb\nc\n"), ("\r\r\n\n", "\n\n\n"), ("a\r", "a\n"),
            ("a\u{85}b\u{2028}c", "a\u{85}b\u{2028}c"),
        ]
    )
    func lineEnds(raw: String, text: String) {
        #expect(SpecText(file: Array(raw.utf8)).bytes == Array(text.utf8))
    }

    @Test(
        "is blank if only ECMAScript's white space is in it",
        arguments: [
            "\t\u{B}\u{C} \u{A0}\u{1680}", "\u{2000}\u{200A}\u{2028}\u{2029}",
            "\u{202F}\u{205F}\u{3000}\u{FEFF}", "",
        ]
    )
    func blank(text: String) {
        let text = SpecText(lines: Array(text.utf8))
        #expect(text.isBlank(0..<text.bytes.count))
        #expect(text.trimmed(0..<text.bytes.count).isEmpty)
    }

    @Test(
        "is not blank for what only looks like it",
        arguments: ["\u{85}", "\u{200B}", "\u{180E}", "\u{1C}", "\u{1F}", "\u{0}", "\u{2060}"]
    )
    func notBlank(text: String) {
        let text = SpecText(lines: Array(text.utf8))
        #expect(!text.isBlank(0..<text.bytes.count))
        #expect(text.trimmed(0..<text.bytes.count) == 0..<text.bytes.count)
    }

    @Test("is trimmed at both ends", arguments: ["x", "é", "x y", "😀", "a\u{85}"])
    func trimmed(word: String) {
        let text = SpecText(lines: Array("\u{3000} \u{FEFF}\(word)\u{2028}\t\u{A0}".utf8))
        #expect(text.string(text.trimmed(0..<text.bytes.count)) == word)
    }

    @Test(
        "is as long as its UTF-16",
        arguments: [("", 0), ("aé", 2), ("e\u{301}", 2), ("😀", 2), ("\r\n", 1), ("漢字", 2)]
    )
    func length(text: String, count: Int) {
        let text = SpecText(file: Array(text.utf8))
        #expect(text.utf16Count(0..<text.bytes.count) == count)
    }

    @Test(
        "holds a keyword as a word of capitals",
        arguments: [
            ("It SHALL be", true), ("MUST", true), ("**SHALL**", true), ("(MUST)", true),
            ("x-MUST-y", true), ("éMUSTé", true), ("茶壶MUST保持", true), ("SHALL.", true),
            ("MUSTARD MUST", true), ("MUST_NOT", false), ("MUSTARD", false), ("MUST2", false),
            ("_SHALL_", false), ("shall", false), ("Must", false), ("SHAL L", false), ("", false),
            ("2MUST", false),
        ]
    )
    func keyword(text: String, isThere: Bool) {
        let text = SpecText(file: Array(text.utf8))
        #expect(text.hasKeyword(0..<text.bytes.count) == isThere)
    }

    @Test("tells columns in scalars")
    func columns() throws {
        let text = SpecText(file: Array("é😀 x\n".utf8))
        let range = text.sourceRange(7..<8, line: 1)
        #expect(range.start.column == 4)
        #expect(range.end.column == 5)
    }
}
