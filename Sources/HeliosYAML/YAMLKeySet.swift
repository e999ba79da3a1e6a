import HeliosText

/// The keys of one map so far; most maps are small, so only a large one gets a table.
struct YAMLKeySet {
    /// What a key is to the map.
    enum Outcome {
        case new
        /// One more of a name; the first is at this index of the entries.
        case duplicate(Int)
    }

    private var table: [ByteKey: Int] = [:]
    private static let small = 24

    mutating func insert(_ key: String, among entries: [YAMLEntry]) -> Outcome {
        guard let first = index(of: key, among: entries) else { return .new }
        return .duplicate(first)
    }

    private mutating func index(of key: String, among entries: [YAMLEntry]) -> Int? {
        guard entries.count > Self.small else {
            return entries.firstIndex { $0.key.hasSameBytes(as: key) }
        }
        for index in table.count..<entries.count { table[ByteKey(entries[index].key)] = index }
        return table[ByteKey(key)]
    }
}
