/// A line outside fences that begins with `#` and may be a heading, in 16 bytes.
package struct SpecMark: Sendable, Hashable {
    private let startOffset: Int32
    private let endOffset: Int32
    private let lineNumber: Int32
    /// How many `#` it begins with, 1 to 6.
    package let hashes: UInt8
    /// Whether white space follows the `#`.
    package let isSpaced: Bool

    init(start: Int, end: Int, line: Int, hashes: Int, isSpaced: Bool) {
        startOffset = Int32(clamping: start)
        endOffset = Int32(clamping: end)
        lineNumber = Int32(clamping: line)
        self.hashes = UInt8(clamping: hashes)
        self.isSpaced = isSpaced
    }

    /// Where the line begins in the text.
    package var start: Int { Int(startOffset) }
    /// Where the line ends, its line feed not counted.
    package var end: Int { Int(endOffset) }
    /// The line's number, counted from 1.
    package var line: Int { Int(lineNumber) }
    /// The level of a line that ends sections; 0 when no white space follows the `#`.
    package var level: Int { isSpaced ? Int(hashes) : 0 }
    /// Where the next line begins.
    package var next: Int { end + 1 }
    /// Where the text behind the `#` begins.
    var afterHashes: Int { start + Int(hashes) }
}
