/// Text of unknown origin made fit for a terminal or a log.
package enum TerminalText {
    /// The text with every control, escape and direction-changing scalar written as `\u{…}`.
    ///
    /// A name in a record may hold an escape sequence that rewrites the screen, or a direction mark
    /// that shows another text than the one that is there.
    package static func printable(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            if isHidden(scalar) {
                result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Whether a scalar changes how what follows is shown, or cannot be seen: C0, DEL, C1, line and
    /// paragraph separators, direction marks, zero-width space and byte order mark.
    package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F...0x9F, 0x061C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E,
            0x2060...0x2064, 0x2066...0x2069, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: false
        }
    }
}
