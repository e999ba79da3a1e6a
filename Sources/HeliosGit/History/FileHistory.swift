/// What happened to single files of a history, old names included.
///
/// It is what `git log --follow` goes by: commits are looked at in their order, merges are not
/// shown, and from the commit on in which the file got its name all earlier ones are searched for
/// the old name alone, whatever line of work they belong to.
package struct FileHistory: Sendable {
    /// The history that is asked.
    package let history: History
    /// For each path the changes of it, as (place in the order, place among the changes).
    private let touches: [[Touch]]

    private struct Touch: Sendable {
        let turn: Int32
        let change: Int32
    }

    /// A change of a file as its history shows it.
    package struct Entry: Sendable, Hashable {
        /// The place of the commit in the history's order.
        package let turn: Int
        /// The place of the commit in the log.
        package let commit: Int
        /// The place of the change in the log.
        package let place: Int
        /// The change; its source is the path under which the history goes on.
        package let change: PathChange
        /// Whether the source is still there: the file was made from a copy of it.
        package var isCopy = false
    }

    package init(_ history: History) {
        self.history = history
        let log = history.log
        var touches = [[Touch]](repeating: [], count: log.paths.count)
        for (turn, number) in history.order.enumerated() where !log.commits[number].isMerge {
            for change in log.commits[number].changes {
                touches[log.changes[change].path].append(
                    Touch(turn: Int32(turn), change: Int32(change))
                )
            }
        }
        self.touches = touches
    }

    /// The changes of a file, the newest first; those under old names as long as git saw that it
    /// was renamed.
    package func entries(of path: String) -> [Entry] {
        entries(of: path) { _, _ in nil }
    }

    /// The changes of a file; `source` may name another path that an added file continues.
    func entries<Failure: Error>(
        of path: String,
        source: (Entry, LoggedCommit) throws(Failure) -> CopySource?
    ) throws(Failure) -> [Entry] {
        guard var path = history.log.number(ofPath: path) else { return [] }
        var entries: [Entry] = []
        var turn: Int32 = -1
        while let touch = next(of: path, behind: turn) {
            turn = touch.turn
            let commit = history.order[Int(turn)]
            let change = history.log.changes[Int(touch.change)]
            var entry = Entry(
                turn: Int(turn),
                commit: commit,
                place: Int(touch.change),
                change: change
            )
            if change.action == .added {
                if let found = try source(entry, history.log.commits[commit]) {
                    entry = Entry(
                        turn: Int(turn),
                        commit: commit,
                        place: Int(touch.change),
                        change: PathChange(
                            .added,
                            path: change.path,
                            source: found.path,
                            old: found.id,
                            new: change.new
                        ),
                        isCopy: found.isCopy
                    )
                }
                if let source = entry.change.source { path = source }
            }
            entries.append(entry)
        }
        return entries
    }

    /// The next older change of a path.
    private func next(of path: Int, behind turn: Int32) -> Touch? {
        let touches = touches[path]
        var (low, high) = (0, touches.count)
        while low < high {
            let middle = (low + high) / 2
            if touches[middle].turn <= turn { low = middle + 1 } else { high = middle }
        }
        return low < touches.count ? touches[low] : nil
    }
}

/// What an added file was made from.
struct CopySource: Sendable {
    let path: Int
    let id: ObjectID
    /// Whether the source stayed.
    let isCopy: Bool
}
