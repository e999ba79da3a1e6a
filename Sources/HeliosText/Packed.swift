/// Writes numbers and texts one behind the other, for `PackedReader` of the same tool to read.
package struct PackedWriter: Sendable {
    /// What has been written.
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Hands on what has been written so far as a section, of which `PackedReader` tells whether it
    /// is whole, and goes on with the next one.
    ///
    /// So that a large state is never in the memory twice.
    package mutating func endSection<Failure: Error>(
        _ write: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var head = PackedWriter()
        head.put(bytes.count)
        head.put(Fingerprint.of(bytes[...]))
        try write(head.bytes)
        try write(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// Writes one number.
    package mutating func put(_ number: UInt64) {
        unsafe withUnsafeBytes(of: number) { unsafe bytes.append(contentsOf: $0) }
    }

    /// Leaves room for a number that is known later; the result is its place.
    package mutating func reserveNumber() -> Int {
        put(0 as UInt64)
        return bytes.count - 8
    }

    /// Writes a number where room was left for it.
    package mutating func fill(_ place: Int, with number: UInt64) {
        unsafe withUnsafeBytes(of: number) { source in
            for offset in source.indices { unsafe bytes[place + offset] = source[offset] }
        }
    }

    /// Writes one number.
    package mutating func put(_ number: Int) { put(UInt64(bitPattern: Int64(number))) }

    /// Writes one text.
    package mutating func put(_ text: String) { put(Array(text.utf8)) }

    /// Writes a text that may be missing.
    package mutating func put(_ text: String?) {
        put(text == nil ? 0 : 1)
        if let text { put(text) }
    }

    /// Writes how many values there are, and the values as they lie in the memory.
    package mutating func put<Value: BitwiseCopyable>(_ values: [Value]) {
        put(values.count)
        unsafe values.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
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
package struct PackedReader: Sendable {
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

    /// Begins a section, which must be whole; the result is a number for what it holds.
    @discardableResult
    package mutating func beginSection() throws(Damage) -> UInt64 {
        let count = try int()
        let print = try number()
        guard count >= 0, count <= bytes.count - offset,
            Fingerprint.of(bytes[offset..<offset + count]) == print
        else { throw Damage() }
        return print
    }

    /// The next number.
    package mutating func number() throws(Damage) -> UInt64 {
        try values(count: 1, as: UInt64.self)[0]
    }

    /// The next number, which has a sign.
    package mutating func int() throws(Damage) -> Int {
        guard let number = Int(exactly: Int64(bitPattern: try number())) else { throw Damage() }
        return number
    }

    /// The next text.
    package mutating func text() throws(Damage) -> String {
        guard let text = String(validating: try values(as: UInt8.self), as: UTF8.self) else {
            throw Damage()
        }
        return text
    }

    /// The next text, which may be missing.
    package mutating func optionalText() throws(Damage) -> String? {
        try number() == 0 ? nil : try text()
    }

    /// The next values.
    package mutating func values<Value: BitwiseCopyable>(
        as type: Value.Type = Value.self
    ) throws(Damage) -> [Value] {
        guard let count = Int(exactly: try number()) else { throw Damage() }
        return try values(count: count, as: type)
    }

    /// The next texts.
    package mutating func texts() throws(Damage) -> [String] {
        let ends: [Int32] = try values()
        let joined: [UInt8] = try values()
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

    private mutating func values<Value: BitwiseCopyable>(
        count: Int,
        as type: Value.Type
    ) throws(Damage) -> [Value] {
        let size = MemoryLayout<Value>.stride
        guard count >= 0, count <= (bytes.count - offset) / size else { throw Damage() }
        let start = offset
        offset += count * size
        return unsafe [Value](unsafeUninitializedCapacity: count) { buffer, filled in
            let target = UnsafeMutableRawBufferPointer(buffer)
            unsafe bytes.withUnsafeBytes { all in
                unsafe target.copyBytes(from: all[start..<start + count * size])
            }
            filled = count
        }
    }
}
