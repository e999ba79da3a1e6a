import HeliosText

/// Writes a report as JUnit's XML: a test case for each file with findings, failed if they fail
/// the run.
package enum JUnitReportWriter {
    package static func write(_ report: FinishedReport) -> [UInt8] {
        let files = byFile(report.diagnostics)
        let failures = files.count { $0.contains(where: report.fails) }
        let totals = "tests=\"\(max(1, files.count))\" failures=\"\(failures)\" errors=\"0\""
        var output: [UInt8] = []
        func line(_ text: String) {
            output.append(contentsOf: text.utf8)
            output.append(ASCII.lineFeed)
        }
        line("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        line("<testsuites name=\"helios-docs\" \(totals)>")
        line("  <testsuite name=\"validate\" \(totals) skipped=\"0\">")
        for file in files { line(testCase(file, report)) }
        if files.isEmpty { line("    <testcase classname=\"validate\" name=\"all files\"/>") }
        line("    <system-out>\(escaped(report.summaryLine))</system-out>")
        line("  </testsuite>")
        line("</testsuites>")
        return output
    }

    private static func testCase(_ diagnostics: [Diagnostic], _ report: FinishedReport) -> String {
        let path = diagnostics.first?.span.path ?? ""
        let name = path.utf8.isEmpty ? "repository" : path
        var text = "    <testcase classname=\"validate\" name=\"\(escaped(name))\">\n"
        let failing = diagnostics.filter(report.fails)
        if let first = failing.first {
            let more = failing.count > 1 ? " (and \(failing.count - 1) more)" : ""
            text += "      <failure type=\"\(first.id.rawValue)\""
            text += " message=\"\(escaped(first.message + more))\">"
            text += failing.map(describe).joined(separator: "\n") + "</failure>\n"
        }
        let passing = diagnostics.filter { !report.fails($0) }
        if !passing.isEmpty {
            text += "      <system-out>" + passing.map(describe).joined(separator: "\n")
            text += "</system-out>\n"
        }
        return text + "    </testcase>"
    }

    private static func describe(_ diagnostic: Diagnostic) -> String {
        let start = diagnostic.span.range.start
        let help = diagnostic.help.map { "\n  help: \(escaped($0))" } ?? ""
        return escaped(diagnostic.span.path) + ":\(start.line):\(start.column): "
            + "\(diagnostic.severity.rawValue): \(escaped(diagnostic.message))"
            + " [\(diagnostic.id.rawValue)]\(help)"
    }

    /// The diagnostics of each file; they come sorted by path.
    private static func byFile(_ diagnostics: [Diagnostic]) -> [[Diagnostic]] {
        var files: [[Diagnostic]] = []
        for diagnostic in diagnostics {
            if let path = files.last?.first?.span.path, path.hasSameBytes(as: diagnostic.span.path)
            {
                files[files.count - 1].append(diagnostic)
            } else {
                files.append([diagnostic])
            }
        }
        return files
    }

    /// XML has no way at all to write most control characters, nor U+FFFE and U+FFFF.
    private static func escaped(_ text: String) -> String {
        var allowed = ""
        allowed.unicodeScalars.append(
            contentsOf: TerminalText.printable(text).unicodeScalars.map {
                $0.value == 0xFFFE || $0.value == 0xFFFF ? "\u{FFFD}" : $0
            }
        )
        return HTMLEscape.escaped(allowed)
    }
}
