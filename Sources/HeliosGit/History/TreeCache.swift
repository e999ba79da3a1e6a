/// Trees as git stores them, those of the last comparison at hand.
///
/// Nobody compares them with their names: that would cost more than all else, and a history is
/// read from the repository of whoever asks.
final class TreeCache {
    private let objects: ObjectDatabase
    private var recent: [ObjectID: [UInt8]] = [:]
    private var older: [ObjectID: [UInt8]] = [:]
    private var size = 0

    /// No tree of a repository of records is larger.
    private static let largest = 32 << 20
    /// How many bytes of trees are at hand.
    private static let kept = 4 << 20

    init(_ objects: ObjectDatabase) { self.objects = objects }

    /// The bytes of a tree.
    func tree(_ id: ObjectID) throws(GitError) -> [UInt8] {
        if let known = recent[id] { return known }
        let bytes: [UInt8]
        if let known = older[id] {
            bytes = known
        } else {
            bytes = try unsafe objects.withObject(id, .tree, atMost: Self.largest) {
                unsafe Array($0)
            }
        }
        if size + bytes.count > Self.kept {
            older = recent
            recent = [:]
            size = 0
        }
        recent[id] = bytes
        size += bytes.count
        return bytes
    }

    /// The bytes of a file; nil if it is too large to be compared, or not there.
    func text(_ id: ObjectID, atMost limit: Int) -> [UInt8]? {
        // Where the clone lacks it, nothing can be said of how alike it was to another file.
        try? unsafe objects.withObject(id, .blob, atMost: limit) { unsafe Array($0) }
    }

    /// How many bytes a file has; nil if it is not there.
    func size(of id: ObjectID) -> Int? {
        // As above.
        try? objects.header(of: id).size
    }
}
