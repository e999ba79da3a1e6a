import ArgumentParser

/// The tool: a record repository, validated and rendered.
@main
struct HeliosDocs: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "helios-docs",
        abstract: "Keep IT documentation as records in git: validate it, link it, publish it.",
        discussion: """
            Exit codes: 0 clean, 1 findings, 64 wrong usage, 70 the world failed (disk, rights).
            """,
        version: ToolVersion.text,
        subcommands: [
            ValidateCommand.self, BuildCommand.self, ListCommand.self, ShowCommand.self,
            QueryCommand.self, LinksCommand.self, ImpactCommand.self, ExplainCommand.self,
            InitCommand.self, NewCommand.self, SchemaCommand.self, TemplatesCommand.self,
        ]
    )
}

/// The tool's version.
enum ToolVersion {
    static let text = "0.1.0"
}
