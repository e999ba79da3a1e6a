import HeliosDiagnostics
import HeliosText

/// Follows a text through its source, to say where each part of it was written.
///
/// libyaml tells only where a scalar begins and ends; escapes, folded lines and indentation make
/// the text shorter than its source.
struct YAMLTextMap {
    private(set) var origin: SourcePosition
    private(set) var jumps: [YAMLTextJump] = []

    /// The first escape that stands for a character a text may not hold.
    private(set) var refusedEscape: (scalar: Unicode.Scalar, range: SourceRange)?

    private let source: YAMLSource
    private let text: [UInt8]
    /// The place in the source, and its offset.
    private var mark: YAMLMark
    private var offset: Int
    /// The place in the text.
    private var index = 0

    /// Follows a scalar whose source begins, quotes or block indicator included, at an offset.
    init(
        _ text: String,
        style: YAMLScalarStyle,
        in source: YAMLSource,
        from mark: YAMLMark,
        offset: Int
    ) {
        self.source = source
        // The lines of a literal block are counted, not followed.
        self.text = style == .literal ? [] : Array(text.utf8)
        self.mark = mark
        self.offset = offset
        origin = source.position(mark)
        switch style {
        case .plain: followFlow(quote: nil)
        case .singleQuoted: followFlow(quote: ASCII.apostrophe)
        case .doubleQuoted: followFlow(quote: ASCII.quote)
        case .literal, .folded: followBlock(Self.indent(of: text), isFolded: style == .folded)
        }
    }

    // MARK: Plain and quoted texts

    private mutating func followFlow(quote: UInt8?) {
        if quote != nil { advance(bytes: 1) }
        origin = source.position(mark)
        while index < text.count, offset < source.bytes.endIndex {
            let byte = source.byte(offset)
            if endsLine(behindBlanksAt: offset) {
                fold(escaped: false)
            } else if quote == ASCII.quote, byte == ASCII.backslash {
                escape()
            } else if quote == ASCII.apostrophe, byte == ASCII.apostrophe {
                advance(bytes: 2)
                index += 1
                jump()
            } else {
                step()
            }
        }
    }

    /// One scalar that stands for itself.
    private mutating func step() {
        let length = Self.length(ofScalarAt: source.byte(offset))
        offset += length
        index += length
        mark.column += 1
    }

    private mutating func escape() {
        let kind = source.byte(offset + 1)
        if kind == ASCII.lineFeed || kind == ASCII.carriageReturn {
            advance(bytes: 1)
            fold(escaped: true)
            return
        }
        let start = mark
        let length =
            switch kind {
            case UInt8(ascii: "x"): 4
            case UInt8(ascii: "u"): 6
            case UInt8(ascii: "U"): 10
            default: 2
            }
        advance(bytes: length)
        let width = Self.length(ofScalarAt: text[index])
        let scalar = String(decoding: text[index...].prefix(width), as: UTF8.self).unicodeScalars
            .first
        if let scalar, scalar.isRefusedInText, refusedEscape == nil {
            refusedEscape = (scalar, source.range(start, mark))
        }
        index += width
        jump()
    }

    /// Line ends with the blanks around them: one is a space, each further one a line feed.
    private mutating func fold(escaped: Bool) {
        var breaks = 0
        while offset < source.bytes.endIndex {
            switch source.byte(offset) {
            case ASCII.lineFeed:
                breaks += 1
                offset += 1
                mark = YAMLMark(line: mark.line + 1, column: 0)
            case ASCII.space, ASCII.tab, ASCII.carriageReturn: advance(bytes: 1)
            default:
                index += escaped ? breaks - 1 : max(1, breaks - 1)
                jump()
                return
            }
        }
    }

    /// Whether nothing but blanks stands between an offset and its line's end.
    private func endsLine(behindBlanksAt offset: Int) -> Bool {
        var offset = offset
        while true {
            switch source.byte(offset) {
            case ASCII.space, ASCII.tab: offset += 1
            case ASCII.lineFeed, ASCII.carriageReturn: return true
            default: return false
            }
        }
    }

    // MARK: Blocks

    private mutating func followBlock(_ kept: Int?, isFolded: Bool) {
        var line = mark.line + 1
        var start = source.nextLine(after: offset)
        guard let kept, let spaces = firstIndent(from: start) else { return }
        let indent = max(0, spaces - kept)
        origin = source.position(YAMLMark(line: line, column: indent))
        while isFolded, index < text.count, start < source.bytes.endIndex {
            let next = source.nextLine(after: start)
            var content = source.bytes[start..<next].dropFirst(indent)
            while let last = content.last, last == ASCII.lineFeed || last == ASCII.carriageReturn {
                content.removeLast()
            }
            if let first = content.first {
                skipSeparator(before: first)
                mark = YAMLMark(line: line, column: indent)
                jump()
                index += content.count
            }
            (start, line) = (next, line + 1)
        }
        if let first = jumps.first, first.byte == 0 { origin = first.position }
    }

    /// What stands in the text between two lines of a folded block.
    private mutating func skipSeparator(before first: UInt8) {
        while index < text.count, text[index] == ASCII.lineFeed { index += 1 }
        let isFold = index > 0 && first != ASCII.space && first != ASCII.tab
        if isFold, index < text.count, text[index] == ASCII.space { index += 1 }
    }

    /// The spaces in front of the first line that is not blank.
    private func firstIndent(from start: Int) -> Int? {
        var start = start
        while start < source.bytes.endIndex {
            let spaces = source.spaces(at: start)
            let byte = source.byte(start + spaces)
            if byte != ASCII.lineFeed, byte != ASCII.carriageReturn { return spaces }
            start = source.nextLine(after: start)
        }
        return nil
    }

    /// The spaces that a block's first visible line has kept; the others were its indentation.
    private static func indent(of text: String) -> Int? {
        var spaces = 0
        for byte in text.utf8 {
            switch byte {
            case ASCII.space: spaces += 1
            case ASCII.lineFeed: spaces = 0
            default: return spaces
            }
        }
        return nil
    }

    // MARK: Steps

    private mutating func advance(bytes count: Int) {
        offset += count
        mark.column += count
    }

    private mutating func jump() {
        guard index <= text.count else { return }
        jumps.append(YAMLTextJump(byte: index, position: source.position(mark)))
    }

    private static func length(ofScalarAt lead: UInt8) -> Int {
        switch lead {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }
}
