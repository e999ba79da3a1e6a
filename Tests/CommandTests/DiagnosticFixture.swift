import Foundation
import HeliosDiagnostics
import HeliosRecords
import HeliosSite
import HeliosTestSupport
import HeliosWorkspace

/// A repository that causes one diagnostic.
///
/// Beside `repository/` a folder may hold `make.sh`, which makes what git cannot hold, and
/// `command`: the arguments of the tool, and on a second line its exit code, as `exit 64`.
struct DiagnosticFixture {
    private let id: DiagnosticID
    private let fixture: Fixture

    init(_ id: DiagnosticID) {
        self.id = id
        fixture = Fixture("diagnostics/\(id.rawValue)")
    }

    /// What a run said, and how it ended.
    struct Run {
        /// The output, with `N` for the number of rules: those of the tool may become more.
        let output: String
        let exitCode: Int32

        init(output: String, exitCode: Int32) {
            self.output = output.replacing(#/\d+ rules checked/#, with: "N rules checked")
            self.exitCode = exitCode
        }
    }

    static let today = "2026-11-22"

    var exists: Bool { FileManager.default.fileExists(atPath: fixture.url.path()) }

    /// The exit code that is right.
    var exitCode: Int32 {
        if let line = commandLines.dropFirst().first, line.hasPrefix("exit ") {
            return Int32(line.dropFirst(5)) ?? -1
        }
        return id.entry.severity == .information ? 0 : 1
    }

    func expected() throws -> String { try fixture.text("expected.txt") }

    func record(_ output: String) throws {
        try Data(output.utf8).write(to: fixture.url.appending(path: "expected.txt"))
    }

    /// Runs the tool on a copy of the repository; nil where this machine cannot cause the problem.
    func run() async throws -> Run? {
        let folder = try TemporaryFolder(copying: fixture)
        let repository = folder.file("repository")
        if folder.exists("make.sh") { try make(in: repository, folder.file("make.sh")) }
        defer { Self.unlock(folder) }
        switch id {
        case .source(.vanished): return try await withoutFile("tags/vpn.yaml", in: repository)
        case .site(.hiddenLink): return try await projected(repository)
        case .source(.unreadable) where getuid() == 0: return try unprivileged(folder)
        default:
            let arguments = command
            let run = try ToolRun(
                arguments,
                in: repository,
                environment: ["HELIOS_TODAY": Self.today]
            )
            return Run(output: run.output + run.errors, exitCode: run.exitCode)
        }
    }

    private var commandLines: [String] {
        guard let text = try? fixture.text("command") else { return [] }
        return text.split(separator: "\n").map(String.init)
    }

    /// The arguments.
    private var command: [String] {
        guard let line = commandLines.first else { return ["validate", "--strict"] }
        return CommandLineWords.split(line)
    }

    private func make(in folder: URL, _ script: URL) throws {
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = [script.path()]
        shell.currentDirectoryURL = folder
        shell.standardOutput = FileHandle.nullDevice
        try shell.run()
        shell.waitUntilExit()
    }

    /// Gives back the rights that a script may have taken, so that the folder can be removed.
    private static func unlock(_ folder: TemporaryFolder) {
        for path in (try? folder.allFiles()) ?? [] {
            try? FileManager.default.setAttributes(
                [.posixPermissions: 0o600],
                ofItemAtPath: folder.file(path).path(percentEncoded: false)
            )
        }
    }
}

// MARK: - What no command can cause at will

extension DiagnosticFixture {
    /// The superuser can read everything, so that somebody else has to try.
    private func unprivileged(_ folder: TemporaryFolder) throws -> Run? {
        let program = "/usr/bin/setpriv"
        guard FileManager.default.isExecutableFile(atPath: program) else { return nil }
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(filePath: program)
        process.arguments =
            ["--reuid=65534", "--clear-groups", toolURL.path()] + command
            + [folder.file("repository").path()]
        process.environment = ["HELIOS_TODAY": Self.today, "SWIFT_BACKTRACE": "enable=no"]
        process.currentDirectoryURL = URL(filePath: "/")
        process.standardOutput = output
        try process.run()
        let text = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        process.waitUntilExit()
        // Where the tool itself lies out of reach, nothing can be told.
        return text.isEmpty ? nil : Run(output: text, exitCode: process.terminationStatus)
    }

    /// Validates while a file that was listed is gone.
    private func withoutFile(_ path: String, in folder: URL) async throws -> Run {
        let tree = VanishingTree(tree: WorkingTree(root: folder.path()), gone: path)
        let opened = await Repository.open(tree, at: Clock.fixed)
        return report(opened.diagnostics, opened.value)
    }

    /// Cuts the graph down to what everybody may see.
    private func projected(_ folder: URL) async throws -> Run {
        let opened = await Repository.open(WorkingTree(root: folder.path()), at: Clock.fixed)
        let audience = Audience(
            name: "public",
            scope: .restricted(owner: nil, visibilities: ["public"])
        )
        let projected = project(opened.value.graph, for: audience)
        return report(opened.diagnostics + projected.diagnostics, opened.value)
    }

    private func report(_ diagnostics: [Diagnostic], _ repository: Repository) -> Run {
        let report = Report(diagnostics)
        let bytes = ReportWriter.write(
            report,
            summary: ReportSummary(repository),
            strict: true,
            format: .text,
            colour: false,
            source: { path in try? fixture.bytes("repository/\(path)") }
        )
        return Run(
            output: String(decoding: bytes, as: UTF8.self),
            exitCode: report.isValid(strict: true) ? 0 : 1
        )
    }
}

extension Clock {
    /// The day of all recorded expectations.
    static var fixed: Clock {
        Clock(
            machine: QueryEnvironment(
                today: CalendarDate(dayNumber: 20779),
                now: Timestamp(seconds: 20779 * 86_400, offsetMinutes: 0)
            )
        )
    }
}

/// A tree from which one file is gone by the time that it is read.
private struct VanishingTree: SourceReader {
    let tree: WorkingTree
    let gone: String

    func list() -> Checked<[SourceFile]> { tree.list() }

    func read(_ file: SourceFile) throws(SourceReadError) -> [UInt8] {
        guard file.path != gone else {
            throw SourceReadError(.vanished, reason: "it vanished during the run")
        }
        return try tree.read(file)
    }
}
