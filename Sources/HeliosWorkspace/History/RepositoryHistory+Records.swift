import HeliosGit
import HeliosRecords
import HeliosSite
import HeliosText

extension RepositoryHistory {
    /// One change of one file of a record.
    struct FileChange: Sendable {
        let entry: FileHistory.Entry
        let isMain: Bool
        /// The path in the repository's history of the file of today.
        let path: String
    }

    /// What one commit did to the files of one record.
    struct RecordChange: Sendable {
        let commit: Int
        var files: [FileChange]
    }

    /// The changes of a record, the newest first, not yet told.
    func changes(
        of record: Int,
        entries: (String) throws(GitError) -> [FileHistory.Entry]
    ) throws(GitError) -> [RecordChange] {
        let paths = filesOfRecord[record]
        guard paths.count > 1 else {
            guard let path = paths.first else { return [] }
            return try entries(path).map { entry in
                RecordChange(
                    commit: entry.commit,
                    files: [FileChange(entry: entry, isMain: true, path: path)]
                )
            }
        }
        var byTurn: [Int: RecordChange] = [:]
        for (place, path) in paths.enumerated() {
            for entry in try entries(path) {
                byTurn[entry.turn, default: RecordChange(commit: entry.commit, files: [])]
                    .files.append(FileChange(entry: entry, isMain: place == 0, path: path))
            }
        }
        return byTurn.keys.sorted().compactMap { byTurn[$0] }
    }

    // MARK: Told

    /// Tells what a commit did to a record.
    func tell(_ change: RecordChange, of record: Int) -> HistoryEntry {
        var changes: [MemberChange] = []
        var event = HistoryEntry.Event.changed
        var text: TextChange?
        for file in change.files.sorted(by: { $0.isMain && !$1.isMain }) {
            if file.isMain {
                event = self.event(of: file)
                if event != .created, event != .known, event != .removed {
                    let versions = versions(of: file)
                    changes += telling(of: record).changes(from: versions.old, to: versions.new)
                    text = Self.textChange(versions)
                }
            } else {
                changes += tell(file, besides: record)
            }
        }
        return HistoryEntry(commit: note(change.commit), event: event, changes: changes, text: text)
    }

    /// What a commit did to a record as a whole.
    func event(of change: RecordChange) -> HistoryEntry.Event {
        change.files.last { $0.isMain }.map { event(of: $0) } ?? .changed
    }

    private func telling(of record: Int) -> RecordTelling {
        let found = graph.records[record]
        return RecordTelling(
            graph: graph,
            kind: graph.kind(of: record),
            owner: found.owner,
            phrases: phrases
        )
    }

    private func event(of file: FileChange) -> HistoryEntry.Event {
        let log = files.history.log
        switch file.entry.change.action {
        case .modified: return .changed
        case .deleted: return .removed
        case .added:
            if let source = file.entry.change.source {
                let path = shown(source)
                return file.entry.isCopy ? .copied(from: path) : .renamed(from: path)
            }
            return log.commits[file.entry.commit].isCut ? .known : .created
        }
    }

    /// A path as the record repository has it.
    func shown(_ path: Int) -> String {
        let text = files.history.log.path(path)
        return text.hasBytePrefix(prefix) ? text.dropping(bytes: prefix.utf8.count) : text
    }

    private func versions(of file: FileChange) -> (old: RecordVersion, new: RecordVersion) {
        let change = file.entry.change
        let log = files.history.log
        return (
            version(change.old, at: log.path(change.source ?? change.path)),
            version(change.new, at: log.path(change.path))
        )
    }

    private func version(_ blob: ObjectID?, at path: String) -> RecordVersion {
        // A blob that is too large or missing in a partial clone has nothing to tell.
        guard let blob, let bytes = try? git.blob(blob, atMost: 1 << 20) else {
            return RecordVersion()
        }
        return RecordVersion(bytes, path: path)
    }

    /// The largest text that is compared with its older self.
    private static let textLimit = 64 << 10

    private static func textChange(
        _ versions: (old: RecordVersion, new: RecordVersion)
    ) -> TextChange? {
        let (old, new) = (versions.old.text, versions.new.text)
        guard old != new, !old.isEmpty, old.count <= textLimit, new.count <= textLimit,
            !SecretGuard.isMarked(old), !SecretGuard.isMarked(new)
        else { return nil }
        return TextChange(
            old: String(decoding: old, as: UTF8.self),
            new: String(decoding: new, as: UTF8.self)
        )
    }

    /// Tells of a reply, a text or another file that belongs to a record.
    private func tell(_ file: FileChange, besides record: Int) -> [MemberChange] {
        let path = shown(file.entry.change.path)
        let name = path.split(onByte: ASCII.slash).last ?? path
        let isReply = path.split(onByte: ASCII.slash).dropLast().last == "replies"
        let label = isReply ? "Reply" : "File"
        let value = MemberChange.Value(name)
        let detail: MemberChange.Detail =
            switch file.entry.change.action {
            case .added: .members(added: [value], removed: [])
            case .deleted: .members(added: [], removed: [value])
            case .modified: lines(of: file, name)
            }
        let member = isReply ? "replies" : "files"
        guard case .modified = file.entry.change.action else {
            return [MemberChange(name: member, label: label, detail: detail)]
        }
        return [
            MemberChange(name: "\(member).\(name)", label: "\(label) \(name)", detail: detail)
        ]
    }

    private func lines(of file: FileChange, _ name: String) -> MemberChange.Detail {
        let change = file.entry.change
        guard name.hasByteSuffix(".md") || name.hasByteSuffix(".yaml"),
            let old = change.old, let new = change.new,
            // As in `version`.
            let before = try? git.blob(old, atMost: 1 << 20),
            let after = try? git.blob(new, atMost: 1 << 20)
        else { return .hidden(.changed) }
        let count = LineCount.change(from: before, to: after)
        guard count.added + count.removed > 0 else { return .hidden(.changed) }
        return .lines(added: count.added, removed: count.removed)
    }
}
