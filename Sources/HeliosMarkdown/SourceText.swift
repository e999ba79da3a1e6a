import HeliosDiagnostics
import HeliosText

/// The bytes of a text, and where they stand in the file.
struct SourceText {
    let bytes: [UInt8]
    let path: String
    let origin: MarkdownOrigin
    private var starts: [Int] = []
    // Places are asked for in order, and a line may be long.
    private var last = (line: 0, offset: 0, scalars: 0)

    init(_ bytes: [UInt8], path: String, origin: MarkdownOrigin) {
        self.bytes = bytes
        self.path = path
        self.origin = origin
    }

    /// The offset of the first byte of each line; found when first asked for.
    var lineStarts: [Int] {
        mutating get {
            if starts.isEmpty { starts = Self.findLineStarts(bytes) }
            return starts
        }
    }

    /// The bytes of a line counted from 1, without its end; empty beyond the text.
    mutating func line(_ number: Int) -> Range<Int> {
        let starts = lineStarts
        guard number >= 1, number <= starts.count else { return bytes.count..<bytes.count }
        let start = starts[number - 1]
        var end = number < starts.count ? starts[number] : bytes.count
        if end > start, bytes[end - 1] == ASCII.lineFeed { end -= 1 }
        if end > start, bytes[end - 1] == ASCII.carriageReturn { end -= 1 }
        return start..<end
    }

    /// The span of a stretch of bytes.
    mutating func span(_ range: Range<Int>) -> SourceSpan {
        SourceSpan(path: path, range: self.range(range))
    }

    /// The stretch of the file that these bytes are.
    mutating func range(_ range: Range<Int>) -> SourceRange {
        switch origin {
        case .stretch(let whole): whole
        case .scattered(let place):
            SourceRange(start: place(range.lowerBound), end: place(range.upperBound))
        case .place:
            SourceRange(start: position(range.lowerBound), end: position(range.upperBound))
        }
    }

    private mutating func position(_ offset: Int) -> SourcePosition {
        guard case .place(let firstLine, let column, let continuation) = origin else {
            return .start
        }
        let starts = lineStarts
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        if last.line != low || last.offset > offset { last = (low, starts[low], 0) }
        let end = max(last.offset, min(offset, bytes.count))
        for byte in bytes[last.offset..<end] where byte & 0xC0 != 0x80 { last.scalars += 1 }
        last.offset = end
        return SourcePosition(
            line: firstLine + low,
            column: (low == 0 ? column : continuation) + last.scalars
        )
    }

    private static func findLineStarts(_ bytes: [UInt8]) -> [Int] {
        var starts = [0]
        for index in bytes.indices where bytes[index] == ASCII.lineFeed && index + 1 < bytes.count {
            starts.append(index + 1)
        }
        return starts
    }
}
