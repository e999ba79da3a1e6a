import HeliosDiagnostics
import HeliosText

/// The bytes of one template, and places in them.
struct TemplateSource: Sendable {
    /// The path that diagnostics show.
    let path: String

    let bytes: [UInt8]

    /// The text of a range; what is not UTF-8 becomes U+FFFD.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The range without blanks and line ends at both sides.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, Self.isBlank(bytes[start]) { start += 1 }
        while start < end, Self.isBlank(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    /// Where these bytes first occur within a range.
    func firstIndex(of pattern: [UInt8], in range: Range<Int>) -> Int? {
        guard let first = pattern.first else { return nil }
        var rest = bytes[range]
        while let found = rest.firstIndex(of: first) {
            rest = rest[found...]
            if rest.starts(with: pattern) { return found }
            rest = rest.dropFirst()
        }
        return nil
    }

    /// Whether a line begins at this place.
    func isLineStart(_ index: Int) -> Bool {
        index == 0 || bytes[index - 1] == ASCII.lineFeed
    }

    /// The spaces and tabs that a range begins with.
    func leadingBlanks(_ range: Range<Int>) -> Range<Int> {
        let end = bytes[range].firstIndex { $0 != ASCII.space && $0 != ASCII.tab }
        return range.lowerBound..<(end ?? range.upperBound)
    }

    /// The blanks that begin every line of a range, behind its first line end, that holds more than
    /// blanks; nil when no line does.
    func commonIndent(ofLinesIn range: Range<Int>) -> Range<Int>? {
        var common: Range<Int>?
        var rest = bytes[range]
        while let feed = rest.firstIndex(of: ASCII.lineFeed) {
            rest = rest[(feed + 1)...]
            let indent = leadingBlanks(rest.indices)
            guard let next = rest[indent.upperBound...].first, !Self.isLineEnd(next) else {
                continue
            }
            guard let shortest = common else {
                common = indent
                continue
            }
            let same = zip(shortest, indent).prefix { bytes[$0] == bytes[$1] }.count
            common = shortest.prefix(same).indices
        }
        return common
    }

    /// The span of a range of bytes, counted in lines and scalars.
    func span(_ range: Range<Int>) -> SourceSpan {
        let start = position(of: range.lowerBound)
        return SourceSpan(
            path: path,
            range: SourceRange(start: start, end: position(of: range.upperBound))
        )
    }

    private func position(of offset: Int) -> SourcePosition {
        var line = 1
        var column = 1
        for byte in bytes[..<offset] {
            if byte == ASCII.lineFeed {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return SourcePosition(line: line, column: column)
    }

    /// Space, tab, line feed and carriage return.
    static func isBlank(_ byte: UInt8) -> Bool {
        byte == ASCII.space || isLineEnd(byte) || byte == ASCII.tab
    }

    static func isLineEnd(_ byte: UInt8) -> Bool {
        byte == ASCII.lineFeed || byte == ASCII.carriageReturn
    }
}
