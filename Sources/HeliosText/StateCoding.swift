/// Writes values one behind the other, for a file that only the same tool reads again.
package struct StateEncoder: Sendable {
    /// What was written.
    package private(set) var bytes: [UInt8] = []

    package init() {}

    /// Writes the numbers of an array as they lie in the memory, behind their count.
    package mutating func add<Element: BitwiseCopyable>(_ values: [Element]) {
        add(UInt64(values.count))
        unsafe values.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }

    /// Writes a number.
    package mutating func add(_ number: UInt64) {
        unsafe withUnsafeBytes(of: number) { unsafe bytes.append(contentsOf: $0) }
    }

    /// Writes a number.
    package mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

    /// Writes a text.
    package mutating func add(_ text: String) { add(Array(text.utf8)) }

    /// Writes a text that may be missing.
    package mutating func add(_ text: String?) {
        add(UInt64(text == nil ? 0 : 1))
        if let text { add(text) }
    }
}

/// Reads what a `StateEncoder` wrote; whatever does not fit is an error, never a trap.
package struct StateDecoder: Sendable {
    /// The bytes do not say what was asked for.
    package struct Mismatch: Error {
        package init() {}
    }

    private let bytes: [UInt8]
    private var position: Int

    package init(_ bytes: [UInt8], from position: Int = 0) {
        self.bytes = bytes
        self.position = position
    }

    /// Whether all is read.
    package var isAtEnd: Bool { position == bytes.count }

    /// Reads an array of numbers.
    package mutating func array<Element: BitwiseCopyable>(
        of type: Element.Type
    ) throws(Mismatch) -> [Element] {
        let count = try int()
        let stride = MemoryLayout<Element>.stride
        guard count >= 0, count <= (bytes.count - position) / stride else { throw Mismatch() }
        let start = position
        position += count * stride
        return unsafe [Element](unsafeUninitializedCapacity: count) { buffer, filled in
            unsafe bytes.withUnsafeBytes { source in
                let part = unsafe UnsafeRawBufferPointer(rebasing: source[start..<position])
                unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(from: part)
            }
            filled = count
        }
    }

    /// Reads a number.
    package mutating func number() throws(Mismatch) -> UInt64 {
        guard position <= bytes.count - 8 else { throw Mismatch() }
        defer { position += 8 }
        return unsafe bytes.withUnsafeBytes {
            unsafe $0.loadUnaligned(fromByteOffset: position, as: UInt64.self)
        }
    }

    /// Reads a number.
    package mutating func int() throws(Mismatch) -> Int {
        guard let number = Int(exactly: Int64(bitPattern: try number())) else { throw Mismatch() }
        return number
    }

    /// Reads a text.
    package mutating func text() throws(Mismatch) -> String {
        guard let text = String(validating: try array(of: UInt8.self), as: UTF8.self) else {
            throw Mismatch()
        }
        return text
    }

    /// Reads a text that may be missing.
    package mutating func optionalText() throws(Mismatch) -> String? {
        try number() == 0 ? nil : try text()
    }
}
