import HeliosText

/// White space as the reference tool means it (ECMAScript's), found in UTF-8.
///
/// It is wider than ASCII's: U+00A0, U+1680, U+2000–U+200A, U+2028, U+2029, U+202F, U+205F, U+3000
/// and U+FEFF belong to it, U+0085 and U+200B do not.
enum WhiteSpace {
    /// How many bytes the white space at an index has; 0 where something else stands.
    @inline(__always)
    static func length(_ bytes: [UInt8], at index: Int, before end: Int) -> Int {
        let byte = bytes[index]
        if byte <= ASCII.space { return byte == ASCII.space || isControl(byte) ? 1 : 0 }
        return byte < 0xC2 ? 0 : wideLength(bytes, at: index, before: end)
    }

    /// How many bytes the white space that ends at an index has; 0 where something else ends.
    @inline(__always)
    static func length(_ bytes: [UInt8], endingAt end: Int, after start: Int) -> Int {
        let byte = bytes[end - 1]
        if byte <= ASCII.space { return byte == ASCII.space || isControl(byte) ? 1 : 0 }
        guard byte >= 0x80 else { return 0 }
        if end - 2 >= start, wideLength(bytes, at: end - 2, before: end) == 2 { return 2 }
        if end - 3 >= start, wideLength(bytes, at: end - 3, before: end) == 3 { return 3 }
        return 0
    }

    /// Whether a line or paragraph separator (U+2028, U+2029) begins at an index.
    static func isSeparator(_ bytes: [UInt8], at index: Int, before end: Int) -> Bool {
        index + 2 < end && bytes[index] == 0xE2 && bytes[index + 1] == 0x80
            && bytes[index + 2] & 0xFE == 0xA8
    }

    @inline(__always)
    private static func isControl(_ byte: UInt8) -> Bool { byte &- 0x09 < 5 }

    private static func wideLength(_ bytes: [UInt8], at index: Int, before end: Int) -> Int {
        let first = bytes[index]
        guard index + 1 < end else { return 0 }
        let second = bytes[index + 1]
        if first == 0xC2 { return second == 0xA0 ? 2 : 0 }
        guard index + 2 < end else { return 0 }
        let third = bytes[index + 2]
        let isSpace =
            switch (first, second) {
            case (0xE1, 0x9A): third == 0x80
            case (0xE2, 0x80): third <= 0x8A || third == 0xA8 || third == 0xA9 || third == 0xAF
            case (0xE2, 0x81): third == 0x9F
            case (0xE3, 0x80): third == 0x80
            case (0xEF, 0xBB): third == 0xBF
            default: false
            }
        return isSpace ? 3 : 0
    }
}
