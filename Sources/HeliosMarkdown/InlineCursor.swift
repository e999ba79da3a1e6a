import HeliosText

/// Follows the inlines of one block through its text, so that each is known to the byte.
///
/// The library's own places of inlines are wrong behind multi-line titles, in tables and in lines
/// that continue a quote or list. The tree says what comes next, so the text can be read along.
struct InlineCursor {
    /// The block's text as the library parsed it.
    let content: [UInt8]
    /// Where the text stands in the source; nil if that could not be found.
    let map: ContentMap?
    /// The whole block, said of what cannot be placed better.
    let block: Range<Int>
    private(set) var position = 0
    /// Where each byte of the last text stands in the content; empty if it was not found there.
    private(set) var offsets: [Int] = []
    /// Whether the content may hold entities, which can stand for what no text may hold.
    let hasEntities: Bool
    /// Where the content last holds `]]`.
    let lastClosing: Int?
    /// Whether the tree and the text no longer agree; places are then those of the block.
    private(set) var isLost: Bool

    init(content: [UInt8], map: ContentMap?, block: Range<Int>) {
        self.content = content
        self.map = map
        self.block = block
        lastClosing = Self.lastClosing(in: content)
        hasEntities = content.contains(ASCII.ampersand)
        isLost = map == nil
    }

    private static func lastClosing(in content: [UInt8]) -> Int? {
        var index = content.count - 2
        while index >= 0 {
            if content[index] == UInt8(ascii: "]"), content[index + 1] == UInt8(ascii: "]") {
                return index
            }
            index -= 1
        }
        return nil
    }

    /// The bytes of the source that hold this part of the content.
    func source(_ range: Range<Int>?) -> Range<Int> {
        guard let range, !isLost, let map else { return block }
        let start = map.source(range.lowerBound)
        let end = range.isEmpty ? start : map.source(range.upperBound - 1) + 1
        return start..<max(start, end)
    }

    private func byte(_ index: Int) -> UInt8 { index < content.count ? content[index] : 0 }

    /// Passes a text whose entities and escapes are decoded.
    mutating func pass(text: [UInt8]) {
        offsets.removeAll(keepingCapacity: true)
        guard !isLost else { return }
        offsets.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            offsets.append(position)
            let found = byte(position)
            if found == ASCII.backslash, isPunctuation(byte(position + 1)),
                text[index] == byte(position + 1)
            {
                position += 2
                index += 1
            } else if found == ASCII.ampersand,
                let entity = Entity(at: position, in: content, decodedAt: index, in: text)
            {
                offsets.append(contentsOf: repeatElement(position, count: entity.decodedCount - 1))
                position += entity.sourceCount
                index += entity.decodedCount
            } else if found == text[index], position < content.count {
                position += 1
                index += 1
            } else {
                isLost = true
                offsets.removeAll(keepingCapacity: true)
                return
            }
        }
    }

    /// Forgets where the bytes of the last text stand, since the text has been changed.
    mutating func forgetOffsets() { offsets.removeAll(keepingCapacity: true) }

    /// Passes raw HTML; the result is its place.
    mutating func pass(html: [UInt8]) -> Range<Int>? {
        guard !isLost, content[min(position, content.count)...].starts(with: html) else {
            isLost = true
            return nil
        }
        position += html.count
        return position - html.count..<position
    }

    /// Passes the end of a line with the spaces around it.
    mutating func passLineEnd() {
        skip { $0 == ASCII.space || $0 == ASCII.tab }
        if byte(position) == ASCII.backslash { position += 1 }
        if byte(position) == ASCII.carriageReturn { position += 1 }
        if byte(position) == ASCII.lineFeed { position += 1 } else { isLost = true }
        skip { $0 == ASCII.space || $0 == ASCII.tab }
    }

    /// Passes a mark of emphasis.
    mutating func pass(mark count: Int) {
        let mark = byte(position)
        guard mark == UInt8(ascii: "*") || mark == ASCII.underscore || mark == UInt8(ascii: "~")
        else {
            isLost = true
            return
        }
        for _ in 0..<count where byte(position) == mark { position += 1 }
    }

    /// Passes a code span with its backticks.
    mutating func passCode() {
        let tick = UInt8(ascii: "`")
        let start = position
        skip { $0 == tick }
        let length = position - start
        var run = 0
        while length > 0, position < content.count {
            run = content[position] == tick ? run + 1 : 0
            position += 1
            if run == length, byte(position) != tick { return }
        }
        isLost = true
    }

    /// Passes up to and including a byte.
    mutating func pass(through end: UInt8) {
        skip { $0 != end }
        if position < content.count { position += 1 } else { isLost = true }
    }

    /// Passes bytes that begin a link or image.
    mutating func passOpening(_ opening: StaticString) {
        let count = opening.utf8CodeUnitCount
        position += count
        if position > content.count || byte(position - 1) != UInt8(ascii: "[") { isLost = true }
    }

    /// Whether an address in angle brackets begins here.
    var isAtAngleBracket: Bool { byte(position) == ASCII.less }

    /// Passes the end of a link or image; the result is its address, or nil if that is elsewhere.
    mutating func passClosing() -> Range<Int>? {
        guard !isLost, byte(position) == UInt8(ascii: "]") else {
            isLost = true
            return nil
        }
        position += 1
        if let tail = LinkTail(at: position, in: content) {
            position = tail.end
            return tail.address
        }
        if let end = LinkTail.labelEnd(at: position, in: content) { position = end }
        return nil
    }

    private mutating func skip(while holds: (UInt8) -> Bool) {
        while position < content.count, holds(content[position]) { position += 1 }
    }
}

/// Whether a backslash in front of this byte is an escape.
func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
}
