import HeliosText

/// A YAML text changed so that our strict reader accepts what the reference tool's library does.
///
/// A lone CR, U+0085, U+2028 and U+2029 end no line there, a tab may stand anywhere behind a line's
/// first character, and `\uD83D\uDE00` is one character.
enum YAMLAdapter {
    /// Characters that our reader refuses stand in the private plane 16 meanwhile.
    private static let plane: UInt32 = 0x10_0000

    static func adapted(_ text: [UInt8]) -> [UInt8] {
        var text = text
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
        if text.allSatisfy({ $0 < 0x7F && ($0 >= 0x20 || $0 == ASCII.lineFeed) && $0 != 0x5C }) {
            return text
        }
        var result = ""
        var hasText = false
        let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            switch scalar {
            case "\n": hasText = false
            case "\r" where next == "\n": continue
            case "\t" where hasText:
                result.unicodeScalars.append(" ")
                continue
            case " ", "\t": break
            default: hasText = true
            }
            result.unicodeScalars.append(isRefused(scalar) ? hidden(scalar) : scalar)
        }
        return withoutSurrogates(Array(result.utf8))
    }

    /// The text of a value as it is in the file.
    static func restored(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value >= plane }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            let original = scalar.value >= plane ? Unicode.Scalar(scalar.value - plane) : nil
            result.unicodeScalars.append(original ?? scalar)
        }
        return result
    }

    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar != "\n", scalar != "\t" else { return false }
        return TerminalText.isHidden(scalar) || scalar.value == 0xFFFE || scalar.value == 0xFFFF
    }

    private static func hidden(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        scalar.value < 0xFFFE ? Unicode.Scalar(plane + scalar.value) ?? "\u{FFFD}" : "\u{FFFD}"
    }

    /// Writes pairs of escaped surrogates as one escape, and U+FFFD for a lone one.
    private static func withoutSurrogates(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            guard let first = surrogate(text, at: index) else {
                // The character behind a backslash begins no escape of its own.
                let isEscape = text[index] == ASCII.backslash && index + 1 < text.count
                result.append(contentsOf: text[index..<index + (isEscape ? 2 : 1)])
                index += isEscape ? 2 : 1
                continue
            }
            index += 6
            var value: UInt32 = 0xFFFD
            if first < 0xDC00, let second = surrogate(text, at: index), second >= 0xDC00 {
                value = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
                index += 6
            }
            result.append(contentsOf: String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
        }
        return result
    }

    private static func surrogate(_ text: [UInt8], at index: Int) -> UInt32? {
        guard index + 6 <= text.count, text[index] == ASCII.backslash,
            text[index + 1] == UInt8(ascii: "u")
        else { return nil }
        var value: UInt32 = 0
        for byte in text[index + 2..<index + 6] {
            guard let digit = byte.hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return 0xD800...0xDFFF ~= value ? value : nil
    }
}
