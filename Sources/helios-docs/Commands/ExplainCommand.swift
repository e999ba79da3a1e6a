import ArgumentParser
import HeliosDiagnostics
import HeliosWorkspace

/// The command `explain`.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain a diagnostic: what it means and how to mend it."
    )

    @Argument(
        help: "The diagnostic's id, such as link.unresolved; all of them if left out.",
        completion: .list(DiagnosticID.allCases.map(\.rawValue))
    )
    var id: String?

    func run() async throws {
        try await Finish.reporting {
            guard let id else {
                try StandardOutput.output.write(Explanation.all)
                return .success
            }
            switch Explanation(of: id) {
            case .text(let text):
                try StandardOutput.output.write(text)
                return .success
            case .unknown(let message, let help):
                try Finish.tell(message, help: help)
                return ExitStatus.usage
            }
        }
    }
}
