/// One walk over all commits that lead to a revision, and what each of them changed.
package struct HistoryWalk {
    private let repository: GitRepository
    private let trees: TreeCache
    private var log: CommitLog
    private var queue = CommitQueue()
    private var seen: Set<ObjectID> = []
    private var order: [Int] = []
    private var walked = 0

    /// How much of a message is kept.
    private static let messageLimit = 4_096

    /// The history of a commit; only what the log does not know is read.
    package static func history(
        of commit: ObjectID,
        in repository: GitRepository,
        known log: CommitLog = CommitLog()
    ) throws(GitError) -> History {
        var walk = HistoryWalk(repository, log)
        return try walk.run(from: commit)
    }

    private init(_ repository: GitRepository, _ log: CommitLog) {
        self.repository = repository
        self.log = log
        trees = TreeCache(repository.objects)
    }

    private mutating func run(from commit: ObjectID) throws(GitError) -> History {
        try enqueue(commit)
        while let number = queue.pop() {
            // As git does: a commit's parents wait from the moment on that it is shown.
            for parent in log.commits[number].parents { try enqueue(parent) }
            order.append(number)
        }
        return History(log: log, order: order, walked: walked)
    }

    private mutating func enqueue(_ id: ObjectID) throws(GitError) {
        guard seen.insert(id).inserted else { return }
        let number: Int
        if let known = log.number(of: id) { number = known } else { number = try read(id) }
        queue.push(number, committed: log.commits[number].committed)
    }

    /// Reads a commit and compares it with its parents.
    private mutating func read(_ id: ObjectID) throws(GitError) -> Int {
        walked += 1
        let commit = try repository.commit(id)
        let author = Author(name: commit.author.name, email: commit.author.email)
        var logged = LoggedCommit(
            id: id,
            parents: commit.parents,
            author: log.intern(author),
            committed: commit.committer.seconds,
            authored: commit.author.seconds,
            offsetMinutes: commit.author.offsetMinutes,
            message: Self.shortened(commit.message)
        )
        logged.isCut = commit.isCut
        guard let changes = try changes(of: commit) else {
            logged.isTooLarge = true
            return log.append(logged, [])
        }
        return log.append(logged, changes)
    }

    private static func shortened(_ message: String) -> String {
        guard message.utf8.count > messageLimit else { return message }
        return String(decoding: message.utf8.prefix(messageLimit), as: UTF8.self)
    }

    // MARK: Changes

    private mutating func changes(of commit: Commit) throws(GitError) -> [PathChange]? {
        var parents: [ObjectID?] = []
        for parent in commit.parents { parents.append(try repository.commit(parent).tree) }
        let first = parents.first ?? nil
        guard
            var differences = try TreeComparison.differences(
                from: first,
                to: commit.tree,
                in: trees
            )
        else { return nil }
        for parent in parents.dropFirst() {
            guard !differences.isEmpty else { return [] }
            guard
                let others = try TreeComparison.differences(
                    from: parent,
                    to: commit.tree,
                    in: trees
                )
            else { return nil }
            let paths = Set(others.map(\.path))
            differences.removeAll { !paths.contains($0.path) }
        }
        let sources = RenameSearch.sources(of: differences, trees)
        return differences.enumerated().map { place, difference in
            change(difference, sources[place].map { differences[$0] })
        }
    }

    private mutating func change(_ file: FileDifference, _ source: FileDifference?) -> PathChange {
        let path = log.intern(path: file.path)
        guard let new = file.new else {
            return PathChange(.deleted, path: path, old: file.old?.id)
        }
        guard let old = file.old else {
            return PathChange(
                .added,
                path: path,
                source: source.map { log.intern(path: $0.path) },
                old: source?.old?.id,
                new: new.id
            )
        }
        return PathChange(.modified, path: path, old: old.id, new: new.id)
    }
}

/// Commits that wait to be shown: the newest first, and of one second the one that came first.
private struct CommitQueue {
    private struct Entry {
        let number: Int
        let committed: Int
        let turn: Int

        func precedes(_ other: Entry) -> Bool {
            committed == other.committed ? turn < other.turn : committed > other.committed
        }
    }

    private var heap: [Entry] = []
    private var turns = 0

    mutating func push(_ number: Int, committed: Int) {
        heap.append(Entry(number: number, committed: committed, turn: turns))
        turns += 1
        var child = heap.count - 1
        while child > 0, heap[child].precedes(heap[(child - 1) / 2]) {
            heap.swapAt(child, (child - 1) / 2)
            child = (child - 1) / 2
        }
    }

    mutating func pop() -> Int? {
        guard let first = heap.first else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first.number }
        heap[0] = last
        var parent = 0
        while 2 * parent + 1 < heap.count {
            var child = 2 * parent + 1
            if child + 1 < heap.count, heap[child + 1].precedes(heap[child]) { child += 1 }
            guard heap[child].precedes(heap[parent]) else { break }
            heap.swapAt(child, parent)
            parent = child
        }
        return first.number
    }
}
