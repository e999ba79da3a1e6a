import HeliosText

/// What follows the text of an inline link: `(address "title")`.
struct LinkTail {
    /// The address without angle brackets.
    let address: Range<Int>
    /// The offset behind the closing parenthesis.
    let end: Int

    /// The tail at a place, or nil if the link has none.
    init?(at start: Int, in text: [UInt8]) {
        guard start < text.count, text[start] == UInt8(ascii: "(") else { return nil }
        var index = Self.skipSpace(start + 1, text)
        guard let found = Self.address(index, text) else { return nil }
        address = found.inner
        index = Self.skipSpace(found.end, text)
        if index > found.end, let title = Self.titleEnd(index, text) {
            index = Self.skipSpace(title, text)
        }
        guard index < text.count, text[index] == UInt8(ascii: ")") else { return nil }
        end = index + 1
    }

    /// The offset behind a label in brackets.
    static func labelEnd(at start: Int, in text: [UInt8]) -> Int? {
        guard start < text.count, text[start] == UInt8(ascii: "[") else { return nil }
        var index = start + 1
        while index < text.count, index - start <= 1001 {
            switch text[index] {
            case UInt8(ascii: "]"): return index + 1
            case UInt8(ascii: "["): return nil
            case ASCII.backslash:
                index += index + 1 < text.count && isPunctuation(text[index + 1]) ? 2 : 1
            default: index += 1
            }
        }
        return nil
    }

    private static func skipSpace(_ start: Int, _ text: [UInt8]) -> Int {
        var index = start
        while index < text.count, text[index] == ASCII.space || 9...13 ~= text[index] { index += 1 }
        return index
    }

    private static func address(_ start: Int, _ text: [UInt8]) -> (inner: Range<Int>, end: Int)? {
        guard start < text.count, text[start] == ASCII.less else { return bare(start, text) }
        var index = start + 1
        while index < text.count {
            switch text[index] {
            case ASCII.greater: return (start + 1..<index, index + 1)
            case ASCII.backslash: index += 2
            case ASCII.lineFeed, ASCII.carriageReturn, ASCII.less: return nil
            default: index += 1
            }
        }
        return nil
    }

    private static func bare(_ start: Int, _ text: [UInt8]) -> (inner: Range<Int>, end: Int)? {
        var index = start
        var depth = 0
        while index < text.count {
            switch text[index] {
            case ASCII.backslash where index + 1 < text.count && isPunctuation(text[index + 1]):
                index += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"):
                if depth == 0 { return (start..<index, index) }
                depth -= 1
            case ASCII.space, 0..<0x20, ASCII.delete: return (start..<index, index)
            default: break
            }
            index += 1
        }
        return nil
    }

    private static func titleEnd(_ start: Int, _ text: [UInt8]) -> Int? {
        guard start < text.count else { return nil }
        let closing: UInt8
        switch text[start] {
        case ASCII.quote, ASCII.apostrophe: closing = text[start]
        case UInt8(ascii: "("): closing = UInt8(ascii: ")")
        default: return nil
        }
        var index = start + 1
        while index < text.count {
            if text[index] == closing { return index + 1 }
            index += text[index] == ASCII.backslash ? 2 : 1
        }
        return nil
    }
}
