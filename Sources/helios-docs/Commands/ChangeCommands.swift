import ArgumentParser
import HeliosText
import HeliosWorkspace

/// The command `rename`.
struct RenameCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rename",
        abstract: "Give a record another id, and change every link to it.",
        discussion: """
            The file or folder moves, and so does what lies in it. All of it is done or nothing: \
            the result is validated before anything is written.
            """
    )

    @Argument(help: "The record, such as asset:macbook-mike.")
    var record: String

    @Argument(help: "The new id, such as macbook-mike-2.")
    var id: String

    @Flag(name: .customLong("no-alias"), help: "Forget the old id: addresses that use it end.")
    var noAlias = false

    @Flag(name: .customLong("dry-run"), help: "Only show what would change.")
    var dryRun = false

    @OptionGroup var commit: CommitOptions

    @OptionGroup var directory: DirectoryOptions

    func run() async throws {
        try await Finish.changing(dryRun: dryRun, commit) { request in
            try await directory.workspace()
                .rename(record, to: id, keepsAlias: !noAlias, request)
        }
    }
}

/// The command `archive`.
struct ArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Mark a record as archived: it leaves the lists and stays where it is."
    )

    @Argument(help: "The record, such as asset:macbook-mike.")
    var record: String

    @Option(help: "Why it is archived.")
    var reason: String?

    @Option(help: ArgumentHelp("The person who archives it, such as user:mike.", valueName: "ref"))
    var by: String?

    @Flag(name: .customLong("dry-run"), help: "Only show what would change.")
    var dryRun = false

    @OptionGroup var commit: CommitOptions

    @OptionGroup var directory: DirectoryOptions

    func run() async throws {
        try await Finish.changing(dryRun: dryRun, commit) { request in
            try await directory.workspace()
                .archive(record, ArchiveDetails(reason: reason, person: by), request)
        }
    }
}

extension Finish {
    /// Makes a change of records, and tells what it did.
    static func changing(
        dryRun: Bool,
        _ commit: CommitOptions,
        _ change: (ChangeRequest) async throws -> ChangeReport
    ) async throws {
        try await reporting {
            let report = try await change(
                ChangeRequest(isDryRun: dryRun, commit: commit.request)
            )
            let text = report.text(isDryRun: dryRun)
            if dryRun { try StandardOutput.output.write(text) } else { try account(text) }
            for note in report.notes {
                try StandardOutput.errors.write("note: \(TerminalText.printable(note))\n")
            }
            return .success
        }
    }
}

extension ChangeReport {
    /// What was done, a line for each file.
    fileprivate func text(isDryRun: Bool) -> String {
        // One file needs no heading.
        let isSmall = !isDryRun && moves.isEmpty && edited.isEmpty && created.count == 1
        let indent = isSmall ? "" : "  "
        var lines = isSmall ? [] : [isDryRun ? "would do: \(subject)" : subject]
        lines += moves.map { "\(indent)moved \($0.from) to \($0.to)" }
        lines += created.map { "\(indent)created \($0)" }
        lines += edited.map { "\(indent)edited \($0)" }
        if let commit { lines.append("committed as \(commit)") }
        return lines.map { TerminalText.printable($0) + "\n" }.joined()
    }
}
