import ArgumentParser
import HeliosDiagnostics
import HeliosRecords
import HeliosText
import HeliosWorkspace

/// The command `schema`.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Export what the kinds declare.",
        subcommands: [SchemaExportCommand.self]
    )
}

/// The command `schema export`.
struct SchemaExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a JSON Schema for each kind, for editors; or a reference in Markdown."
    )

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case json, markdown
    }

    @OptionGroup var repository: RepositoryOptions

    @Option(help: "JSON Schema 2020-12, or Markdown documents.")
    var format: Format = .json

    @Option(name: [.short, .long], help: "The folder to write to.", completion: .directory)
    var out: String

    func run() async throws {
        try await Finish.reporting {
            let workspace = try repository.workspace()
            let opened = await workspace.open()
            let schema = opened.value.graph.schema
            let files =
                format == .json
                ? SchemaFiles.json(schema) : SchemaReference(schema).documents
            let count = try SchemaFiles.write(files, to: out)
            let folder = TerminalText.printable(out)
            try Finish.account("\(count) of \(files.count) files changed in \(folder)\n")
            return .success
        }
    }
}
