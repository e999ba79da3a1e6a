import ArgumentParser
import HeliosDiagnostics
import HeliosRecords
import HeliosWorkspace
import Synchronization

/// The exit codes of every command.
enum ExitStatus {
    /// Findings that fail the run.
    static let findings = ExitCode(1)
    /// The command was called wrongly.
    static let usage = ExitCode(64)
    /// The world failed: disk, rights, network.
    static let failed = ExitCode(70)
}

/// How every command ends: what it prints, and its exit code.
enum Finish {
    private static let kept = Mutex<[any Sendable]>([])

    /// Keeps what a command has made until the process ends: the system takes all of its memory
    /// back at once, piece by piece it would take long.
    static func keep(_ value: any Sendable) { kept.withLock { $0.append(value) } }

    /// Runs a command's work; a failure of the world is told on standard error with exit code 70.
    static func reporting(_ work: () async throws -> ExitCode) async throws {
        let status: ExitCode
        do {
            status = try await work()
            try StandardOutput.output.finish()
        } catch let error as WorkspaceError {
            let status = error.isUsage ? ExitStatus.usage : ExitStatus.failed
            try fail(error.message, help: error.help, as: status)
        } catch let error as RecordNotFound {
            try StandardOutput.errors.write("error: \(error.message)\nhelp: \(error.help)\n")
            throw ExitStatus.findings
        } catch let error as ChangeFailure {
            switch error {
            case .refused(let refusal):
                let text = "error: \(refusal.message)\nhelp: \(refusal.help)\n"
                try StandardOutput.errors.write(text)
                throw ExitStatus.findings
            case .busy(let refusal): try fail(refusal.message, help: refusal.help)
            case .failed(let message, let help): try fail(message, help: help)
            }
        } catch let error as OutputError {
            // The reader has all it wanted, as `head` does.
            if error == .closed { throw ExitCode.success }
            try fail(error.message, help: "free some space, or write elsewhere")
        }
        if status != .success { throw status }
    }

    /// Tells a failure and ends the command.
    static func fail(
        _ message: String,
        help: String,
        as status: ExitCode = ExitStatus.failed
    ) throws -> Never {
        try? StandardOutput.errors.write("error: \(message)\nhelp: \(help)\n")
        throw status
    }
}
