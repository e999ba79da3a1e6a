import ArgumentParser
import HeliosDiagnostics
import HeliosTemplates
import HeliosWorkspace

/// The command `templates`.
struct TemplatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "templates",
        abstract: "List the portal's templates, or copy one for editing.",
        subcommands: [TemplatesListCommand.self, TemplatesEjectCommand.self]
    )
}

/// The command `templates list`.
struct TemplatesListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List every template and asset with the layer that it comes from."
    )

    @OptionGroup var repository: RepositoryOptions

    @Option(help: "A folder of templates above the repository's own.", completion: .directory)
    var templates: String?

    func run() async throws {
        try await Finish.reporting {
            let workspace = try repository.workspace()
            let opened = await workspace.open()
            let store = try workspace.templateStore(of: opened.value, above: templates)
            try StandardOutput.output.write(TemplateListing(store).text)
            return .success
        }
    }
}

/// The command `templates eject`.
struct TemplatesEjectCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eject",
        abstract: "Copy a built-in template into site-templates/, where it can be changed."
    )

    @Argument(help: "The template, such as layouts/record.")
    var name: String

    @OptionGroup var directory: DirectoryOptions

    func run() async throws {
        try await Finish.reporting {
            let workspace = try directory.workspace()
            let path = try workspace.eject(name)
            try Finish.account("created \(path)\n")
            return .success
        }
    }
}
