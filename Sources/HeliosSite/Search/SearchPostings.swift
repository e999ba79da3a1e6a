import HeliosText

/// The records of each word, as text that a script reads piece by piece.
///
/// A word's records stand in groups by what the word says about them, most first: a letter for the
/// level, then for each record how far its number is from the one before, in digits of five bits, a
/// higher digit for all but the last. No byte of it is a quote or a backslash.
struct SearchPostings {
    /// One word with its records.
    struct Entry {
        let word: Range<Int>
        let records: Range<Int>
    }

    /// The words in byte order, one behind the other.
    private(set) var words: [UInt8] = []
    private(set) var records: [UInt8] = []
    private(set) var entries: [Entry] = []
    /// Words that somebody may have meant who typed another one, in byte order.
    private(set) var models: [Range<Int>] = []

    private static let firstLevel: UInt8 = 100

    init(_ forward: SearchForward) {
        let lists = Self.transposed(forward)
        let order = forward.terms.sorted()
        entries.reserveCapacity(order.count)
        for term in order.lazy.map({ Int($0) }) {
            let list = lists.starts[term]..<lists.starts[term + 1]
            // No record has it any more.
            guard !list.isEmpty else { continue }
            let start = words.count
            words += forward.terms.word(term)
            let recordStart = records.count
            append(lists.packed[list])
            let word = start..<words.count
            entries.append(Entry(word: word, records: recordStart..<records.count))
            if lists.isModel[term], Self.isModel(words[word]) { models.append(word) }
        }
    }

    /// The records and levels of each word, those of one word together and by record.
    private struct Lists {
        /// Where the list of each word starts, and where the last one ends.
        var starts: [Int]
        var packed: [UInt32]
        /// For each word whether it may be what somebody meant who typed another one.
        var isModel: [Bool]
    }

    private static func transposed(_ forward: SearchForward) -> Lists {
        var starts = [Int](repeating: 0, count: forward.terms.count + 1)
        for word in forward.words { starts[word.term + 1] += 1 }
        for term in starts.indices.dropFirst() { starts[term] += starts[term - 1] }
        var next = starts
        var packed = [UInt32](repeating: 0, count: forward.words.count)
        var isModel = [Bool](repeating: false, count: forward.terms.count)
        var place = 0
        for (record, end) in forward.ends.enumerated() {
            while place < end {
                let word = forward.words[place]
                let isKnown = next[word.term] > starts[word.term]
                switch word.standing {
                case .model: isModel[word.term] = true
                case .doubtful where isKnown: isModel[word.term] = true
                default: break
                }
                packed[next[word.term]] = UInt32(record) << 5 | UInt32(word.level)
                next[word.term] += 1
                place += 1
            }
        }
        return Lists(starts: starts, packed: packed, isModel: isModel)
    }

    private mutating func append(_ list: ArraySlice<UInt32>) {
        var levels: UInt32 = 0
        for record in list { levels |= 1 << (record & 31) }
        while levels != 0 {
            let level = UInt32(31 - levels.leadingZeroBitCount)
            levels &= ~(1 << level)
            records.append(Self.firstLevel + UInt8(level))
            var previous: UInt32 = 0
            for record in list where record & 31 == level {
                append(number: record >> 5 - previous)
                previous = record >> 5
            }
        }
    }

    private mutating func append(number: UInt32) {
        var rest = number
        while rest >= 32 {
            records.append(Self.digit(UInt8(rest & 31) + 32))
            rest >>= 5
        }
        records.append(Self.digit(UInt8(rest)))
    }

    private static func digit(_ value: UInt8) -> UInt8 { value + (value < 57 ? 35 : 36) }

    /// Whether a word is one that people mistype: letters only, four of them at least.
    private static func isModel(_ word: ArraySlice<UInt8>) -> Bool {
        (4...24).contains(word.count) && !word.contains(where: \.isASCIIDigit)
    }

    /// The places where the words are parted into so many parts of about the same size.
    func parts(_ count: Int) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        let total = words.count + records.count
        for part in 1...max(1, count) {
            var end = start
            let goal = total / max(1, count) * part
            while end < entries.count,
                part == count
                    || entries[end].word.lowerBound + entries[end].records.lowerBound < goal
            {
                end += 1
            }
            result.append(start..<end)
            start = end
        }
        return result
    }
}
