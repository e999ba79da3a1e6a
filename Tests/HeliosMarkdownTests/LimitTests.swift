import HeliosDiagnostics
import HeliosMarkdown
import Testing

@Suite("Limits")
struct LimitTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let expected: [String]
        init(_ name: String, _ text: String, _ expected: String...) {
            testDescription = name
            self.text = text
            self.expected = expected
        }
    }

    private static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    private static let rows = "| a | b |\n|---|---|\n"

    @Test(
        "are reported once, where they are broken",
        arguments: [
            Example("size", repeated("a\n\n", 90_000), "too-large 1:1"),
            Example("paragraph", "x\n\n" + repeated("abcdefg\n", 4_097), "paragraph-too-long 3:1"),
            Example("one line", repeated("abc ", 9_000), "paragraph-too-long 1:1"),
            Example("word", "é " + repeated("a", 4_097), "word-too-long 1:3"),
            Example(
                "parentheses",
                "http://a.example/" + repeated(")", 60_000),
                "word-too-long 1:1"
            ),
            Example(
                "wide header",
                repeated("| a ", 65) + "\n" + repeated("|---", 65),
                "table-too-wide 1:1"
            ),
            Example(
                "wide header, no match",
                repeated("| a ", 500) + "\n| - |",
                "table-too-wide 1:1"
            ),
            Example("wide delimiter", "| a |\n" + repeated("| - ", 500), "table-too-wide 1:1"),
            Example(
                "cells",
                "t\n\n" + repeated("|a", 50) + "\n" + repeated("|-", 50) + "\n"
                    + repeated("|x\n", 1_000),
                "table-too-large 3:1"
            ),
            Example(
                "wide rows",
                "x\n\n| a |\n|-|\n" + repeated("| a", 100),
                "table-too-wide 3:1"
            ),
            Example(
                "cells of all tables",
                repeated("|a|b|\n|-|-|\n|c|\n\n", 12_501),
                "table-too-large 50001:1"
            ),
            Example("instructions", repeated("a <?\n\n", 20_001), "too-many-brackets 40001:3"),
            Example(
                "rows without a table",
                repeated("aaaa|aa\n", 5_000) + "|-|",
                "paragraph-too-long 1:1"
            ),
            Example(
                "lazy rows",
                "> p\n" + rows + repeated("| a | b |\n", 5_000),
                "paragraph-too-long 1:1"
            ),
            Example(
                "rows below a list",
                "- p\n" + rows + repeated("| a | b |\n", 5_000),
                "paragraph-too-long 1:1"
            ),
            Example("brackets", repeated("[[[[[[[[[[\n\n", 2_001), "too-many-brackets 4001:1"),
            Example("definition", "x\n\n[a]: /" + repeated("a b ", 600), "reference-too-long 3:1"),
            Example(
                "definition's title",
                "[a]: /a\n[b]: /b '" + repeated("x y z\n", 400) + "'",
                "reference-too-long 2:1"
            ),
            Example(
                "definition over lines",
                "[a\nb]:\n<" + repeated("a ", 1_100) + ">",
                "reference-too-long 1:1"
            ),
            Example("quotes", "a\n\n" + repeated(">", 101), "too-deep 3:1"),
            Example("quoted quotes", repeated("> ", 101) + "x", "too-deep 1:1"),
            Example("lists", repeated("- ", 101) + "x", "too-deep 1:1"),
            Example(
                "lists over lines",
                (0...101).map { repeated("  ", $0) + "- x\n" }.joined(),
                "too-deep 101:1"
            ),
            Example(
                "not a fence in a list",
                "- a\n  ```\n" + repeated("a", 5_000),
                "word-too-long 3:1"
            ),
            Example(
                "not a fence in HTML",
                "<div>\n```\n\n" + repeated("a", 5_000),
                "word-too-long 4:1"
            ),
            Example(
                "not a fence in a comment",
                "<!--\n\n```\n-->\n" + repeated("a", 5_000),
                "word-too-long 5:1"
            ),
            Example(
                "not a fence with a tick",
                "``` a`\n" + repeated("a", 5_000),
                "word-too-long 2:1"
            ),
        ]
    )
    func refuses(example: Example) {
        let checked = Rendering.parse(example.text)
        let found = checked.diagnostics.map { diagnostic in
            let start = diagnostic.span.range.start
            return "\(diagnostic.id.rawValue.dropFirst(9)) \(start.line):\(start.column)"
        }
        #expect(found == example.expected)
        #expect(checked.value.isEmpty)
    }

    @Test(
        "let through what people write",
        arguments: [
            Example("long table", rows + repeated("| some text | and more of it |\n", 5_000)),
            Example(
                "long quoted table",
                "> | a | b |\n> |---|---|\n"
                    + repeated("> | some text | and more of it |\n", 2_000)
            ),
            Example("long code", "```\n" + repeated(repeated("[", 5_000) + "\n", 40) + "```\n"),
            Example("64 columns", repeated("| a ", 64) + "|\n" + repeated("|---", 64) + "|\n| b |"),
            Example("many definitions", (0..<200).map { "[r\($0)]: /p\($0)\n" }.joined()),
            Example("many paragraphs", repeated("word word word\n\n", 10_000)),
            Example("deep indentation", "    " + repeated(" ", 300) + "code"),
            Example("rules", "- - - - -\n\n* * * * * * *\n\n----------"),
        ]
    )
    func accepts(example: Example) {
        let checked = Rendering.parse(example.text)
        #expect(checked.diagnostics.isEmpty)
        #expect(!checked.value.isEmpty || example.testDescription == "many definitions")
    }

    @Test(
        "of characters",
        arguments: [
            Example("NUL", "a\0b", "1:2"), Example("escape", "é\u{1B}[0m", "1:2"),
            Example("delete", "\u{7F}", "1:1"), Example("lone return", "a\rb", "1:2"),
            Example("next line", "a\u{85}b", "1:2"), Example("separator", "a\n\u{2028}", "2:1"),
            Example("direction", "a\u{202E}b", "1:2"), Example("mark", "\u{FEFF}a", "1:1"),
            Example("zero width", "a\u{200B}b", "1:2"), Example("tag", "a\u{E0041}", "1:2"),
            Example("control in code", "```\n\u{1}\n```", "2:1"),
            Example("in indented code", "    a\u{202E}", "1:6"),
            Example("in a span", "`\u{202E}`", "1:2"),
            Example("behind code", "```\n```\n\u{200B}", "3:1"),
            Example("each", "\u{200B}\u{200B}", "1:1", "1:2"),
            Example("in code", "```\n\u{202E}\u{200B}\n```"),
            Example("plain", "a\tb\r\nc – “d” … 👩‍👩‍👧 é\u{301} نص עברית 漢字"),
        ]
    )
    func hidden(example: Example) {
        let checked = Rendering.parse(example.text)
        #expect(checked.diagnostics.allSatisfy { $0.id == .source(.hiddenCharacter) })
        let found = checked.diagnostics.map { diagnostic in
            "\(diagnostic.span.range.start.line):\(diagnostic.span.range.start.column)"
        }
        #expect(found == example.expected)
    }

    @Test("of characters hold for entities")
    func hiddenEntities() {
        let text = "é a&#x202E;b&ZeroWidthSpace;c &#0;"
        #expect(Rendering.html(text) == "<p>é abc \u{FFFD}</p>\n")
        let checked = Rendering.parse(text)
        #expect(checked.diagnostics.map(\.id.rawValue) == ["source.hidden-character"])
        #expect(checked.diagnostics.first?.span.range.start == SourcePosition(line: 1, column: 4))
    }

    @Test("keep bytes that are not UTF-8 out")
    func encoding() {
        let checked = MarkdownParser.parse([0x61, 0xFF], path: "note.md")
        #expect(checked.diagnostics.map(\.id.rawValue) == ["source.not-utf8"])
    }
}
