import HeliosText

/// Finds what an added file was made from exactly as `git log --follow` does: among all files that
/// were there before, whether they went or stayed.
///
/// Records of one kind resemble one another, so what git takes for a copy may be a mere neighbour;
/// pages therefore tell of renames alone.
package final class CopySearch {
    private let repository: GitRepository
    private let trees: TreeCache
    private let files: FileHistory
    private var hashes: [ObjectID: SpanHashes] = [:]
    private var hashedBytes = 0
    private var listed: (tree: ObjectID, files: [FileDifference])?

    private static let textLimit = 1 << 20
    /// How many bytes of texts are kept in memory as hashes.
    private static let kept = 64 << 20
    /// How many of the best candidates git remembers for a file.
    private static let candidates = 4

    package init(_ files: FileHistory, in repository: GitRepository) {
        self.files = files
        self.repository = repository
        trees = TreeCache(repository.objects)
    }

    /// The changes of a file as `git log --follow` lists them, the newest first.
    package func entries(of path: String) throws(GitError) -> [FileHistory.Entry] {
        try files.entries(of: path) { entry, commit throws(GitError) in
            try source(of: entry, in: commit)
        }
    }

    private func source(
        of entry: FileHistory.Entry,
        in logged: LoggedCommit
    ) throws(GitError) -> CopySource? {
        guard let parent = logged.parents.first else { return nil }
        let before = try repository.commit(parent).tree
        let commit = try repository.commit(logged.id)
        let log = files.history.log
        let path = log.paths[entry.change.path]
        guard let target = try item(at: path, in: commit.tree) else { return nil }
        let old = try list(before)
        let gone = Set(
            log.changes[logged.changes].lazy.filter { $0.action == .deleted }.map(\.path)
        )
        let sources = old.compactMap { file -> Source? in
            guard let item = file.new else { return nil }
            let number = log.number(ofBytes: file.path)
            let isGone = number.map { gone.contains($0) } ?? false
            return Source(path: file.path, number: number, item: item, isGone: isGone)
        }
        let found = same(as: target, at: path, sources) ?? alike(target, at: path, sources)
        guard let found, let number = found.number else { return nil }
        return CopySource(path: number, id: found.item.id, isCopy: !found.isGone)
    }

    /// A file that was there before.
    private struct Source {
        let path: [UInt8]
        let number: Int?
        let item: TreeItem
        let isGone: Bool
    }

    /// All files of a tree in the order of their paths; that of the last one is at hand.
    private func list(_ tree: ObjectID) throws(GitError) -> [FileDifference] {
        if let listed, listed.tree == tree { return listed.files }
        let files = try TreeComparison.differences(from: nil, to: tree, in: trees) ?? []
        listed = (tree, files)
        return files
    }

    private func item(at path: [UInt8], in tree: ObjectID) throws(GitError) -> TreeItem? {
        var tree = tree
        let parts = path.split(separator: ASCII.slash)
        for (place, part) in parts.enumerated() {
            let entries = TreeEntries.all(try trees.tree(tree))
            guard let found = entries.first(where: { $0.name.elementsEqual(part) }) else {
                return nil
            }
            if place == parts.count - 1 { return found.item }
            guard found.item.isTree else { return nil }
            tree = found.item.id
        }
        return nil
    }

    // MARK: As git chooses

    /// The file with the very same content: rather one that went, and one that kept its name.
    private func same(as target: TreeItem, at path: [UInt8], _ sources: [Source]) -> Source? {
        var best: (source: Source, score: Int)?
        var left = 100
        for source in sources where source.item.id == target.id {
            let areFiles = source.item.isRegularFile && target.isRegularFile
            guard areFiles || source.item.mode == target.mode else { continue }
            let named = RenameSearch.haveOneName(source.path, path)
            let score = (source.isGone ? 1 : 0) + (named ? 1 : 0)
            if score > best?.score ?? -1 { best = (source, score) }
            left -= 1
            if score == 2 || left == 0 { break }
        }
        return best?.source
    }

    private struct Candidate {
        let source: Int
        let score: Int
        let hasName: Bool

        /// Whether git sorts it behind another one.
        func isWorse(than other: Candidate) -> Bool {
            score != other.score ? score < other.score : !hasName && other.hasName
        }
    }

    /// The file that is most alike; of the four best ones rather one that went.
    private func alike(_ target: TreeItem, at path: [UInt8], _ sources: [Source]) -> Source? {
        guard target.isRegularFile, let wanted = hashes(of: target.id) else { return nil }
        var best: [Candidate?] = Array(repeating: nil, count: Self.candidates)
        for (place, source) in sources.enumerated() where source.item.isRegularFile {
            let candidate = Candidate(
                source: place,
                score: score(source.item.id, wanted),
                hasName: RenameSearch.haveOneName(source.path, path)
            )
            let worst = Self.worst(of: best)
            if best[worst].map({ $0.isWorse(than: candidate) }) ?? true { best[worst] = candidate }
        }
        let sorted = best.compactMap { $0 }.enumerated().sorted { one, two in
            if one.element.isWorse(than: two.element) { return false }
            return two.element.isWorse(than: one.element) || one.offset < two.offset
        }
        let usable = sorted.map(\.element).filter { $0.score >= SpanHashes.minimum }
        let chosen = usable.first { sources[$0.source].isGone } ?? usable.first
        return chosen.map { sources[$0.source] }
    }

    /// The place of the worst candidate, of several the first; an empty place is the worst.
    private static func worst(of candidates: [Candidate?]) -> Int {
        var worst = 0
        for place in candidates.indices.dropFirst() {
            guard let last = candidates[worst] else { return worst }
            guard let next = candidates[place] else { return place }
            if next.isWorse(than: last) { worst = place }
        }
        return worst
    }

    private func score(_ id: ObjectID, _ wanted: SpanHashes) -> Int {
        if let known = hashes[id] { return known.score(with: wanted) }
        // The size tells most of them apart, and is to be had without the text.
        guard let size = trees.size(of: id), !SpanHashes.areTooFarApart(size, wanted.size),
            let found = hashes(of: id)
        else { return 0 }
        return found.score(with: wanted)
    }

    private func hashes(of id: ObjectID) -> SpanHashes? {
        if let known = hashes[id] { return known }
        guard let text = trees.text(id, atMost: Self.textLimit), !text.isEmpty else { return nil }
        if hashedBytes > Self.kept {
            hashes = [:]
            hashedBytes = 0
        }
        let found = SpanHashes(text)
        hashes[id] = found
        hashedBytes += text.count
        return found
    }
}
