import HeliosText

/// A specification after its delta, judged before it is written.
struct RebuiltSpec {
    private let update: ArchivePlan.Update
    private let errors: [SpecIssue]
    private let marker: MarkerState

    init(_ update: ArchivePlan.Update, root: SpecRoot, marker: MarkerState) {
        self.update = update
        self.marker = marker
        errors = MainSpecRules.issues(
            in: SpecText(file: update.merge.text),
            path: root.relative(update.path)
        ).filter { $0.level == .error }
    }

    /// Whether the specification goes with its last requirement; fails where it may neither be
    /// written nor deleted.
    func isRetired(_ dialogue: ArchiveDialogue) throws(SpecFailure) -> Bool {
        if errors.isEmpty { return false }
        let isOnlyEmpty = errors.map(\.rule) == ["MS-3"]
        let fix = isOnlyEmpty ? retirementAdvice : .none
        if case .allowed = fix { return true }
        for error in errors { dialogue.tell("✗ [ERROR] \(error.path): \(error.message)") }
        throw SpecFailure(
            "archive_spec_validation_failed",
            "Rebuilt spec for '\(update.capability)' failed validation. No files were changed.",
            fix: fix.text
                ?? "Run openspec validate \(update.capability) after fixing the change deltas."
        )
    }

    private enum Advice {
        case allowed, none
        case refused(String)

        var text: String? {
            if case .refused(let text) = self { text } else { nil }
        }
    }

    /// What is to be said where a specification without requirements is all that is wrong.
    private var retirementAdvice: Advice {
        let removesLast =
            update.merge.isEmpty && update.old != nil && update.merge.counts.removed > 0
        let unnamed = update.old.map { UnnamedContent(in: SpecText(file: $0)) }
        let summary = unnamed?.summary ?? ""
        switch marker {
        case .honored where removesLast && summary.utf8.isEmpty: return .allowed
        case .honored: return summary.utf8.isEmpty ? .none : .refused(declared(summary))
        case .notSet: return removesLast ? .refused(undeclared(summary)) : .none
        case .refused(let reason):
            guard removesLast else { return .none }
            return .refused(
                undeclared(summary) + " The marker present now cannot be honored (\(reason))."
            )
        }
    }

    private func declared(_ lines: String) -> String {
        """
        '\(update.capability)' declares retire_capabilities, but the spec holds content the merge \
        cannot safely account for and deleting the file would take with it: \(lines). Move it into \
        `## Purpose` or a canonical requirement, or delete the spec by hand.
        """
    }

    private func undeclared(_ lines: String) -> String {
        guard !lines.utf8.isEmpty else {
            return """
                This change removes the last requirement '\(update.capability)' has. To retire the \
                capability and delete its spec, add `retire_capabilities: true` to the change's \
                .openspec.yaml (alongside its `schema:`, which that file requires), then rerun.
                """
        }
        return """
            This change removes the last requirement '\(update.capability)' has, so the rebuilt \
            spec has none left and cannot be written. Retiring the capability is what archive does \
            instead, and it is refused while the spec holds content the merge cannot safely \
            account for and deleting the file would take with it: \(lines). Move it into \
            `## Purpose` or a canonical requirement, or delete the spec by hand, then rerun.
            """
    }
}
