import HeliosText

/// An entry of a tree as its object has it, unchecked.
struct RawTreeEntry {
    let mode: UInt32
    /// The bytes of the name, within the tree's.
    let name: Range<Int>
    let id: ObjectID

    static let folder: UInt32 = 0o040000

    var isFolder: Bool { mode == Self.folder }
}

/// Reads the entries of a tree one after the other; its bytes must outlive it.
///
/// It is made and used up within the closure that lends it the bytes, and looks at nothing behind
/// their end.
@safe struct TreeReader {
    private let bytes: UnsafeRawBufferPointer
    private let count: Int
    private var place = 0
    /// Whether the tree ended in the middle of an entry.
    private(set) var isDamaged = false

    init(_ bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = bytes
        count = bytes.count
    }

    mutating func next() -> RawTreeEntry? {
        guard place < count, !isDamaged else { return nil }
        isDamaged = true
        var mode: UInt32 = 0
        while place < count {
            let byte = unsafe bytes[place]
            place += 1
            if byte == ASCII.space { break }
            guard (0x30...0x37).contains(byte), mode < 1 << 24 else { return nil }
            mode = mode << 3 | UInt32(byte - 0x30)
        }
        let start = place
        while unsafe place < count && bytes[place] != 0 { place += 1 }
        let name = start..<place
        guard !name.isEmpty, place + 1 + ObjectID.size <= count else { return nil }
        let id = unsafe ObjectID(in: bytes, at: place + 1)
        place += 1 + ObjectID.size
        isDamaged = false
        return RawTreeEntry(mode: mode, name: name, id: id)
    }
}
