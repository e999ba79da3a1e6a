import HeliosText

/// What a line looks like from outside.
struct LineShape {
    /// Whether it holds nothing but spaces and quote marks, and so ends every paragraph.
    let isBlank: Bool
    /// The most quotes and lists that can be open on it.
    let depth: Int
    /// Where it begins behind spaces and quote marks.
    let text: Int
    /// Whether a list begins on it.
    let isListItem: Bool
    /// The cells it would have as a row.
    let columns: Int
    /// Whether it can be a table's delimiter row.
    let isDelimiter: Bool

    init(_ line: Range<Int>, in bytes: [UInt8]) {
        var index = line.lowerBound
        var blanks = 0
        var marks = 0
        var text: Int?
        var isListItem = false
        scan: while index < line.upperBound {
            switch bytes[index] {
            case ASCII.space: blanks += 1
            case ASCII.tab: blanks += 4
            case ASCII.greater: marks += 1
            default:
                text = text ?? index
                guard let length = Self.listMark(at: index, line, bytes) else { break scan }
                isListItem = true
                marks += 1
                index += length
                continue
            }
            index += 1
        }
        self.text = text ?? line.upperBound
        self.isListItem = isListItem
        isBlank = text == nil
        depth = marks == 0 ? 0 : marks + blanks / 2
        (columns, isDelimiter) = Self.columns(self.text..<line.upperBound, bytes)
    }

    /// The length of a list mark, if one stands here.
    private static func listMark(at index: Int, _ line: Range<Int>, _ bytes: [UInt8]) -> Int? {
        var end = index
        switch bytes[index] {
        case ASCII.hyphen, UInt8(ascii: "+"), UInt8(ascii: "*"): end += 1
        case ASCII.zero...ASCII.nine:
            while end < line.upperBound, end - index < 10, bytes[end].isASCIIDigit { end += 1 }
            guard end < line.upperBound, bytes[end] == ASCII.dot || bytes[end] == UInt8(ascii: ")")
            else { return nil }
            end += 1
        default: return nil
        }
        if end < line.upperBound, bytes[end] != ASCII.space, bytes[end] != ASCII.tab { return nil }
        return end - index
    }

    private static func columns(_ text: Range<Int>, _ bytes: [UInt8]) -> (Int, Bool) {
        var pipes = 0
        var hyphens = 0
        var isDelimiter = true
        var last = text.lowerBound
        for index in text {
            switch bytes[index] {
            case UInt8(ascii: "|"):
                if index == text.lowerBound || bytes[index - 1] != ASCII.backslash { pipes += 1 }
                last = index
            case ASCII.hyphen:
                hyphens += 1
                last = index
            case ASCII.space, ASCII.tab: break
            case ASCII.colon: last = index
            default:
                isDelimiter = false
                last = index
            }
        }
        var columns = pipes + 1
        if columns > 1, bytes[text.lowerBound] == UInt8(ascii: "|") { columns -= 1 }
        if columns > 1, bytes[last] == UInt8(ascii: "|") { columns -= 1 }
        return (columns, isDelimiter && hyphens > 0)
    }
}
