import Glibc
import HeliosDiagnostics
package import HeliosFiles
import HeliosText

/// The rules for a change.
package struct ChangeRules: Sendable {
    private let tree: SpecTree
    private let schemas: SchemaCatalogue
    private let configured: String
    private let standardIsBuiltIn: Bool

    /// The rules in a root.
    package init(_ tree: SpecTree) {
        self.tree = tree
        schemas = SchemaCatalogue(tree.root)
        configured = SpecConfiguration(tree.root).schema
        standardIsBuiltIn = schemas.isStandard(WorkflowSchema.standardName)
    }

    /// What is wrong with a change.
    ///
    /// With `forArchive` the scenarios that would be lost and the numbers of tasks are left out:
    /// archiving looks at them itself, or not at all. Each delta is handed on with its path below
    /// the root, so that nobody has to read it again.
    package func issues(
        of change: String,
        forArchive: Bool = false,
        visiting visit: (_ delta: DeltaDocument, _ path: String) -> Void = { _, _ in }
    ) throws(SystemFailure) -> [SpecIssue] {
        let folder = tree.change(change)
        var issues: [SpecIssue] = []
        let hasRootDelta = FileSystem.kind("\(folder)/specs/spec.md") == .file
        if hasRootDelta {
            let path = tree.root.relative("\(folder)/specs/spec.md")
            issues.append(
                SpecIssue("D-1", .error, "spec.md", Wording.rootDelta, at: .start(of: path))
            )
        }
        var files = DeltaFindings()
        for capability in try tree.deltas(of: change) {
            try check(capability, of: folder, checksLoss: !forArchive, &files, visit)
        }
        issues += files.requirements + files.empty + files.sectionless
        let metadata = MetadataReading(change: folder)
        issues += markerIssues(
            metadata.state(of: .skipSpecs, schemas),
            in: folder,
            hasEntries: files.entryCount > 0 || hasRootDelta
        )
        if !forArchive { issues += taskIssues(metadata, in: folder) }
        return issues
    }

    /// What the delta files of a change are found to be.
    private struct DeltaFindings {
        var requirements: [SpecIssue] = []
        var empty: [SpecIssue] = []
        var sectionless: [SpecIssue] = []
        var entryCount = 0
    }

    private func check(
        _ capability: String,
        of folder: String,
        checksLoss: Bool,
        _ findings: inout DeltaFindings,
        _ visit: (DeltaDocument, String) -> Void
    ) throws(SystemFailure) {
        let file = "\(folder)/specs/\(capability)/spec.md"
        // The reference tool passes over a delta file that it cannot read.
        guard let bytes = try? FileSystem.read(file) else { return }
        let delta = DeltaDocument(SpecText(file: bytes))
        let path = tree.root.relative(file)
        visit(delta, path)
        var rules = DeltaRules(delta, capability: capability, path: path)
        rules.checkRequirements()
        if checksLoss, !delta.modified.isEmpty { try checkLoss(delta, capability, &rules) }
        rules.checkNames()
        findings.requirements += rules.issues
        findings.entryCount += delta.entryCount
        guard delta.entryCount == 0 else { return }
        let issuePath = "\(capability)/spec.md"
        if delta.chosen.isEmpty {
            findings.sectionless.append(
                SpecIssue(
                    "D-22",
                    .error,
                    issuePath,
                    "No delta sections found. Add headers such as \"## ADDED Requirements\" or "
                        + "move non-delta notes outside specs/.",
                    at: .start(of: path)
                )
            )
        } else {
            findings.empty.append(Self.emptySections(delta, issuePath, path))
        }
    }

    private static func emptySections(
        _ delta: DeltaDocument,
        _ issuePath: String,
        _ path: String
    ) -> SpecIssue {
        let found = DeltaOperation.allCases.filter { delta.chosen[$0] != nil }
        let words = found.map(\.heading)
        let list =
            words.count == 1
            ? words[0] : "\(words.dropLast().joined(separator: ", ")) and \(words[words.count - 1])"
        return SpecIssue(
            "D-21",
            .error,
            issuePath,
            "Delta sections \(list) were found, but no requirement entries parsed. Ensure each "
                + "section includes at least one \"### Requirement:\" block (REMOVED may use "
                + "bullet list syntax).",
            at: SpecFile(text: delta.text, path: path)
                .place(of: found.first.flatMap { delta.chosen[$0]?.mark }),
            about: found.map(\.heading)
        )
    }

    private func checkLoss(
        _ delta: DeltaDocument,
        _ capability: String,
        _ rules: inout DeltaRules
    ) throws(SystemFailure) {
        let path = tree.spec(capability)
        if let target = FileSystem.resolved(path),
            let folder = FileSystem.resolved(path.parentPath), !target.isWithin(folder)
        {
            throw SystemFailure(outside: path)
        }
        let bytes: [UInt8]
        do throws(SystemFailure) {
            bytes = try FileSystem.read(path)
        } catch {
            guard [EACCES, EPERM, EISDIR, ELOOP, ENAMETOOLONG].contains(error.code) else { return }
            rules.add(
                "D-10",
                "Could not read \(path) to check the MODIFIED requirements against it "
                    + "(\(error.name)). Archive reads the same file, so fix the file before "
                    + "archiving.",
                at: delta.modified.first.map(rules.place),
                about: [tree.root.relative(path), error.name]
            )
            return
        }
        for loss in ScenarioLoss.losses(of: delta, from: SpecText(file: bytes)) {
            let names = loss.missing.map { "\"\($0.text)\"" }.joined(separator: ", ")
            rules.add(
                "D-9",
                "MODIFIED \"\(loss.block.name.text)\" omits scenario(s) the current spec still "
                    + "has: \(names). Copy them into the MODIFIED block (a MODIFIED requirement "
                    + "replaces the whole block, so archive refuses to drop them).",
                at: rules.place(of: loss.block),
                about: [loss.block.name.text] + loss.missing.map(\.text)
            )
        }
    }
}

// MARK: - Metadata and tasks

extension ChangeRules {
    private func markerIssues(
        _ state: MarkerState,
        in folder: String,
        hasEntries: Bool
    ) -> [SpecIssue] {
        let place = SourceSpan.start(of: tree.root.relative("\(folder)/\(ChangeMetadata.fileName)"))
        switch state {
        case .honored where Self.holdsFiles("\(folder)/specs"):
            return [
                SpecIssue(
                    "D-24",
                    .error,
                    "file",
                    "skip_specs is set in .openspec.yaml but spec files exist under specs/. "
                        + "Remove skip_specs or delete the delta spec files",
                    at: place
                )
            ]
        case .honored:
            return hasEntries
                ? []
                : [
                    SpecIssue(
                        "D-25",
                        .info,
                        "file",
                        "skip_specs is set in .openspec.yaml: change declares no spec-level "
                            + "behavior changes, zero deltas accepted",
                        at: place
                    )
                ]
        case .notSet: return hasEntries ? [] : [Self.noDelta(in: folder, tree.root)]
        case .refused(let reason):
            let refusal = SpecIssue(
                "D-23",
                .error,
                ChangeMetadata.fileName,
                Wording.refusedSkip(reason),
                at: place,
                about: [reason]
            )
            return hasEntries ? [refusal] : [refusal, Self.noDelta(in: folder, tree.root)]
        }
    }

    private static func noDelta(in folder: String, _ root: SpecRoot) -> SpecIssue {
        SpecIssue(
            "D-26",
            .error,
            "file",
            "Change must have at least one delta. \(Wording.noDeltas)",
            at: .start(of: root.relative(folder))
        )
    }

    /// Whether a folder holds any file that is not hidden, or cannot be looked into.
    private static func holdsFiles(_ folder: String) -> Bool {
        guard FileSystem.kindOfLink(folder) != nil else { return false }
        var pending = [folder]
        while let path = pending.popLast() {
            // What cannot be listed may hold files.
            guard let entries = try? FileSystem.list(path) else { return true }
            for entry in entries where !entry.name.isHidden {
                guard entry.kind == .folder else { return true }
                pending.append("\(path)/\(entry.name)")
            }
        }
        return false
    }

    private func taskIssues(_ metadata: MetadataReading, in folder: String) -> [SpecIssue] {
        guard standardIsBuiltIn else { return [] }
        switch metadata {
        case .absent: guard schemas.isStandard(configured) else { return [] }
        case .valid(let metadata):
            guard schemas.knows(metadata.schema), schemas.isStandard(metadata.schema) else {
                return []
            }
        default: return []
        }
        let file = "\(folder)/tasks.md"
        // A file that is not there or cannot be read has no numbers.
        guard FileSystem.kind(file) == .file, let bytes = try? FileSystem.read(file) else {
            return []
        }
        return TaskRules.issues(in: TaskList(file: bytes), path: tree.root.relative(file))
    }
}
