import HeliosText

/// The name of an object: the SHA-1 of its content.
package struct ObjectID: Sendable, Hashable {
    // Big-endian, so that the order of the numbers is that of the bytes.
    private let first: UInt64
    private let second: UInt64
    private let third: UInt32

    /// How many bytes a name has.
    package static let size = 20

    /// The name that these 20 bytes are.
    package init?(bytes: some Collection<UInt8>) {
        guard bytes.count == Self.size else { return nil }
        var (first, second, third): (UInt64, UInt64, UInt32) = (0, 0, 0)
        for (place, byte) in bytes.enumerated() {
            switch place {
            case 0..<8: first = first << 8 | UInt64(byte)
            case 8..<16: second = second << 8 | UInt64(byte)
            default: third = third << 8 | UInt32(byte)
            }
        }
        (self.first, self.second, self.third) = (first, second, third)
    }

    /// The name at the start of a buffer that holds at least 20 bytes.
    init(in buffer: UnsafeRawBufferPointer, at offset: Int) {
        precondition(offset >= 0 && offset + Self.size <= buffer.count)
        first = unsafe UInt64(
            bigEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        )
        second = unsafe UInt64(
            bigEndian: buffer.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
        )
        third = unsafe UInt32(
            bigEndian: buffer.loadUnaligned(fromByteOffset: offset + 16, as: UInt32.self)
        )
    }

    /// Its first 64 bits, enough to tell it from others where nobody is out to deceive.
    package var number: UInt64 { first }

    /// The name in 40 hexadecimal digits.
    package init?(hex: some Collection<UInt8>) {
        guard hex.count == 2 * Self.size else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.size)
        var high: UInt8?
        for digit in hex {
            guard let value = Self.value(ofDigit: digit) else { return nil }
            if let top = high {
                bytes.append(top << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        self.init(bytes: bytes)
    }

    /// The name in 40 hexadecimal digits.
    package init?(hex: String) { self.init(hex: hex.utf8) }

    /// The value of a hexadecimal digit in either case.
    static func value(ofDigit digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x61...0x66: digit - 0x57
        case 0x41...0x46: digit - 0x37
        default: nil
        }
    }

    var firstByte: UInt8 { UInt8(truncatingIfNeeded: first >> 56) }

    /// The 20 bytes.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Self.size)
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: first >> UInt64(shift)))
        }
        for shift in stride(from: 56, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: second >> UInt64(shift)))
        }
        for shift in stride(from: 24, through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: third >> UInt32(shift)))
        }
        return bytes
    }

    /// The 40 digits, in lower case.
    package var hex: String {
        var digits: [UInt8] = []
        digits.reserveCapacity(2 * Self.size)
        for byte in bytes {
            digits.append(Self.digit(byte >> 4))
            digits.append(Self.digit(byte & 15))
        }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    /// The first ten digits, for people.
    package var short: String { String(Substring(hex.utf8.prefix(10))) }
}

extension ObjectID: Comparable {
    /// The order of the bytes.
    package static func < (left: ObjectID, right: ObjectID) -> Bool {
        (left.first, left.second, left.third) < (right.first, right.second, right.third)
    }
}
