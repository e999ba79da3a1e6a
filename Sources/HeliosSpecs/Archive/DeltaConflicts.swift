/// Contradictions within one delta file, as `archive` looks for them before it applies anything.
enum DeltaConflicts {
    /// Fails at the first contradiction, or when nothing is in the file.
    static func check(_ delta: DeltaDocument, of capability: String) throws(MergeFailure) {
        if let problem = duplicate(delta) ?? renameConflict(delta) ?? crossConflict(delta) {
            throw MergeFailure("\(capability) validation failed - \(problem)")
        }
        if delta.entryCount == 0 {
            throw MergeFailure(
                """
                Delta parsing found no operations for \(capability). \
                Provide ADDED/MODIFIED/REMOVED/RENAMED sections in change spec.
                """
            )
        }
    }

    private static func duplicate(_ delta: DeltaDocument) -> String? {
        let lists: [(operation: DeltaOperation, names: [SpecName])] = [
            (.added, delta.added.map(\.name)), (.modified, delta.modified.map(\.name)),
            (.removed, delta.removed.map(\.name)),
        ]
        for list in lists {
            var seen: Set<SpecName> = []
            for name in list.names where !seen.insert(name).inserted {
                return
                    "duplicate requirement in \(list.operation.rawValue) for \(name.quotedHeader)"
            }
        }
        var sources: Set<SpecName> = []
        var targets: Set<SpecName> = []
        for pair in delta.renamed {
            if !sources.insert(pair.from.name).inserted {
                return "duplicate FROM in RENAMED for \(pair.from.name.quotedHeader)"
            }
            if !targets.insert(pair.to.name).inserted {
                return "duplicate TO in RENAMED for \(pair.to.name.quotedHeader)"
            }
        }
        return nil
    }

    private static func renameConflict(_ delta: DeltaDocument) -> String? {
        guard !delta.renamed.isEmpty else { return nil }
        let modified = Set(delta.modified.map(\.name))
        let added = Set(delta.added.map(\.name))
        var removed: [SpecName: SpecName] = [:]
        for entry in delta.removed where removed[entry.name.folded] == nil {
            removed[entry.name.folded] = entry.name
        }
        for pair in delta.renamed {
            if let spelling = removed[pair.from.name.folded] {
                let note =
                    spelling == pair.from.name ? "" : " (REMOVED spells it \"\(spelling.text)\")"
                return conflict(.renamed, .removed, pair.from.name) + note
            }
            if modified.contains(pair.from.name) {
                return
                    "when a rename exists, MODIFIED must reference the NEW \(pair.to.name.quotedHeader)"
            }
            if added.contains(pair.to.name) {
                return "RENAMED TO header collides with ADDED for \"\(pair.to.name.header)\""
            }
        }
        return nil
    }

    private static func crossConflict(_ delta: DeltaDocument) -> String? {
        let added = Set(delta.added.map(\.name))
        let removed = Set(delta.removed.map(\.name))
        for block in delta.modified {
            if removed.contains(block.name) { return conflict(.modified, .removed, block.name) }
            if added.contains(block.name) { return conflict(.modified, .added, block.name) }
        }
        for block in delta.added where removed.contains(block.name) {
            return conflict(.added, .removed, block.name)
        }
        return nil
    }

    private static func conflict(
        _ first: DeltaOperation,
        _ second: DeltaOperation,
        _ name: SpecName
    ) -> String {
        """
        requirement present in multiple sections (\(first.rawValue) and \(second.rawValue)) \
        for \(name.quotedHeader)
        """
    }
}
