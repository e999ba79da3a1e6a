/// What a change consists of, and in which order its parts are written.
package struct WorkflowSchema: Sendable, Hashable {
    /// A part of a change.
    package struct Artifact: Sendable, Hashable {
        package let id: String
        /// The file it is written to, or a pattern for several.
        package let generates: String
        /// The parts that come before it.
        package let requires: [String]
    }

    package let name: String
    /// The parts in the order of their declaration.
    package let artifacts: [Artifact]
    /// The parts that must be there before work begins.
    package let applyRequires: [String]
    /// The file whose tasks tell the progress.
    package let tracks: String?

    /// The name of the schema that is built in.
    package static let standardName = "spec-driven"

    /// The schema that is built in.
    package static let standard = WorkflowSchema(
        name: standardName,
        artifacts: [
            Artifact(id: "proposal", generates: "proposal.md", requires: []),
            Artifact(id: "specs", generates: "specs/**/*.md", requires: ["proposal"]),
            Artifact(id: "design", generates: "design.md", requires: ["proposal"]),
            Artifact(id: "tasks", generates: "tasks.md", requires: ["specs", "design"]),
        ],
        applyRequires: ["tasks"],
        tracks: "tasks.md"
    )

    /// The part that tells the progress.
    package var tracked: Artifact? {
        artifacts.first { $0.generates == tracks } ?? artifacts.first { $0.id == "tasks" }
    }

    /// The parts so that each comes behind what it requires, else as declared.
    package var inOrder: [Artifact] {
        var ordered: [Artifact] = []
        var rest = artifacts
        while let index = rest.firstIndex(where: { artifact in
            artifact.requires.allSatisfy { id in ordered.contains { $0.id == id } }
        }) {
            ordered.append(rest.remove(at: index))
        }
        return ordered + rest
    }
}

extension WorkflowSchema {
    /// A schema's document, or what the reference tool says of it.
    static func read(_ document: SpecYAML) -> Result<WorkflowSchema, SchemaFailure> {
        var contract = Contract()
        guard case .map = document else {
            contract.expect("object", document, at: "")
            return .failure(.fields(contract.problems))
        }
        let name = contract.text(document["name"], at: "name") ?? ""
        if case .number = document["version"] {
        } else {
            contract.expect("number", document["version"], at: "version")
        }
        let artifacts = artifacts(document["artifacts"], &contract)
        let apply = document["apply"]
        var requires: [String]?
        var tracks: String?
        if let apply {
            requires = contract.texts(apply["requires"], at: "apply.requires")
            if case .text(let file) = apply["tracks"] { tracks = file }
        }
        guard contract.problems.isEmpty else { return .failure(.fields(contract.problems)) }
        let schema = WorkflowSchema(
            name: name,
            artifacts: artifacts,
            applyRequires: requires ?? artifacts.map(\.id),
            tracks: tracks
        )
        if let failure = schema.graphFailure { return .failure(failure) }
        return .success(schema)
    }

    private static func artifacts(
        _ value: SpecYAML?,
        _ contract: inout Contract
    ) -> [Artifact] {
        guard case .list(let items) = value else {
            contract.expect("array", value, at: "artifacts")
            return []
        }
        if items.isEmpty {
            contract.add("artifacts", "Too small: expected array to have >=1 items")
        }
        return items.enumerated().map { number, item in
            let path = "artifacts.\(number)"
            guard case .map = item else {
                contract.expect("object", item, at: path)
                return Artifact(id: "", generates: "", requires: [])
            }
            let id = contract.text(item["id"], at: "\(path).id") ?? ""
            let generates = contract.text(item["generates"], at: "\(path).generates") ?? ""
            _ = contract.text(item["description"], at: "\(path).description", empty: nil)
            _ = contract.text(item["template"], at: "\(path).template")
            let requires = contract.texts(item["requires"], at: "\(path).requires")
            return Artifact(id: id, generates: generates, requires: requires)
        }
    }

    /// What is wrong between the artifacts: ids used twice, unknown ones, a circle.
    private var graphFailure: SchemaFailure? {
        var ids: Set<String> = []
        for artifact in artifacts where !ids.insert(artifact.id).inserted {
            return .graph("Duplicate artifact ID: \(artifact.id)")
        }
        for artifact in artifacts {
            for id in artifact.requires where !ids.contains(id) {
                return .graph(
                    "Invalid dependency reference in artifact '\(artifact.id)': '\(id)' does not "
                        + "exist"
                )
            }
        }
        return circle.map { path in
            .graph("Cyclic dependency detected: \(path.joined(separator: " → "))")
        }
    }

    /// The ids along the first circle, its first one again at the end.
    private var circle: [String]? {
        var done: Set<String> = []
        var path: [String] = []
        func visit(_ id: String) -> [String]? {
            if let start = path.firstIndex(of: id) { return Array(path[start...]) + [id] }
            guard !done.contains(id), path.count < 1000 else { return nil }
            path.append(id)
            defer { path.removeLast() }
            for next in artifacts.first(where: { $0.id == id })?.requires ?? [] {
                if let circle = visit(next) { return circle }
            }
            done.insert(id)
            return nil
        }
        for artifact in artifacts {
            if let circle = visit(artifact.id) { return circle }
        }
        return nil
    }
}

/// Why a schema cannot be used.
enum SchemaFailure: Error {
    case fields([ContractProblem])
    case graph(String)

    var text: String {
        switch self {
        case .fields(let problems):
            "Invalid schema: " + problems.map(\.description).joined(separator: ", ")
        case .graph(let text): text
        }
    }
}
