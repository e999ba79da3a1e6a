import HeliosText

/// An entry of a tree.
struct TreeItem: Sendable, Hashable {
    let mode: UInt32
    let id: ObjectID

    var isTree: Bool { mode & 0o170000 == 0o040000 }
    var isRegularFile: Bool { mode & 0o170000 == 0o100000 }
}

/// The entries of tree objects as git stores them: mode, space, name, NUL, twenty bytes of id.
enum TreeEntries {
    /// A name that two trees hold differently; a file and a folder of one name are two names.
    struct Difference {
        let name: [UInt8]
        let old: TreeItem?
        let new: TreeItem?
    }

    /// Compares two trees, in the order in which git sorts names.
    static func differences(_ old: [UInt8], _ new: [UInt8]) -> [Difference] {
        unsafe old.withUnsafeBytes { old in
            unsafe new.withUnsafeBytes { new in
                unsafe differences(TreeBytes(bytes: old), TreeBytes(bytes: new))
            }
        }
    }

    /// All entries of one tree.
    static func all(_ tree: [UInt8]) -> [(name: [UInt8], item: TreeItem)] {
        differences([], tree).compactMap { entry in entry.new.map { (entry.name, $0) } }
    }

    private static func differences(_ old: TreeBytes, _ new: TreeBytes) -> [Difference] {
        var result: [Difference] = []
        var left = unsafe old.commonEntries(with: new)
        var right = left
        while true {
            let one = unsafe old.entry(at: left)
            let two = unsafe new.entry(at: right)
            guard one != nil || two != nil else { return result }
            let order = unsafe TreeBytes.order(one, old, two, new)
            if order < 0, let one {
                let item = unsafe old.item(one)
                result.append(unsafe Difference(name: old.name(one), old: item, new: nil))
                left = one.end
            } else if order > 0, let two {
                let item = unsafe new.item(two)
                result.append(unsafe Difference(name: new.name(two), old: nil, new: item))
                right = two.end
            } else if let one, let two {
                let (before, after) = unsafe (old.item(one), new.item(two))
                if before != after {
                    result.append(unsafe Difference(name: old.name(one), old: before, new: after))
                }
                (left, right) = (one.end, two.end)
            }
        }
    }
}

/// A tree object in memory.
@unsafe private struct TreeBytes {
    let bytes: UnsafeRawBufferPointer

    /// Where the parts of an entry lie.
    struct Entry {
        let mode: UInt32
        let name: Range<Int>
        let end: Int

        var isTree: Bool { mode & 0o170000 == 0o040000 }
    }

    func name(_ entry: Entry) -> [UInt8] { unsafe Array(bytes[entry.name]) }

    func item(_ entry: Entry) -> TreeItem {
        unsafe TreeItem(mode: entry.mode, id: ObjectID(in: bytes, at: entry.end - ObjectID.size))
    }

    /// The entry that begins at a place; nil at the end, or where there is none.
    func entry(at start: Int) -> Entry? {
        let count = unsafe bytes.count
        var index = start
        var mode: UInt32 = 0
        while index < count {
            let byte = unsafe bytes[index]
            if byte == ASCII.space { break }
            guard byte >= 0x30, byte <= 0x37, index - start < 7 else { return nil }
            mode = mode << 3 | UInt32(byte - 0x30)
            index += 1
        }
        let name = index + 1
        index = name
        while index < count, unsafe bytes[index] != 0 { index += 1 }
        guard index < count, index > name, index + ObjectID.size < count else { return nil }
        return Entry(mode: mode, name: name..<index, end: index + ObjectID.size + 1)
    }

    /// How many bytes the entries take that both trees begin with.
    func commonEntries(with other: TreeBytes) -> Int {
        let count = unsafe min(bytes.count, other.bytes.count)
        var same = 0
        while same + 8 <= count,
            unsafe bytes.loadUnaligned(fromByteOffset: same, as: UInt64.self)
                == other.bytes.loadUnaligned(fromByteOffset: same, as: UInt64.self)
        {
            same += 8
        }
        var start = 0
        while let entry = unsafe entry(at: start), entry.end <= same { start = entry.end }
        return start
    }

    /// Below zero if the first entry comes first; git compares a folder as if a slash ended it.
    static func order(_ one: Entry?, _ old: TreeBytes, _ two: Entry?, _ new: TreeBytes) -> Int {
        guard let one else { return 1 }
        guard let two else { return -1 }
        let length = min(one.name.count, two.name.count)
        for offset in 0..<length {
            let left = unsafe old.bytes[one.name.lowerBound + offset]
            let right = unsafe new.bytes[two.name.lowerBound + offset]
            if left != right { return left < right ? -1 : 1 }
        }
        return unsafe Int(old.next(one, length)) - Int(new.next(two, length))
    }

    private func next(_ entry: Entry, _ offset: Int) -> UInt8 {
        if offset < entry.name.count { return unsafe bytes[entry.name.lowerBound + offset] }
        return entry.isTree ? ASCII.slash : 0
    }
}
