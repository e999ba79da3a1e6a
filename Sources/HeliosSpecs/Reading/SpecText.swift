package import HeliosDiagnostics
import HeliosText
import Glibc

/// A Markdown file of a specification or change, as the reference tool sees its text.
///
/// Well-formed UTF-8 with line feeds; only the lines that may be headings are kept apart, since
/// they are all that the readers go by.
package struct SpecText: Sendable {
    /// The text, a byte order mark included.
    package let bytes: [UInt8]
    /// Whether the text begins with a byte order mark.
    package let hasByteOrderMark: Bool
    /// The lines outside fences that begin with one to six `#` and white space, or with
    /// `###Requirement:`.
    package let marks: [SpecMark]

    /// The text of a file.
    package init(file: [UInt8]) {
        let bytes = TextRepair.text(file, normalizingLineEnds: true)
        self.bytes = bytes
        hasByteOrderMark = bytes.starts(with: [0xEF, 0xBB, 0xBF])
        marks = Self.marks(of: bytes, from: hasByteOrderMark ? 3 : 0)
    }

    /// The text of a file whose line ends stay as they are, for readers that look for no headings.
    init(lines file: [UInt8]) {
        bytes = TextRepair.text(file, normalizingLineEnds: false)
        hasByteOrderMark = false
        marks = []
    }

    /// Where the text begins behind a byte order mark.
    package var start: Int { hasByteOrderMark ? 3 : 0 }

    private static func marks(of bytes: [UInt8], from start: Int) -> [SpecMark] {
        var marks: [SpecMark] = []
        var fence = SpecFence()
        var number = 0
        LineReader.forEachLine(of: bytes, in: start..<bytes.count) { line in
            number += 1
            guard !line.isEmpty else { return true }
            if bytes[line.lowerBound] == UInt8(ascii: "#"), !fence.isOpen {
                if let mark = mark(bytes, line, number) { marks.append(mark) }
            } else {
                _ = fence.masks(bytes, line)
            }
            return true
        }
        return marks
    }

    private static func mark(_ bytes: [UInt8], _ line: Range<Int>, _ number: Int) -> SpecMark? {
        var index = line.lowerBound
        while index < line.upperBound, bytes[index] == UInt8(ascii: "#") { index += 1 }
        let hashes = index - line.lowerBound
        guard hashes <= 6, index < line.upperBound else { return nil }
        let isSpaced = WhiteSpace.length(bytes, at: index, before: line.upperBound) > 0
        guard isSpaced || hashes == 3 && bytes[index] | 0x20 == UInt8(ascii: "r") else {
            return nil
        }
        return SpecMark(
            start: line.lowerBound,
            end: line.upperBound,
            line: number,
            hashes: hashes,
            isSpaced: isSpaced
        )
    }
}

// MARK: - Parts of the text

extension SpecText {
    /// The text of a stretch.
    package func string(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    /// The stretch without white space at both ends.
    package func trimmed(_ range: Range<Int>) -> Range<Int> {
        let start = skippingSpace(from: range.lowerBound, to: range.upperBound)
        return start..<trimmedEnd(start..<range.upperBound)
    }

    /// Whether there is nothing but white space in a stretch.
    package func isBlank(_ range: Range<Int>) -> Bool {
        skippingSpace(from: range.lowerBound, to: range.upperBound) == range.upperBound
    }

    func trimmedEnd(_ range: Range<Int>) -> Int {
        var end = range.upperBound
        while end > range.lowerBound {
            let space = WhiteSpace.length(bytes, endingAt: end, after: range.lowerBound)
            if space == 0 { break }
            end -= space
        }
        return end
    }

    @inline(__always)
    func skippingSpace(from start: Int, to end: Int) -> Int {
        var index = start
        while index < end {
            let space = WhiteSpace.length(bytes, at: index, before: end)
            if space == 0 { break }
            index += space
        }
        return index
    }

    /// Where the text goes on behind a word that stands at an index; the word is ASCII.
    func end(of word: StaticString, at index: Int, before end: Int, ignoringCase: Bool) -> Int? {
        let count = word.utf8CodeUnitCount
        guard index + count <= end else { return nil }
        return word.withUTF8Buffer { letters in
            for offset in 0..<count {
                let byte = bytes[index + offset]
                let wanted = unsafe letters[offset]
                if byte == wanted { continue }
                guard ignoringCase, byte.asciiLowercased == wanted.asciiLowercased else {
                    return nil
                }
            }
            return index + count
        }
    }

    /// Whether a stretch is a word, ignoring the case of ASCII letters.
    package func equals(_ range: Range<Int>, _ word: StaticString) -> Bool {
        range.count == word.utf8CodeUnitCount
            && end(of: word, at: range.lowerBound, before: range.upperBound, ignoringCase: true)
                != nil
    }

    /// The trimmed text that a heading pattern takes from a line's rest: white space, then at least
    /// one character, none of them a line or paragraph separator; nil where the pattern fails.
    ///
    /// White space alone is a text too: its last character counts as the text, trimmed to nothing.
    func title(from start: Int, to end: Int, needsSpace: Bool) -> Range<Int>? {
        let text = skippingSpace(from: start, to: end)
        if text < end {
            guard !needsSpace || text > start, !hasSeparator(text..<end) else { return nil }
            return text..<trimmedEnd(text..<end)
        }
        guard start < end else { return nil }
        let last = end - WhiteSpace.length(bytes, endingAt: end, after: start)
        guard last > start || !needsSpace,
            !WhiteSpace.isSeparator(bytes, at: last, before: end)
        else { return nil }
        return end..<end
    }

    func hasSeparator(_ range: Range<Int>) -> Bool {
        guard var index = range.first else { return false }
        while index < range.upperBound {
            if bytes[index] == 0xE2,
                WhiteSpace.isSeparator(bytes, at: index, before: range.upperBound)
            {
                return true
            }
            index += 1
        }
        return false
    }

    /// The length of a stretch in UTF-16 code units, as the reference tool measures texts.
    package func utf16Count(_ range: Range<Int>) -> Int {
        var count = 0
        for index in range {
            let byte = bytes[index]
            if byte & 0xC0 != 0x80 { count += byte >= 0xF0 ? 2 : 1 }
        }
        return count
    }

    /// Where a stretch of one line stands in the file; `line` is that line's number.
    package func sourceRange(_ range: Range<Int>, line: Int) -> SourceRange {
        var start = range.lowerBound
        while start > 0, bytes[start - 1] != ASCII.lineFeed { start -= 1 }
        return SourceRange(
            line: line,
            column: scalarCount(start..<range.lowerBound) + 1,
            length: scalarCount(range)
        )
    }

    private func scalarCount(_ range: Range<Int>) -> Int {
        range.reduce(0) { $0 + (bytes[$1] & 0xC0 == 0x80 ? 0 : 1) }
    }

    /// The number of the line that holds an offset, counted from a line whose number is known.
    package func line(of offset: Int, from mark: SpecMark) -> Int {
        bytes[mark.start..<offset].reduce(mark.line) { $0 + ($1 == ASCII.lineFeed ? 1 : 0) }
    }
}
