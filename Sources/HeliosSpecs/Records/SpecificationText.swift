import HeliosDiagnostics
import HeliosText

/// A Markdown file as lines, and which of them are fenced code.
///
/// Line ends of all kinds are line feeds here, and a byte order mark is gone.
struct SpecificationText: Sendable {
    let path: String
    let bytes: [UInt8]
    /// The bytes of each line, without its end.
    let lines: [Range<Int>]
    /// For each line whether it is a fence or within one.
    let isCode: [Bool]

    init(_ text: [UInt8], path: String) {
        self.path = path
        bytes = Self.normalized(text)
        var lines: [Range<Int>] = []
        var start = 0
        while let end = bytes[start...].firstIndex(of: ASCII.lineFeed) {
            lines.append(start..<end)
            start = end + 1
        }
        if start < bytes.count { lines.append(start..<bytes.count) }
        self.lines = lines
        var fence = OpenFence()
        let bytes = bytes
        isCode = lines.map { fence.take(bytes[$0]) }
    }

    private static func normalized(_ text: [UInt8]) -> [UInt8] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = text.starts(with: mark) ? text[mark.count...] : text[...]
        guard text.contains(ASCII.carriageReturn) else { return Array(text) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.count)
        for index in text.indices {
            guard text[index] == ASCII.carriageReturn else {
                bytes.append(text[index])
                continue
            }
            let isFirstOfTwo = index + 1 < text.endIndex && text[index + 1] == ASCII.lineFeed
            if !isFirstOfTwo { bytes.append(ASCII.lineFeed) }
        }
        return bytes
    }

    /// The level and title of the heading on a line, unless the line is code.
    func heading(_ line: Int) -> Heading? {
        guard !isCode[line] else { return nil }
        let text = bytes[lines[line]]
        let level = text.prefix { $0 == UInt8(ascii: "#") }.count
        let rest = text.dropFirst(level)
        guard (1...6).contains(level), let next = rest.first, next.isBlank else { return nil }
        return Heading(level: level, title: trimmed(rest.indices))
    }

    /// A heading in the form of the text.
    struct Heading {
        let level: Int
        /// The bytes of its title.
        let title: Range<Int>
    }

    /// Whether nothing but blanks stands on a line.
    func isBlank(_ line: Int) -> Bool { bytes[lines[line]].allSatisfy(\.isBlank) }

    /// A stretch without blanks at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start].isBlank { start += 1 }
        while end > start, bytes[end - 1].isBlank { end -= 1 }
        return start..<end
    }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Whether a stretch is these ASCII words, in whatever case.
    func equals(_ range: Range<Int>, ignoringCase words: String) -> Bool {
        bytes[range].lazy.map(\.asciiLowercased).elementsEqual(words.utf8)
    }

    // MARK: Places

    /// Where a stretch of bytes stands in the file; it begins on this line or a later one.
    func range(_ range: Range<Int>, from line: Int = 0) -> SourceRange {
        SourceRange(
            start: position(range.lowerBound, from: line),
            end: position(range.upperBound, from: line)
        )
    }

    func span(_ range: Range<Int>, from line: Int = 0) -> SourceSpan {
        SourceSpan(path: path, range: self.range(range, from: line))
    }

    private func position(_ offset: Int, from line: Int) -> SourcePosition {
        var (low, high) = (line, lines.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
        }
        guard low < lines.count else { return .start }
        let before = bytes[lines[low].lowerBound..<max(offset, lines[low].lowerBound)]
        return SourcePosition(line: low + 1, column: before.count { $0 & 0xC0 != 0x80 } + 1)
    }
}

/// The fence that is open at some line.
private struct OpenFence {
    private var mark: UInt8 = 0
    private var length = 0

    /// Whether the next line is a fence or within one.
    mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
        let text = line.drop(while: \.isBlank)
        if length > 0 {
            let run = text.prefix { $0 == mark }.count
            if run >= length, text.dropFirst(run).allSatisfy(\.isBlank) { length = 0 }
            return true
        }
        guard let first = text.first, first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
        else { return false }
        let run = text.prefix { $0 == first }.count
        guard run >= 3 else { return false }
        (mark, length) = (first, run)
        return true
    }
}

extension UInt8 {
    /// Whether this is white space within a line.
    var isBlank: Bool { self == ASCII.space || (0x09...0x0D).contains(self) }
}
