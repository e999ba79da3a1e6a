import HeliosDiagnostics
import HeliosText

/// A place as libyaml counts it: from 0, in Unicode scalars.
struct YAMLMark: Comparable {
    var line: Int
    var column: Int

    static func < (left: Self, right: Self) -> Bool {
        (left.line, left.column) < (right.line, right.column)
    }

    /// The place this many scalars further on the same line.
    func advanced(by count: Int) -> YAMLMark { YAMLMark(line: line, column: column + count) }
}

/// The text being parsed, and the way from places to bytes.
struct YAMLSource {
    /// The text without a byte order mark in front.
    let bytes: ArraySlice<UInt8>
    private let path: String
    private let firstLine: Int
    private let lineFeeds: Int
    private var cursor = YAMLMark(line: 0, column: 0)
    private var cursorOffset: Int

    init(_ text: [UInt8], path: String, firstLine: Int) {
        bytes = text.starts(with: [0xEF, 0xBB, 0xBF]) ? text[3...] : text[...]
        self.path = path
        self.firstLine = firstLine
        lineFeeds = unsafe bytes.withUnsafeBufferPointer { text in
            unsafe text.reduce(0) { $0 + ($1 == ASCII.lineFeed ? 1 : 0) }
        }
        cursorOffset = bytes.startIndex
    }

    func position(_ mark: YAMLMark) -> SourcePosition {
        // libyaml ends a text on a line of its own, even where there is none.
        let mark = mark.line <= lineFeeds ? mark : endOfContent()
        return SourcePosition(line: firstLine + mark.line, column: mark.column + 1)
    }

    func range(_ start: YAMLMark, _ end: YAMLMark) -> SourceRange {
        SourceRange(start: position(start), end: position(end))
    }

    func span(_ range: SourceRange) -> SourceSpan { SourceSpan(path: path, range: range) }

    /// The byte at an offset, or a line feed at the text's end.
    func byte(_ offset: Int) -> UInt8 {
        bytes.indices.contains(offset) ? bytes[offset] : ASCII.lineFeed
    }

    /// The offset of a place; asking in the order of the text keeps the whole parse linear.
    mutating func offset(of mark: YAMLMark) -> Int {
        if mark < cursor {
            cursor = YAMLMark(line: 0, column: 0)
            cursorOffset = bytes.startIndex
        }
        while cursor.line < mark.line, let end = lineEnd(from: cursorOffset) {
            cursor = YAMLMark(line: cursor.line + 1, column: 0)
            cursorOffset = end + 1
        }
        while cursorOffset < bytes.endIndex {
            let isContinuation = bytes[cursorOffset] & 0xC0 == 0x80
            if !isContinuation {
                guard cursor < mark, bytes[cursorOffset] != ASCII.lineFeed else { break }
                cursor.column += 1
            }
            cursorOffset += 1
        }
        return cursorOffset
    }

    /// The offset of the next line feed.
    private func lineEnd(from offset: Int) -> Int? {
        let rest = bytes[offset...]
        let distance = unsafe rest.withUnsafeBufferPointer {
            unsafe $0.firstIndex(of: ASCII.lineFeed)
        }
        return distance.map { offset + $0 }
    }

    /// The place of an offset.
    func mark(of offset: Int) -> YAMLMark {
        var mark = YAMLMark(line: 0, column: 0)
        for byte in bytes[..<min(offset, bytes.endIndex)] {
            if byte == ASCII.lineFeed {
                mark = YAMLMark(line: mark.line + 1, column: 0)
            } else if byte & 0xC0 != 0x80 {
                mark.column += 1
            }
        }
        return mark
    }

    /// The offset behind the line feed that ends the line of an offset, or the text's end.
    func nextLine(after offset: Int) -> Int {
        lineEnd(from: offset).map { $0 + 1 } ?? bytes.endIndex
    }

    /// How many spaces stand at an offset.
    func spaces(at offset: Int) -> Int {
        bytes[offset...].prefix { $0 == ASCII.space }.count
    }

    /// The scalars from an offset up to the next blank, flow sign or line end.
    func word(at offset: Int) -> String {
        let word = bytes[min(offset, bytes.endIndex)...].prefix {
            $0 > ASCII.space && $0 != ASCII.comma && $0 != UInt8(ascii: "]")
                && $0 != UInt8(ascii: "}")
        }
        return String(decoding: word, as: UTF8.self)
    }

    /// The first offset at or behind one that is not blank, a line end or a comment.
    func nextContent(from offset: Int) -> Int {
        var index = offset
        while index < bytes.endIndex {
            switch bytes[index] {
            case ASCII.space, ASCII.tab, ASCII.lineFeed, ASCII.carriageReturn: index += 1
            case UInt8(ascii: "#"): index = nextLine(after: index)
            default: return index
            }
        }
        return index
    }

    /// A directive in front of everything else.
    ///
    /// libyaml's time grows with the square of their number, so it never gets to see one.
    func firstDirective() -> SourceRange? {
        let start = nextContent(from: bytes.startIndex)
        guard start < bytes.endIndex, bytes[start] == UInt8(ascii: "%"),
            start == bytes.startIndex || bytes[start - 1] == ASCII.lineFeed
        else { return nil }
        let mark = mark(of: start)
        return range(mark, mark.advanced(by: word(at: start).unicodeScalars.count))
    }
}

extension YAMLSource {
    /// Whether a document marker, three of these characters alone, begins a line at an offset.
    func marker(_ character: Unicode.Scalar, at offset: Int) -> Bool {
        let sign = UInt8(ascii: character)
        guard offset == bytes.startIndex || byte(offset - 1) == ASCII.lineFeed,
            byte(offset) == sign, byte(offset + 1) == sign, byte(offset + 2) == sign
        else { return false }
        return byte(offset + 3) <= ASCII.space
    }

    /// The place behind the colon of a key that ends at a place, or that place if it has none.
    mutating func endOfColon(
        behind key: SourcePosition,
        orBefore next: YAMLMark
    ) -> SourcePosition {
        let mark = YAMLMark(line: key.line - firstLine, column: key.column - 1)
        let end = offset(of: mark)
        let blanks = spaces(at: end)
        if byte(end + blanks) == ASCII.colon { return position(mark.advanced(by: blanks + 1)) }
        return byte(offset(of: next) - 1) == ASCII.colon ? position(next) : key
    }

    /// Whether only spaces stand in front of an offset on its line.
    func startsLine(_ offset: Int) -> Bool {
        let before = bytes[..<offset].reversed().prefix { $0 != ASCII.lineFeed }
        return before.allSatisfy { $0 == ASCII.space }
    }

    /// The place behind the last character that is not blank.
    func endOfContent() -> YAMLMark {
        mark(of: bytes.lastIndex { $0 > ASCII.space }.map { $0 + 1 } ?? bytes.startIndex)
    }

    /// Where `|2-` and the like end.
    func endOfIndicator(at offset: Int, _ start: YAMLMark) -> YAMLMark {
        let signs = bytes[offset...].prefix(3).dropFirst().prefix {
            $0 == UInt8(ascii: "+") || $0 == ASCII.hyphen || $0.isASCIIDigit
        }
        return start.advanced(by: 1 + signs.count)
    }

    /// The first tab that stands neither in a scalar nor in a comment.
    func firstTab(outside extents: [Range<YAMLMark>]) -> SourceRange? {
        var mark = YAMLMark(line: 0, column: 0)
        var extent = 0
        var isComment = false
        for byte in bytes {
            while extent < extents.count, extents[extent].upperBound <= mark { extent += 1 }
            let isScalar = extent < extents.count && extents[extent].contains(mark)
            if byte == ASCII.lineFeed {
                isComment = false
                mark = YAMLMark(line: mark.line + 1, column: 0)
            } else if byte & 0xC0 != 0x80 {
                if byte == UInt8(ascii: "#"), !isScalar { isComment = true }
                if byte == ASCII.tab, !isScalar, !isComment {
                    return range(mark, mark.advanced(by: 1))
                }
                mark.column += 1
            }
        }
        return nil
    }
}
