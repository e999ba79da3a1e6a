/// A number of 64 bits that stands for values: other values have another one, as far as chance goes.
///
/// For telling what has changed; not for security, and not the same from machine to machine.
package struct Fingerprint: Sendable {
    private static let first: UInt64 = 0xA076_1D64_78BD_642F
    private static let second: UInt64 = 0xE703_7ED1_A0B4_28DB

    /// The number for what was added so far.
    package private(set) var value: UInt64

    package init(seed: UInt64 = 0) {
        value = seed &+ Self.first
    }

    /// The number for these bytes alone.
    package static func of(_ bytes: ArraySlice<UInt8>) -> UInt64 {
        var print = Fingerprint()
        unsafe bytes.withUnsafeBytes { unsafe print.add($0) }
        return print.value
    }

    /// Adds a number.
    package mutating func add(_ number: UInt64) {
        let (high, low) = (number ^ Self.first).multipliedFullWidth(by: value ^ Self.second)
        value = high ^ low
    }

    /// Adds a number.
    package mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

    /// Adds a text with its length.
    package mutating func add(_ text: String) {
        let isAdded: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { bytes in
            unsafe add(UnsafeRawBufferPointer(bytes))
        }
        if isAdded == nil { add(Array(text.utf8)) }
    }

    /// Adds bytes with their number.
    package mutating func add(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { unsafe add($0) }
    }

    /// Adds bytes with their number.
    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        add(UInt64(bytes.count))
        var start = 0
        while start + 8 <= bytes.count {
            add(unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self))
            start += 8
        }
        guard start < bytes.count else { return }
        var rest: UInt64 = 0
        while start < bytes.count {
            rest = rest << 8 | UInt64(unsafe bytes[start])
            start += 1
        }
        add(rest)
    }
}
