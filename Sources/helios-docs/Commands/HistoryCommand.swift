import ArgumentParser
import HeliosDiagnostics
import HeliosRecords
import HeliosText
import HeliosWorkspace

/// The command `history`.
struct HistoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Tell what happened to a record, or lately to any, in fields and links.",
        discussion: """
            The commits of a record are those of 'git log --follow': its file is followed under \
            its old names, and where git takes it for a copy of another file, that one's past \
            follows; leave it out with --no-copies.
            """
    )

    @Argument(help: "The record, such as asset:macbook-mike; without one, the latest changes.")
    var record: String?

    @OptionGroup var directory: DirectoryOptions

    @OptionGroup var revision: RevisionOptions

    @Option(help: ArgumentHelp("How many commits at most.", valueName: "count"))
    var limit: Int?

    @Flag(
        inversion: .prefixedNo,
        help: "Whether to go on with the file that the record was copied from."
    )
    var copies = true

    @Option(help: "How to write it.")
    var format: DataFormat = .text

    /// How many of the latest changes are told unasked.
    private static let recentLimit = 20

    func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit is a number from 1") }
    }

    func run() async throws {
        try await Finish.reporting {
            let workspace = try directory.workspace(at: revision)
            try revision.tell(workspace)
            let opened = await workspace.open()
            try Finish.noteErrors(opened.diagnostics)
            let number = try record.map { try opened.value.record(named: $0) }
            guard let history = try workspace.history(of: opened.value) else {
                throw WorkspaceError.noHistory(path: workspace.root)
            }
            if let warning = history.warning {
                try StandardOutput.errors.write("warning: \(warning)\n")
            }
            try StandardOutput.output.write(told(number, history))
            return .success
        }
    }

    private func told(_ number: Int?, _ history: RepositoryHistory) throws -> [UInt8] {
        guard let number else {
            let listing = RecentListing(history, limit: limit ?? Self.recentLimit)
            return format == .json ? listing.json : Array(listing.text.utf8)
        }
        let listing = try HistoryListing(of: number, in: history, copies: copies, limit: limit)
        return format == .json ? listing.json : Array(listing.text.utf8)
    }
}
