/// Writes numbers and texts one behind the other, for `PackedReader` of the same tool to read.
package struct PackedWriter {
    /// What has been written.
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Writes one number.
    package mutating func put(_ number: UInt64) {
        unsafe withUnsafeBytes(of: number) { unsafe bytes.append(contentsOf: $0) }
    }

    /// Writes how many numbers there are, and the numbers.
    package mutating func put<Number: FixedWidthInteger & BitwiseCopyable>(_ numbers: [Number]) {
        put(UInt64(numbers.count))
        unsafe numbers.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }

    /// Writes texts: where each ends, and all of them at one stretch.
    package mutating func put(texts: some Sequence<String>) {
        var ends: [Int32] = []
        var joined: [UInt8] = []
        for text in texts {
            joined.append(contentsOf: text.utf8)
            ends.append(Int32(clamping: joined.count))
        }
        put(ends)
        put(joined)
    }
}

/// Reads what a `PackedWriter` has written; bytes that none has written end in an error.
package struct PackedReader {
    /// The bytes are not what a writer makes.
    package struct Damage: Error {
        package init() {}
    }

    private let bytes: [UInt8]
    private var offset: Int

    package init(_ bytes: [UInt8], from offset: Int = 0) {
        self.bytes = bytes
        self.offset = min(max(0, offset), bytes.count)
    }

    /// Whether everything has been read.
    package var isAtEnd: Bool { offset == bytes.count }

    /// The next number.
    package mutating func number() throws(Damage) -> UInt64 {
        let values = try numbers(count: 1, as: UInt64.self)
        return values[0]
    }

    /// The next numbers.
    package mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
        as type: Number.Type = Number.self
    ) throws(Damage) -> [Number] {
        guard let count = Int(exactly: try number()) else { throw Damage() }
        return try numbers(count: count, as: type)
    }

    /// The next texts.
    package mutating func texts() throws(Damage) -> [String] {
        let ends: [Int32] = try numbers()
        let joined: [UInt8] = try numbers()
        var texts: [String] = []
        texts.reserveCapacity(ends.count)
        var start = 0
        for end in ends {
            guard start <= Int(end), Int(end) <= joined.count else { throw Damage() }
            texts.append(String(decoding: joined[start..<Int(end)], as: UTF8.self))
            start = Int(end)
        }
        return texts
    }

    private mutating func numbers<Number: FixedWidthInteger & BitwiseCopyable>(
        count: Int,
        as type: Number.Type
    ) throws(Damage) -> [Number] {
        let size = MemoryLayout<Number>.stride
        guard count >= 0, count <= (bytes.count - offset) / size else { throw Damage() }
        let start = offset
        offset += count * size
        return unsafe [Number](unsafeUninitializedCapacity: count) { buffer, filled in
            let target = UnsafeMutableRawBufferPointer(buffer)
            unsafe bytes.withUnsafeBytes { all in
                unsafe target.copyBytes(from: all[start..<start + count * size])
            }
            filled = count
        }
    }
}
