import HeliosDiagnostics
import HeliosText

extension RepositoryDifference {
    /// Compares two states of a repository; `renamedFiles` are old and new paths of files that are
    /// known to be the same, so that a record that moved with its file is renamed, and not new.
    package init(
        from old: RepositoryState,
        to new: RepositoryState,
        renamedFiles: [(old: String, new: String)] = []
    ) {
        let pairing = RecordPairing(old, new, files: renamedFiles)
        let names = Dictionary(
            pairing.renamed.map { ($0.old, new.graph.records[$0.new].id) },
            uniquingKeysWith: { first, _ in first }
        )
        let comparison = RecordComparison(old: old, new: new, renamed: names)
        let findings = FindingsDifference(old, new, pairs: pairing.pairs)
        let readable = Set(new.graph.records.map(\.path))
        self.init(
            old: old,
            new: new,
            added: pairing.added,
            removed: pairing.removed.map { number in
                let path = old.graph.records[number].path
                let isUnreadable = new.hasFile(path) && !readable.contains(path)
                return RemovedRecord(number: number, isUnreadable: isUnreadable)
            },
            renamed: pairing.renamed,
            changed: pairing.pairs.map { comparison.change(of: $0.old, to: $0.new) }
                .filter { !$0.isEmpty },
            files: Self.files(old, new),
            newFindings: findings.new,
            fixedFindings: findings.fixed
        )
    }

    /// The changed files that belong to no record of their state.
    private static func files(_ old: RepositoryState, _ new: RepositoryState) -> [FileChange] {
        let (before, after) = (old.recordFiles, new.recordFiles)
        var changes: [FileChange] = []
        for path in old.paths where !before.contains(path) && !new.hasFile(path) {
            changes.append(FileChange(path: path, change: .removed))
        }
        for path in new.paths where !after.contains(path) {
            if !old.hasFile(path) {
                changes.append(FileChange(path: path, change: .added))
            } else if !before.contains(path), !old.hasSameContent(path, as: new, path) {
                changes.append(FileChange(path: path, change: .changed))
            }
        }
        return changes.sorted { $0.path.precedesBytewise($1.path) }
    }
}

extension RepositoryState {
    /// The paths of the files that records are read from, and of those beside them.
    fileprivate var recordFiles: Set<String> {
        var paths: Set<String> = []
        for record in graph.records {
            paths.insert(record.path)
            for text in record.texts { if let path = text.path { paths.insert(path) } }
            for reply in record.replies { paths.insert(reply.path) }
            for attachment in record.attachments { paths.insert(attachment.path) }
        }
        return paths
    }
}
