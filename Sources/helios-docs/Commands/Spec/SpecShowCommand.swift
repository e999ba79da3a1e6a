import ArgumentParser
import HeliosFiles
import HeliosSpecs
import HeliosWorkspace

/// The command `spec show`.
struct SpecShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a specification, or a change with what it does to requirements."
    )

    @Argument(help: "The change or specification, by its id.")
    var item: String?

    @Option(help: ArgumentHelp("What the item is.", valueName: "change|spec"))
    var type: String?

    @Flag(
        name: [.customLong("requirements"), .customLong("requirements-only")],
        help: "Leave the scenarios out of the JSON of a specification."
    )
    var requirements = false

    @Flag(name: .customLong("no-scenarios"), help: "The same as --requirements.")
    var withoutScenarios = false

    @Option(name: .shortAndLong, help: "Show one requirement, counted from 1.")
    var requirement: String?

    @Flag(help: "Accepted for OpenSpec's sake; the JSON of a change is its deltas.")
    var deltasOnly = false

    @Flag(help: ArgumentHelp("Accepted everywhere.", visibility: .hidden))
    var compat = false

    @OptionGroup var options: SpecOptions

    func run() async throws {
        try await Finish.reportingSpecs(json: options.json) {
            let root = try options.root(needsRoot: false)
            guard let item else {
                try StandardOutput.errors.write(Self.nothing)
                return ExitStatus.findings
            }
            let kind = try kind(of: item, in: root)
            guard options.json else {
                let file =
                    switch kind {
                    case .change: try ChangeDetail.file(item, in: root)
                    case .spec: try SpecDetail.file(item, in: root)
                    }
                try StandardOutput.output.write(file)
                return .success
            }
            switch kind {
            case .change: try StandardOutput.output.write(ChangeDetail(item, in: root).json)
            case .spec: try StandardOutput.output.write(specification(item, in: root))
            }
            return .success
        }
    }

    private func kind(of item: String, in root: SpecRoot) throws -> SpecItemKind {
        let tree = SpecTree(root)
        do {
            let (changes, specs) = (try tree.changes(), try tree.specs())
            if let kind = type.flatMap({ SpecItemKind(rawValue: $0.lowercased()) }) { return kind }
            return try SpecLookup.kind(of: item, changes: changes, specs: specs)
        } catch let failure as SystemFailure {
            throw SpecFailure("show_error", failure.message)
        }
    }

    private func specification(_ id: String, in root: SpecRoot) throws(SpecFailure) -> [UInt8] {
        if requirements, requirement != nil {
            throw SpecFailure(
                "show_error",
                "Options --requirements and --requirement cannot be used together"
            )
        }
        return try SpecDetail(id, in: root).json(
            number: requirement,
            withScenarios: !requirements && !withoutScenarios
        )
    }

    private static let nothing = """
        Nothing to show. Try one of:
          helios-docs spec show <item-name>
          helios-docs spec list
          helios-docs spec list --specs

        """
}
