/// What each record is found by: its words, and how much each says about it.
///
/// All that an index holds follows from this and from the order of the records, and what is kept of
/// a record depends on nothing but the record. So it is kept from build to build, and only records
/// that changed are read: `add` is nearly all that an index costs.
struct SearchForward {
    /// The largest level of a word among others.
    static let highestLevel: UInt8 = 15
    /// The level of a word that is a whole value, such as a serial number.
    static let wholeValue: UInt8 = 16
    /// The level of a word that is a whole id.
    static let wholeID: UInt8 = 17

    private(set) var terms: SearchTerms
    /// The words of all records, record by record.
    private(set) var words: [SearchWord] = []
    /// Where the words of each record end.
    private(set) var ends: [Int] = []

    private var reader = WordReader()
    /// The words of the record that is being added.
    private var current: [Occurrences] = []
    /// For each word the record that had it last, counted from 1, and its place in `current`.
    private var lastRecord: [Int32] = []
    private var place: [Int32] = []

    private struct Occurrences {
        let term: Int
        let standing: SearchWord.Standing
        var strength: Float = 0
        var count: Float = 0
        var level: UInt8 = 0
    }

    /// Numbers words from what is known of them; the words of no record are there yet.
    init(terms: SearchTerms = SearchTerms()) {
        self.terms = terms
        lastRecord = [Int32](repeating: 0, count: terms.count)
        place = lastRecord
    }

    /// Adds a record with the words that it had before, by the same numbers.
    mutating func add(_ known: some Sequence<SearchWord>) {
        words.append(contentsOf: known)
        ends.append(words.count)
    }

    /// Adds a record's texts; records are added in the order of their numbers.
    mutating func add(_ texts: [SearchText]) {
        var length = 0
        for text in texts { add(text, length: &length) }
        let norm = 0.3 + 0.7 * Float(min(length, 4000)) / 200
        for word in current {
            let body = word.count / (word.count + 1.2 * norm)
            let weight = word.strength + body
            let level = UInt8(weight / (weight + 4) * Float(Self.highestLevel) + 0.5)
            words.append(SearchWord(word.term, max(word.level, level, 1), word.standing))
        }
        ends.append(words.count)
        current.removeAll(keepingCapacity: true)
    }

    private mutating func add(_ text: SearchText, length: inout Int) {
        if text.weight.isWhole {
            let key = WordReader.key(of: text.text)
            if !key.isEmpty {
                let level = text.weight == .id ? Self.wholeID : Self.wholeValue
                note(key, text.weight.amount, level: level, isModel: false)
            }
        }
        var amount = text.weight.amount
        if text.weight == .title {
            // One word says more in a short title than in a long one.
            let count = text.text.utf8.count { $0 == 0x20 }
            amount /= Float(1 + min(count, 15)).squareRoot()
        }
        var reader = reader
        reader.read(text.text) { word, isCompound in
            length += text.weight == .text ? 1 : 0
            note(word, amount, level: 0, isModel: !isCompound && text.weight != .id)
        }
        self.reader = reader
    }

    private mutating func note(_ word: [UInt8], _ amount: Float, level: UInt8, isModel: Bool) {
        let term = terms.number(of: word)
        let record = Int32(ends.count + 1)
        if term == lastRecord.count {
            lastRecord.append(0)
            place.append(0)
        }
        if lastRecord[term] != record {
            lastRecord[term] = record
            place[term] = Int32(current.count)
            let standing: SearchWord.Standing = isModel ? amount > 0 ? .model : .doubtful : .none
            current.append(Occurrences(term: term, standing: standing))
        }
        let index = Int(place[term])
        current[index].level = max(current[index].level, level)
        if amount == 0 {
            current[index].count += 1
        } else {
            let strength = current[index].strength
            current[index].strength = max(strength, amount) + 0.2 * min(strength, amount)
        }
    }
}
