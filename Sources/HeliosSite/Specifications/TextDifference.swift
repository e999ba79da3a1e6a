import HeliosText

/// What changed between two texts, paragraph by paragraph, and within a paragraph word by word.
struct TextDifference: Sendable {
    /// The paragraphs in reading order.
    private(set) var blocks: [Block] = []
    /// How many more words may be set against one another, so that no text takes long.
    private var budget = 2_000_000

    /// How many paragraphs ahead the old form of a paragraph is looked for.
    private static let reach = 8

    /// A paragraph of one of the texts, or of both.
    struct Block: Sendable, Hashable {
        enum Change: Sendable, Hashable { case same, added, removed, edited }

        let change: Change
        let pieces: [Piece]
    }

    /// Words that follow one another and share their fate.
    struct Piece: Sendable, Hashable {
        enum Change: Sendable, Hashable { case same, added, removed }

        let change: Change
        var words: [String]
    }

    /// The difference of two texts with a line for each paragraph.
    init(from old: String, to new: String) {
        let old = Self.paragraphs(of: old)
        let new = Self.paragraphs(of: new)
        var names = TokenNames()
        let pairs = CommonSequence.pairs(names.numbers(old), names.numbers(new))
        var (left, right) = (0, 0)
        for pair in pairs + [(old.count, new.count)] {
            compare(Array(old[left..<pair.0]), Array(new[right..<pair.1]))
            if pair.0 < old.count { append(.same, old[pair.0]) }
            (left, right) = (pair.0 + 1, pair.1 + 1)
        }
    }

    private static func paragraphs(of text: String) -> [[String]] {
        text.split(onByte: ASCII.lineFeed)
            .map { $0.split(onByte: ASCII.space).filter { !$0.utf8.isEmpty } }
            .filter { !$0.isEmpty }
    }

    private mutating func append(_ change: Piece.Change, _ words: [String]) {
        let whole: Block.Change =
            switch change {
            case .same: .same
            case .added: .added
            case .removed: .removed
            }
        blocks.append(Block(change: whole, pieces: [Piece(change: change, words: words)]))
    }

    /// A stretch without a common paragraph: those that are alike are set against one another.
    private mutating func compare(_ old: [[String]], _ new: [[String]]) {
        var left = 0
        for paragraph in new {
            guard let alike = counterpart(of: paragraph, in: old, from: left) else {
                append(.added, paragraph)
                continue
            }
            for words in old[left..<alike.place] { append(.removed, words) }
            blocks.append(Block(change: .edited, pieces: alike.pieces))
            left = alike.place + 1
        }
        for words in old[left...] { append(.removed, words) }
    }

    private mutating func counterpart(
        of paragraph: [String],
        in old: [[String]],
        from start: Int
    ) -> (place: Int, pieces: [Piece])? {
        for place in old.indices.dropFirst(start).prefix(Self.reach) {
            budget -= old[place].count * paragraph.count
            guard budget > 0 else { return nil }
            let pieces = Self.pieces(from: old[place], to: paragraph)
            if Self.areAlike(pieces) { return (place, pieces) }
        }
        return nil
    }

    // MARK: Words

    /// Whether at least two fifths of the words of both are the same.
    private static func areAlike(_ pieces: [Piece]) -> Bool {
        let same = pieces.reduce(0) { $0 + ($1.change == .same ? 2 * $1.words.count : 0) }
        let all = pieces.reduce(0) { $0 + ($1.change == .same ? 2 : 1) * $1.words.count }
        return same * 5 >= all * 2
    }

    private static func pieces(from old: [String], to new: [String]) -> [Piece] {
        var names = TokenNames()
        let pairs = CommonSequence.pairs(
            names.numbers(old.map { [$0] }),
            names.numbers(new.map { [$0] })
        )
        var pieces: [Piece] = []
        let add = { (change: Piece.Change, words: ArraySlice<String>) in
            guard !words.isEmpty else { return }
            if pieces.last?.change == change {
                pieces[pieces.count - 1].words += words
            } else {
                pieces.append(Piece(change: change, words: Array(words)))
            }
        }
        var (left, right) = (0, 0)
        for pair in pairs + [(old.count, new.count)] {
            add(.removed, old[left..<pair.0])
            add(.added, new[right..<pair.1])
            if pair.0 < old.count { add(.same, old[pair.0...pair.0]) }
            (left, right) = (pair.0 + 1, pair.1 + 1)
        }
        return pieces
    }
}

/// Numbers for paragraphs or words, so that equal bytes have equal numbers.
private struct TokenNames {
    private var numbers: [[UInt8]: Int] = [:]

    mutating func numbers(_ tokens: [[String]]) -> [Int] {
        tokens.map { words in
            let bytes = Array(words.map { Array($0.utf8) }.joined(separator: [ASCII.space]))
            if let known = numbers[bytes] { return known }
            numbers[bytes] = numbers.count
            return numbers.count - 1
        }
    }
}

/// The longest sequence that two sequences have in common.
package enum CommonSequence {
    /// Beyond so many comparisons what differs counts as wholly different.
    private static let limit = 1_000_000

    /// The places of equal elements, in order.
    package static func pairs(_ old: [Int], _ new: [Int]) -> [(Int, Int)] {
        var head = 0
        while head < min(old.count, new.count), old[head] == new[head] { head += 1 }
        var tail = 0
        while tail < min(old.count, new.count) - head,
            old[old.count - 1 - tail] == new[new.count - 1 - tail]
        {
            tail += 1
        }
        let middle = core(old[head..<old.count - tail], new[head..<new.count - tail])
        return (0..<head).map { ($0, $0) } + middle
            + (0..<tail).reversed().map { (old.count - 1 - $0, new.count - 1 - $0) }
    }

    private static func core(_ old: ArraySlice<Int>, _ new: ArraySlice<Int>) -> [(Int, Int)] {
        let (rows, columns) = (old.count, new.count)
        guard rows > 0, columns > 0, rows <= limit / columns else { return [] }
        let left = Array(old)
        let right = Array(new)
        // The length of what is common to the rests from a row and a column on.
        var lengths = [Int32](repeating: 0, count: (rows + 1) * (columns + 1))
        for row in (0..<rows).reversed() {
            for column in (0..<columns).reversed() {
                let place = row * (columns + 1) + column
                lengths[place] =
                    left[row] == right[column]
                    ? lengths[place + columns + 2] + 1
                    : max(lengths[place + columns + 1], lengths[place + 1])
            }
        }
        var pairs: [(Int, Int)] = []
        var (row, column) = (0, 0)
        while row < rows, column < columns {
            let place = row * (columns + 1) + column
            if left[row] == right[column] {
                pairs.append((old.startIndex + row, new.startIndex + column))
                (row, column) = (row + 1, column + 1)
            } else if lengths[place + columns + 1] >= lengths[place + 1] {
                row += 1
            } else {
                column += 1
            }
        }
        return pairs
    }
}
