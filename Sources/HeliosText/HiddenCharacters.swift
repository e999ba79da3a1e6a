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
        while index < text.count, findings.count < limit {
            let byte = text[index]
            if byte < 0x80 {
                if byte < 0x20 || byte == ASCII.delete, !isLineOrTab(text, index) {
                    findings.append(Finding(offset: index, scalar: Unicode.Scalar(byte)))
                }
                index += 1
                continue
            }
            let (scalar, length) = decode(text, index)
            if let scalar, TerminalText.isHidden(scalar) {
                findings.append(Finding(offset: index, scalar: scalar))
            }
            index += length
        }
        return findings
    }

    /// Whether a text holds no hidden character, which is cheaper to know than where they are.
    package static func areAbsent(from text: some Sequence<UInt8>) -> Bool {
        var previous: UInt8 = 0
        for byte in text {
            if byte < 0x20 {
                if byte != ASCII.lineFeed, byte != ASCII.tab { return false }
            } else if byte >= 0x7F {
                // A lead byte of a block that holds hidden characters sends us to the slow path.
                switch byte {
                case 0x7F, 0xD8, 0xF3: return false
                case 0x80...0x9F where previous == 0xC2: return false
                case 0x80 where previous == 0xE2, 0x81 where previous == 0xE2: return false
                case 0xBB where previous == 0xEF, 0xBF where previous == 0xEF: return false
                default: break
                }
            }
            previous = byte
        }
        return true
    }

    private static func isLineOrTab(_ text: [UInt8], _ index: Int) -> Bool {
        switch text[index] {
        case ASCII.tab, ASCII.lineFeed: true
        case ASCII.carriageReturn:
            index + 1 < text.count && text[index + 1] == ASCII.lineFeed
        default: false
        }
    }

    private static func decode(_ text: [UInt8], _ index: Int) -> (Unicode.Scalar?, Int) {
        let lead = text[index]
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
        guard length > 1, index + length <= text.count else { return (nil, 1) }
        var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length {
            value = value << 6 | UInt32(text[index + offset] & 0x3F)
        }
        return (Unicode.Scalar(value), length)
    }
}
