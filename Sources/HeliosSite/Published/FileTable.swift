package import HeliosText

/// Files or folders by path, and what the file system says of each: enough to know them again.
package struct FileTable: Sendable {
    /// What tells a file from all others, and from itself with other content.
    struct Mark: Sendable, Hashable, BitwiseCopyable {
        let inode: UInt64
        let size: Int64
        /// When it was last modified, in nanoseconds.
        let modified: Int64
    }

    /// The paths, each ended by a zero, so that they can be handed to the system as they are.
    private var names: [UInt8] = []
    private var starts: [UInt32] = []
    private(set) var marks: [Mark] = []

    init() {}

    /// How many there are.
    package var count: Int { marks.count }

    mutating func append(_ path: String, _ mark: Mark) {
        starts.append(UInt32(clamping: names.count))
        names.append(contentsOf: path.utf8)
        names.append(0)
        marks.append(mark)
    }

    /// The path at a place.
    package func path(_ place: Int) -> String {
        String(decoding: names[range(place)], as: UTF8.self)
    }

    /// The place of a path, among paths in byte order.
    func place(of path: String) -> Int? {
        marks.indices.first { isPath(path, at: $0) }
    }

    /// Whether the path at a place has these bytes.
    package func isPath(_ path: String, at place: Int) -> Bool {
        names[range(place)].elementsEqual(path.utf8)
    }

    /// A number for each path, by which it is found fast.
    package func pathNumbers() -> [UInt64] {
        marks.indices.map { Fingerprint.of(names[range($0)]) }
    }

    /// The number of a path, as `pathNumbers` has it.
    package static func number(of path: String) -> UInt64 {
        var print = Fingerprint()
        print.add(path)
        return print.value
    }

    /// Calls a closure with the path at a place as the system takes it.
    func withName<Result>(
        _ place: Int,
        _ body: (UnsafePointer<CChar>) -> Result
    ) -> Result? {
        unsafe names.withUnsafeBytes { bytes in
            let name = unsafe UnsafeRawBufferPointer(rebasing: bytes[Int(starts[place])...])
            return unsafe name.assumingMemoryBound(to: CChar.self).baseAddress.map {
                unsafe body($0)
            }
        }
    }

    private func range(_ place: Int) -> Range<Int> {
        let end = place + 1 < starts.count ? Int(starts[place + 1]) : names.count
        return Int(starts[place])..<end - 1
    }
}

extension FileTable {
    package func encode(to state: inout PackedWriter) {
        state.put(names)
        state.put(starts)
        state.put(marks)
    }

    package init(from state: inout PackedReader) throws(PackedReader.Damage) {
        names = try state.values(as: UInt8.self)
        starts = try state.values(as: UInt32.self)
        marks = try state.values(as: Mark.self)
        var last = -1
        for start in starts {
            guard Int(start) > last, Int(start) < names.count,
                start == 0 || names[Int(start) - 1] == 0
            else { throw PackedReader.Damage() }
            last = Int(start)
        }
        guard starts.count == marks.count, starts.first ?? 0 == 0, names.last ?? 0 == 0 else {
            throw PackedReader.Damage()
        }
    }
}
