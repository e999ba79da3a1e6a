/// Characters that make a text look different from what it says.
package enum HiddenCharacters {
    /// One such character.
    package struct Finding: Sendable, Hashable {
        /// Where it begins, in bytes.
        package let offset: Int
        /// The character.
        package let scalar: Unicode.Scalar

        /// Whether it is a control character, which no text may hold anywhere.
        package var isControl: Bool { scalar.value < 0x20 || scalar.value == 0x7F }

        /// The character as `U+202E`, which is safe to print.
        package var name: String {
            let digits = String(scalar.value, radix: 16, uppercase: true)
            return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
        }
    }

    /// The hidden characters of valid UTF-8 in order, at most `limit` of them.
    ///
    /// Tabs, line feeds and a carriage return before a line feed are not hidden.
    package static func find(in text: [UInt8], limit: Int = 10) -> [Finding] {
        var findings: [Finding] = []
        var index = 0
        while findings.count < limit, let offset = next(in: text, from: index) {
            let scalar = scalar(text, offset)
            findings.append(Finding(offset: offset, scalar: scalar))
            index = offset + UTF8.width(scalar)
        }
        return findings
    }

    /// Whether valid UTF-8 holds no hidden character.
    package static func areAbsent(from text: [UInt8]) -> Bool { next(in: text, from: 0) == nil }

    /// Where the next hidden character begins.
    private static func next(in text: [UInt8], from start: Int) -> Int? {
        var index = start
        while index < text.count {
            let byte = text[index]
            // Most bytes are printable ASCII or continue a scalar.
            if byte &- 0x20 < 0x5F || byte &- 0x80 < 0x40 {
                index += 1
            } else if byte < 0x80 {
                if !isLineOrTab(text, index) { return index }
                index += 1
            } else {
                if mayHide(byte), TerminalText.isHidden(scalar(text, index)) { return index }
                index += 1
            }
        }
        return nil
    }

    /// Whether a scalar that begins with this byte may be hidden.
    private static func mayHide(_ lead: UInt8) -> Bool {
        lead == 0xC2 || lead == 0xD8 || lead == 0xE2 || lead == 0xEF || lead == 0xF3
    }

    private static func isLineOrTab(_ text: [UInt8], _ index: Int) -> Bool {
        switch text[index] {
        case ASCII.tab, ASCII.lineFeed: true
        case ASCII.carriageReturn:
            index + 1 < text.count && text[index + 1] == ASCII.lineFeed
        default: false
        }
    }

    private static func scalar(_ text: [UInt8], _ index: Int) -> Unicode.Scalar {
        let lead = text[index]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        guard length > 1 else { return Unicode.Scalar(lead) }
        guard index + length <= text.count else { return "\u{FFFD}" }
        var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length {
            value = value << 6 | UInt32(text[index + offset] & 0x3F)
        }
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}
