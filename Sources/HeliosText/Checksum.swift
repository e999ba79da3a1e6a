/// A number that tells damaged bytes from whole ones; it guards against accidents, not attacks.
package enum Checksum {
    /// The checksum of these bytes.
    package static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        let whole = bytes.withContiguousStorageIfAvailable { buffer in
            unsafe of(UnsafeRawBufferPointer(buffer))
        }
        return whole ?? of(Array(bytes))
    }

    private static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var sum = UInt64(truncatingIfNeeded: bytes.count) ^ 0x9E37_79B9_7F4A_7C15
        let words = bytes.count / 8
        for word in 0..<words {
            sum = mixed(sum, unsafe bytes.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self))
        }
        for place in words * 8..<bytes.count { sum = mixed(sum, UInt64(unsafe bytes[place])) }
        return sum
    }

    private static func mixed(_ sum: UInt64, _ word: UInt64) -> UInt64 {
        let (high, low) = (sum ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return (high ^ low) &+ 0x9E37_79B9_7F4A_7C15
    }
}
