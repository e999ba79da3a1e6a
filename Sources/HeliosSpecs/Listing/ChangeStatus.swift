import HeliosText

/// Which parts of a change are written, and which comes next.
package struct ChangeStatus: Sendable {
    /// A part of a change.
    package struct Part: Sendable {
        package let artifact: WorkflowSchema.Artifact
        /// `done`, `skipped`, `ready` or `blocked`.
        package let status: String
        /// What it waits for.
        package let missing: [String]
        /// The absolute paths of its files.
        package let files: [String]
    }

    package let root: SpecRoot
    package let id: String
    package let schema: WorkflowSchema
    private let schemaName: String
    private let configured: String
    /// The parts as the schema declares them.
    package let parts: [Part]

    /// The state of a change in a root.
    package init(_ id: String, in root: SpecRoot) throws(SpecFailure) {
        self.root = root
        self.id = id
        let schemas = SchemaCatalogue(root)
        configured = SpecConfiguration(root).schema
        let folder = SpecTree(root).change(id)
        let metadata = MetadataReading(change: folder)
        schemaName = try Self.schemaName(metadata, configured, schemas)
        switch schemas.load(schemaName) {
        case .success(let loaded): schema = loaded
        case .failure(let failure): throw SpecFailure("change_error", failure.message)
        }
        var skipsSpecs = false
        if case .valid(let metadata) = metadata { skipsSpecs = metadata.skipsSpecs == true }
        parts = Self.parts(of: schema, in: folder, skipsSpecs: skipsSpecs)
    }

    private static func schemaName(
        _ metadata: MetadataReading,
        _ configured: String,
        _ schemas: SchemaCatalogue
    ) throws(SpecFailure) -> String {
        switch metadata {
        case .absent: return configured
        case .valid(let metadata):
            guard schemas.knows(metadata.schema) else {
                throw SpecFailure(
                    "change_error",
                    "Unknown schema '\(metadata.schema)'. Available: "
                        + schemas.names.joined(separator: ", ")
                )
            }
            return metadata.schema
        case .broken(_, let problem):
            throw SpecFailure("change_error", "Invalid metadata: \(problem.description)")
        case .notYAML:
            throw SpecFailure(
                "change_error",
                "Invalid YAML in metadata file: it cannot be parsed"
            )
        case .unreadable(let message):
            throw SpecFailure("change_error", "Failed to read metadata: \(message)")
        }
    }

    private static func parts(
        of schema: WorkflowSchema,
        in folder: String,
        skipsSpecs: Bool
    ) -> [Part] {
        var finished: [String: String] = [:]
        var files: [String: [String]] = [:]
        for artifact in schema.artifacts {
            let found = ArtifactFiles.matching(artifact.generates, in: folder)
            files[artifact.id] = found
            if !found.isEmpty {
                finished[artifact.id] = "done"
            } else if skipsSpecs, artifact.generates.hasBytePrefix("specs/") {
                finished[artifact.id] = "skipped"
            }
        }
        let declared = schema.artifacts.map(\.id)
        return schema.artifacts.map { artifact in
            let missing = declared.filter {
                artifact.requires.contains($0) && finished[$0] == nil
            }
            let status = finished[artifact.id] ?? (missing.isEmpty ? "ready" : "blocked")
            return Part(
                artifact: artifact,
                status: status,
                missing: status == "blocked" ? missing : [],
                files: files[artifact.id] ?? []
            )
        }
    }

    /// The parts so that each comes behind what it requires.
    package var partsInOrder: [Part] {
        schema.inOrder.compactMap { artifact in parts.first { $0.artifact.id == artifact.id } }
    }

    /// Whether every part is written or left out on purpose.
    package var isComplete: Bool {
        parts.allSatisfy { $0.status == "done" || $0.status == "skipped" }
    }

    /// What to do next, in the words of the reference tool.
    package var nextStep: String? {
        if let ready = partsInOrder.first(where: { $0.status == "ready" }) {
            return "Run openspec instructions \(ready.artifact.id) --change \"\(id)\" --json "
                + "before writing that artifact."
        }
        return isComplete
            ? "All planning artifacts are complete. Run openspec instructions apply --change "
                + "\"\(id)\" --json to inspect implementation progress."
            : nil
    }

    /// The state as the reference tool writes it.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("changeName", id)
            json.member("schemaName", schemaName)
            writePlanning(to: &json)
            json.member("isPlanningComplete", isComplete)
            json.member("isComplete", isComplete)
            json.member("applyRequires", schema.applyRequires)
            json.member("nextSteps", nextStep.map { [$0] } ?? [])
            writeContext(to: &json)
            json.key("artifacts")
            json.array { json in
                for part in partsInOrder {
                    json.object { json in
                        json.member("id", part.artifact.id)
                        json.member("outputPath", part.artifact.generates)
                        json.member("status", part.status)
                        json.member("requires", part.artifact.requires)
                        if !part.missing.isEmpty { json.member("missingDeps", part.missing) }
                    }
                }
            }
            json.member("root", root)
        }
        json.endLine()
        return json.bytes
    }

    private func writePlanning(to json: inout JSONWriter) {
        json.key("planningHome")
        json.object { json in
            json.member("kind", "repo")
            json.member("root", root.path)
            json.member("changesDir", root.changes)
            json.member("defaultSchema", configured)
        }
        let folder = "\(root.changes)/\(id)"
        json.member("changeRoot", folder)
        json.key("artifactPaths")
        json.object { json in
            for part in parts {
                json.key(part.artifact.id)
                json.object { json in
                    json.member("outputPath", part.artifact.generates)
                    json.member("resolvedOutputPath", "\(folder)/\(part.artifact.generates)")
                    json.member("existingOutputPaths", part.files)
                }
            }
        }
    }

    private func writeContext(to json: inout JSONWriter) {
        json.key("actionContext")
        json.object { json in
            json.member("mode", "repo-local")
            json.member("sourceOfTruth", "repo")
            json.member("planningArtifacts", parts.map(\.artifact.id))
            json.member("linkedContext", [])
            json.member("allowedEditRoots", [root.path])
            json.member("requiresAffectedAreaSelection", false)
            json.member(
                "constraints",
                [
                    "Repo-local change artifacts and implementation edits are scoped to this "
                        + "project."
                ]
            )
        }
    }
}

extension JSONWriter {
    /// Writes a list of texts as a member.
    fileprivate mutating func member(_ name: String, _ texts: [String]) {
        key(name)
        array { json in texts.forEach { json.string($0) } }
    }
}
