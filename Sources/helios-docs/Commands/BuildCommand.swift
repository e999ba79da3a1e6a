import ArgumentParser
import Glibc
import HeliosDiagnostics
import HeliosRecords
import HeliosSite
import HeliosWorkspace

/// The command `build`.
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Build the portal; nothing is published over errors."
    )

    @OptionGroup var repository: RepositoryOptions

    @OptionGroup var revision: RevisionOptions

    @Option(name: [.short, .long], help: "The folder of the portal.", completion: .directory)
    var out = "site"

    @Option(help: "Whom the portal is for.")
    var audience = Audience.everyone.name

    @Option(
        help: ArgumentHelp(
            "A folder of templates above the repository's own.",
            valueName: "directory"
        ),
        completion: .directory
    )
    var templates: String?

    @Option(
        name: .customLong("base-url"),
        help: ArgumentHelp("The address under which the portal is published.", valueName: "url")
    )
    var baseURL: String?

    @Option(help: ArgumentHelp("How many threads render pages.", valueName: "count"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "Add a page that tells what changed since a revision.",
            valueName: "revision"
        )
    )
    var compare: String?

    @Flag(help: "Build everything anew, and leave nothing in .helios/cache.")
    var noCache = false

    @Flag(help: "Go on: build again whenever a file changes, until interrupted.")
    var watch = false

    @Flag(inversion: .prefixedNo, help: "Whether pages tell what happened to the records.")
    var history = true

    @OptionGroup var parts: PartOptions

    @OptionGroup var tests: TestReportOptions

    @OptionGroup var colour: ColourOptions

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) {
            throw ValidationError("--jobs is a number from 1 to 256")
        }
        _ = try address()
        if watch, revision.at != nil {
            throw ValidationError("a revision does not change: '--watch' goes without '--at'")
        }
        guard audience == Audience.everyone.name else {
            throw ValidationError(
                "no audience is called '\(audience)'; there is '\(Audience.everyone.name)'"
            )
        }
    }

    func run() async throws {
        guard parts.join.isEmpty else { return try await join() }
        try await Finish.reporting { watch ? try await keepBuilding() : try await build() }
    }

    /// Builds at every change until a signal asks to end; what goes wrong is told, and the portal
    /// that was published last stays.
    private func keepBuilding() async throws -> ExitCode {
        let changes = try FolderWatch(try repository.workspace(at: revision), output: out)
        while true {
            try changes.refresh()
            do {
                _ = try await build()
            } catch let error as WorkspaceError {
                try Finish.tell(error.message, help: error.help)
            }
            if case .interrupted(let signal) = try changes.wait() {
                return signal == SIGINT ? ExitCode(130) : .success
            }
        }
    }

    /// The address of the portal, held to what the setting is held to.
    private func address() throws -> String? {
        do throws(ValueError) {
            guard let baseURL else { return nil }
            return try PortalAddress.parse(baseURL)
        } catch {
            throw ValidationError("--base-url: \(error.message); \(error.help ?? "")")
        }
    }

    private func build() async throws -> ExitCode {
        let workspace = try repository.workspace(at: revision)
        try revision.tell(workspace)
        var options = BuildOptions(output: out)
        options.templates = templates
        options.baseURL = try address()
        options.workers = jobs
        options.testReports = tests.reports
        options.part = parts.part
        if let compare { options.comparedWith = try repository.workspace(at: compare) }
        options.usesCache = !noCache
        options.tellsHistory = history
        let result = try await workspace.build(for: .everyone, options)
        if !watch { Finish.keep(result) }
        for note in result.notes { try StandardOutput.errors.write("warning: \(note)\n") }
        try show(result, of: workspace)
        return try tell(result.outcome)
    }

    /// What a build does, in words for where nothing else can be said of it.
    private static let deed = "the portal was published"

    private func tell(_ outcome: BuildOutcome) throws -> ExitCode {
        switch outcome {
        case .refused:
            try StandardOutput.errors.write("nothing was published\n")
            return ExitStatus.findings
        case .unchanged(let report):
            try StandardOutput.output.write(
                "\(report.files) files in \(report.output), nothing has changed\n"
            )
        case .published(let report):
            for warning in report.warnings {
                try StandardOutput.errors.write("warning: \(warning)\n")
            }
            let part = report.written == report.files ? "" : ", \(report.written) of them written"
            let account = "\(report.files) files in \(report.output)\(part)\n"
            try Finish.account(account, of: Self.deed)
        }
        return .success
    }

    /// Puts parts together that were built elsewhere; no repository is needed for it.
    private func join() async throws {
        try await Finish.reporting {
            let written = try PortalJoin.run(parts.join, to: out)
            for warning in written.warnings {
                try StandardOutput.errors.write("warning: \(warning)\n")
            }
            let account = "\(written.files) files in \(written.output)\n"
            try Finish.account(account, of: Self.deed)
            return .success
        }
    }

    /// What is wrong goes to standard error; information would only be in the way.
    private func show(_ result: BuildResult, of workspace: Workspace) throws {
        let grave = Report(result.report.diagnostics.filter { $0.severity > .information })
        guard !grave.diagnostics.isEmpty else { return }
        try StandardOutput.errors.write(
            ReportWriter.write(
                grave,
                summary: result.summary,
                strict: false,
                format: .text,
                colour: colour.isWanted(on: .errors),
                source: workspace.text(of:)
            )
        )
    }
}
