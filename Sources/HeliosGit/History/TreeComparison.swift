import HeliosText

/// A file that two trees hold differently.
struct FileDifference: Sendable {
    let path: [UInt8]
    let old: TreeItem?
    let new: TreeItem?
}

/// What differs between two trees; whatever has one id in both is not looked at.
struct TreeComparison {
    /// How deep folders may lie in one another.
    private static let depthLimit = 32
    /// How many files may differ, and how many pairs of trees may be looked at.
    private static let limit = 200_000

    /// What to compare next.
    private struct Pair {
        let folder: [UInt8]
        let depth: Int
        let old: ObjectID?
        let new: ObjectID?
    }

    private let trees: TreeCache
    private var differences: [FileDifference] = []

    /// Compares two trees, by path in byte order; nil if there is too much of it.
    static func differences(
        from old: ObjectID?,
        to new: ObjectID?,
        in trees: TreeCache
    ) throws(GitError) -> [FileDifference]? {
        var comparison = TreeComparison(trees: trees)
        guard try comparison.run(from: old, to: new) else { return nil }
        return comparison.differences.sorted { $0.path.lexicographicallyPrecedes($1.path) }
    }

    private init(trees: TreeCache) { self.trees = trees }

    private mutating func run(from old: ObjectID?, to new: ObjectID?) throws(GitError) -> Bool {
        guard old != new else { return true }
        var waiting = [Pair(folder: [], depth: 0, old: old, new: new)]
        var visited = 0
        while let pair = waiting.popLast() {
            visited += 1
            guard visited <= Self.limit, differences.count <= Self.limit,
                pair.depth <= Self.depthLimit
            else { return false }
            let entries = TreeEntries.differences(try read(pair.old), try read(pair.new))
            for entry in entries { add(entry, of: pair, &waiting) }
        }
        return true
    }

    private func read(_ id: ObjectID?) throws(GitError) -> [UInt8] {
        guard let id else { return [] }
        return try trees.tree(id)
    }

    private mutating func add(
        _ entry: TreeEntries.Difference,
        of pair: Pair,
        _ waiting: inout [Pair]
    ) {
        let path = pair.folder + entry.name
        let old = entry.old.flatMap { $0.isTree ? $0.id : nil }
        let new = entry.new.flatMap { $0.isTree ? $0.id : nil }
        if old != nil || new != nil {
            // A folder whose mode alone is odd holds the same files.
            guard old != new else { return }
            let folder = path + [ASCII.slash]
            waiting.append(Pair(folder: folder, depth: pair.depth + 1, old: old, new: new))
        } else {
            differences.append(FileDifference(path: path, old: entry.old, new: entry.new))
        }
    }
}
