import HeliosDiagnostics
import HeliosRecords
import HeliosText

/// Reads the lines of a requirement that say who implements it and what verifies it.
struct TraceReader {
    private let text: SpecificationText
    private var traces: [Trace] = []
    /// The place that was asked for last: places come in order, and a line may be long.
    private var last = (line: -1, offset: 0, column: 0)

    /// The traces in these lines, and the lines that hold them.
    static func read(
        _ lines: Range<Int>,
        of text: SpecificationText
    ) -> (traces: [Trace], lines: Set<Int>) {
        var reader = TraceReader(text: text)
        var found: Set<Int> = []
        var open: Trace.Relation?
        for line in lines {
            let range = text.trimmed(text.lines[line])
            guard !text.isCode[line], !range.isEmpty else {
                open = nil
                continue
            }
            if let (relation, rest) = reader.label(range) {
                open = relation
                reader.readTargets(rest, relation, line)
            } else if let relation = open {
                reader.readTargets(range, relation, line)
            }
            guard open != nil else { continue }
            found.insert(line)
            // A list goes on in the next line only behind a comma.
            if text.bytes[range].last != ASCII.comma { open = nil }
        }
        return (reader.traces, found)
    }

    /// What the line is about, and the rest behind `**Implemented by**:`.
    private func label(_ range: Range<Int>) -> (Trace.Relation, Range<Int>)? {
        let bold = "**".utf8
        let bytes = text.bytes[range]
        guard bytes.starts(with: bold) else { return nil }
        let start = range.lowerBound + bold.count
        guard let end = text.bytes[start..<range.upperBound].firstIndex(of: UInt8(ascii: "*")),
            text.bytes[end..<range.upperBound].starts(with: bold)
        else { return nil }
        var name = text.trimmed(start..<end)
        var rest = end + bold.count..<range.upperBound
        if text.bytes[rest].first == ASCII.colon {
            rest = rest.lowerBound + 1..<rest.upperBound
        } else if text.bytes[name].last == ASCII.colon {
            name = text.trimmed(name.lowerBound..<name.upperBound - 1)
        } else {
            return nil
        }
        if text.equals(name, ignoringCase: "implemented by") { return (.implementedBy, rest) }
        return text.equals(name, ignoringCase: "verified by") ? (.verifiedBy, rest) : nil
    }

    private mutating func readTargets(_ range: Range<Int>, _ relation: Trace.Relation, _ line: Int)
    {
        for part in parts(of: range) {
            let part = text.trimmed(part)
            guard !part.isEmpty else { continue }
            let (target, place) = target(part, relation)
            traces.append(
                Trace(relation: relation, target: target, range: self.range(place, line))
            )
        }
    }

    private mutating func range(_ range: Range<Int>, _ line: Int) -> SourceRange {
        let start = position(range.lowerBound, line)
        return SourceRange(start: start, end: position(range.upperBound, line))
    }

    private mutating func position(_ offset: Int, _ line: Int) -> SourcePosition {
        if last.line != line || last.offset > offset {
            last = (line, text.lines[line].lowerBound, 1)
        }
        last.column += text.bytes[last.offset..<offset].count { $0 & 0xC0 != 0x80 }
        last.offset = offset
        return SourcePosition(line: line + 1, column: last.column)
    }

    /// What stands between commas, those within backticks and brackets aside.
    private func parts(of range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = range.lowerBound
        var isCode = false
        var depth = 0
        for index in range {
            switch text.bytes[index] {
            case UInt8(ascii: "`"): isCode.toggle()
            case UInt8(ascii: "[") where !isCode: depth += 1
            case UInt8(ascii: "]") where !isCode: depth = max(0, depth - 1)
            case ASCII.comma where !isCode && depth == 0:
                parts.append(start..<index)
                start = index + 1
            default: break
            }
        }
        return parts + [start..<range.upperBound]
    }

    private func target(
        _ range: Range<Int>,
        _ relation: Trace.Relation
    ) -> (Trace.Target, Range<Int>) {
        let bytes = text.bytes[range]
        let tick = UInt8(ascii: "`")
        if bytes.first == tick, bytes.last == tick, bytes.count > 2, relation == .verifiedBy {
            let inner = text.trimmed(range.lowerBound + 1..<range.upperBound - 1)
            return (.test(text.string(inner)), inner)
        }
        var inner = range
        if bytes.starts(with: "[[".utf8), bytes.suffix(2).elementsEqual("]]".utf8), bytes.count > 4
        {
            inner = range.lowerBound + 2..<range.upperBound - 2
            let label = text.bytes[inner].firstIndex { $0 == UInt8(ascii: "|") || $0 == 0x23 }
            inner = text.trimmed(inner.lowerBound..<(label ?? inner.upperBound))
        }
        let isBracketed = inner != range
        guard let reference = LinkReference(text.string(inner)),
            isBracketed || reference.kind != nil
        else { return (.malformed(text.string(range)), range) }
        return (.record(reference), inner)
    }

    private init(text: SpecificationText) {
        self.text = text
    }
}
