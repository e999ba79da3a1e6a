import HeliosText

/// Bytes of a file made into well-formed UTF-8 with line feeds alone.
enum TextRepair {
    /// The text as the reference tool reads it: each ill-formed sequence becomes U+FFFD, and, if
    /// asked for, CRLF and lone CR become LF.
    static func text(_ bytes: [UInt8], normalizingLineEnds: Bool) -> [UInt8] {
        let (hasWide, hasReturn) = survey(bytes)
        var text = bytes
        if hasWide, let repaired = repaired(bytes) { text = repaired }
        return hasReturn && normalizingLineEnds ? withLineFeeds(text) : text
    }

    /// Whether any byte is beyond ASCII, and whether any is a carriage return.
    private static func survey(_ bytes: [UInt8]) -> (hasWide: Bool, hasReturn: Bool) {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let tops: UInt64 = 0x8080_8080_8080_8080
        let returns = ones &* UInt64(ASCII.carriageReturn)
        var wide: UInt64 = 0
        var carriage: UInt64 = 0
        unsafe bytes.withUnsafeBytes { raw in
            var index = 0
            while index + 8 <= raw.count {
                let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                wide |= word & tops
                let difference = word ^ returns
                carriage |= (difference &- ones) & ~difference & tops
                index += 8
            }
            while index < raw.count {
                let byte = unsafe raw[index]
                wide |= UInt64(byte & 0x80)
                carriage |= byte == ASCII.carriageReturn ? 1 : 0
                index += 1
            }
        }
        return (wide != 0, carriage != 0)
    }

    private static func withLineFeeds(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == ASCII.carriageReturn {
                result.append(ASCII.lineFeed)
                if index + 1 < text.count, text[index + 1] == ASCII.lineFeed { index += 1 }
            } else {
                result.append(byte)
            }
            index += 1
        }
        return result
    }

    /// The text with U+FFFD for each maximal ill-formed part; nil when there is none.
    private static func repaired(_ bytes: [UInt8]) -> [UInt8]? {
        var index = plainEnd(bytes, from: 0)
        while index < bytes.count {
            let (length, isWhole) = sequence(bytes, at: index)
            guard isWhole else { break }
            index = plainEnd(bytes, from: index + length)
        }
        guard index < bytes.count else { return nil }
        var result = Array(bytes[..<index])
        result.reserveCapacity(bytes.count + 16)
        while index < bytes.count {
            let (length, isWhole) = sequence(bytes, at: index)
            if isWhole {
                result.append(contentsOf: bytes[index..<index + length])
            } else {
                result.append(contentsOf: [0xEF, 0xBF, 0xBD])
            }
            index += length
        }
        return result
    }

    /// Where the run of ASCII ends that begins at an index, eight bytes at a time.
    private static func plainEnd(_ bytes: [UInt8], from start: Int) -> Int {
        unsafe bytes.withUnsafeBytes { raw in
            var index = start
            while index + 8 <= raw.count {
                let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                let wide = UInt64(littleEndian: word) & 0x8080_8080_8080_8080
                if wide != 0 { return index + wide.trailingZeroBitCount / 8 }
                index += 8
            }
            while index < raw.count, unsafe raw[index] < 0x80 { index += 1 }
            return index
        }
    }

    /// The length of the sequence at an index, or of its longest part that could begin one.
    @inline(__always)
    private static func sequence(_ bytes: [UInt8], at index: Int) -> (length: Int, isWhole: Bool) {
        let lead = bytes[index]
        if lead < 0x80 { return (1, true) }
        return wideSequence(bytes, at: index, lead)
    }

    private static func wideSequence(
        _ bytes: [UInt8],
        at index: Int,
        _ lead: UInt8
    ) -> (length: Int, isWhole: Bool) {
        let count: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: count = 2
        case 0xE0: (count, second) = (3, 0xA0...0xBF)
        case 0xED: (count, second) = (3, 0x80...0x9F)
        case 0xE1...0xEF: count = 3
        case 0xF0: (count, second) = (4, 0x90...0xBF)
        case 0xF4: (count, second) = (4, 0x80...0x8F)
        case 0xF1...0xF3: count = 4
        default: return (1, false)
        }
        for offset in 1..<count {
            guard index + offset < bytes.count else { return (offset, false) }
            let byte = bytes[index + offset]
            let isExpected = offset == 1 ? second.contains(byte) : byte & 0xC0 == 0x80
            guard isExpected else { return (offset, false) }
        }
        return (count, true)
    }
}
