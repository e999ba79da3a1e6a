import HeliosGit
import HeliosRecords
package import HeliosSite
import HeliosText

extension RepositoryHistory {
    /// How many changes of one record a page tells, and how many commits the page of recent ones.
    private static let entryLimit = 100
    package static let commitLimit = 200
    /// How many records of one commit are named.
    private static let itemLimit = 30

    /// What the portal tells of the past; a record without any has no entry.
    package var site: SiteHistory {
        var site = SiteHistory()
        site.endsEarly = endsEarly
        site.records.reserveCapacity(graph.records.count)
        var notes: [Int: CommitNote] = [:]
        for record in graph.records.indices {
            guard let past = past(of: record, &notes) else { continue }
            site.records[graph.records[record].id] = past
        }
        let recent = commits(atMost: Self.commitLimit)
        if !recent.isEmpty {
            site.recent = RecentPast(number: number(of: recent)) {
                self.recent(limit: Self.commitLimit)
            }
        }
        return site
    }

    /// The past of a record, by renames alone; commits are noted down but once.
    private func past(of record: Int, _ notes: inout [Int: CommitNote]) -> RecordPast? {
        // The closure asks memory alone and cannot fail.
        guard let changes = try? changes(of: record, entries: { files.entries(of: $0) }),
            let newest = changes.first, let oldest = changes.last
        else { return nil }
        func noted(_ commit: Int) -> CommitNote {
            if let note = notes[commit] { return note }
            let note = note(commit)
            notes[commit] = note
            return note
        }
        let first = event(of: oldest)
        return RecordPast(
            count: changes.count,
            updated: noted(newest.commit),
            created: first == .created ? noted(oldest.commit) : nil,
            beginsBefore: first == .known,
            number: number(of: changes)
        ) {
            changes.prefix(Self.entryLimit).map { tell($0, of: record) }
        }
    }

    /// A number for changes of a record: what they tell is all in the commits.
    private func number(of changes: [RecordChange]) -> UInt64 {
        let log = files.history.log
        var print = Fingerprint()
        for change in changes {
            print.add(log.commits[change.commit].id.number)
            print.add(change.files.count)
            for file in change.files { print.add(file.path) }
        }
        return print.value
    }

    /// A number for the latest commits, and for the files that are records' now.
    private func number(of recent: [Int]) -> UInt64 {
        var print = Fingerprint()
        for commit in recent { print.add(files.history.log.commits[commit].id.number) }
        for paths in filesOfRecord {
            print.add(paths.count)
            for path in paths { print.add(path) }
        }
        return print.value
    }

    // MARK: Recent commits

    /// The latest commits that changed anything in the record repository.
    package func recent(limit: Int) -> [RecentCommit] {
        let log = files.history.log
        let records = recordsOfChanges(in: commits(atMost: limit))
        return commits(atMost: limit).map { number in
            items(of: number, log.commits[number].changes.filter(isInside), records)
        }
    }

    private func isInside(_ change: Int) -> Bool {
        let log = files.history.log
        return log.paths[log.changes[change].path].starts(with: prefix.utf8)
    }

    private func commits(atMost limit: Int) -> [Int] {
        let log = files.history.log
        var result: [Int] = []
        for number in files.history.order where !log.commits[number].isMerge {
            guard result.count < limit else { break }
            if log.commits[number].changes.contains(where: isInside) { result.append(number) }
        }
        return result
    }

    /// The records whose files single changes concern, by the change's place in the log.
    private func recordsOfChanges(in commits: [Int]) -> [Int: (record: Int, file: FileChange)] {
        let wanted = Set(commits)
        var result: [Int: (record: Int, file: FileChange)] = [:]
        for (record, paths) in filesOfRecord.enumerated() {
            for (place, path) in paths.enumerated() {
                for entry in files.entries(of: path) where wanted.contains(entry.commit) {
                    guard result[entry.place] == nil else { continue }
                    let file = FileChange(entry: entry, isMain: place == 0, path: path)
                    result[entry.place] = (record, file)
                }
            }
        }
        return result
    }

    private func items(
        of number: Int,
        _ changes: [Int],
        _ records: [Int: (record: Int, file: FileChange)]
    ) -> RecentCommit {
        var files: [Int: [FileChange]] = [:]
        var order: [Int] = []
        var others: [RecentCommit.Item] = []
        let renamed = Set(changes.compactMap { self.files.history.log.changes[$0].source })
        for change in changes {
            if let found = records[change] {
                if files[found.record] == nil { order.append(found.record) }
                files[found.record, default: []].append(found.file)
            } else if let item = other(change, renamed) {
                others.append(item)
            }
        }
        let shown = order.prefix(Self.itemLimit).map { record in
            let change = RecordChange(commit: number, files: files[record] ?? [])
            let entry = tell(change, of: record)
            return RecentCommit.Item(
                record: graph.records[record].id,
                title: graph.title(of: record),
                event: entry.event,
                changes: entry.changes
            )
        }
        let items = shown + others.prefix(Self.itemLimit - shown.count)
        return RecentCommit(
            commit: note(number),
            items: items,
            omitted: order.count + others.count - items.count
        )
    }

    /// A file that belongs to no record of today; nil for the old name of a renamed one.
    private func other(_ change: Int, _ renamed: Set<Int>) -> RecentCommit.Item? {
        let log = files.history.log
        let change = log.changes[change]
        guard change.action != .deleted || !renamed.contains(change.path) else { return nil }
        let event: HistoryEntry.Event =
            switch change.action {
            case .added: change.source.map { .renamed(from: shown($0)) } ?? .created
            case .modified: .changed
            case .deleted: .removed
            }
        return RecentCommit.Item(
            record: nil,
            title: shown(change.path),
            event: event,
            changes: []
        )
    }
}
