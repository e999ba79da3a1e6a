import HeliosText

/// What the rules ask of a requirement's text, found without a copy of it.
package struct RequirementBody: Sendable, Hashable {
    /// The length in UTF-16 code units, line feeds between lines counted.
    package private(set) var length = 0
    /// Whether `SHALL` or `MUST` stands in it as a word.
    package private(set) var hasKeyword = false
    /// The trimmed lines that make it up.
    package private(set) var lines: [Range<Int>] = []

    /// Whether no text is left.
    package var isEmpty: Bool { lines.isEmpty }

    /// The text between a requirement's header and the first heading below it.
    ///
    /// Fences and blank lines are left out; so are lines such as `**Reason**:`, unless there are
    /// no others.
    package init(of text: SpecText, in range: Range<Int>) {
        var fence = SpecFence()
        var asides: [Range<Int>] = []
        LineReader.forEachLine(of: text.bytes, in: range) { line in
            if fence.masks(text.bytes, line) { return true }
            let start = text.skippingSpace(from: line.lowerBound, to: line.upperBound)
            guard start < line.upperBound else { return true }
            if start == line.lowerBound, text.endsBody(line) { return false }
            let trimmed = start..<text.trimmedEnd(start..<line.upperBound)
            if text.isAside(trimmed) { asides.append(trimmed) } else { lines.append(trimmed) }
            return true
        }
        if lines.isEmpty { lines = asides }
        guard !lines.isEmpty else { return }
        length = lines.count - 1
        for line in lines {
            length += text.utf16Count(line)
            hasKeyword = hasKeyword || text.hasKeyword(line)
        }
    }

    /// The lines joined by line feeds.
    package func string(in text: SpecText) -> String {
        lines.map(text.string).joined(separator: "\n")
    }
}

extension SpecText {
    /// Whether a line begins with one to six `#` and white space.
    fileprivate func endsBody(_ line: Range<Int>) -> Bool {
        var index = line.lowerBound
        while index < line.upperBound, bytes[index] == UInt8(ascii: "#") { index += 1 }
        let hashes = index - line.lowerBound
        return 1...6 ~= hashes && index < line.upperBound
            && WhiteSpace.length(bytes, at: index, before: line.upperBound) > 0
    }

    /// Whether a trimmed line is set aside: `**`, text without `*`, `**:`.
    func isAside(_ line: Range<Int>) -> Bool {
        guard line.count > 5, bytes[line.lowerBound] == UInt8(ascii: "*"),
            bytes[line.lowerBound + 1] == UInt8(ascii: "*")
        else { return false }
        let start = line.lowerBound + 2
        guard
            let star = bytes[start..<line.upperBound].firstIndex(of: UInt8(ascii: "*")),
            star > start
        else { return false }
        return end(of: "**:", at: star, before: line.upperBound, ignoringCase: false) != nil
    }

    /// Whether `SHALL` or `MUST` stands in a stretch, with no ASCII letter, digit or `_` beside it.
    package func hasKeyword(_ range: Range<Int>) -> Bool {
        for index in range {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "S") || byte == UInt8(ascii: "M") else { continue }
            let word: StaticString = byte == UInt8(ascii: "S") ? "SHALL" : "MUST"
            guard
                let end = end(of: word, at: index, before: range.upperBound, ignoringCase: false),
                index == range.lowerBound || !bytes[index - 1].isWordByte,
                end == range.upperBound || !bytes[end].isWordByte
            else { continue }
            return true
        }
        return false
    }
}

extension UInt8 {
    fileprivate var isWordByte: Bool {
        isASCIILetter || isASCIIDigit || self == ASCII.underscore
    }
}
