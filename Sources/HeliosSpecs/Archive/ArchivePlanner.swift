import HeliosFiles
import HeliosText

/// Takes the steps before anything is written, in the reference tool's order; each may refuse.
package struct ArchivePlanner {
    private let request: ArchiveRequest
    private let dialogue: ArchiveDialogue
    private let tree: SpecTree

    package init(_ request: ArchiveRequest, in root: SpecRoot, _ dialogue: ArchiveDialogue) {
        self.request = request
        self.dialogue = dialogue
        tree = SpecTree(root)
    }

    /// What archiving comes to.
    package func plan() throws(SpecFailure) -> ArchivePlan {
        let change = try ChangeFolder(named: request.change, in: tree)
        if !request.skipsValidation {
            ProposalNotes(of: change).lines.forEach(dialogue.tell)
        }
        try judge(change)
        try checkTasks(of: change)
        let name = change.archivedName(on: request.day)
        if FileSystem.kindOfLink("\(tree.root.changes)/archive/\(name)") != nil {
            throw SpecFailure("archive_target_exists", "Archive '\(name)' already exists.")
        }
        let deltas = request.skipsSpecs ? [] : try capabilities(of: change)
        let updates = try updates(for: deltas, of: change)
        return ArchivePlan(
            change: change.name,
            archivedName: name,
            root: tree.root,
            deltas: updates.deltas,
            updates: updates.updates,
            totals: deltas.isEmpty ? nil : updates.totals,
            warnings: updates.warnings
        )
    }

    /// The rules for a change, without those that archiving follows itself.
    private func judge(_ change: ChangeFolder) throws(SpecFailure) {
        if request.skipsValidation {
            try dialogue.confirm(
                "Skip validation? The change and its result are not checked.",
                given: request,
                or: SpecFailure(
                    "archive_confirmation_required",
                    "Skipping validation requires confirmation: rerun with --yes."
                )
            )
            return
        }
        let issues = try failing { () throws(SystemFailure) in
            try ChangeRules(tree).issues(of: change.name, forArchive: true)
        }
        guard !issues.isValid(strict: false), try isJudged(change, issues) else { return }
        for issue in issues where issue.level == .error {
            dialogue.tell("✗ [\(issue.level.rawValue)] \(issue.path): \(issue.message)")
        }
        throw SpecFailure(
            "archive_validation_failed",
            "Validation failed for change '\(change.name)'.",
            fix: """
                Run openspec validate \(change.name) for details, fix the errors, or rerun with \
                --no-validate.
                """
        )
    }

    /// Whether the change says anything about specifications; one that does not is free to.
    private func isJudged(
        _ change: ChangeFolder,
        _ issues: [SpecIssue]
    ) throws(SpecFailure) -> Bool {
        if issues.contains(where: { ["D-1", "D-23", "D-24"].contains($0.rule) }) { return true }
        return try capabilities(of: change).contains { capability in
            // A file that cannot be read mentions nothing; applying it fails further on.
            let bytes = try? FileSystem.read("\(change.path)/specs/\(capability)/spec.md")
            return bytes.map { SpecText(file: $0).mentionsDelta } ?? false
        }
    }

    private func checkTasks(of change: ChangeFolder) throws(SpecFailure) {
        switch ChangeProgress(tree).count(in: change.path) {
        case .unreadable(let path):
            throw SpecFailure("archive_error", "Could not read \(path) to count its tasks.")
        case .counted(let count):
            let words =
                count.total == 0
                ? "No tasks" : count.open == 0 ? "✓ Complete" : "\(count.done)/\(count.total) tasks"
            dialogue.tell("Task status: \(words)")
            guard count.open > 0 else { return }
            let message = "\(count.open) incomplete task(s) found for change '\(change.name)'."
            try dialogue.confirm(
                "\(message) Archive it all the same?",
                given: request,
                or: SpecFailure(
                    "archive_tasks_incomplete",
                    message,
                    fix: "Complete the tasks or rerun with --yes."
                )
            )
        }
    }

    private func capabilities(of change: ChangeFolder) throws(SpecFailure) -> [String] {
        try failing { () throws(SystemFailure) in try tree.deltas(of: change.name) }
    }

    private func failing<Value>(
        _ body: () throws(SystemFailure) -> Value
    ) throws(SpecFailure) -> Value {
        do throws(SystemFailure) {
            return try body()
        } catch {
            throw SpecFailure("archive_error", error.message)
        }
    }
}

// MARK: - Specifications

extension ArchivePlanner {
    private struct Updates {
        var deltas: [ArchivePlan.Delta] = []
        var updates: [ArchivePlan.Update] = []
        var totals = SpecMerge.Counts()
        var warnings: [String] = []
    }

    private func updates(
        for capabilities: [String],
        of change: ChangeFolder
    ) throws(SpecFailure) -> Updates {
        var result = Updates()
        guard !capabilities.isEmpty else { return result }
        var merged: [ArchivePlan.Update] = []
        var failure: SpecFailure?
        do throws(SpecFailure) {
            for capability in capabilities {
                let delta = try delta(capability, of: change)
                result.deltas.append(delta)
                merged.append(try update(with: delta, of: change))
            }
        } catch {
            failure = error
        }
        try confirmUpdates(of: capabilities)
        if let failure { throw failure }
        result.warnings = merged.flatMap(\.merge.warnings)
        let state = MetadataReading(change: change.path)
            .state(of: .retireCapabilities, SchemaCatalogue(tree.root))
        for var update in merged where !update.merge.counts.isZero {
            if !request.skipsValidation {
                let judgement = RebuiltSpec(update, root: tree.root, marker: state)
                update.isRetired = try judgement.isRetired(dialogue)
            }
            if update.isRetired { result.warnings.append(retirement(of: update)) }
            result.totals += update.merge.counts
            result.updates.append(update)
        }
        return result
    }

    private func confirmUpdates(of capabilities: [String]) throws(SpecFailure) {
        dialogue.tell("Specs to update:")
        for capability in capabilities {
            let isThere = FileSystem.kind(tree.spec(capability)) != nil
            dialogue.tell("  \(capability): \(isThere ? "update" : "create")")
        }
        try dialogue.confirm(
            "Update \(capabilities.count) spec(s)?",
            given: request,
            or: SpecFailure(
                "archive_confirmation_required",
                "Updating \(capabilities.count) spec(s) requires confirmation: rerun with --yes."
            )
        )
    }

    private func delta(
        _ capability: String,
        of change: ChangeFolder
    ) throws(SpecFailure) -> ArchivePlan.Delta {
        let path = "\(change.path)/specs/\(capability)/spec.md"
        do throws(SystemFailure) {
            return ArchivePlan.Delta(
                capability: capability,
                path: path,
                bytes: try FileSystem.read(path)
            )
        } catch {
            throw .building(error.message)
        }
    }

    private func update(
        with delta: ArchivePlan.Delta,
        of change: ChangeFolder
    ) throws(SpecFailure) -> ArchivePlan.Update {
        let path = tree.spec(delta.capability)
        let old: [UInt8]?
        do throws(SystemFailure) {
            old = try tree.mainSpec(delta.capability)
        } catch {
            throw .building(error.message)
        }
        do throws(MergeFailure) {
            let merge = try SpecMerge(
                DeltaDocument(SpecText(file: delta.bytes)),
                to: SpecMerge.Target(
                    capability: delta.capability,
                    change: change.name,
                    path: path,
                    main: old
                )
            )
            return ArchivePlan.Update(
                capability: delta.capability,
                path: path,
                old: old,
                merge: merge
            )
        } catch {
            throw .building(error.message)
        }
    }

    private func retirement(of update: ArchivePlan.Update) -> String {
        let path = tree.root.relative(update.path)
        return """
            \(update.capability) - capability retired; deleted the main spec (all requirements \
            removed, declared by retire_capabilities) at \(path). Its section(s) went with it: \
            Purpose. If it was committed, restore it with: git checkout HEAD -- ":(top)\(path)"
            """
    }
}

extension SpecFailure {
    /// A specification that cannot be built from its delta.
    fileprivate static func building(_ message: String) -> SpecFailure {
        SpecFailure(
            "archive_spec_update_failed",
            message,
            fix: "Fix the change delta specs and rerun. No files were changed."
        )
    }
}
