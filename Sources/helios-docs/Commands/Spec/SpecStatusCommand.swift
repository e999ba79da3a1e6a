import ArgumentParser
import HeliosFiles
import HeliosSpecs
import HeliosText
import HeliosWorkspace

/// The command `spec status`.
struct SpecStatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show which parts of a change are written, and which comes next."
    )

    @Option(help: "The change, by its id.")
    var change: String?

    @Flag(help: ArgumentHelp("Accepted everywhere.", visibility: .hidden))
    var compat = false

    @OptionGroup var options: SpecOptions

    func run() async throws {
        try await Finish.reportingSpecs(json: options.json) {
            let root = try options.root(needsRoot: false)
            let changes: [String]
            do throws(SystemFailure) {
                changes = try SpecTree(root).changes()
            } catch {
                throw SpecFailure("change_error", error.message)
            }
            guard !changes.isEmpty || change != nil else {
                try writeNone(root)
                return .success
            }
            try write(ChangeStatus(known(changes), in: root))
            return .success
        }
    }

    private func known(_ changes: [String]) throws(SpecFailure) -> String {
        let list = "Available changes:" + changes.map { "\n  \($0)" }.joined()
        guard let change else {
            throw SpecFailure("change_error", "Missing required option --change. \(list)")
        }
        guard changes.contains(where: { $0.hasSameBytes(as: change) }) else {
            throw SpecFailure(
                "change_error",
                "Change '\(change)' not found. " + (changes.isEmpty ? "No changes exist." : list)
            )
        }
        return change
    }

    private func writeNone(_ root: SpecRoot) throws {
        guard options.json else {
            return try StandardOutput.output.write("No active changes.\n")
        }
        var json = JSONWriter()
        json.object { json in
            json.key("changes")
            json.array { _ in }
            json.member("message", "No active changes.")
            json.member("root", root)
        }
        json.endLine()
        try StandardOutput.output.write(json.bytes)
    }

    private func write(_ status: ChangeStatus) throws {
        guard !options.json else { return try StandardOutput.output.write(status.json) }
        var table = TextTable(headings: ["part", "state", "waits for"])
        for part in status.partsInOrder {
            table.add([part.artifact.id, part.status, part.missing.joined(separator: ", ")])
        }
        try StandardOutput.output.write(table.text())
    }
}
