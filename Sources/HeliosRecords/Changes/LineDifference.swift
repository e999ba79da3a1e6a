import HeliosText

/// What changed between two texts, line by line.
package struct LineDifference: Sendable, Hashable {
    /// The stretches that differ, in the order of the texts.
    package let hunks: [Hunk]

    /// Lines that stand in the place of others.
    package struct Hunk: Sendable, Hashable {
        /// The line of the old text at which the stretch begins, counted from 1.
        package let oldLine: Int
        /// The line of the new text at which the stretch begins, counted from 1.
        package let newLine: Int
        /// The lines that are gone.
        package let removed: [String]
        /// The lines that came.
        package let added: [String]
    }

    /// How many edits are looked for; what differs more counts as wholly different.
    private static let limit = 1_000

    /// The difference of two texts; how lines end is none.
    package init(from old: String, to new: String) {
        let old = Self.lines(of: old)
        let new = Self.lines(of: new)
        var numbers: [[UInt8]: Int] = [:]
        let left = Self.numbers(old, &numbers)
        let right = Self.numbers(new, &numbers)
        hunks = Self.edits(left, right).map { removed, added in
            Hunk(
                oldLine: removed.lowerBound + 1,
                newLine: added.lowerBound + 1,
                removed: Array(old[removed]),
                added: Array(new[added])
            )
        }
    }

    /// The lines without their ends: a working tree may have others than what git keeps.
    private static func lines(of text: String) -> [String] {
        text.split(onByte: ASCII.lineFeed).map { line in
            guard line.utf8.last == ASCII.carriageReturn else { return line }
            return String(Substring(line.utf8.dropLast()))
        }
    }

    /// How many lines came.
    package var addedCount: Int { hunks.reduce(0) { $0 + $1.added.count } }

    /// How many lines are gone.
    package var removedCount: Int { hunks.reduce(0) { $0 + $1.removed.count } }

    /// Whether both texts are the same.
    package var isEmpty: Bool { hunks.isEmpty }

    private static func numbers(_ lines: [String], _ known: inout [[UInt8]: Int]) -> [Int] {
        lines.map { line in
            let key = Array(line.utf8)
            if let number = known[key] { return number }
            known[key] = known.count
            return known.count - 1
        }
    }

    // MARK: Shortest edit

    private typealias Edit = (removed: Range<Int>, added: Range<Int>)

    /// The stretches that differ: what both begin and end with is left out, then the shortest
    /// edit between the rests is looked for (Myers).
    private static func edits(_ old: [Int], _ new: [Int]) -> [Edit] {
        var head = 0
        while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
        var tail = 0
        while tail < min(old.count, new.count) - head,
            old[old.count - 1 - tail] == new[new.count - 1 - tail]
        {
            tail += 1
        }
        let left = old[head..<old.count - tail]
        let right = new[head..<new.count - tail]
        guard !left.isEmpty || !right.isEmpty else { return [] }
        guard !left.isEmpty, !right.isEmpty,
            let pairs = ShortestEdit(Array(left), Array(right), limit: limit).commonPlaces()
        else { return [(left.indices, right.indices)] }
        var edits: [Edit] = []
        var (first, second) = (left.startIndex, right.startIndex)
        for pair in pairs.map({ ($0 + head, $1 + head) }) + [(left.endIndex, right.endIndex)] {
            if first < pair.0 || second < pair.1 {
                edits.append((first..<pair.0, second..<pair.1))
            }
            (first, second) = (pair.0 + 1, pair.1 + 1)
        }
        return edits
    }
}

/// The shortest way from one sequence to another (Myers, "An O(ND) difference algorithm").
private struct ShortestEdit {
    private let old: [Int]
    private let new: [Int]
    private let limit: Int

    init(_ old: [Int], _ new: [Int], limit: Int) {
        self.old = old
        self.new = new
        self.limit = limit
    }

    /// The places of equal elements, in order; nil if there are more edits than looked for.
    func commonPlaces() -> [(Int, Int)]? {
        // Step d keeps how far each diagonal from -d to d reaches.
        var steps: [[Int32]] = []
        var reach: [Int32] = [0]
        let most = min(limit, old.count + new.count)
        for depth in 0...most {
            var next = [Int32](repeating: 0, count: 2 * depth + 1)
            for diagonal in stride(from: -depth, through: depth, by: 2) {
                var place = start(diagonal, depth, reach)
                while place < old.count, place - diagonal < new.count,
                    place >= 0, place - diagonal >= 0, old[place] == new[place - diagonal]
                {
                    place += 1
                }
                next[diagonal + depth] = Int32(clamping: place)
                if place >= old.count, place - diagonal >= new.count {
                    steps.append(next)
                    return walkBack(steps)
                }
            }
            steps.append(next)
            reach = next
        }
        return nil
    }

    /// Where a diagonal begins in a step, from how far its neighbours reached in the one before.
    private func start(_ diagonal: Int, _ depth: Int, _ reach: [Int32]) -> Int {
        guard depth > 0 else { return 0 }
        let before = depth - 1
        let below = diagonal - 1 >= -before ? Int(reach[diagonal - 1 + before]) : -1
        let above = diagonal + 1 <= before ? Int(reach[diagonal + 1 + before]) : -1
        return isDown(diagonal, depth, below, above) ? above : below + 1
    }

    private func isDown(_ diagonal: Int, _ depth: Int, _ below: Int, _ above: Int) -> Bool {
        diagonal == -depth || (diagonal != depth && below < above)
    }

    private func walkBack(_ steps: [[Int32]]) -> [(Int, Int)] {
        var pairs: [(Int, Int)] = []
        var (row, column) = (old.count, new.count)
        for depth in stride(from: steps.count - 1, through: 0, by: -1) {
            let diagonal = row - column
            let reach = depth > 0 ? steps[depth - 1] : [0]
            let first = start(diagonal, depth, reach)
            while row > first, column > first - diagonal {
                (row, column) = (row - 1, column - 1)
                pairs.append((row, column))
            }
            guard depth > 0 else { break }
            let before = depth - 1
            let below = diagonal - 1 >= -before ? Int(reach[diagonal - 1 + before]) : -1
            let above = diagonal + 1 <= before ? Int(reach[diagonal + 1 + before]) : -1
            if isDown(diagonal, depth, below, above) {
                column -= 1
            } else {
                row -= 1
            }
        }
        return pairs.reversed()
    }
}
