import Glibc
import HeliosText

/// Lines between line feeds, without a copy of any.
enum LineReader {
    /// Calls a function with each line of a stretch until it returns false.
    @inline(__always)
    static func forEachLine(
        of bytes: [UInt8],
        in range: Range<Int>,
        _ body: (Range<Int>) -> Bool
    ) {
        var start = range.lowerBound
        while true {
            let end = lineFeed(in: bytes, from: start, before: range.upperBound)
            guard body(start..<end), end < range.upperBound else { return }
            start = end + 1
        }
    }

    /// The index of the next line feed, or the end.
    static func lineFeed(in bytes: [UInt8], from start: Int, before end: Int) -> Int {
        guard start < end else { return end }
        return unsafe bytes.withUnsafeBytes { raw in
            guard let base = raw.baseAddress else { return end }
            let found = unsafe memchr(base + start, Int32(ASCII.lineFeed), end - start)
            guard let found = unsafe found else { return end }
            return unsafe UnsafeRawPointer(found) - base
        }
    }
}
