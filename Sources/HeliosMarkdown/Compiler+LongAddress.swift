import HeliosText

extension Compiler {
    /// An address that goes on behind its text, since the library took part of it for emphasis, as
    /// in `https://docs.example/__main__.html`.
    struct LongAddress {
        /// Where it stands in the block's content.
        let content: Range<Int>
        /// Where it begins in the current text, which it fills to the end.
        let start: Int
        /// What is put in front of it to make the address.
        let prefix: String
    }

    /// The whole of an address that begins in the current text; nil if the text holds all of it, or
    /// if what follows is more than text and emphasis.
    func longAddress(_ link: Autolink, _ node: CMarkNode) -> LongAddress? {
        guard let cursor, !cursor.isLost, !cursor.hasEntities,
            let whole = wholeAddress(link, cursor),
            whole.range.upperBound > cursor.position
        else { return nil }
        let end = whole.range.upperBound
        guard !cursor.content[whole.range].contains(ASCII.backslash) else { return nil }
        var probe = cursor
        var sibling = node.next
        while probe.position < end {
            guard let current = sibling, Self.pass(current, to: end, &probe) else { return nil }
            sibling = current.next
        }
        return LongAddress(content: whole.range, start: link.range.lowerBound, prefix: link.prefix)
    }

    private func wholeAddress(_ link: Autolink, _ cursor: InlineCursor) -> Autolink? {
        let rest = scratch[link.range.upperBound...]
        guard rest.allSatisfy({ $0 > ASCII.space && $0 != ASCII.less }) else { return nil }
        let start = cursor.offsets[link.range.lowerBound]
        if link.prefix == "http://" {
            return Autolink.web(in: cursor.content, at: start, before: nil)
        }
        guard link.prefix.isEmpty,
            let colon = scratch[link.range].firstIndex(of: ASCII.colon)
        else { return nil }
        return Autolink.scheme(in: cursor.content, at: cursor.offsets[colon], from: start)
    }

    /// Passes a node, or as much of it as stands before a place, if that is text and emphasis alone.
    private static func pass(_ node: CMarkNode, to end: Int, _ probe: inout InlineCursor) -> Bool {
        var walk = CMarkWalk(node)
        while probe.position < end, let step = walk.next() {
            switch step.node.kind {
            case .text: probe.pass(text: step.node.literal)
            case .emphasis: probe.pass(mark: 1)
            case .strong, .strikethrough: probe.pass(mark: 2)
            default: return false
            }
        }
        return !probe.isLost
    }

    /// Writes the tag of a mark of emphasis, unless an address has taken in the opening mark; then
    /// the closing one, if it stands behind the address, is text.
    mutating func mark(_ count: Int, _ tag: StaticString, isOpening: Bool) {
        let start = cursor?.position ?? 0
        cursor?.pass(mark: count)
        var isAbsorbed = false
        if isOpening, absorbedEnd > 0 {
            isAbsorbed = start < absorbedEnd
            absorbedMarks.append(isAbsorbed)
        } else if !isOpening {
            isAbsorbed = absorbedMarks.popLast() ?? false
        }
        guard isAbsorbed else {
            if imageDepth == 0 { append(tag) }
            return
        }
        guard !isOpening, start >= absorbedEnd, let cursor else { return }
        let marks = cursor.content[start..<max(start, cursor.position)]
        html.append(contentsOf: marks)
        plain.append(contentsOf: marks)
    }
}
