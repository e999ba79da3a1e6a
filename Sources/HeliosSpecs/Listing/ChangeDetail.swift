package import HeliosFiles
import HeliosText

/// One change, shown: its proposal and what it does to requirements.
package struct ChangeDetail: Sendable {
    private let root: SpecRoot
    private let id: String
    private let proposal: Proposal
    /// Its deltas; what the proposal names where no file has any.
    package let deltas: [Delta]

    /// What a change does to one requirement.
    package struct Delta: Sendable {
        /// The capability.
        package let spec: String
        package let operation: DeltaOperation
        package let description: String
        /// The requirement, as a heading of a delta file.
        fileprivate let requirement: (outline: Outline, heading: Int)?
        fileprivate let rename: (from: String, to: String)?

        /// Whether it carries a requirement.
        package var hasRequirement: Bool { requirement != nil }
    }

    /// A change of a root.
    package init(_ id: String, in root: SpecRoot) throws(SpecFailure) {
        self.root = root
        self.id = id
        let tree = SpecTree(root)
        proposal = Proposal(SpecText(file: try Self.file(id, in: root)))
        guard proposal.content(of: "why") != nil else {
            throw SpecFailure("show_error", "Change must have a Why section")
        }
        guard proposal.content(of: "what changes") != nil else {
            throw SpecFailure("show_error", "Change must have a What Changes section")
        }
        do throws(SystemFailure) {
            deltas = try Self.deltas(of: id, proposal, tree)
        } catch {
            throw SpecFailure("show_error", error.message)
        }
    }

    /// The bytes of a change's proposal.
    package static func file(_ id: String, in root: SpecRoot) throws(SpecFailure) -> [UInt8] {
        let path = "\(SpecTree(root).change(id))/\(Proposal.fileName)"
        guard FileSystem.kind(path) != nil else {
            throw SpecFailure(
                "show_error",
                "Change \"\(id)\" has no proposal.md yet. Run \"openspec status --change \(id)\" "
                    + "to see which artifact comes next."
            )
        }
        do throws(SystemFailure) {
            return try FileSystem.read(path)
        } catch {
            throw SpecFailure("show_error", error.message)
        }
    }

    /// The deltas of a change, in the order in which they are told.
    package static func deltas(
        of id: String,
        _ proposal: Proposal,
        _ tree: SpecTree
    ) throws(SystemFailure) -> [Delta] {
        var deltas: [Delta] = []
        for capability in try tree.deltas(of: id) {
            let path = "\(tree.change(id))/specs/\(capability)/spec.md"
            // The reference tool passes over a delta file that it cannot read.
            guard let file = try? FileSystem.read(path) else { continue }
            deltas += Self.deltas(for: capability, Outline(SpecText(file: file)))
        }
        guard deltas.isEmpty else { return deltas }
        return proposal.bullets.map { bullet in
            Delta(
                spec: bullet.name,
                operation: bullet.operation,
                description: bullet.text,
                requirement: nil,
                rename: nil
            )
        }
    }

    private static func deltas(for capability: String, _ outline: Outline) -> [Delta] {
        var deltas: [Delta] = []
        for (operation, verb) in [
            (DeltaOperation.added, "Add"), (.modified, "Modify"), (.removed, "Remove"),
        ] {
            guard let section = outline.find(operation.title) else { continue }
            for child in outline.children(of: section) where outline.isRequirement(child) {
                deltas.append(
                    Delta(
                        spec: capability,
                        operation: operation,
                        description: "\(verb) requirement: \(outline.requirementText(of: child))",
                        requirement: (outline, child),
                        rename: nil
                    )
                )
            }
        }
        if let section = outline.find(DeltaOperation.renamed.title) {
            let pairs = outline.text.renames(
                in: outline.content(of: section),
                from: outline.headings[section].mark.line + 1,
                fenced: true
            )
            for pair in pairs {
                let (from, to) = (pair.from.name.text, pair.to.name.text)
                deltas.append(
                    Delta(
                        spec: capability,
                        operation: .renamed,
                        description: "Rename requirement from \"\(from)\" to \"\(to)\"",
                        requirement: nil,
                        rename: (from, to)
                    )
                )
            }
        }
        return deltas
    }

    /// The change as the reference tool writes it.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("id", id)
            json.member("title", proposal.title ?? id)
            json.member("deltaCount", deltas.count)
            json.key("deltas")
            json.array { json in deltas.forEach { $0.write(to: &json) } }
            json.member("root", root)
        }
        json.endLine()
        return json.bytes
    }
}

extension ChangeDetail.Delta {
    fileprivate func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("spec", spec)
            json.member("operation", operation.rawValue)
            json.member("description", description)
            if let (outline, heading) = requirement {
                json.key("requirement")
                outline.write(requirement: heading, to: &json)
                json.key("requirements")
                json.array { outline.write(requirement: heading, to: &$0) }
            }
            if let rename {
                json.key("rename")
                json.object { json in
                    json.member("from", rename.from)
                    json.member("to", rename.to)
                }
            }
        }
    }
}

extension Outline {
    /// Whether a heading's title is `Requirement:` and a name.
    fileprivate func isRequirement(_ heading: Int) -> Bool {
        let title = headings[heading].title
        guard
            let end = text.end(
                of: "Requirement:",
                at: title.lowerBound,
                before: title.upperBound,
                ignoringCase: true
            )
        else { return false }
        return !text.isBlank(end..<title.upperBound)
    }
}
