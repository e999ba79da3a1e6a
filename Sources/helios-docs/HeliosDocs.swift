import ArgumentParser
import HeliosText
import HeliosWorkspace

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
            QueryCommand.self, LinksCommand.self, ImpactCommand.self, HistoryCommand.self,
            DiffCommand.self, ExplainCommand.self, InitCommand.self, NewCommand.self,
            RenameCommand.self, ArchiveCommand.self, SchemaCommand.self, TemplatesCommand.self,
            SpecCommand.self,
        ]
    )
}

extension HeliosDocs {
    /// Runs the command that the arguments name.
    ///
    /// The library prints help, versions and mistakes in the arguments without looking whether
    /// they arrive, so that is done here.
    static func main() async {
        do {
            var command = try parseAsRoot(SystemArguments.all)
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        var code = exitCode(for: error)
        if code == ExitStatus.usage, SpecCommand.isCompatible(SystemArguments.all) {
            code = ExitStatus.findings
        }
        let message = fullMessage(for: error)
        // What was called wrongly is repeated, whatever it holds.
        let text = code == .success ? message : TerminalText.printableLines(message)
        do throws(OutputError) {
            if !text.isEmpty {
                let stream: StandardOutput = code == .success ? .output : .errors
                try stream.write(text + "\n")
            }
        } catch {
            guard error != .closed else { exit(withError: code) }
            // Standard error may be full as well; the exit code says the same.
            try? StandardOutput.errors.write("error: \(error.message)\n")
            exit(withError: ExitStatus.failed)
        }
        exit(withError: code)
    }
}

/// The tool's version.
enum ToolVersion {
    static let text = "0.1.0"
}
