import HeliosText
import Testing

@Suite("Suggestions")
struct SuggestionTests {
    @Test(
        "find the nearest name",
        arguments: [
            ("assigned_too", ["owner", "assigned_to"], "assigned_to"), ("nmae", ["name"], "name"),
            ("Name", ["name", "names"], "name"), ("sta", ["status", "state"], nil),
            ("", ["a"], nil), ("x", ["y"], "y"), ("colour", ["color", "colors"], "color"),
            ("abcdef", ["abcdxx", "abcdyy"], "abcdxx"), ("zzzz", ["name"], nil), ("name", [], nil),
        ] as [(String, [String], String?)]
    )
    func nearest(text: String, names: [String], expected: String?) {
        #expect(Suggestion.nearest(to: text, among: names) == expected)
    }

    @Test(
        "count edits",
        arguments: [
            ("abc", "abc", 0), ("abc", "abd", 1), ("abc", "acb", 1), ("abc", "ab", 1),
            ("", "abc", 3),
            ("kitten", "sitting", 3), ("ca", "abc", 3),
        ]
    )
    func distance(left: String, right: String, expected: Int) {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        #expect(Suggestion.distance(left, right, atMost: 9) == expected)
        #expect(Suggestion.distance(right, left, atMost: expected) == expected)
        #expect(Suggestion.distance(left, right, atMost: expected - 1) == nil)
    }

    @Test("stay quick for long names")
    func long() {
        let name = String(repeating: "a", count: 100_000)
        #expect(Suggestion.nearest(to: name, among: [name, "a"]) == nil)
    }
}

@Suite("Terminal text")
struct TerminalTextTests {
    @Test(
        "shows what would be hidden",
        arguments: [
            ("plain é 😀 👨‍👩‍👧", "plain é 😀 👨‍👩‍👧"), ("a\u{1B}[2Jb", "a\\u{1B}[2Jb"),
            ("a\r\nb", "a\\u{D}\\u{A}b"),
            ("\u{202E}x\u{200B}", "\\u{202E}x\\u{200B}"), ("\u{9B}31m", "\\u{9B}31m"),
            ("\u{0}", "\\u{0}"),
            ("\t", "\\u{9}"), ("e\u{301}\u{1B}", "e\u{301}\\u{1B}"),
        ]
    )
    func printable(text: String, expected: String) {
        #expect(TerminalText.printable(text) == expected)
    }
}

@Suite("Bytes")
struct BytesTests {
    @Test("tell canonically equal texts apart")
    func same() {
        #expect("caf\u{e9}" == "cafe\u{301}")
        #expect(!"caf\u{e9}".hasSameBytes(as: "cafe\u{301}"))
        #expect("".hasSameBytes(as: ""))
    }

    @Test("see a prefix or suffix that a mark hides")
    func affixes() {
        #expect("../\u{301}x".hasBytePrefix("../"))
        #expect(!"..".hasBytePrefix("../"))
        #expect("a\r\n".hasByteSuffix("\n"))
        #expect("x".hasByteSuffix(""))
        #expect(!"x".hasByteSuffix("yx"))
        #expect("a\r\nb".contains(byte: ASCII.lineFeed))
    }

    @Test(
        "split and trim",
        arguments: [
            ("a/b", ["a", "b"]), ("/a//b/", ["", "a", "", "b", ""]), ("", [""]),
            ("a/\u{301}b", ["a", "\u{301}b"]),
        ]
    )
    func split(text: String, expected: [String]) {
        #expect(text.split(onByte: ASCII.slash) == expected)
    }

    @Test(
        "trim only blanks",
        arguments: [
            (" \ta b\t ", "a b"), ("", ""), (" \t", ""), ("\u{A0}a", "\u{A0}a"), ("a\n", "a\n"),
            (" \u{301}a", "\u{301}a"),
        ]
    )
    func trim(text: String, expected: String) {
        #expect(text.trimmingBlanks().hasSameBytes(as: expected))
    }

    @Test("drop and sort")
    func order() {
        #expect("é=x".dropping(bytes: 3) == "x")
        #expect(["b", "é", "Z", "a"].sortedByBytes() == ["Z", "a", "b", "é"])
    }

    @Test(
        "are sorted into classes",
        arguments: [
            ("0", true, false, true), ("9", true, false, true), ("/", false, false, false),
            (":", false, false, false), ("a", false, true, true), ("F", false, true, true),
            ("g", false, true, false), ("@", false, false, false), ("[", false, false, false),
            ("`", false, false, false), ("{", false, false, false),
        ]
    )
    func classes(text: String, digit: Bool, letter: Bool, hex: Bool) throws {
        let byte = try #require(text.utf8.first)
        #expect(byte.isASCIIDigit == digit)
        #expect(byte.isASCIILetter == letter)
        #expect(byte.isASCIIHexDigit == hex)
        #expect((byte.hexDigitValue != nil) == hex)
    }

    @Test("have their values as digits")
    func hex() {
        #expect("09afAF".utf8.map(\.hexDigitValue) == [0, 9, 10, 15, 10, 15])
        #expect("aZ9é".utf8.map(\.asciiLowercased) == Array("az9é".utf8))
    }

    @Test(
        "are encoded in a URI path",
        arguments: [
            ("a/b-c_d.e~f", "a/b-c_d.e~f"), ("a b%", "a%20b%25"), ("é", "%C3%A9"),
            ("a:b?c#d", "a%3Ab%3Fc%23d"),
        ]
    )
    func percent(text: String, expected: String) {
        #expect(PercentEncoding.path(text) == expected)
    }
}
