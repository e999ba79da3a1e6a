internal import CZlib
import HeliosText

/// The file of an object that is not in a pack, unpacked by rules of our own: libgit2 never comes
/// to an end where the file has none.
struct LooseObject {
    let kind: ObjectKind
    let size: Int
    /// All bytes, or none where only the header was asked for.
    let content: [UInt8]

    private static let headerRoom = 64

    /// The header of an object whose file begins with these bytes, or nil for what is none.
    static func header(_ packed: [UInt8]) -> (kind: ObjectKind, size: Int)? {
        var inflater = Inflater(packed)
        guard let start = inflater?.next(atMost: headerRoom), let header = parse(start) else {
            return nil
        }
        return (header.kind, header.size)
    }

    /// The whole object, or nil where the file is not exactly one object of at most this size.
    init?(_ packed: [UInt8], atMost limit: Int) {
        guard var inflater = Inflater(packed), let start = inflater.next(atMost: Self.headerRoom),
            let header = Self.parse(start), header.size <= limit
        else { return nil }
        var content = Array(start.dropFirst(header.length))
        // One byte more than there should be tells that there are more.
        let room = max(0, header.size + 1 - content.count)
        guard let rest = inflater.next(atMost: room) else { return nil }
        content += rest
        guard content.count == header.size, inflater.isUsedUp else { return nil }
        kind = header.kind
        size = header.size
        self.content = content
    }

    /// `blob 12` and a zero byte.
    private static func parse(_ start: [UInt8]) -> (kind: ObjectKind, size: Int, length: Int)? {
        guard let end = start.firstIndex(of: 0), let space = start.firstIndex(of: ASCII.space),
            space < end,
            let kind = ObjectKind(rawValue: String(decoding: start[..<space], as: UTF8.self))
        else { return nil }
        let digits = start[(space + 1)..<end]
        guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit),
            let size = Int(String(decoding: digits, as: UTF8.self))
        else { return nil }
        return (kind, size, end + 1)
    }
}

/// Unpacks a buffer of zlib's, piece by piece; the stream's pointers into buffers are set anew for
/// each piece, and looked at by nobody in between.
@safe private struct Inflater: ~Copyable {
    private let packed: [UInt8]
    // The library holds on to the stream's address.
    private let stream: UnsafeMutablePointer<z_stream>
    private var taken = 0
    /// Whether the end that the packer wrote was met, with its checksum right.
    private var hasEnded = false

    /// Whether that end was met, and nothing stands behind it.
    var isUsedUp: Bool { hasEnded && taken == packed.count }

    init?(_ packed: [UInt8]) {
        self.packed = packed
        unsafe stream = UnsafeMutablePointer.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        let size = unsafe Int32(MemoryLayout<z_stream>.size)
        guard unsafe inflateInit_(stream, ZLIB_VERSION, size) == Z_OK else { return nil }
    }

    deinit {
        unsafe _ = inflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// The next bytes, as many as fit or as there are; nil where they are damaged or end too soon.
    mutating func next(atMost count: Int) -> [UInt8]? {
        guard !hasEnded, count > 0 else { return [] }
        var result = Z_OK
        var isStuck = false
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { room, filled in
            while filled < count, result == Z_OK, !isStuck {
                let before = (taken, filled)
                result = unsafe step(
                    into: UnsafeMutableBufferPointer(rebasing: room[filled...]),
                    &filled
                )
                isStuck = before == (taken, filled)
            }
        }
        hasEnded = result == Z_STREAM_END
        // Input that is used up is only damage when it should have gone on.
        return hasEnded || (result == Z_OK && bytes.count == count) ? bytes : nil
    }

    private mutating func step(
        into room: UnsafeMutableBufferPointer<UInt8>,
        _ filled: inout Int
    ) -> Int32 {
        let left = min(packed.count - taken, Int(Int32.max))
        let free = min(room.count, Int(Int32.max))
        let start = taken
        let result = unsafe packed.withUnsafeBufferPointer { input in
            unsafe stream.pointee.next_in = UnsafeMutablePointer(
                mutating: input.baseAddress?.advanced(by: start)
            )
            unsafe stream.pointee.avail_in = UInt32(left)
            unsafe stream.pointee.next_out = room.baseAddress
            unsafe stream.pointee.avail_out = UInt32(free)
            return unsafe inflate(stream, Z_NO_FLUSH)
        }
        unsafe taken += left - Int(stream.pointee.avail_in)
        unsafe filled += free - Int(stream.pointee.avail_out)
        return result
    }
}
