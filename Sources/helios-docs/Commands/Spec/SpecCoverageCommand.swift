import ArgumentParser
import HeliosDiagnostics
import HeliosWorkspace

/// The command `spec coverage`.
struct SpecCoverageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage",
        abstract: "Show what stands behind each requirement: checks, tests and implementers.",
        discussion: """
            A hole is a requirement with none of the three, or one that lacks what --require asks \
            for. The exit code is 0 whatever is found; with --strict it is 1 where there is a hole \
            or a broken requirement.
            """
    )

    @Argument(help: "The repository's folder, or one within it.", completion: .directory)
    var folder: String?

    @Option(
        name: [.customShort("C"), .customLong("directory")],
        help: "The same, as other commands take it.",
        completion: .directory
    )
    var directory: String?

    @OptionGroup var clock: ClockOptions

    @OptionGroup var revision: RevisionOptions

    @OptionGroup var tests: TestReportOptions

    @Option(
        help: ArgumentHelp(
            "What each requirement must have; may be repeated.",
            valueName: "check|test|implementer"
        )
    )
    var require: [CoverageListing.Proof] = []

    @Flag(help: "Let holes and broken requirements fail the run.")
    var strict = false

    @Option(help: "How to write it.")
    var format: ListFormat = .text

    func validate() throws {
        guard folder == nil || directory == nil else {
            throw ValidationError("name the folder once")
        }
    }

    func run() async throws {
        try await Finish.reporting {
            let workspace = try Workspace(
                around: folder ?? directory,
                clock: clock.clock(),
                at: revision.at
            )
            try revision.tell(workspace)
            let inspected = try await workspace.inspect(testReports: tests.reports)
            try Finish.noteErrors(inspected.diagnostics)
            let coverage = CoverageListing(
                inspected.value.specificationReport,
                requiring: require
            )
            switch format {
            case .text: try StandardOutput.output.write(coverage.text)
            case .json: try StandardOutput.output.write(coverage.json)
            case .csv: try StandardOutput.output.write(coverage.csv)
            }
            return strict && !coverage.isComplete ? ExitStatus.findings : .success
        }
    }
}

extension CoverageListing.Proof: ExpressibleByArgument {}
