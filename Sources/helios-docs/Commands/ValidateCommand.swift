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
            let opened = try await workspace.inspect(testReports: tests.reports)
            let report = Report(opened.diagnostics)
            try StandardOutput.output.write(
                ReportWriter.write(
                    report,
                    summary: ReportSummary(opened.value),
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
}

extension ReportFormat: ExpressibleByArgument {}
