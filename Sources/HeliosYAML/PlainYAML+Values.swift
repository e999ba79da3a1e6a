import HeliosDiagnostics
import HeliosText

extension PlainYAML {
    /// A key of a map; `mark` is one bit, the same for the same key.
    struct Key {
        let text: String
        let range: SourceRange
        let mark: UInt64
    }

    /// Whether a key of a map, with its colon, is the next to be read.
    var isAtKey: Bool {
        var end = offset
        while Self.isKeyByte(byte(end)) { end += 1 }
        return end > offset && byte(end) == ASCII.colon && endsWord(byte(end + 1))
    }

    /// Reads a key and its colon.
    mutating func key() throws(NotPlain) -> Key {
        try count()
        let start = offset
        var hash = 0
        while Self.isKeyByte(byte(offset)) {
            hash = hash &* 31 &+ Int(byte(offset))
            offset += 1
        }
        let length = offset - start
        guard length > 0, length <= limits.keyBytes, length <= 256,
            byte(start) != ASCII.hyphen, byte(start) != ASCII.dot,
            byte(offset) == ASCII.colon, endsWord(byte(offset + 1))
        else { throw NotPlain() }
        let from = place(start)
        let range = SourceRange(start: from, end: place(offset))
        let text = string(start..<offset)
        offset += 1
        return Key(text: text, range: range, mark: 1 << UInt64(hash & 63))
    }

    /// A value of one line: a text, or a list or map in brackets.
    mutating func flowValue(isInBrackets: Bool, depth: Int) throws(NotPlain) -> YAMLNode {
        switch byte(offset) {
        case ASCII.quote: try quoted(.doubleQuoted)
        case ASCII.apostrophe: try quoted(.singleQuoted)
        case UInt8(ascii: "["): try flowSequence(depth: depth)
        case UInt8(ascii: "{"): try flowMapping(depth: depth)
        default: try plain(isInBrackets: isInBrackets)
        }
    }

    // MARK: Brackets

    private mutating func flowSequence(depth: Int) throws(NotPlain) -> YAMLNode {
        try enter(depth)
        let start = place(offset)
        var items: [YAMLNode] = []
        try brackets(until: UInt8(ascii: "]")) { reader throws(NotPlain) in
            try items.append(reader.flowValue(isInBrackets: true, depth: depth + 1))
        }
        return YAMLNode(.sequence(items), range: SourceRange(start: start, end: place(offset)))
    }

    private mutating func flowMapping(depth: Int) throws(NotPlain) -> YAMLNode {
        try enter(depth)
        let start = place(offset)
        var entries: [YAMLEntry] = []
        var keys = YAMLKeySet()
        try brackets(until: UInt8(ascii: "}")) { reader throws(NotPlain) in
            let key = try reader.key()
            guard reader.byte(reader.offset) == ASCII.space,
                case .new = keys.insert(key.text, among: entries)
            else { throw NotPlain() }
            reader.skipSpaces()
            let value = try reader.flowValue(isInBrackets: true, depth: depth + 1)
            entries.append(YAMLEntry(key: key.text, keyRange: key.range, value: value))
        }
        return YAMLNode(.mapping(entries), range: SourceRange(start: start, end: place(offset)))
    }

    /// Reads members between brackets, each by `member`, and the closing bracket.
    private mutating func brackets(
        until end: UInt8,
        _ member: (inout PlainYAML) throws(NotPlain) -> Void
    ) throws(NotPlain) {
        offset += 1
        skipSpaces()
        while byte(offset) != end {
            try member(&self)
            skipSpaces()
            guard byte(offset) == ASCII.comma || byte(offset) == end else { throw NotPlain() }
            guard byte(offset) == ASCII.comma else { break }
            offset += 1
            skipSpaces()
            // A comma in front of the end is allowed, and rare.
            guard byte(offset) != end else { throw NotPlain() }
        }
        offset += 1
    }

    // MARK: Texts

    /// A text in quotes that stands for itself.
    private mutating func quoted(_ style: YAMLScalarStyle) throws(NotPlain) -> YAMLNode {
        try count()
        let quote = byte(offset)
        let start = place(offset)
        let origin = place(offset + 1)
        let first = offset + 1
        offset = first
        while byte(offset) != quote {
            guard byte(offset) != ASCII.backslash || style == .singleQuoted,
                byte(offset) != ASCII.lineFeed
            else { throw NotPlain() }
            offset += 1
        }
        let text = first..<offset
        offset += 1
        // Two apostrophes stand for one.
        guard byte(offset) != quote, text.count <= limits.scalarBytes else { throw NotPlain() }
        let scalar = YAMLScalar(text: string(text), style: style, origin: origin)
        return YAMLNode(.scalar(scalar), range: SourceRange(start: start, end: place(offset)))
    }

    /// A text without quotes, up to what ends it.
    private mutating func plain(isInBrackets: Bool) throws(NotPlain) -> YAMLNode {
        try count()
        guard beginsPlain(at: offset) else { throw NotPlain() }
        let start = place(offset)
        let first = offset
        var end = offset
        while try goesOn(at: offset, isInBrackets: isInBrackets) {
            offset += 1
            if byte(offset - 1) != ASCII.space { end = offset }
        }
        offset = end
        guard end - first <= limits.scalarBytes else { throw NotPlain() }
        let scalar = YAMLScalar(text: string(first..<end), origin: start)
        return YAMLNode(.scalar(scalar), range: SourceRange(start: start, end: place(end)))
    }

    /// Whether the byte at an offset is part of the text without quotes that stands in front of it.
    private func goesOn(at offset: Int, isInBrackets: Bool) throws(NotPlain) -> Bool {
        switch byte(offset) {
        case ASCII.lineFeed: return false
        case ASCII.colon:
            // In brackets, what else may follow a colon has changed between versions of libyaml.
            let next = byte(offset + 1)
            guard !endsWord(next), !isInBrackets || Self.isKeyByte(next) || next == ASCII.slash
            else { throw NotPlain() }
            return true
        case UInt8(ascii: "#"): return byte(offset - 1) != ASCII.space
        case ASCII.comma, UInt8(ascii: "]"), UInt8(ascii: "}"): return !isInBrackets
        case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "?"):
            guard !isInBrackets else { throw NotPlain() }
            return true
        default: return true
        }
    }

    /// Whether a text without quotes can begin at an offset, as nearly all do.
    private func beginsPlain(at offset: Int) -> Bool {
        let first = byte(offset)
        return first.isASCIILetter || first.isASCIIDigit || first >= 0x80
            || first == ASCII.underscore || first == ASCII.slash || first == ASCII.dot
            || first == UInt8(ascii: "+") || first == UInt8(ascii: "(")
            || (first == ASCII.hyphen && byte(offset + 1).isASCIIDigit)
    }

    private func endsWord(_ byte: UInt8) -> Bool { byte == ASCII.space || byte == ASCII.lineFeed }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || byte == ASCII.underscore || byte == ASCII.hyphen
            || byte == ASCII.dot
    }
}
