import HeliosText

/// Knows which lines are surely inside a fenced code block.
///
/// Only a fence at the very start of a line counts: it cannot stand in a list or quote. Behind what
/// may be an open block of raw HTML nothing is sure, and no later line counts.
struct FenceTracker {
    private var mark: UInt8 = 0
    private var length = 0
    private var isUnsure = false
    private var mayBeHTML = false

    /// Whether this line, without its end, is a fence or inside one; lines are given in order.
    mutating func isCode(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
        if length > 0 {
            if isClosing(line, bytes) { length = 0 }
            return true
        }
        guard !isUnsure else { return false }
        noteHTML(line, bytes)
        guard let fence = opening(line, bytes) else { return false }
        if mayBeHTML { isUnsure = true }
        guard !isUnsure else { return false }
        mark = fence.mark
        length = fence.length
        return true
    }

    private func opening(_ line: Range<Int>, _ bytes: [UInt8]) -> (mark: UInt8, length: Int)? {
        guard let mark = bytes[line].first, mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~")
        else { return nil }
        let length = bytes[line].prefix { $0 == mark }.count
        guard length >= 3 else { return nil }
        let info = bytes[line].dropFirst(length)
        return mark == UInt8(ascii: "`") && info.contains(mark) ? nil : (mark, length)
    }

    private func isClosing(_ line: Range<Int>, _ bytes: [UInt8]) -> Bool {
        let indent = bytes[line].prefix { $0 == ASCII.space }.count
        guard indent < 4 else { return false }
        let rest = bytes[line].dropFirst(indent)
        let run = rest.prefix { $0 == mark }.count
        return run >= length
            && rest.dropFirst(run).allSatisfy { $0 == ASCII.space || $0 == ASCII.tab }
    }

    private mutating func noteHTML(_ line: Range<Int>, _ bytes: [UInt8]) {
        let text = bytes[line].drop { $0 == ASCII.space || $0 == ASCII.tab }
        guard let first = text.first else {
            mayBeHTML = false
            return
        }
        guard first == ASCII.less else { return }
        if text.starts(with: "<!--".utf8), Self.closesComment(text) { return }
        mayBeHTML = true
        if let next = text.dropFirst().first, !next.isASCIILetter, next != ASCII.slash {
            isUnsure = true
        } else if Self.isRawElement(text.dropFirst()) {
            isUnsure = true
        }
    }

    private static func closesComment(_ text: ArraySlice<UInt8>) -> Bool {
        var index = text.startIndex
        while index + 2 < text.endIndex {
            if text[index] == ASCII.hyphen, text[index + 1] == ASCII.hyphen,
                text[index + 2] == ASCII.greater
            {
                return true
            }
            index += 1
        }
        return false
    }

    private static func isRawElement(_ text: ArraySlice<UInt8>) -> Bool {
        let name = text.prefix(8).map(\.asciiLowercased)
        return ["script", "pre", "style", "textarea"].contains { name.starts(with: $0.utf8) }
    }
}
