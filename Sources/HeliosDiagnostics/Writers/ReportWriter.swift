/// How many things a run looked at.
package struct ReportSummary: Sendable, Hashable {
    package var records: Int
    package var links: Int
    package var specs: Int
    package var changes: Int
    /// The checks of requirements.
    package var checks: Int
    /// The rules of kinds.
    package var rules: Int
    /// How many findings are left out because they are older than the change that is looked at;
    /// nil where all are told.
    package var olderFindings: Int?

    package init(
        records: Int = 0,
        links: Int = 0,
        specs: Int = 0,
        changes: Int = 0,
        checks: Int = 0,
        rules: Int = 0
    ) {
        self.records = records
        self.links = links
        self.specs = specs
        self.changes = changes
        self.checks = checks
        self.rules = rules
    }
}

/// The forms a report can be written in; the raw value is the option's word.
package enum ReportFormat: String, Sendable, Hashable, CaseIterable {
    /// For people, with the source line.
    case text
    /// For programs.
    case json
    /// SARIF 2.1.0, for code scanning.
    case sarif
    /// JUnit's XML, for CI servers.
    case junit
    /// Workflow commands of GitHub Actions.
    case github
}

/// A report with its diagnostics sorted once, ready to be written.
package struct FinishedReport: Sendable {
    /// The diagnostics in their stable order, each once.
    package let diagnostics: [Diagnostic]
    package let summary: ReportSummary
    /// Whether warnings fail the run as well.
    package let strict: Bool

    package init(_ report: Report, summary: ReportSummary, strict: Bool) {
        diagnostics = report.diagnostics
        self.summary = summary
        self.strict = strict
    }

    /// Whether nothing fails the run.
    package var isValid: Bool { !diagnostics.contains(where: fails) }

    /// Whether a diagnostic fails the run.
    package func fails(_ diagnostic: Diagnostic) -> Bool {
        diagnostic.severity >= (strict ? .warning : .error)
    }

    /// How many diagnostics have this severity.
    package func count(of severity: Severity) -> Int {
        diagnostics.count { $0.severity == severity }
    }
}

/// Writes a report in any of its forms.
package enum ReportWriter {
    /// The whole report as bytes that end with a line feed.
    ///
    /// `source` gives a file's text for the lines that `text` shows. `pathPrefix` is put in front
    /// of each path where a reader counts from the root of the git repository (`sarif`, `github`).
    package static func write(
        _ report: Report,
        summary: ReportSummary,
        strict: Bool,
        format: ReportFormat,
        colour: Bool = false,
        pathPrefix: String = "",
        source: (_ path: String) -> [UInt8]?
    ) -> [UInt8] {
        let finished = FinishedReport(report, summary: summary, strict: strict)
        switch format {
        case .text: return TextReportWriter(colour: colour).write(finished, source: source)
        case .json: return JSONReportWriter.write(finished)
        case .sarif: return SARIFReportWriter.write(finished, pathPrefix: pathPrefix)
        case .junit: return JUnitReportWriter.write(finished)
        case .github: return GitHubReportWriter.write(finished, pathPrefix: pathPrefix)
        }
    }
}
