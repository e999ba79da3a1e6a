import HeliosDiagnostics
import Testing

@Suite("Text report")
struct TextReportTests {
    @Test("shows the line, the span, the help and the notes")
    func whole() {
        let text = written(
            .text,
            files: ["b, 100%:x.yaml": "name: 1\nname: 2\n", "a.yaml": "x\n"]
        )
        #expect(
            text == """
                a.yaml:3:2: information: just so you know [yaml.syntax]
                b, 100%:x.yaml:2:1: error: the key '<name>' appears twice [yaml.duplicate-key]
                    2 | name: 2
                      | ^~~~
                  help: keep one
                  b, 100%:x.yaml:1:1: note: first used here
                    1 | name: 1
                      | ^~~~
                c.txt:1:1: warning: odd\\u{1B}[2J [source.unexpected-file]

                412 records, 2,310 links, 9 specs, 1 change, 10 checks, 4 rules checked: \
                1 error, 1 warning, 1 note

                """
        )
    }

    @Test(
        "puts the caret under the span",
        arguments: [
            ("a: bc", range(1, 4, 2), "a: bc", "   ^~"),
            ("a: bc", range(1, 3, 0), "a: bc", "  ^"),
            ("a: bc", range(1, 6, 0), "a: bc", "     ^"),
            ("a: bc", range(1, 99, 5), "a: bc", "     ^"),
            ("\ta\tb", range(1, 4, 1), "\ta\tb", "\t \t^"),
            ("日本: x", range(1, 5, 1), "日本: x", "      ^"),
            ("日本: x", range(1, 1, 2), "日本: x", "^~~~"),
            ("e\u{301}: x", range(1, 5, 1), "e\u{301}: x", "   ^"),
            ("\u{202E}x", range(1, 1, 2), "\\u{202E}x", "^~~~~~~~~"),
            ("\u{FEFF}ab\r", range(1, 2, 1), "ab", " ^"),
            ("", range(1, 1, 0), "", "^"),
            (
                "abc",
                SourceRange(start: .init(line: 1, column: 2), end: .init(line: 3, column: 1)),
                "abc", " ^~"
            ),
        ]
    )
    func caret(source: String, range: SourceRange, line: String, carets: String) {
        let report = Report([
            Diagnostic(.yaml(.syntax), at: SourceSpan(path: "a", range: range), "m")
        ])
        let lines = written(.text, report, files: ["a": source + "\nnext\n"])
            .split(separator: "\n", omittingEmptySubsequences: false)
        #expect(Array(lines[1].utf8) == Array("    1 | \(line)".utf8))
        #expect(lines[2] == "      | \(carets)")
    }

    @Test("cuts a long line around the span")
    func long() {
        let source =
            String(repeating: "a", count: 500) + "HERE" + String(repeating: "b", count: 500)
        let report = Report([Diagnostic(.yaml(.syntax), at: span(1, 501, 4), "m")])
        let lines = written(.text, report, files: ["a.yaml": source]).split(separator: "\n")
        #expect(lines[1].hasPrefix("    1 | …aaaa"))
        #expect(lines[1].hasSuffix("bbb…"))
        #expect(lines[1].unicodeScalars.count == 8 + 112)
        #expect(lines[2] == "      | " + String(repeating: " ", count: 41) + "^~~~")
    }

    @Test("keeps a long line's beginning when the span is there, and its end likewise")
    func longEnds() {
        let source = String(repeating: "a", count: 500)
        for (column, prefix, suffix) in [(1, "    1 | aa", "a…"), (500, "    1 | …a", "aa")] {
            let report = Report([Diagnostic(.yaml(.syntax), at: span(1, column, 1), "m")])
            let lines = written(.text, report, files: ["a.yaml": source]).split(separator: "\n")
            #expect(lines[1].hasPrefix(prefix))
            #expect(lines[1].hasSuffix(suffix))
            #expect(lines[2].last == "^")
        }
    }

    @Test("says so when all is well")
    func clean() {
        #expect(written(.text, Report()).hasSuffix("checked: 0 errors, 0 warnings\n"))
        #expect(written(.text, Report()).split(separator: "\n").count == 1)
    }

    @Test("says why a strict run fails without errors")
    func strict() {
        let report = Report([Diagnostic(.source(.unexpectedFile), at: .start(of: "a"), "m")])
        #expect(written(.text, report, strict: true).hasSuffix("(strict: warnings fail)\n"))
    }

    @Test(
        "counts in words",
        arguments: [
            (0, "0 links"), (1, "1 link"), (999, "999 links"), (1000, "1,000 links"),
            (1_234_567, "1,234,567 links"),
        ]
    )
    func counts(number: Int, expected: String) {
        let summary = ReportSummary(links: number)
        let line = FinishedReport(Report(), summary: summary, strict: false).summaryLine
        #expect(line == "0 records, \(expected) checked: 0 errors, 0 warnings")
    }

    @Test("is coloured only when asked")
    func colour() {
        #expect(!written(.text).unicodeScalars.contains("\u{1B}"))
        let text = written(.text, colour: true, files: ["a.yaml": "\n\n xy\n"])
        #expect(text.contains("\u{1B}[1;31merror:\u{1B}[0m"))
        #expect(text.contains("      |  \u{1B}[1;36m^\u{1B}[0m"))
    }

    @Test("names no place for what has none")
    func nowhere() {
        let report = Report([Diagnostic(.yaml(.syntax), at: .start(of: ""), "m")])
        #expect(written(.text, report).hasPrefix("error: m [yaml.syntax]\n"))
    }
}
