package import HeliosDiagnostics
private import HeliosText

/// How a text is written.
package enum YAMLScalarStyle: Sendable, Hashable {
    /// Without quotes.
    case plain
    /// Between `'`.
    case singleQuoted
    /// Between `"`.
    case doubleQuoted
    /// A block behind `|`.
    case literal
    /// A block behind `>`.
    case folded
}

/// A text, how it is written, and where each part of it stands in the file.
package struct YAMLScalar: Sendable, Hashable {
    /// The text after quotes, escapes and folding are resolved.
    package let text: String

    /// How it is written.
    package let style: YAMLScalarStyle

    /// Where the text's first character stands.
    package let origin: SourcePosition

    /// Where the text goes on elsewhere than right behind what came before, in order; empty when
    /// one line, or the lines of a literal block, say it all.
    let jumps: [YAMLTextJump]

    package init(
        text: String,
        style: YAMLScalarStyle = .plain,
        origin: SourcePosition = .start
    ) {
        self.init(text: text, style: style, origin: origin, jumps: [])
    }

    init(text: String, style: YAMLScalarStyle, origin: SourcePosition, jumps: [YAMLTextJump]) {
        self.text = text
        self.style = style
        self.origin = origin
        self.jumps = jumps
    }

    /// Whether nothing at all is written, not even quotes.
    package var isEmptyPlain: Bool { style == .plain && text.utf8.isEmpty }

    /// Where the byte at an offset of the text's UTF-8 stands in the file.
    package func position(ofByte offset: Int) -> SourcePosition {
        let jump = lastJump(atOrBefore: offset)
        var line = jump?.position.line ?? origin.line
        var column = jump?.position.column ?? origin.column
        let first = jump?.byte ?? 0
        for byte in text.utf8.dropFirst(first).prefix(max(0, offset - first)) {
            if byte == ASCII.lineFeed, style == .literal {
                line += 1
                column = origin.column
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return SourcePosition(line: line, column: column)
    }

    /// Where the scalar at an offset of the text stands in the file.
    package func position(ofScalar offset: Int) -> SourcePosition {
        let scalars = text.unicodeScalars
        let index =
            scalars.index(scalars.startIndex, offsetBy: max(0, offset), limitedBy: scalars.endIndex)
            ?? scalars.endIndex
        return position(ofByte: text.utf8.distance(from: text.utf8.startIndex, to: index))
    }

    /// Where a stretch of the text's UTF-8 stands in the file.
    package func range(ofBytes bytes: Range<Int>) -> SourceRange {
        SourceRange(
            start: position(ofByte: bytes.lowerBound),
            end: position(ofByte: bytes.upperBound)
        )
    }

    private func lastJump(atOrBefore offset: Int) -> YAMLTextJump? {
        var (low, high) = (0, jumps.count)
        while low < high {
            let middle = (low + high) / 2
            if jumps[middle].byte <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? jumps[low - 1] : nil
    }
}

/// From this byte of a text on, the text stands at this place of the file.
struct YAMLTextJump: Sendable, Hashable {
    let byte: Int
    let position: SourcePosition
}
