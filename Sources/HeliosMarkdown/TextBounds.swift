import Glibc
import HeliosText

/// What a text can at most make the limit scan count, found in one pass over its lines.
///
/// Nearly every text is so far within the limits that its structure need not be looked at.
@safe struct TextBounds {
    private var size: Int
    private var lines = 0
    private var longestLine = 0
    /// The most blanks, quote marks and list marks in front of a line's text.
    private var longestFront = 0
    private var mostPipes = 0
    /// What may count as an opening bracket.
    private var brackets = 0
    /// Whether a bracket is closed in front of a colon, as in the definition of a link.
    private var mayDefineLinks = false

    init(_ text: UnsafeBufferPointer<UInt8>) {
        size = text.count
        guard let base = text.baseAddress else { return }
        var start = 0
        while start < size {
            // The bytes searched are those from `start` to the end of the buffer.
            var end = size
            if let found = unsafe memchr(base + start, Int32(ASCII.lineFeed), size - start) {
                end = unsafe UnsafeRawPointer(found) - UnsafeRawPointer(base)
            }
            unsafe add(UnsafeBufferPointer(rebasing: text[start..<end]))
            start = end + 1
        }
    }

    private mutating func add(_ line: UnsafeBufferPointer<UInt8>) {
        var pipes = 0
        var openings = 0
        var definitions = 0
        var previous: UInt8 = 0
        for index in line.indices {
            let byte = unsafe line[index]
            pipes &+= byte == UInt8(ascii: "|") ? 1 : 0
            openings &+= byte == UInt8(ascii: "[") || byte == ASCII.less ? 1 : 0
            definitions &+= previous == UInt8(ascii: "]") && byte == ASCII.colon ? 1 : 0
            previous = byte
        }
        lines += 1
        longestLine = max(longestLine, line.count)
        mostPipes = max(mostPipes, pipes)
        brackets += openings
        if definitions > 0 { mayDefineLinks = true }
        var front = 0
        while front < line.count, unsafe Self.isFront(line[front]) { front += 1 }
        longestFront = max(longestFront, front)
    }

    /// Whether a byte can be part of what opens quotes and lists.
    private static func isFront(_ byte: UInt8) -> Bool {
        switch byte {
        case ASCII.space, ASCII.tab, ASCII.greater, ASCII.hyphen, UInt8(ascii: "+"),
            UInt8(ascii: "*"), ASCII.dot, UInt8(ascii: ")"), ASCII.zero...ASCII.nine:
            true
        default: false
        }
    }

    /// Whether the limit scan can find nothing.
    func areSurelyWithin(_ limits: MarkdownLimits) -> Bool {
        // Of all that opens quotes and lists, a tab counts most, and as two levels.
        size < min(limits.size, limits.paragraph)
            && longestLine < limits.word
            && longestFront * 2 <= limits.depth
            && brackets <= limits.brackets
            && mostPipes < limits.tableColumns
            && lines * (mostPipes + 1) <= limits.tableCells
            && (size < limits.reference || !mayDefineLinks)
    }
}
