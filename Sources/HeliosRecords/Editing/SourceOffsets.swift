package import HeliosDiagnostics
import HeliosText

/// The way from the places of a file to its bytes.
package struct SourceOffsets: Sendable {
    private let bytes: [UInt8]
    /// Where each line begins; a byte order mark belongs to none.
    private let lines: [Int]

    /// Knows the lines of a file.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var lines = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
        for index in bytes.indices where bytes[index] == ASCII.lineFeed { lines.append(index + 1) }
        self.lines = lines
    }

    /// The offset of a place; of one behind the end of its line, that end.
    package func offset(of place: SourcePosition) -> Int {
        guard place.line <= lines.count else { return bytes.count }
        var offset = lines[place.line - 1]
        var left = place.column - 1
        while left > 0, offset < bytes.count, bytes[offset] != ASCII.lineFeed {
            offset += 1
            while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            left -= 1
        }
        return offset
    }

    /// The bytes of a stretch.
    package func range(of range: SourceRange) -> Range<Int> {
        let start = offset(of: range.start)
        return start..<max(start, offset(of: range.end))
    }

    /// Where the line of an offset begins.
    func lineStart(_ offset: Int) -> Int {
        var start = offset
        while start > 0, bytes[start - 1] != ASCII.lineFeed { start -= 1 }
        return max(start, min(offset, lines[0]))
    }

    /// Where the line behind that of an offset begins, or the file's end.
    func nextLine(_ offset: Int) -> Int {
        var end = offset
        while end < bytes.count, bytes[end] != ASCII.lineFeed { end += 1 }
        return min(end + 1, bytes.count)
    }
}

/// Some bytes of a text that others take the place of.
package struct TextSplice: Sendable, Hashable {
    /// What goes.
    package let range: Range<Int>
    /// What comes.
    package let bytes: [UInt8]

    package init(_ range: Range<Int>, _ bytes: some Sequence<UInt8>) {
        self.range = range
        self.bytes = Array(bytes)
    }

    /// A text with these bytes changed, no two of which overlap.
    package static func apply(_ splices: [TextSplice], to text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var index = 0
        for splice in splices.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            guard splice.range.lowerBound >= index, splice.range.upperBound <= text.count else {
                continue
            }
            result += text[index..<splice.range.lowerBound]
            result += splice.bytes
            index = splice.range.upperBound
        }
        return result + text[index...]
    }
}
