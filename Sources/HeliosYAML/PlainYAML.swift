import HeliosDiagnostics
import HeliosText

/// The text is not plain, or not certainly right; libyaml reads it from its start.
struct NotPlain: Error {}

/// Reads the YAML that people mostly write: maps and lists in blocks, and values of one line.
///
/// What it reads is node for node and place for place what the composer makes of libyaml's events.
/// It reports nothing: at the first byte it is not sure of, it leaves the whole text to libyaml.
@safe struct PlainYAML {
    // Read through `byte` and `string` alone, which keep within its bounds.
    private let text: UnsafeBufferPointer<UInt8>
    private let size: Int
    private let firstLine: Int
    private let isASCII: Bool
    let limits: YAMLLimits

    /// The next byte to be read.
    var offset = 0
    /// How many columns stand in front of the current line's content; -1 at the text's end.
    private var indent = -1
    private var line = 0
    private var lineStart = 0
    private var nodeCount = 0
    /// A place on the current line up to which the columns are counted.
    private var counted = (offset: 0, column: 0)

    /// A reader of visible UTF-8 without tabs and carriage returns, which the caller keeps alive.
    @unsafe init(
        _ text: UnsafeBufferPointer<UInt8>,
        _ firstLine: Int,
        isASCII: Bool,
        _ limits: YAMLLimits
    ) {
        unsafe self.text = text
        size = text.count
        self.firstLine = firstLine
        self.isASCII = isASCII
        self.limits = limits
    }

    /// The map that the text is, or nil where libyaml has to be asked.
    mutating func document() -> YAMLNode? {
        nextLine()
        guard indent == 0 else { return nil }
        return try? mapping(depth: 0)  // Why it is not plain is for libyaml to tell.
    }

    // MARK: Blocks

    /// A map whose first key is the next to be read; ends on the first line that is not part of it.
    private mutating func mapping(depth: Int) throws(NotPlain) -> YAMLNode {
        try enter(depth)
        let column = offset - lineStart
        let start = place(offset)
        var end = start
        var entries: [YAMLEntry] = []
        var keys = YAMLKeySet()
        var seen: UInt64 = 0
        repeat {
            let key = try key()
            // Two keys of one bit may be the same; most maps are small enough to have none.
            if seen & key.mark != 0 {
                guard case .new = keys.insert(key.text, among: entries) else { throw NotPlain() }
            }
            seen |= key.mark
            let value = try value(within: column, depth: depth + 1)
            end = value.range.end
            entries.append(YAMLEntry(key: key.text, keyRange: key.range, value: value))
        } while indent == column
        // A line further in than its map, or between two maps, goes on with what is above it.
        guard indent < column else { throw NotPlain() }
        return YAMLNode(.mapping(entries), range: SourceRange(start: start, end: end))
    }

    /// A list whose first hyphen is the next to be read.
    private mutating func sequence(depth: Int) throws(NotPlain) -> YAMLNode {
        try enter(depth)
        let column = indent
        let start = place(offset)
        var end = start
        var items: [YAMLNode] = []
        repeat {
            offset += 1
            skipSpaces()
            let item =
                isAtKey
                ? try mapping(depth: depth + 1)
                : try inlineValue(within: column, depth: depth + 1)
            end = item.range.end
            items.append(item)
        } while indent == column && isAtItem
        return YAMLNode(.sequence(items), range: SourceRange(start: start, end: end))
    }

    /// The value behind a key of a map that begins in this column.
    private mutating func value(within column: Int, depth: Int) throws(NotPlain) -> YAMLNode {
        skipSpaces()
        guard byte(offset) == ASCII.lineFeed else {
            return try inlineValue(within: column, depth: depth)
        }
        endLine()
        if indent >= column, isAtItem { return try sequence(depth: depth) }
        guard indent > column else { throw NotPlain() }
        return try mapping(depth: depth)
    }

    /// A value that begins on the current line, and ends with it unless it is a literal block.
    private mutating func inlineValue(
        within column: Int,
        depth: Int
    ) throws(NotPlain) -> YAMLNode {
        if byte(offset) == UInt8(ascii: "|") { return try literal(within: column) }
        let value = try flowValue(isInBrackets: false, depth: depth)
        let end = offset
        skipSpaces()
        if offset > end, byte(offset) == UInt8(ascii: "#") { offset = lineEnd(from: offset) }
        guard byte(offset) == ASCII.lineFeed else { throw NotPlain() }
        endLine()
        return value
    }

    /// A block behind `|`, which keeps its lines.
    private mutating func literal(within column: Int) throws(NotPlain) -> YAMLNode {
        try count()
        let start = place(offset)
        let end = place(offset + 1)
        guard byte(offset + 1) == ASCII.lineFeed else { throw NotPlain() }
        beginLine(at: offset + 2)
        let width = spaces(at: offset)
        guard width > column, byte(offset + width) != ASCII.lineFeed, offset < size else {
            throw NotPlain()
        }
        let origin = SourcePosition(line: firstLine + line, column: width + 1)
        var content: [UInt8] = []
        var blankLines = 0
        while offset < size {
            let spaces = spaces(at: offset, atMost: width)
            let end = lineEnd(from: offset + spaces)
            if end == offset + spaces {
                // What blanks on an empty line mean is for libyaml to say.
                guard spaces == 0 else { throw NotPlain() }
                blankLines += 1
            } else {
                guard spaces == width else { break }
                content.append(contentsOf: repeatElement(ASCII.lineFeed, count: blankLines))
                blankLines = 0
                unsafe content.append(contentsOf: text[offset + width..<end])
                if end < size { content.append(ASCII.lineFeed) }
            }
            beginLine(at: end + 1)
        }
        guard content.count <= limits.scalarBytes else { throw NotPlain() }
        nextLine()
        let scalar = YAMLScalar(
            text: String(decoding: content, as: UTF8.self),
            style: .literal,
            origin: origin
        )
        return YAMLNode(.scalar(scalar), range: SourceRange(start: start, end: end))
    }

    // MARK: Lines

    /// Whether a list's hyphen is the next to be read.
    private var isAtItem: Bool {
        byte(offset) == ASCII.hyphen && byte(offset + 1) == ASCII.space
    }

    /// Ends the current line, and goes to the next that has content.
    private mutating func endLine() {
        beginLine(at: offset + 1)
        nextLine()
    }

    private mutating func beginLine(at start: Int) {
        offset = min(start, size)
        lineStart = offset
        line += 1
        counted = (offset, 0)
    }

    /// Goes from a line's beginning to the next content that is no comment.
    private mutating func nextLine() {
        while offset < size {
            let blanks = spaces(at: offset)
            let first = byte(offset + blanks)
            guard first == ASCII.lineFeed || first == UInt8(ascii: "#") else {
                indent = blanks
                offset += blanks
                return
            }
            beginLine(at: lineEnd(from: offset + blanks) + 1)
        }
        indent = -1
    }

    // MARK: Bytes

    /// The byte at an offset that is not negative; every text ends with a line feed.
    func byte(_ offset: Int) -> UInt8 {
        offset < size ? unsafe text[offset] : ASCII.lineFeed
    }

    /// A part of the text, cut off at its end.
    func string(_ range: Range<Int>) -> String {
        unsafe String(decoding: text[range.clamped(to: 0..<size)], as: UTF8.self)
    }

    mutating func skipSpaces() { offset += spaces(at: offset) }

    private func spaces(at offset: Int, atMost limit: Int = .max) -> Int {
        var count = 0
        while count < limit, byte(offset + count) == ASCII.space { count += 1 }
        return count
    }

    private func lineEnd(from offset: Int) -> Int {
        var end = offset
        while byte(end) != ASCII.lineFeed { end += 1 }
        return min(end, size)
    }

    /// The place of an offset on the current line; asking in the order of the text is linear.
    mutating func place(_ offset: Int) -> SourcePosition {
        guard !isASCII else {
            return SourcePosition(line: firstLine + line, column: offset - lineStart + 1)
        }
        if offset < counted.offset { counted = (lineStart, 0) }
        while counted.offset < offset {
            if byte(counted.offset) & 0xC0 != 0x80 { counted.column += 1 }
            counted.offset += 1
        }
        return SourcePosition(line: firstLine + line, column: counted.column + 1)
    }

    // MARK: Limits

    /// Counts a list or map at this depth.
    mutating func enter(_ depth: Int) throws(NotPlain) {
        try count()
        guard depth < limits.depth else { throw NotPlain() }
    }

    /// Counts a node.
    mutating func count() throws(NotPlain) {
        nodeCount += 1
        guard nodeCount <= limits.nodes else { throw NotPlain() }
    }
}
