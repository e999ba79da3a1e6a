import HeliosText

/// Finds out which files of one commit are others under a new name: first those with the very same
/// content, then those that are alike by half, as git measures it.
struct RenameSearch {
    /// Above so many pairs only the very same content counts.
    private static let pairLimit = 1_000_000
    /// Larger files are not compared, and not more than so many bytes of one commit.
    private static let textLimit = 1 << 20
    private static let totalLimit = 64 << 20

    /// A file that went or came.
    private struct Candidate {
        let place: Int
        let path: [UInt8]
        let item: TreeItem
    }

    private let differences: [FileDifference]
    private let trees: TreeCache
    private var gone: [Candidate] = []
    private var come: [Candidate] = []
    /// The place of the file that each new one was, by its place among the differences.
    private var sources: [Int: Int] = [:]

    /// The places of what went, by the places of what came in their stead.
    static func sources(of differences: [FileDifference], _ trees: TreeCache) -> [Int: Int] {
        var search = RenameSearch(differences, trees)
        return search.run()
    }

    private init(_ differences: [FileDifference], _ trees: TreeCache) {
        self.differences = differences
        self.trees = trees
        for (place, difference) in differences.enumerated() {
            if let item = difference.old, difference.new == nil {
                gone.append(Candidate(place: place, path: difference.path, item: item))
            } else if let item = difference.new, difference.old == nil {
                come.append(Candidate(place: place, path: difference.path, item: item))
            }
        }
    }

    private mutating func run() -> [Int: Int] {
        guard !gone.isEmpty, !come.isEmpty else { return [:] }
        findSame()
        findAlike()
        return sources
    }

    // MARK: The same content

    private mutating func findSame() {
        var byID: [ObjectID: [Candidate]] = [:]
        for candidate in gone { byID[candidate.item.id, default: []].append(candidate) }
        var used: Set<Int> = []
        for new in come {
            let free = (byID[new.item.id] ?? []).filter { old in
                !used.contains(old.place)
                    && (old.item.mode == new.item.mode
                        || old.item.isRegularFile && new.item.isRegularFile)
            }
            let named = free.first { Self.haveOneName($0.path, new.path) }
            guard let old = named ?? free.first else { continue }
            used.insert(old.place)
            sources[new.place] = old.place
        }
        gone.removeAll { used.contains($0.place) || !$0.item.isRegularFile }
        come.removeAll { sources[$0.place] != nil || !$0.item.isRegularFile }
    }

    static func haveOneName(_ one: [UInt8], _ two: [UInt8]) -> Bool {
        name(of: one).elementsEqual(name(of: two))
    }

    private static func name(of path: [UInt8]) -> ArraySlice<UInt8> {
        path[(path.lastIndex(of: ASCII.slash).map { $0 + 1 } ?? 0)...]
    }

    // MARK: Similar content

    private struct Pair {
        let old: Int
        let new: Int
        let score: Int
        let hasName: Bool
    }

    private mutating func findAlike() {
        guard !gone.isEmpty, !come.isEmpty, gone.count <= Self.pairLimit / come.count else {
            return
        }
        var budget = Self.totalLimit
        let old = gone.map { hashes(of: $0, &budget) }
        let new = come.map { hashes(of: $0, &budget) }
        var pairs: [Pair] = []
        for (right, after) in new.enumerated() {
            guard let after else { continue }
            for (left, before) in old.enumerated() {
                let score = before?.score(with: after) ?? 0
                guard score >= SpanHashes.minimum else { continue }
                let hasName = Self.haveOneName(gone[left].path, come[right].path)
                pairs.append(Pair(old: left, new: right, score: score, hasName: hasName))
            }
        }
        pairs.sort { Self.precedes($0, $1) }
        var taken: Set<Int> = []
        for pair in pairs {
            let place = come[pair.new].place
            guard sources[place] == nil, taken.insert(pair.old).inserted else { continue }
            sources[place] = gone[pair.old].place
        }
    }

    /// The most alike first, then those that kept their name, then by path.
    private static func precedes(_ one: Pair, _ two: Pair) -> Bool {
        if one.score != two.score { return one.score > two.score }
        if one.hasName != two.hasName { return one.hasName }
        return (one.new, one.old) < (two.new, two.old)
    }

    private func hashes(of candidate: Candidate, _ budget: inout Int) -> SpanHashes? {
        guard budget > 0, let text = trees.text(candidate.item.id, atMost: Self.textLimit) else {
            return nil
        }
        budget -= text.count
        return text.isEmpty ? nil : SpanHashes(text)
    }
}
