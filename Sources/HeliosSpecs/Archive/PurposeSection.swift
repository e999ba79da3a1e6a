import HeliosText

/// The section `## Purpose` as `archive` reads it: of level 2, outside fences and HTML comments.
struct PurposeSection {
    /// The section, from its heading to the next heading of level 2 or the end.
    let range: Range<Int>
    /// What is below the heading, trimmed.
    let content: Range<Int>
    /// Whether there is more in it than comments, fences and blank lines.
    let isFilled: Bool

    /// The first such section of a text.
    init?(in text: SpecText) {
        var scan = Scan(text.bytes)
        LineReader.forEachLine(of: text.bytes, in: 0..<text.bytes.count) { scan.read($0) }
        guard let start = scan.start else { return nil }
        range = start..<scan.end
        content = text.trimmed(scan.below..<scan.end)
        isFilled = scan.isFilled
    }

    /// Reads lines in order; a comment that is never closed hides the rest.
    private struct Scan {
        /// The text, comments overwritten by spaces.
        private var bytes: [UInt8]
        private var fence = SpecFence()
        private var isInComment = false
        var start: Int?
        var below = 0
        var end: Int
        var isFilled = false

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
            end = bytes.count
        }

        /// Reads a line; false once the section has ended.
        mutating func read(_ line: Range<Int>) -> Bool {
            if !fence.isOpen { hideComments(in: line) }
            if fence.masks(bytes, line) { return true }
            guard isHeading(line) else {
                if start != nil, !isFilled { isFilled = !isBlank(line) }
                return true
            }
            if start != nil {
                end = line.lowerBound
                return false
            }
            if isPurpose(line) {
                start = line.lowerBound
                below = min(line.upperBound + 1, bytes.count)
            }
            return true
        }

        private mutating func hideComments(in line: Range<Int>) {
            var index = line.lowerBound
            while index < line.upperBound {
                let mark: StaticString = isInComment ? "-->" : "<!--"
                let found = position(of: mark, from: index, before: line.upperBound)
                let stop = found.map { $0 + mark.utf8CodeUnitCount } ?? line.upperBound
                let hidden = isInComment ? index : found ?? line.upperBound
                for hiddenIndex in hidden..<stop { bytes[hiddenIndex] = ASCII.space }
                if found != nil { isInComment.toggle() }
                index = stop
            }
        }

        private func position(of mark: StaticString, from start: Int, before end: Int) -> Int? {
            let count = mark.utf8CodeUnitCount
            var index = start
            while index + count <= end {
                let isHere = mark.withUTF8Buffer { letters in
                    unsafe letters.elementsEqual(bytes[index..<index + count])
                }
                if isHere { return index }
                index += 1
            }
            return nil
        }

        private func isHeading(_ line: Range<Int>) -> Bool {
            let space = line.lowerBound + 2
            return space < line.upperBound && bytes[line.lowerBound] == UInt8(ascii: "#")
                && bytes[line.lowerBound + 1] == UInt8(ascii: "#")
                && WhiteSpace.length(bytes, at: space, before: line.upperBound) > 0
        }

        private func isPurpose(_ line: Range<Int>) -> Bool {
            let word = Array("purpose".utf8)
            let start = skippingSpace(from: line.lowerBound + 2, to: line.upperBound)
            guard start + word.count <= line.upperBound else { return false }
            let isNamed = bytes[start..<start + word.count].map(\.asciiLowercased) == word
            return isNamed && isBlank((start + word.count)..<line.upperBound)
        }

        private func isBlank(_ range: Range<Int>) -> Bool {
            skippingSpace(from: range.lowerBound, to: range.upperBound) == range.upperBound
        }

        private func skippingSpace(from start: Int, to end: Int) -> Int {
            var index = start
            while index < end {
                let space = WhiteSpace.length(bytes, at: index, before: end)
                if space == 0 { break }
                index += space
            }
            return index
        }
    }
}
