import HeliosDiagnostics

/// A range on one line.
func range(_ line: Int, _ column: Int, _ length: Int) -> SourceRange {
    SourceRange(line: line, column: column, length: length)
}

/// A span on one line of `a.yaml`.
func span(_ line: Int, _ column: Int, _ length: Int, in path: String = "a.yaml") -> SourceSpan {
    SourceSpan(path: path, range: range(line, column, length))
}

/// An error, a warning and a note in three files.
let sample = Report([
    Diagnostic(
        .yaml(.duplicateKey),
        at: span(2, 1, 4, in: "b, 100%:x.yaml"),
        "the key '<name>' appears twice",
        help: "keep one",
        record: "asset:b",
        related: [
            RelatedSpan(span: span(1, 1, 4, in: "b, 100%:x.yaml"), message: "first used here")
        ]
    ),
    Diagnostic(.source(.unexpectedFile), at: span(1, 1, 0, in: "c.txt"), "odd\u{1B}[2J"),
    Diagnostic(.yaml(.syntax), at: span(3, 2, 1), "just so you know", severity: .information),
])

/// What the sample's run looked at.
let sampleSummary = ReportSummary(
    records: 412,
    links: 2310,
    specs: 9,
    changes: 1,
    checks: 10,
    rules: 4
)

/// A report in a form, with the text of these files.
func written(
    _ format: ReportFormat,
    _ report: Report = sample,
    strict: Bool = false,
    colour: Bool = false,
    prefix: String = "",
    files: [String: String] = [:]
) -> String {
    let bytes = ReportWriter.write(
        report,
        summary: sampleSummary,
        strict: strict,
        format: format,
        colour: colour,
        pathPrefix: prefix
    ) { files[$0].map { Array($0.utf8) } }
    return String(decoding: bytes, as: UTF8.self)
}
