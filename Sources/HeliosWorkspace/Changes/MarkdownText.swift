import HeliosText

/// Text of unknown origin made fit for Markdown on a forge: it can hold no markup, no HTML, and
/// mention nobody.
enum MarkdownText {
    /// A code span: what is within is never read as markup, nor as a mention.
    static func code(_ text: String, limit: Int = 200) -> String {
        let text = TerminalText.printable(shortened(text, to: limit))
        guard !text.utf8.isEmpty else { return "(empty)" }
        let fence = String(repeating: "`", count: longestRun(of: UInt8(ascii: "`"), in: text) + 1)
        let needsSpace =
            text.utf8.first == UInt8(ascii: "`") || text.utf8.last == UInt8(ascii: "`")
            || (text.utf8.first == ASCII.space && text.utf8.last == ASCII.space)
        let space = needsSpace ? " " : ""
        return fence + space + text + space + fence
    }

    /// Plain words: marks are escaped, and what a forge would link is broken up by a joiner that
    /// nobody sees.
    static func plain(_ text: String, limit: Int = 200) -> String {
        var bytes: [UInt8] = []
        let source = Array(TerminalText.printable(shortened(text, to: limit)).utf8)
        for (index, byte) in source.enumerated() {
            let isMark = byte < 0x80 && !byte.isASCIILetter && !byte.isASCIIDigit
            switch byte {
            case ASCII.space, ASCII.comma, ASCII.slash: bytes.append(byte)
            case UInt8(ascii: "@"), UInt8(ascii: "#"), ASCII.colon:
                bytes += [ASCII.backslash, byte] + Array("\u{2060}".utf8)
            case ASCII.less: bytes += "&lt;".utf8
            case ASCII.ampersand: bytes += "&amp;".utf8
            case ASCII.dot where index + 1 < source.count && source[index + 1] != ASCII.space:
                bytes += [ASCII.backslash, byte] + Array("\u{2060}".utf8)
            default: bytes += isMark ? [ASCII.backslash, byte] : [byte]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Plain words within HTML.
    static func html(_ text: String) -> String {
        var bytes: [UInt8] = []
        HTMLEscape.append(TerminalText.printable(shortened(text, to: 200)), to: &bytes)
        let joiner = Array("\u{2060}".utf8)
        let marks = [UInt8(ascii: "@"), UInt8(ascii: "/"), ASCII.colon, ASCII.dot]
        return String(
            decoding: bytes.flatMap { marks.contains($0) ? [$0] + joiner : [$0] },
            as: UTF8.self
        )
    }

    /// Lines in a fence that none of them can close, each behind blanks.
    static func fenced(_ lines: [String], language: String, indent: Int) -> String {
        let longest = lines.map { longestRun(of: UInt8(ascii: "`"), in: $0) }.max() ?? 0
        let fence = String(repeating: "`", count: max(3, longest + 1))
        let margin = String(repeating: " ", count: indent)
        let shown = lines.map { margin + TerminalText.printable($0) }
        return (["\(margin)\(fence)\(language)"] + shown + [margin + fence])
            .joined(separator: "\n")
    }

    /// At most so many scalars.
    static func shortened(_ text: String, to limit: Int) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > limit else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(limit))) + "…"
    }

    private static func longestRun(of byte: UInt8, in text: String) -> Int {
        var (longest, current) = (0, 0)
        for other in text.utf8 {
            current = other == byte ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }
}
