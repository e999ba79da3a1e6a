import HeliosText

extension RepositoryState {
    /// Which files of records have moved, by what they say: at least half of both files is the
    /// same, as git asks as well; the most alike first.
    package func renamedFiles(to new: RepositoryState) -> [(old: String, new: String)] {
        let gone = recordPaths.filter { !new.hasFile($0) }
        let come = new.recordPaths.filter { !hasFile($0) }
        guard !gone.isEmpty, !come.isEmpty, gone.count <= Self.renameLimit,
            come.count <= Self.renameLimit
        else { return [] }
        let index = LineIndex(gone.map { lines(of: $0) })
        var candidates: [(score: Double, old: String, new: String)] = []
        for path in come {
            for match in index.alike(new.lines(of: path)) {
                candidates.append((match.score, gone[match.place], path))
            }
        }
        candidates.sort { left, right in
            if left.score != right.score { return left.score > right.score }
            if !left.new.hasSameBytes(as: right.new) {
                return left.new.precedesBytewise(right.new)
            }
            return left.old.precedesBytewise(right.old)
        }
        var taken: Set<String> = []
        return candidates.compactMap { candidate in
            guard !taken.contains(candidate.old), !taken.contains(candidate.new) else { return nil }
            taken.formUnion([candidate.old, candidate.new])
            return (candidate.old, candidate.new)
        }
    }

    /// Beyond so many files on a side nobody looks for moved ones, and neither does git.
    private static let renameLimit = 1_000

    private var recordPaths: [String] {
        var paths: [String] = []
        for record in graph.records where paths.last != record.path { paths.append(record.path) }
        return Set(paths).sortedByBytes()
    }

    private func lines(of path: String) -> [[UInt8]] {
        text(of: path).split(separator: ASCII.lineFeed).map { Array($0) }
    }
}

/// Finds among texts those that share lines with another.
private struct LineIndex {
    private var places: [[UInt8]: [Int]] = [:]
    private var sizes: [Int] = []

    /// A line of so many texts says nothing about which one has moved.
    private static let commonLimit = 100

    init(_ texts: [[[UInt8]]]) {
        for (place, lines) in texts.enumerated() {
            sizes.append(lines.reduce(0) { $0 + $1.count + 1 })
            for line in Set(lines) { places[line, default: []].append(place) }
        }
    }

    /// The texts of which at least half is in a text, and the other way round.
    func alike(_ lines: [[UInt8]]) -> [(place: Int, score: Double)] {
        let size = lines.reduce(0) { $0 + $1.count + 1 }
        var shared: [Int: Int] = [:]
        for line in Set(lines) {
            let places = places[line] ?? []
            guard places.count <= Self.commonLimit else { continue }
            for place in places { shared[place, default: 0] += line.count + 1 }
        }
        return shared.sorted { $0.key < $1.key }.compactMap { place, common in
            let larger = max(size, sizes[place])
            return larger > 0 && common * 2 >= larger
                ? (place, Double(common) / Double(larger)) : nil
        }
    }
}
