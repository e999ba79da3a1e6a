import Glibc

// Swift's `Character` hides quotes and slashes behind combining marks, and `String ==` equates
// different bytes, so every test that matters to safety is one of these.

extension String {
    /// Whether both texts are the same bytes, not merely canonically equivalent.
    public func hasSameBytes(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        return withBytes { left in
            other.withBytes { right in
                // Of an empty text there is nothing to compare.
                guard let left = left.baseAddress, let right = right.baseAddress else {
                    return true
                }
                return unsafe memcmp(left, right, utf8.count) == 0
            }
        }
    }

    /// Whether the text begins with exactly these bytes.
    package func hasBytePrefix(_ prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }

    /// Whether the text ends with exactly these bytes.
    package func hasByteSuffix(_ suffix: String) -> Bool {
        utf8.count >= suffix.utf8.count && utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }

    /// Whether the text holds this byte.
    package func contains(byte: UInt8) -> Bool { utf8.contains(byte) }

    /// The parts between each occurrence of a byte, empty ones kept.
    package func split(onByte byte: UInt8) -> [String] {
        utf8.split(separator: byte, omittingEmptySubsequences: false).map { String(Substring($0)) }
    }

    /// The text without this many bytes at its front; the caller knows that they end a scalar.
    package func dropping(bytes count: Int) -> String { String(Substring(utf8.dropFirst(count))) }

    /// The text without spaces and tabs at both ends.
    package func trimmingBlanks() -> String {
        var bytes = Substring(self).utf8
        while let first = bytes.first, first == ASCII.space || first == ASCII.tab {
            bytes.removeFirst()
        }
        while let last = bytes.last, last == ASCII.space || last == ASCII.tab {
            bytes.removeLast()
        }
        return String(Substring(bytes))
    }

    /// Byte order: the same on every machine, unlike the order of a locale.
    package func precedesBytewise(_ other: String) -> Bool {
        withBytes { left in
            other.withBytes { right in unsafe left.lexicographicallyPrecedes(right) }
        }
    }

    /// Lends its UTF-8 bytes to a closure.
    ///
    /// `withUTF8` needs a text that may change: a copy, whose references are counted.
    @safe
    @inlinable
    package func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = unsafe utf8.withContiguousStorageIfAvailable(body) { return result }
        var copy = self
        return copy.withUTF8(body)
    }
}

extension [UInt8] {
    /// Appends a part of other bytes in one copy.
    package mutating func append(_ other: [UInt8], in range: Range<Int>) {
        unsafe other.withUnsafeBufferPointer {
            unsafe append(contentsOf: UnsafeBufferPointer(rebasing: $0[range]))
        }
    }
}

extension Sequence where Element == String {
    /// The texts in byte order.
    package func sortedByBytes() -> [String] { sorted { $0.precedesBytewise($1) } }
}
