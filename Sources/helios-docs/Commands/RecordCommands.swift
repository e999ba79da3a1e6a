import ArgumentParser
import HeliosDiagnostics
import HeliosRecords
import HeliosWorkspace

/// How commands about records write their data.
enum DataFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
}

/// The command `show`.
struct ShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one record: its fields, and its links from both sides."
    )

    @Argument(help: "The record, such as asset:macbook-mike.")
    var record: String

    @OptionGroup var directory: DirectoryOptions

    @OptionGroup var revision: RevisionOptions

    @Option(help: "How to write it.")
    var format: DataFormat = .text

    func run() async throws {
        try await Finish.withRecord(record, in: directory, at: revision) { number, repository in
            let detail = RecordDetail(number, in: repository.graph)
            return format == .json ? detail.json : Array(detail.text.utf8)
        }
    }
}

/// The command `links`.
struct LinksCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "links",
        abstract: "List the links of a record, from both sides."
    )

    @Argument(help: "The record, such as asset:macbook-mike.")
    var record: String

    @OptionGroup var directory: DirectoryOptions

    @OptionGroup var revision: RevisionOptions

    @Option(help: "How to write them.")
    var format: DataFormat = .text

    func run() async throws {
        try await Finish.withRecord(record, in: directory, at: revision) { number, repository in
            let listing = LinkListing(of: number, in: repository.graph)
            return format == .json ? listing.json : Array(listing.text.utf8)
        }
    }
}

/// The command `impact`.
struct ImpactCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "impact",
        abstract: "List what is affected, directly or through others, if a record goes away."
    )

    @Argument(help: "The record, such as asset:macbook-mike.")
    var record: String

    @OptionGroup var directory: DirectoryOptions

    @OptionGroup var revision: RevisionOptions

    @Option(help: "How to write it.")
    var format: DataFormat = .text

    func run() async throws {
        try await Finish.withRecord(record, in: directory, at: revision) { number, repository in
            let listing = ImpactListing(of: number, in: repository.graph)
            return format == .json ? listing.json : Array(listing.text.utf8)
        }
    }
}

extension Finish {
    /// Opens a repository, finds a record, and prints what is said of it.
    static func withRecord(
        _ name: String,
        in directory: DirectoryOptions,
        at revision: RevisionOptions,
        _ describe: (Int, Repository) -> [UInt8]
    ) async throws {
        try await reporting {
            let workspace = try directory.workspace(at: revision)
            try revision.tell(workspace)
            let answer = try await workspace.ask { repository in
                Result { () throws(RecordNotFound) in
                    describe(try repository.record(named: name), repository)
                }
            }
            try noteErrors(answer.diagnostics)
            try StandardOutput.output.write(try answer.value.get())
            return .success
        }
    }

    /// Says on standard error that the answer may lack something.
    static func noteErrors(_ diagnostics: [Diagnostic]) throws {
        let count = Report(diagnostics).count(of: .error)
        guard count > 0 else { return }
        try StandardOutput.errors.write(
            "note: the repository has \(count) error\(count == 1 ? "" : "s"); "
                + "'helios-docs validate' shows them\n"
        )
    }
}
