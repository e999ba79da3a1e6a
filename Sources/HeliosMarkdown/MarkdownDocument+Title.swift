import HeliosText

extension MarkdownDocument {
    /// Whether the text begins with a heading of the first level in these very words.
    package func begins(withTitle title: String) -> Bool {
        guard let first = headings.first, first.level == 1, first.text.hasSameBytes(as: title),
            let slot = slots.first, case .heading(0) = slot.kind
        else { return false }
        // `<h2 id="` and nothing before it.
        return slot.offset == 8
    }

    /// The HTML without its first heading, for a page that says the same in its own; the headings
    /// below it move up by one level where no other one stands as high.
    ///
    /// `headings` stays as it is, so that the first one can be told from the others.
    package func withoutTitle() -> MarkdownDocument {
        guard let end = endOfHeading(from: 0) else { return self }
        var rest = Array(html[end...])
        let slots = slots.filter { $0.offset >= end }
            .map { Slot(offset: $0.offset - end, kind: $0.kind) }
        if !headings.dropFirst().contains(where: { $0.level == 1 }) {
            for slot in slots { raiseHeading(slot, in: &rest) }
        }
        return MarkdownDocument(
            headings: headings,
            links: links,
            plainText: plainText,
            html: rest,
            slots: slots
        )
    }

    /// The place behind the closing tag, and its line, of the heading around a place.
    private func endOfHeading(from start: Int) -> Int? {
        guard let tag = Self.closingTag(in: html, from: start) else { return nil }
        // `</h2>` and the end of the line.
        return min(tag + 6, html.count)
    }

    private func raiseHeading(_ slot: Slot, in html: inout [UInt8]) {
        guard case .heading(let index) = slot.kind, slot.offset >= 8,
            let tag = Self.closingTag(in: html, from: slot.offset)
        else { return }
        let digit = ASCII.zero + UInt8(truncatingIfNeeded: max(2, headings[index].level))
        html[slot.offset - 6] = digit
        html[tag + 3] = digit
    }

    /// The next `</h` with its digit; a heading's own words cannot hold it, since they are escaped.
    private static func closingTag(in html: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + 5 <= html.count {
            if html[index] == UInt8(ascii: "<"), html[index + 1] == ASCII.slash,
                html[index + 2] == UInt8(ascii: "h"), html[index + 3].isASCIIDigit
            {
                return index
            }
            index += 1
        }
        return nil
    }
}
