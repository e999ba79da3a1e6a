import HeliosRecords
import HeliosTemplates
import HeliosText

extension PageContext {
    /// A short text with its `[[kind:id|label]]` as links; all else stays as it is written.
    ///
    /// For an audience outside, a link to what is hidden does not give away the hidden id.
    func appendLinked(_ text: String, into html: inout HTML) {
        var rest = Substring(text).utf8
        while let open = Self.firstPair(UInt8(ascii: "["), in: rest) {
            let inside = rest[rest.index(open, offsetBy: 2)...]
            guard let close = Self.firstPair(UInt8(ascii: "]"), in: inside) else { break }
            html.append(escaping: String(Substring(rest[..<open])))
            if !appendLink(inside[..<close], into: &html) {
                html.append(escaping: "[[\(Substring(inside[..<close]))]]")
            }
            rest = inside[inside.index(close, offsetBy: 2)...]
        }
        html.append(escaping: String(Substring(rest)))
    }

    /// Whether the inside of `[[…]]` has the form of a link, which is then written.
    private func appendLink(_ inside: Substring.UTF8View, into html: inout HTML) -> Bool {
        let parts = inside.split(separator: UInt8(ascii: "|"), maxSplits: 1)
        guard let target = parts.first,
            let name = target.split(separator: UInt8(ascii: "#"), maxSplits: 1).first,
            let reference = LinkReference(String(Substring(name)))
        else { return false }
        let label = parts.count > 1 ? String(Substring(parts[1])) : nil
        guard let number = graph.number(of: reference) else {
            let hidden = graph.audience.isInternal ? reference.description : "(not shown)"
            html.append(escaping: label ?? hidden)
            return true
        }
        html.append("<a href=\"")
        html.append(escaping: href(record: number))
        html.append("\">")
        html.append(escaping: label ?? title(number))
        html.append("</a>")
        return true
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
