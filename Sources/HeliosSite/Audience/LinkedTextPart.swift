import HeliosRecords
import HeliosText

/// A part of a short text that may hold `[[kind:id|label]]`.
enum LinkedTextPart {
    case text(String)
    /// A link, the words it asks for, and how it is written.
    case link(LinkReference, label: String?, written: String)

    /// The parts of a text; what has not the form of a link stays as it is written.
    static func parts(of text: String) -> [LinkedTextPart] {
        var parts: [LinkedTextPart] = []
        var rest = Substring(text).utf8
        while let open = firstPair(UInt8(ascii: "["), in: rest) {
            let inside = rest[rest.index(open, offsetBy: 2)...]
            guard let close = firstPair(UInt8(ascii: "]"), in: inside) else { break }
            let end = inside.index(close, offsetBy: 2)
            parts.append(.text(String(Substring(rest[..<open]))))
            parts.append(part(inside[..<close], written: String(Substring(rest[open..<end]))))
            rest = rest[end...]
        }
        parts.append(.text(String(Substring(rest))))
        return parts
    }

    /// What stands inside of `[[…]]`: a link, if it has the form of one.
    private static func part(_ inside: Substring.UTF8View, written: String) -> LinkedTextPart {
        let parts = inside.split(separator: UInt8(ascii: "|"), maxSplits: 1)
        guard let target = parts.first,
            let name = target.split(separator: UInt8(ascii: "#"), maxSplits: 1).first,
            let reference = LinkReference(String(Substring(name)))
        else { return .text(written) }
        let label = parts.count > 1 ? String(Substring(parts[1])) : nil
        return .link(reference, label: label, written: written)
    }

    /// Where a byte stands twice in a row for the first time.
    private static func firstPair(
        _ byte: UInt8,
        in text: Substring.UTF8View
    ) -> Substring.UTF8View.Index? {
        var index = text.startIndex
        while let found = text[index...].firstIndex(of: byte) {
            let next = text.index(after: found)
            guard next < text.endIndex else { return nil }
            if text[next] == byte { return found }
            index = next
        }
        return nil
    }
}
