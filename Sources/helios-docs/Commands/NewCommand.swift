import ArgumentParser
import HeliosWorkspace

/// The command `new`.
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Begin a record: a file with every field that its kind requires."
    )

    @Argument(help: "The kind, such as asset.")
    var kind: String

    @Argument(help: "The record's id, such as macbook-mike; a ticket's is the next number.")
    var id: String?

    @Option(help: "The record's title; made from the id if left out.")
    var name: String?

    @Option(
        name: .customLong("set"),
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "The value of a field or relation; may be repeated, of one name for a list.",
            valueName: "name=value"
        )
    )
    var values: [String] = []

    @Flag(name: .customLong("dry-run"), help: "Only show what would be made.")
    var dryRun = false

    @OptionGroup var commit: CommitOptions

    @OptionGroup var directory: DirectoryOptions

    func run() async throws {
        try await Finish.changing(dryRun: dryRun, commit) { request in
            let record = NewRecord(kind: kind, id: id, title: name, values: values)
            return try await directory.workspace().create(record, request)
        }
    }
}
