/// The words of an index, each once and with a number, in the order they came.
///
/// A table of its own: a dictionary of strings would cost most of the index's time.
struct SearchTerms {
    /// The words, one behind the other.
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [Int32] = [0]
    /// Numbers of words, counted from 1, by hash; zero where there is none.
    private var slots = [Int32](repeating: 0, count: 1 << 12)

    var count: Int { ends.count - 1 }

    /// No words.
    init() {}

    /// The words that another table held, by the same numbers; nil if they are no such words.
    init?(bytes: [UInt8], ends: [UInt32]) {
        guard ends.first == 0, ends.last.map({ Int($0) }) == bytes.count,
            zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
        else { return nil }
        self.bytes = bytes
        self.ends = ends.map { Int32(clamping: $0) }
        var size = slots.count
        while size < count * 2 { size *= 4 }
        slots = slots(size)
    }

    /// The number of a word, which it is given if it is new.
    mutating func number(of word: [UInt8]) -> Int {
        let mask = slots.count - 1
        var slot = Self.hash(word[...]) & mask
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if holds(word, at: number) { return number }
            slot = (slot + 1) & mask
        }
        bytes += word
        ends.append(Int32(bytes.count))
        slots[slot] = Int32(count)
        if count * 2 > slots.count { grow() }
        return count - 1
    }

    /// The bytes of a word.
    func word(_ number: Int) -> ArraySlice<UInt8> {
        bytes[Int(ends[number])..<Int(ends[number + 1])]
    }

    /// The numbers of the words in byte order.
    func sorted() -> [Int32] {
        // The first eight bytes, as a number, decide nearly always.
        let keys = (0..<count).map { (number: Int) -> UInt64 in
            var key: UInt64 = 0
            let word = word(number)
            for place in 0..<8 {
                let byte = place < word.count ? word[word.startIndex + place] : 0
                key = key << 8 | UInt64(byte)
            }
            return key
        }
        return (0..<Int32(count)).sorted { left, right in
            let (first, second) = (keys[Int(left)], keys[Int(right)])
            if first != second { return first < second }
            return word(Int(left)).lexicographicallyPrecedes(word(Int(right)))
        }
    }

    private func holds(_ word: [UInt8], at number: Int) -> Bool {
        let start = Int(ends[number])
        guard Int(ends[number + 1]) - start == word.count else { return false }
        for place in word.indices where bytes[start + place] != word[place] { return false }
        return true
    }

    /// FNV-1a, whose high bits come down to where the table looks.
    private static func hash(_ word: ArraySlice<UInt8>) -> Int {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: hash ^ hash >> 29)
    }

    private mutating func grow() { slots = slots(slots.count * 4) }

    /// The numbers of all words in a table of this size, a power of two.
    private func slots(_ size: Int) -> [Int32] {
        var slots = [Int32](repeating: 0, count: size)
        let mask = size - 1
        for number in 0..<count {
            var slot = Self.hash(word(number)) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(number + 1)
        }
        return slots
    }
}
