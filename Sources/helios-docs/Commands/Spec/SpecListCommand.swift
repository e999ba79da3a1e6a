import ArgumentParser
import HeliosFiles
import HeliosSpecs
import HeliosText
import HeliosWorkspace

/// The command `spec list`.
struct SpecListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the changes with the progress of their tasks, or the specifications."
    )

    @Flag(help: "List the specifications.")
    var specs = false

    @Flag(help: "List the changes, as without this option.")
    var changes = false

    @Option(help: ArgumentHelp("The order of the changes.", valueName: "recent|name"))
    var sort = "recent"

    @Flag(help: ArgumentHelp("Accepted everywhere.", visibility: .hidden))
    var compat = false

    @OptionGroup var options: SpecOptions

    func run() async throws {
        let key = specs ? "specs" : "changes"
        let emptyList = { (json: inout JSONWriter) in
            json.key(key)
            json.array { _ in }
            json.key("root")
            json.null()
        }
        try await Finish.reportingSpecs(json: options.json, before: emptyList) {
            let root = try options.rootOfProject()
            do {
                if specs { try write(SpecList(root)) } else { try write(changeList(root)) }
            } catch let failure as SystemFailure {
                throw SpecFailure("list_error", failure.message)
            }
            return .success
        }
    }

    private func changeList(_ root: SpecRoot) throws(SystemFailure) -> ChangeList {
        try ChangeList(root, byName: sort == "name")
    }

    private func write(_ list: SpecList) throws {
        guard !options.json else { return try StandardOutput.output.write(list.json) }
        guard !list.rows.isEmpty else {
            return try StandardOutput.output.write("No specs found.\n")
        }
        var table = TextTable(headings: ["spec", "requirements"])
        for row in list.rows { table.add([row.id, String(row.requirementCount)]) }
        try StandardOutput.output.write(table.text())
    }

    private func write(_ list: ChangeList) throws {
        guard !options.json else { return try StandardOutput.output.write(list.json) }
        guard !list.rows.isEmpty else {
            return try StandardOutput.output.write("No active changes found.\n")
        }
        var table = TextTable(headings: ["change", "progress"])
        for row in list.rows { table.add([row.name, row.progress.words]) }
        try StandardOutput.output.write(table.text())
    }
}
