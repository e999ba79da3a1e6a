package import HeliosDiagnostics
import HeliosText
import HeliosXML

/// Reads test reports in JUnit's XML: `<testcase>` below any number of `<testsuite>`.
package struct TestReportReader {
    private var cases: [TestCase] = []
    private var depth = 0
    private var isReport = false
    private var open: OpenCase?

    /// A case whose end is still to come.
    private struct OpenCase {
        let attributes: [String: String]
        let depth: Int
        var state = TestCase.State.passed
        var message: String?
        /// Whether the text that comes is what a failure says.
        var isInFailure = false
    }

    /// The longest message that is kept, in bytes.
    private static let messageLimit = 300

    /// The cases of a report; `path` is what diagnostics call it.
    package static func read(_ bytes: [UInt8], path: String) -> Checked<[TestCase]> {
        var reader = TestReportReader()
        do throws(XMLFailure) {
            try XMLEvents.read(bytes) { reader.take($0) }
        } catch {
            return Checked(
                [],
                [invalid(path, line: error.line, "the test report is not XML: \(error.message)")]
            )
        }
        guard reader.isReport else {
            let message = "the test report has no 'testsuite'"
            return Checked([], [invalid(path, line: 1, message)])
        }
        return Checked(reader.cases)
    }

    private static func invalid(_ path: String, line: Int, _ message: String) -> Diagnostic {
        Diagnostic(
            .spec(.testReportInvalid),
            at: SourceSpan(path: path, range: SourceRange(line: line, column: 1, length: 0)),
            message,
            help: "give a report in JUnit's XML, such as 'swift test --xunit-output' writes"
        )
    }

    private mutating func take(_ event: XMLEvent) {
        switch event {
        case .start(let name, let attributes):
            depth += 1
            start(name, attributes)
        case .text(let text):
            guard open?.isInFailure == true, open?.message == nil else { return }
            open?.message = Self.oneLine(text)
        case .end:
            if open?.depth == depth - 1 { open?.isInFailure = false }
            if let open, open.depth == depth { close(open) }
            depth -= 1
        }
    }

    private mutating func start(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "testsuite", "testsuites": isReport = true
        case "testcase" where open == nil: open = OpenCase(attributes: attributes, depth: depth)
        case "failure", "error":
            guard let open, open.depth == depth - 1 else { return }
            self.open?.isInFailure = true
            if open.state != .failed {
                self.open?.state = .failed
                self.open?.message = attributes["message"].flatMap(Self.oneLine)
            }
        case "skipped":
            if let open, open.depth == depth - 1, open.state == .passed {
                self.open?.state = .skipped
            }
        default: break
        }
    }

    private mutating func close(_ test: OpenCase) {
        cases.append(
            TestCase(
                suite: test.attributes["classname"] ?? "",
                name: test.attributes["name"] ?? "",
                file: test.attributes["file"],
                state: test.state,
                message: test.message
            )
        )
        open = nil
    }

    /// The first line that says something, not too long; nil if there is none.
    private static func oneLine(_ text: String) -> String? {
        let line = text.utf8.split(separator: ASCII.lineFeed).lazy
            .map { String(Substring($0)).trimmingBlanks() }
            .first { !$0.utf8.isEmpty }
        guard let line else { return nil }
        let bytes = line.utf8.prefix(messageLimit)
        return TerminalText.printable(String(decoding: Array(bytes), as: UTF8.self))
    }
}
