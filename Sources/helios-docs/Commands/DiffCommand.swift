import ArgumentParser
import HeliosRecords
import HeliosWorkspace

/// The command `diff`.
struct DiffCommand: AsyncParsableCommand {
    /// How a comparison is written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, json, markdown
    }

    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Tell what changed between two revisions, in terms of records and findings.",
        discussion: """
            A revision is a tag, a branch, a commit, HEAD~2, or a day as 2026-01-31.
            """
    )

    @Argument(help: "The revision to compare with.")
    var old: String

    @Argument(help: "The revision that is compared; the working tree if left out.")
    var new: String?

    @OptionGroup var directory: DirectoryOptions

    @Option(help: "How to write it; markdown is made for a comment on a pull request.")
    var format: Format = .text

    @Flag(name: .customLong("exit-code"), help: "End with exit code 1 if anything changed.")
    var tellsByExitCode = false

    @OptionGroup var tests: TestReportOptions

    @OptionGroup var colour: ColourOptions

    func run() async throws {
        try await Finish.reporting {
            let before = try directory.workspace(at: old)
            let after = try directory.workspace(at: new)
            let comparison = try await after.comparison(from: before, testReports: tests.reports)
            switch format {
            case .text:
                let isColoured = colour.isWanted(on: .output)
                try StandardOutput.output.write(comparison.text(colour: isColoured))
            case .json: try StandardOutput.output.write(comparison.json)
            case .markdown: try StandardOutput.output.write(comparison.markdown)
            }
            let isSame = comparison.difference.isEmpty
            return tellsByExitCode && !isSame ? ExitStatus.findings : .success
        }
    }
}
