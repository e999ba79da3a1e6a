import ArgumentParser
import HeliosDiagnostics
import HeliosRecords
import HeliosText
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
            try tell(error.message, help: error.help)
            throw ExitStatus.findings
        } catch let error as ChangeFailure {
            switch error {
            case .refused(let refusal):
                try tell(refusal.message, help: refusal.help)
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
        // Standard error may be full as well; the exit code says the same.
        try? tell(message, help: help)
        throw status
    }

    /// Writes what is wrong, and what to do about it, to standard error.
    static func tell(_ message: String, help: String) throws(OutputError) {
        try StandardOutput.errors.write(
            TerminalText.printableLines("error: \(message)\nhelp: \(help)") + "\n"
        )
    }

    /// Writes an account of what has been done; where that fails, it is said that it was done.
    static func account(_ text: String, of deed: String = "the change was made") throws {
        try account(Array(text.utf8), of: deed)
    }

    /// Writes an account of what has been done, as `account(_:of:)` does.
    static func account(
        _ text: [UInt8],
        of deed: String = "the change was made"
    ) throws {
        do throws(OutputError) {
            try StandardOutput.output.write(text)
            try StandardOutput.output.finish()
        } catch {
            guard case .failed(let code) = error else { throw error }
            try fail(
                "\(deed); only its account could not be written: \(SystemError.text(code))",
                help: "do not repeat it; see what was done in the files, or with 'git status'"
            )
        }
    }
}

extension Finish {
    /// Writes new files and tells which; a folder stands before their paths for the reader.
    static func create(
        _ files: [(path: String, text: String)],
        by writer: NewFiles,
        shownIn folder: String = "",
        next: String = ""
    ) throws {
        var account = ""
        do {
            for file in files {
                try writer.write(file.text, to: file.path)
                account += "created \(TerminalText.printable(folder + file.path))\n"
            }
        } catch {
            try StandardOutput.output.write(account)
            throw error
        }
        try self.account(account + next)
    }
}

extension TerminalText {
    /// The text with what changes the screen written as `\u{…}`, but for the ends of its lines.
    static func printableLines(_ text: String) -> String {
        text.split(onByte: ASCII.lineFeed).map(printable).joined(separator: "\n")
    }
}
