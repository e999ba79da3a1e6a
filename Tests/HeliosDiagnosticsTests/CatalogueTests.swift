import HeliosDiagnostics
import HeliosText
import Testing

@Suite("Catalogue")
struct CatalogueTests {
    @Test("names each problem once, in lower case", arguments: DiagnosticID.allCases)
    func names(id: DiagnosticID) {
        let allowed = id.rawValue.utf8.allSatisfy {
            $0.isASCIILowercase || $0.isASCIIDigit || $0 == ASCII.hyphen || $0 == ASCII.dot
        }
        #expect(allowed)
        #expect(id.rawValue.split(onByte: ASCII.dot).count == 2)
        #expect(DiagnosticID(rawValue: id.rawValue) == id)
        #expect(DiagnosticID.allCases.count { $0.rawValue == id.rawValue } == 1)
    }

    @Test("explains each problem in whole sentences", arguments: DiagnosticID.allCases)
    func rows(id: DiagnosticID) {
        let entry = id.entry
        #expect(!entry.title.isEmpty && !entry.title.hasByteSuffix("."))
        #expect(entry.explanation.hasByteSuffix("."))
        #expect(entry.remedy.hasByteSuffix("."))
    }

    @Test("is explained within 80 columns", arguments: DiagnosticID.allCases)
    func pages(id: DiagnosticID) {
        guard case .text(let text) = Explanation(of: id.rawValue) else {
            Issue.record("no page")
            return
        }
        #expect(text.hasBytePrefix("\(id.rawValue) (\(id.entry.severity.rawValue))\n"))
        #expect(text.split(onByte: ASCII.lineFeed).allSatisfy { $0.unicodeScalars.count <= 80 })
        #expect(text.hasByteSuffix(".\n"))
    }

    @Test("shows one page like this")
    func page() {
        #expect(
            Explanation(of: "yaml.duplicate-key")
                == .text(
                    """
                    yaml.duplicate-key (error)
                    A key appears twice

                    YAML keeps only one of two equal keys, so one of the two values would silently
                    be lost.

                    What to do: Keep one of the two.

                    """
                )
        )
    }

    @Test(
        "helps with a name that is not there",
        arguments: [
            ("yaml.duplicate-keys", "did you mean 'yaml.duplicate-key'?"),
            ("xyz", "run 'helios-docs explain' without an id to list them all"),
        ]
    )
    func unknown(name: String, help: String) {
        let message = "no diagnostic is called '\(name)'"
        #expect(Explanation(of: name) == .unknown(message: message, help: help))
    }

    @Test("lists an area, and everything")
    func lists() {
        guard case .text(let area) = Explanation(of: "yaml") else {
            Issue.record("no list")
            return
        }
        #expect(area.split(separator: "\n").count == YAMLProblem.allCases.count)
        #expect(Explanation.all.split(separator: "\n").count == DiagnosticID.allCases.count)
    }
}

@Suite("Report")
struct ReportTests {
    @Test("is ordered by path, place and id, each diagnostic once")
    func order() {
        let late = Diagnostic(.yaml(.syntax), at: span(2, 1, 1), "m")
        let early = Diagnostic(.yaml(.syntax), at: span(1, 9, 1), "m")
        let other = Diagnostic(.yaml(.anchor), at: span(1, 9, 1), "m")
        let first = Diagnostic(.yaml(.syntax), at: span(9, 9, 1, in: "Z"), "m")
        #expect(
            Report([late, early, other, first, late]).diagnostics == [first, other, early, late]
        )
    }

    @Test(
        "fails for errors, and when strict for warnings",
        arguments: [
            (Severity.information, true, true), (.warning, true, false), (.error, false, false),
        ]
    )
    func validity(severity: Severity, lenient: Bool, strict: Bool) {
        let report = Report([Diagnostic(.yaml(.syntax), at: span(1, 1, 1), "m", severity: severity)]
        )
        #expect(report.isValid(strict: false) == lenient)
        #expect(report.isValid(strict: true) == strict)
        #expect(FinishedReport(report, summary: .init(), strict: true).isValid == strict)
    }

    @Test("keeps a place within its bounds")
    func positions() {
        let place = SourcePosition(line: -1, column: .max)
        #expect(place.line == 1)
        #expect(place.column == Int(UInt32.max))
        let reversed = SourceRange(start: .init(line: 2, column: 1), end: .start)
        #expect(reversed.end == reversed.start)
    }
}
