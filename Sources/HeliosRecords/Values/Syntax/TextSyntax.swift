import HeliosDiagnostics
import HeliosText

/// The types `string` and `text`.
enum TextSyntax {
    /// The text, if it is within the limits and free of control characters.
    static func parse(
        _ text: String,
        limits: TextLimits,
        isOneLine: Bool
    ) throws(ValueError) -> String {
        if holdsControls(text, isOneLine: isOneLine) {
            try refuseControls(text, isOneLine: isOneLine)
        }
        try checkLength(text, limits: limits)
        if let pattern = limits.pattern, !pattern.matches(text) {
            throw ValueError(
                .string,
                quoting: text,
                "does not have the form that the field asks for",
                help: "write a text that matches \(pattern.text)"
            )
        }
        return text
    }

    private static func checkLength(_ text: String, limits: TextLimits) throws(ValueError) {
        if let maximum = limits.maximumLength, text.utf8.count > maximum {
            let length = text.unicodeScalars.count
            guard length <= maximum else {
                throw ValueError(
                    .string,
                    "the text has \(length) characters, and at most \(maximum) are allowed",
                    help: "shorten it",
                    at: maximum..<length
                )
            }
        }
        if let minimum = limits.minimumLength, text.utf8.count < minimum * 4 {
            let length = text.unicodeScalars.count
            guard length >= minimum else {
                throw ValueError(
                    .string,
                    quoting: text,
                    "has \(length) of at least \(minimum) characters",
                    help: "write at least \(minimum) characters"
                )
            }
        }
    }

    /// Whether the text may hold what `refuseControls` refuses, decided by its bytes.
    private static func holdsControls(_ text: String, isOneLine: Bool) -> Bool {
        let bytes = text.utf8.span
        for index in bytes.indices {
            let byte = bytes[index]
            // Most texts are printable ASCII throughout.
            if byte &- 0x20 < 0x5F || byte > 0xE2 { continue }
            if byte < 0x20, isOneLine || (byte != ASCII.lineFeed && byte != ASCII.tab) {
                return true
            }
            guard byte >= ASCII.delete, index + 1 < bytes.count else {
                if byte == ASCII.delete { return true }
                continue
            }
            // U+0080 to U+009F begin with C2, the separators U+2028 and U+2029 with E2 80.
            let next = bytes[index + 1]
            if byte == ASCII.delete || (byte == 0xC2 && next < 0xA0)
                || (isOneLine && byte == 0xE2 && next == 0x80)
            {
                return true
            }
        }
        return false
    }

    private static func refuseControls(_ text: String, isOneLine: Bool) throws(ValueError) {
        for (offset, scalar) in text.unicodeScalars.enumerated() {
            switch scalar.value {
            case 0x0A where !isOneLine, 0x09 where !isOneLine: continue
            case 0x0A, 0x0D, 0x85,
                0x2028 where isOneLine, 0x2029 where isOneLine:
                throw ValueError(
                    .string,
                    isOneLine
                        ? "\(ValueError.quoted(text)) has more than one line"
                        : "the text has a line break other than a line feed",
                    help: isOneLine ? "write it in one line" : "end lines with a line feed",
                    at: offset..<offset + 1
                )
            case 0..<0x20, 0x7F..<0xA0:
                throw ValueError(
                    .string,
                    quoting: text,
                    "holds a control character",
                    help: "remove \(TerminalText.printable(String(scalar)))"
                )
            default: continue
            }
        }
    }
}
