import HeliosDiagnostics
import HeliosText
import HeliosYAML

/// The ways to write an edit into a text, likeliest first; whether one is right is for
/// `YAMLEditor` to find out.
struct YAMLEditWriter {
    private let bytes: [UInt8]
    private let yaml: Range<Int>
    private let root: YAMLNode
    private let offsets: SourceOffsets
    private let lineEnd: [UInt8]

    init(_ bytes: [UInt8], yaml: Range<Int>, root: YAMLNode) {
        self.bytes = bytes
        self.yaml = yaml
        self.root = root
        offsets = SourceOffsets(bytes)
        let first = bytes.firstIndex(of: ASCII.lineFeed) ?? 0
        let isCRLF = first > 0 && bytes[first - 1] == ASCII.carriageReturn
        lineEnd = isCRLF ? [ASCII.carriageReturn, ASCII.lineFeed] : [ASCII.lineFeed]
    }

    func ways(to edit: YAMLEdit) -> [[TextSplice]] {
        switch edit {
        case .replace(let path, let text): replacing(path, by: text)
        case .replacePart(let path, let part, let text): replacing(path, part, by: text)
        case .append(let path, let text): appending(text, to: path)
        case .add(let path, let key, let value): adding(key, value, to: path)
        case .remove(let path): removing(path)
        }
    }

    // MARK: Texts

    private func replacing(_ path: [YAMLStep], by text: String) -> [[TextSplice]] {
        guard let node = root.node(at: path), let scalar = node.scalar else { return [] }
        if scalar.isEmptyPlain {
            // Behind the colon or the dash; what follows may be a comment.
            let place = offsets.offset(of: node.range.start)
            return YAMLWriting.texts(text, like: .plain).flatMap { written in
                [
                    [TextSplice(place..<place, [ASCII.space] + written)],
                    [TextSplice(place..<place, written)],
                    [TextSplice(place..<place, [ASCII.space] + written + [ASCII.space])],
                ]
            }
        }
        if scalar.style == .literal || scalar.style == .folded {
            let range = extent(of: node)
            var ways: [[UInt8]] = []
            if scalar.style == .literal, let block = block(text, scalar) { ways.append(block) }
            ways += YAMLWriting.texts(text, like: .doubleQuoted).map { $0 + lineEnd }
            return ways.map { [TextSplice(range, $0)] }
        }
        let range = offsets.range(of: node.range)
        return YAMLWriting.texts(text, like: scalar.style).map { [TextSplice(range, $0)] }
    }

    /// A literal block of a text, with the indentation of the old one.
    private func block(_ text: String, _ old: YAMLScalar) -> [UInt8]? {
        guard text.hasByteSuffix("\n"), !text.hasBytePrefix(" "), !text.hasBytePrefix("\n"),
            !text.hasByteSuffix("\n\n")
        else { return nil }
        var block = Array("|".utf8) + lineEnd
        let indent = [UInt8](repeating: ASCII.space, count: old.origin.column - 1)
        for line in text.split(onByte: ASCII.lineFeed).dropLast() {
            block += (line.utf8.isEmpty ? [] : indent + Array(line.utf8)) + lineEnd
        }
        return block
    }

    private func replacing(_ path: [YAMLStep], _ part: Range<Int>, by text: String)
        -> [[TextSplice]]
    {
        guard let scalar = root.node(at: path)?.scalar else { return [] }
        // The end of the last byte: what comes behind it may stand on another line.
        let start = offsets.offset(of: scalar.position(ofByte: part.lowerBound))
        var end = start
        if !part.isEmpty {
            end = offsets.offset(of: scalar.position(ofByte: part.upperBound - 1)) + 1
            while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
        }
        var ways = [[TextSplice(start..<max(start, end), text.utf8)]]
        // Within quotes some characters are written otherwise.
        let old = Array(scalar.text.utf8)
        guard part.upperBound <= old.count else { return ways }
        let whole = old[..<part.lowerBound] + Array(text.utf8) + old[part.upperBound...]
        if scalar.style != .folded, let whole = String(validating: whole, as: UTF8.self) {
            ways += replacing(path, by: whole)
        }
        return ways
    }

    /// All of a value, with the lines of blocks.
    private func extent(of node: YAMLNode) -> Range<Int> {
        switch node.content {
        case .scalar(let scalar):
            let range = offsets.range(of: node.range)
            guard scalar.style == .literal || scalar.style == .folded else { return range }
            return range.lowerBound..<endOfBlock(from: range.upperBound)
        case .sequence(let items):
            let range = offsets.range(of: node.range)
            return range
                .lowerBound..<max(
                    range.upperBound,
                    items.last.map { extent(of: $0).upperBound } ?? 0
                )
        case .mapping(let entries):
            let range = offsets.range(of: node.range)
            let last = entries.last.map { extent(of: $0.value).upperBound } ?? 0
            return range.lowerBound..<max(range.upperBound, last)
        }
    }

    /// Where the lines of a block end that begins on the line of an offset: at the first line that
    /// is not blank and stands no deeper than the block's owner.
    private func endOfBlock(from indicator: Int) -> Int {
        let owner = spaces(at: offsets.lineStart(indicator))
        var line = offsets.nextLine(indicator)
        var end = line
        while line < yaml.upperBound {
            let next = min(offsets.nextLine(line), yaml.upperBound)
            let indent = spaces(at: line)
            let first = line + indent < next ? bytes[line + indent] : ASCII.lineFeed
            let isBlank = first == ASCII.lineFeed || first == ASCII.carriageReturn
            if !isBlank, indent <= owner { break }
            line = next
            if !isBlank { end = next }
        }
        return end
    }

    private func spaces(at offset: Int) -> Int {
        bytes[offset...].prefix { $0 == ASCII.space }.count
    }

    // MARK: Members

    private func appending(_ text: String, to path: [YAMLStep]) -> [[TextSplice]] {
        guard let list = root.node(at: path), let items = list.items else { return [] }
        let range = offsets.range(of: list.range)
        let written = YAMLWriting.texts(text, like: .plain, isFlow: true)
        guard range.lowerBound < bytes.count, bytes[range.lowerBound] != UInt8(ascii: "[") else {
            guard let last = items.last else {
                let inside = range.lowerBound + 1
                return written.map { [TextSplice(inside..<inside, $0)] }
            }
            let end = offsets.range(of: last.range).upperBound
            return written.map { [TextSplice(end..<end, ", ".utf8 + $0)] }
        }
        let indent = spaces(before: range.lowerBound)
        return YAMLWriting.texts(text, like: .plain).flatMap { text in
            lines(behind: extent(of: list).upperBound, indent + Array("- ".utf8) + text)
        }
    }

    private func adding(
        _ key: String,
        _ value: YAMLNewValue,
        to path: [YAMLStep]
    ) -> [[TextSplice]] {
        guard let map = root.node(at: path), let entries = map.entries else { return [] }
        let range = offsets.range(of: map.range)
        let isFlow =
            range.lowerBound < yaml.upperBound && bytes[range.lowerBound] == UInt8(ascii: "{")
            && !range.isEmpty
        let values = YAMLWriting.values(value, isFlow: isFlow)
        let pairs = values.map { Array("\(key): ".utf8) + $0 }
        guard let last = entries.last, let first = entries.first else {
            let place = isFlow ? range.lowerBound + 1 : yaml.upperBound
            return pairs.flatMap { pair in
                isFlow ? [[TextSplice(place..<place, pair)]] : lines(behind: place, pair)
            }
        }
        if isFlow {
            let end = max(
                extent(of: last.value).upperBound,
                offsets.offset(of: last.keyRange.end)
            )
            return pairs.map { [TextSplice(end..<end, ", ".utf8 + $0)] }
        }
        let start = offsets.offset(of: first.keyRange.start)
        let indent = spaces(before: start)
        let end = max(extent(of: last.value).upperBound, offsets.offset(of: last.keyRange.end))
        return pairs.flatMap { lines(behind: end, indent + $0) }
    }

    /// As many spaces as stand characters in front of an offset on its line.
    private func spaces(before offset: Int) -> [UInt8] {
        [UInt8](repeating: ASCII.space, count: offset - offsets.lineStart(offset))
    }

    /// A line of its own behind the line of an offset.
    private func lines(behind end: Int, _ line: [UInt8]) -> [[TextSplice]] {
        let isLineStart = end > 0 && end <= bytes.count && bytes[end - 1] == ASCII.lineFeed
        let place = isLineStart || end == yaml.lowerBound ? end : offsets.nextLine(end)
        let isOpen = place > yaml.lowerBound && bytes[place - 1] != ASCII.lineFeed
        let text = (isOpen ? lineEnd : []) + line + (isOpen ? [] : lineEnd)
        return [[TextSplice(place..<place, text)]]
    }

    // MARK: Removal

    private func removing(_ path: [YAMLStep]) -> [[TextSplice]] {
        guard let last = path.last, let owner = root.node(at: Array(path.dropLast())) else {
            return []
        }
        let parts: [Range<Int>]
        let place: Int?
        switch last {
        case .key(let key):
            let entries = owner.entries ?? []
            parts = entries.map { entry in
                let start = offsets.offset(of: entry.keyRange.start)
                let end = offsets.offset(of: entry.keyRange.end)
                return start..<max(end, extent(of: entry.value).upperBound)
            }
            place = entries.firstIndex { $0.key.hasSameBytes(as: key) }
        case .index(let index):
            parts = (owner.items ?? []).map { extent(of: $0) }
            place = index
        }
        guard let place, parts.indices.contains(place) else { return [] }
        let part = parts[place]
        let start = offsets.lineStart(part.lowerBound)
        let isWhole = part.upperBound > start && bytes[part.upperBound - 1] == ASCII.lineFeed
        let end = isWhole ? part.upperBound : offsets.nextLine(part.upperBound)
        var ways = [[TextSplice(start..<min(end, yaml.upperBound), [])]]
        if place + 1 < parts.count {
            ways.append([TextSplice(part.lowerBound..<parts[place + 1].lowerBound, [])])
        }
        if place > 0 {
            ways.append([TextSplice(parts[place - 1].upperBound..<part.upperBound, [])])
        }
        return ways + [[TextSplice(part, [])]]
    }
}

/// How texts are written in YAML.
enum YAMLWriting {
    /// The ways to write a text, beginning with the style it had.
    static func texts(
        _ text: String,
        like style: YAMLScalarStyle,
        isFlow: Bool = false
    ) -> [[UInt8]] {
        let isOneLine = !text.utf8.contains { $0 < ASCII.space }
        var ways: [[UInt8]] = []
        let isPlain = !text.utf8.isEmpty && isOneLine && !looksLikeAnother(text)
        // Inside brackets these would end it; the reading would tell, but later.
        let fits = !isFlow || !text.utf8.contains { ",[]{}".utf8.contains($0) }
        if style == .plain, isPlain, fits { ways.append(Array(text.utf8)) }
        if style == .singleQuoted, isOneLine {
            let inside = text.utf8.flatMap { $0 == ASCII.apostrophe ? [$0, $0] : [$0] }
            ways.append([ASCII.apostrophe] + inside + [ASCII.apostrophe])
        }
        return ways + [doubleQuoted(text)]
    }

    /// Whether another program, which gives texts types, would not take this for a text: a field
    /// that wants a text then says so with quotes.
    private static func looksLikeAnother(_ text: String) -> Bool {
        ["~", "null", "Null", "NULL"].contains { text.hasSameBytes(as: $0) }
    }

    static func doubleQuoted(_ text: String) -> [UInt8] {
        var result = [ASCII.quote]
        for byte in text.utf8 {
            switch byte {
            case ASCII.quote, ASCII.backslash: result += [ASCII.backslash, byte]
            case ASCII.lineFeed: result += Array("\\n".utf8)
            case ASCII.tab: result += Array("\\t".utf8)
            default: result.append(byte)
            }
        }
        return result + [ASCII.quote]
    }

    /// The ways to write the value of a new key.
    static func values(_ value: YAMLNewValue, isFlow: Bool) -> [[UInt8]] {
        switch value {
        case .text(let text): return texts(text, like: .plain, isFlow: isFlow)
        case .list(let members):
            let written = { (style: YAMLScalarStyle) in
                members.map { texts($0, like: style, isFlow: true).first ?? [] }
            }
            return [YAMLScalarStyle.plain, .doubleQuoted].map { style in
                [UInt8(ascii: "[")] + Array(written(style).joined(separator: Array(", ".utf8)))
                    + [UInt8(ascii: "]")]
            }
        }
    }
}
