import ArgumentParser
import HeliosSpecs
import HeliosText
import HeliosWorkspace

/// The command `spec`.
struct SpecCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spec",
        abstract: "Work with specifications and changes in OpenSpec's layout.",
        discussion: """
            These commands work on any folder with 'openspec/', with a 'helios.yaml' or without, \
            and give the verdicts and the JSON of OpenSpec 1.10.
            """,
        subcommands: [
            SpecValidateCommand.self, SpecListCommand.self, SpecShowCommand.self,
            SpecStatusCommand.self, SpecNewCommand.self, SpecArchiveCommand.self,
            SpecCoverageCommand.self,
        ]
    )
}

extension SpecCommand {
    /// Whether a command line asks for what OpenSpec does, which ends with 1 where it is called
    /// wrongly.
    static func isCompatible(_ arguments: [String]) -> Bool {
        arguments.first == configuration.commandName
            && arguments.contains("--compat")
    }
}

/// What all commands about specifications have in common.
struct SpecOptions: ParsableArguments {
    @Flag(help: "Write JSON.")
    var json = false

    @Flag(name: .customLong("no-interactive"), help: "Ask nothing; this tool never does.")
    var noInteractive = false

    @Option(help: ArgumentHelp("The id of a registered store.", visibility: .hidden))
    var store: String?

    @Option(
        name: [.customShort("C"), .customLong("directory")],
        help: "The folder that holds openspec/, or one within it.",
        completion: .directory
    )
    var directory: String?

    /// The root that the command works on, in which nothing is left half done; archiving sees to
    /// archives itself.
    func root(needsRoot: Bool, isArchiving: Bool = false) throws -> SpecRoot {
        if let store {
            throw SpecFailure(
                "no_registered_stores",
                "No stores are registered, so '\(store)' cannot be found."
            )
        }
        let root = try SpecRoot.locate(from: directory ?? ".", needsRoot: needsRoot)
        try settle(root, isArchiving: isArchiving)
        return root
    }

    /// The root that new files go to: in a record repository that has none yet, the folder of its
    /// `helios.yaml`, since anywhere else they would lie among the records.
    func rootOfNewFiles() throws -> SpecRoot {
        let root = try root(needsRoot: false)
        guard root.source == .implicit,
            let folder = try Workspace.nearestRoot(around: directory ?? ".")
        else { return root }
        let own = SpecRoot(path: folder.hasSameBytes(as: "/") ? "" : folder)
        try settle(own)
        return own
    }

    private func settle(_ root: SpecRoot, isArchiving: Bool = false) throws {
        try PendingChange.settle(in: root.path)
        if !isArchiving { try ArchiveSession.settle(in: root) }
    }

    /// The root of a list, which may also be a folder with `openspec/project.md` alone.
    func rootOfProject() throws -> SpecRoot {
        let root = try root(needsRoot: false)
        if root.source == .implicit, !root.hasProjectFile { throw SpecFailure.noRoot }
        return root
    }
}

extension Finish {
    /// Runs the work of a command about specifications; a failure is told as JSON or as text, and
    /// ends with exit code 70 where it is the world's.
    static func reportingSpecs(
        json: Bool,
        before members: @escaping (inout JSONWriter) -> Void = { _ in },
        isOfTheWorld: (SpecFailure) -> Bool = { _ in false },
        _ work: () async throws -> ExitCode
    ) async throws {
        try await reporting {
            do {
                return try await work()
            } catch let failure as SpecFailure {
                if json {
                    try StandardOutput.output.write(failure.json(before: members))
                } else {
                    let help = help(for: failure).map {
                        "help: \(TerminalText.printable($0))\n"
                    }
                    let lines = TerminalText.printableLines(failure.message)
                    try StandardOutput.errors.write("error: \(lines)\n\(help ?? "")")
                }
                return isOfTheWorld(failure) ? ExitStatus.failed : ExitStatus.findings
            }
        }
    }

    /// What to do about a failure; this tool begins a root by itself.
    private static func help(for failure: SpecFailure) -> String? {
        guard failure == .noRoot, !SpecCommand.isCompatible(SystemArguments.all) else {
            return failure.fix
        }
        return "begin one with 'helios-docs spec new', or name its folder with -C"
    }
}
