import ArgumentParser
import HeliosDiagnostics
import HeliosRecords
import HeliosWorkspace

/// The command `new`.
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Begin a record: a file with every field that its kind requires."
    )

    @Argument(help: "The kind, such as asset.")
    var kind: String

    @Argument(help: "The record's id, such as macbook-mike.")
    var id: String

    @Option(help: "The record's title; made from the id if left out.")
    var name: String?

    @OptionGroup var directory: DirectoryOptions

    func run() async throws {
        try await Finish.reporting {
            let workspace = try directory.workspace()
            let opened = await workspace.open()
            let repository = opened.value
            let kind = repository.graph.schema.kinds[try repository.kind(named: kind)]
            let path = try repository.pathOfNewRecord(kind, id: id)
            try NewFiles(root: workspace.root).write(
                Scaffold.record(of: kind, named: name ?? Scaffold.title(from: id)),
                to: path
            )
            try StandardOutput.output.write("created \(path)\n")
            return .success
        }
    }
}
