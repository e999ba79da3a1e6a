import ArgumentParser
import HeliosDiagnostics
import HeliosWorkspace

/// The command `validate`.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check all records, links and rules; tell everything that is wrong in one run."
    )

    @OptionGroup var repository: RepositoryOptions

    @OptionGroup var revision: RevisionOptions

    @Option(
        name: .customLong("changed-since"),
        help: ArgumentHelp(
            "Tell only what is wrong since a revision, wherever it shows.",
            valueName: "revision"
        )
    )
    var changedSince: String?

    @Flag(help: "Let warnings fail the run as well.")
    var strict = false

    @Option(help: "How to write the findings.")
    var format: ReportFormat = .text

    @OptionGroup var tests: TestReportOptions

    @OptionGroup var colour: ColourOptions

    func run() async throws {
        try await Finish.reporting {
            let workspace = try repository.workspace(at: revision)
            try revision.tell(workspace)
            let (report, summary) = try await findings(in: workspace)
            try StandardOutput.output.write(
                ReportWriter.write(
                    report,
                    summary: summary,
                    strict: strict,
                    format: format,
                    colour: colour.isWanted(on: .output),
                    pathPrefix: workspace.pathInGit,
                    source: workspace.text(of:)
                )
            )
            return report.isValid(strict: strict) ? .success : ExitStatus.findings
        }
    }

    /// All findings, or those that the change since a revision makes.
    private func findings(in workspace: Workspace) async throws -> (Report, ReportSummary) {
        guard let changedSince else {
            let opened = try await workspace.inspect(testReports: tests.reports)
            Finish.keep(opened.value)
            return (Report(opened.diagnostics), ReportSummary(opened.value))
        }
        let old = try repository.workspace(at: changedSince)
        let found = try await workspace.findings(since: old, testReports: tests.reports)
        return (Report(found.findings), found.summary)
    }
}

extension ReportFormat: ExpressibleByArgument {}
