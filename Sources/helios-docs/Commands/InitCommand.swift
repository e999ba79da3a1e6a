import ArgumentParser
import HeliosRecords
import HeliosText
import HeliosWorkspace

/// The command `init`.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make a new repository, ready to commit; nothing that exists is replaced."
    )

    @Argument(help: "The folder of the repository.", completion: .directory)
    var directory = "."

    @Option(help: "The organization's name.")
    var organization = "My organization"

    @Option(help: "The organization's primary domain.")
    var domain = "example.org"

    @Option(help: "The organization's time zone (IANA).")
    var timezone = "UTC"

    func validate() throws {
        for (type, text) in [(FieldType.fqdn, domain), (.timezone, timezone)] {
            do throws(ValueError) {
                _ = try type.parse(text)
            } catch {
                throw ValidationError(error.message)
            }
        }
    }

    func run() async throws {
        try await Finish.reporting {
            let files = NewFiles(root: directory)
            let texts = Scaffold.repository(
                organization: organization,
                domain: domain,
                timezone: timezone
            )
            if files.exists(SettingsReader.fileName) {
                throw WorkspaceError.unwritableFile(
                    path: directory,
                    reason: "it is a repository already",
                    help: "name another folder"
                )
            }
            let shown = TerminalText.printable(directory)
            try Finish.create(
                texts.filter { !files.exists($0.path) },
                by: files,
                shownIn: "\(directory)/",
                next: "next: helios-docs validate \(shown) && helios-docs build \(shown)\n"
            )
            return .success
        }
    }
}
