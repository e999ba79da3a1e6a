import HeliosText

/// The lines of a specification that would be lost with it, although no delta can name them.
///
/// A delta names requirements and their scenarios; the title and the purpose go with the
/// capability. All else may be something that nobody meant to delete.
struct UnnamedContent {
    private(set) var lines: [String] = []

    init(in text: SpecText) {
        let parts = MainSpecBlocks(text)
        let purpose = PurposeSection(in: text)?.range ?? text.start..<text.start
        let titleStart = text.marks.first { $0.level == 1 && text.title(of: $0) != nil }?.start
        var seen: Set<SpecName> = []
        var fence = SpecFence()
        var block = BlockReader()
        var upcoming = parts.blocks[...]
        LineReader.forEachLine(of: text.bytes, in: text.start..<text.bytes.count) { line in
            let isMasked = fence.masks(text.bytes, line)
            if line.lowerBound == upcoming.first?.header.start {
                upcoming.removeFirst()
                block = BlockReader(isInBlock: true)
                return true
            }
            if line.lowerBound >= parts.end { block = BlockReader() }
            let isNamed =
                purpose.contains(line.lowerBound) || line.lowerBound == parts.section?.start
                || line.lowerBound == titleStart && !block.isInBlock
            if isNamed || block.names(line, of: text, isMasked: isMasked) || text.isBlank(line) {
                return true
            }
            let name = text.name(text.trimmed(line))
            if seen.insert(name).inserted { lines.append(name.text) }
            return true
        }
    }

    /// The first lines, quoted, and how many more there are.
    var summary: String {
        var quoted = lines.prefix(3).map { "\"\(Self.shortened($0))\"" }
        if lines.count > 3 { quoted.append("and \(lines.count - 3) more line(s)") }
        return quoted.joined(separator: ", ")
    }

    private static func shortened(_ line: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in line.unicodeScalars {
            if result.count == 200 { return String(result) + "…" }
            let isControl = scalar.value < 0x20 || scalar.value == 0x7F
            result.append(isControl ? "?" : scalar)
        }
        return String(result)
    }
}

/// Where in a requirement a line stands.
private struct BlockReader {
    private enum Place {
        case outside, text, scenario, bullets, behind
    }

    private var place: Place

    init(isInBlock: Bool = false) {
        place = isInBlock ? .text : .outside
    }

    var isInBlock: Bool { place != .outside }

    /// Reads the next line below a header; whether it is a part of a requirement that deltas know.
    mutating func names(_ line: Range<Int>, of text: SpecText, isMasked: Bool) -> Bool {
        guard place != .outside else { return false }
        if isMasked || text.isBlank(line) {
            if place == .bullets { place = .behind }
            return true
        }
        if text.isScenario(line) {
            place = .scenario
            return true
        }
        if text.isHeading(line) {
            if place != .text { place = .behind }
            return false
        }
        switch place {
        case .text:
            let first = text.bytes[text.trimmed(line).lowerBound]
            return first != UInt8(ascii: "|") && first != ASCII.less
        case .scenario, .bullets:
            let isBullet = text.isBullet(line)
            place = isBullet ? .bullets : .behind
            return isBullet
        case .outside, .behind: return false
        }
    }
}

extension SpecText {
    /// Whether a line outside fences begins with one to six `#` and white space or its end, indented
    /// by up to three spaces or not.
    fileprivate func isHeading(_ line: Range<Int>) -> Bool {
        var start = line.lowerBound
        while start < line.upperBound, bytes[start] == ASCII.space { start += 1 }
        guard start - line.lowerBound <= 3 else { return false }
        var index = start
        while index < line.upperBound, bytes[index] == UInt8(ascii: "#") { index += 1 }
        guard 1...6 ~= index - start else { return false }
        return index == line.upperBound
            || WhiteSpace.length(bytes, at: index, before: line.upperBound) > 0
    }

    fileprivate func isScenario(_ line: Range<Int>) -> Bool {
        guard
            let hashes = end(
                of: "####",
                at: line.lowerBound,
                before: line.upperBound,
                ignoringCase: false
            )
        else { return false }
        let word = skippingSpace(from: hashes, to: line.upperBound)
        return word > hashes
            && end(of: "Scenario:", at: word, before: line.upperBound, ignoringCase: true) != nil
    }

    fileprivate func isBullet(_ line: Range<Int>) -> Bool {
        let start = skippingSpace(from: line.lowerBound, to: line.upperBound)
        guard start < line.upperBound else { return false }
        let isMark =
            bytes[start] == ASCII.hyphen || bytes[start] == UInt8(ascii: "*")
            || bytes[start] == UInt8(ascii: "+")
        return isMark && start + 1 < line.upperBound
            && WhiteSpace.length(bytes, at: start + 1, before: line.upperBound) > 0
    }
}
