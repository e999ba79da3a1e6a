import HeliosDiagnostics
import HeliosRecords
import HeliosText

/// A Markdown file as lines, as the reference tool sees its text, with a place for each stretch.
struct SpecificationText: Sendable {
    let path: String
    private let text: SpecText
    /// The bytes of each line, without its end.
    let lines: [Range<Int>]
    /// For each line whether it is a fence or within one.
    let isCode: [Bool]
    private let marks: [Int: SpecMark]

    init(_ file: [UInt8], path: String) {
        self.init(SpecText(file: file), path: path)
    }

    init(_ text: SpecText, path: String) {
        self.path = path
        self.text = text
        var lines: [Range<Int>] = []
        var isCode: [Bool] = []
        var fence = SpecFence()
        LineReader.forEachLine(of: text.bytes, in: text.start..<text.bytes.count) { line in
            lines.append(line)
            isCode.append(fence.masks(text.bytes, line))
            return true
        }
        self.lines = lines
        self.isCode = isCode
        marks = Dictionary(
            text.marks.map { ($0.line - 1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    var bytes: [UInt8] { text.bytes }

    /// The level of the heading on a line; 0 for any other line.
    func level(_ line: Int) -> Int { marks[line]?.level ?? 0 }

    /// The title of the heading on a line.
    func title(_ line: Int) -> Range<Int>? { marks[line].flatMap { text.title(of: $0) } }

    /// The name in a line such as `### Requirement: NAME`.
    func requirementName(_ line: Int) -> Range<Int>? {
        marks[line].flatMap { text.requirementName(of: $0) }
    }

    /// Whether nothing but white space stands on a line.
    func isBlank(_ line: Int) -> Bool { text.isBlank(lines[line]) }

    /// A stretch without white space at its ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> { text.trimmed(range) }

    func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// Whether a stretch is these ASCII words, in whatever case.
    func equals(_ range: Range<Int>, ignoringCase words: String) -> Bool {
        bytes[range].lazy.map(\.asciiLowercased).elementsEqual(words.utf8)
    }

    // MARK: Pieces

    /// The text of a stretch of one line, and its place.
    func spanned(_ range: Range<Int>, from line: Int = 0) -> SpannedText {
        SpannedText(string(range), at: span(range, from: line))
    }

    /// The title of the first heading of the first level.
    var firstTitle: SpannedText? {
        for line in lines.indices {
            guard level(line) == 1, let title = title(line), !title.isEmpty else { continue }
            return spanned(title, from: line)
        }
        return nil
    }

    /// The lines below the first heading of the second level with this title.
    func section(titled title: String) -> Range<Int>? {
        let first = lines.indices.first { line in
            guard level(line) == 2, let found = self.title(line) else { return false }
            return equals(found, ignoringCase: title)
        }
        guard let first else { return nil }
        let rest = first + 1..<lines.count
        return rest.lowerBound..<(rest.first { level($0) == 2 } ?? rest.upperBound)
    }

    /// The texts below the headings of the second level, by title in lower case; of two with one
    /// title the first.
    var sections: [String: TextBlock] {
        let heads = lines.indices.filter { level($0) == 2 }
        var sections: [String: TextBlock] = [:]
        for (index, line) in heads.enumerated() {
            guard let title = title(line) else { continue }
            let end = index + 1 < heads.count ? heads[index + 1] : lines.count
            let name = string(title).lowercased()
            if sections[name] == nil, let block = block(line + 1..<end) { sections[name] = block }
        }
        return sections
    }

    /// The lines without empty ones at both ends, and with these ones empty; nil if none is left.
    func block(_ range: Range<Int>, without left: Set<Int> = []) -> TextBlock? {
        let isEmpty = { (line: Int) in left.contains(line) || isBlank(line) }
        guard let first = range.first(where: { !isEmpty($0) }),
            let last = range.last(where: { !isEmpty($0) })
        else { return nil }
        var block: [UInt8] = []
        for line in first...last {
            if !left.contains(line) { block += bytes[lines[line]] }
            block.append(ASCII.lineFeed)
        }
        return TextBlock(bytes: block, firstLine: first + 1)
    }

    /// The number of the line that holds an offset, counted from 0.
    func line(of offset: Int) -> Int {
        var (low, high) = (0, lines.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
        }
        return low
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

extension UInt8 {
    /// Whether this is white space within a line.
    var isBlank: Bool { self == ASCII.space || (0x09...0x0D).contains(self) }
}
