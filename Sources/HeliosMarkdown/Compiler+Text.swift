import HeliosDiagnostics
import HeliosText

extension Compiler {
    mutating func text(_ node: CMarkNode) {
        scratch.removeAll(keepingCapacity: true)
        node.appendLiteral(to: &scratch)
        let isInLink = !open.isEmpty
        if open.last?.angle == nil { cursor?.pass(text: scratch) }
        guard let hasEntities = cursor?.hasEntities else {
            return append(text: 0..<scratch.count)
        }
        if hasEntities { removeHidden() }
        guard !isInLink else { return append(text: 0..<scratch.count) }
        var position = absorbedCount()
        var index = position
        while index < scratch.count {
            if Self.maySpecial(scratch[index]),
                let found = special(at: index, from: position, node)
            {
                append(text: position..<found.range.lowerBound)
                append(found)
                position = found.range.upperBound
                index = position
            } else {
                index += 1
            }
        }
        append(text: position..<scratch.count)
    }

    private mutating func append(text range: Range<Int>) {
        guard !range.isEmpty else { return }
        if range.count == scratch.count {
            HTMLEscape.append(bytes: scratch, to: &html)
            plain.append(contentsOf: scratch)
        } else {
            HTMLEscape.append(bytes: Array(scratch[range]), to: &html)
            plain.append(contentsOf: scratch[range])
        }
    }

    /// Something in a text that the library does not know.
    private enum Special {
        case wiki(WikiLink, Range<Int>)
        case malformed(Range<Int>)
        case autolink(Autolink)
        case longAddress(LongAddress, Range<Int>)

        var range: Range<Int> {
            switch self {
            case .wiki(_, let range), .malformed(let range), .longAddress(_, let range): range
            case .autolink(let link): link.range
            }
        }
    }

    private static func maySpecial(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "[") || byte == UInt8(ascii: "w") || byte == ASCII.colon
            || byte == UInt8(ascii: "@")
    }

    /// How much of the current text is part of an address that is written already.
    private func absorbedCount() -> Int {
        guard absorbedEnd > 0, let cursor else { return 0 }
        return cursor.offsets.prefix { $0 < absorbedEnd }.count
    }

    private func special(
        at index: Int,
        from lower: Int,
        _ node: CMarkNode
    ) -> Special? {
        switch scratch[index] {
        case UInt8(ascii: "["):
            guard options.syntax.contains(.wikiLinks), isWritten(index..<index + 2),
                scratch[index...].starts(with: "[[".utf8)
            else { return nil }
            return wikiLink(at: index)
        case UInt8(ascii: "w"):
            guard options.syntax.contains(.autolinks), isWritten(index..<index + 4) else {
                return nil
            }
            let link = Autolink.web(in: scratch, at: index, before: byte(before: index))
            return allowed(link, node)
        case ASCII.colon:
            guard options.syntax.contains(.autolinks), isWritten(index..<index + 3) else {
                return nil
            }
            return allowed(Autolink.scheme(in: scratch, at: index, from: lower), node)
        case UInt8(ascii: "@"):
            guard options.syntax.contains(.autolinks) else { return nil }
            return allowed(Autolink.mail(in: scratch, at: index, from: lower), node)
        default:
            return nil
        }
    }

    /// In the portal, an address that may not be linked stays text.
    private func allowed(_ link: Autolink?, _ node: CMarkNode) -> Special? {
        guard let link else { return nil }
        if let long = longAddress(link, node), let content = cursor?.content,
            isAllowed(content[long.content], long.prefix)
        {
            return .longAddress(long, long.start..<scratch.count)
        }
        return isAllowed(scratch[link.range], link.prefix) ? .autolink(link) : nil
    }

    private func isAllowed(_ address: ArraySlice<UInt8>, _ prefix: String) -> Bool {
        guard isPortal else { return true }
        guard case .external = LinkAddress(Array(prefix.utf8) + address) else { return false }
        return true
    }

    private func byte(before index: Int) -> UInt8? {
        if index > 0 { return scratch[index - 1] }
        guard let cursor, let offset = cursor.offsets.first, offset > 0 else { return nil }
        return cursor.content[offset - 1]
    }

    /// Whether these bytes are written as they are, without escapes and entities.
    private func isWritten(_ range: Range<Int>) -> Bool {
        guard let offsets = cursor?.offsets, !offsets.isEmpty else { return true }
        guard range.upperBound <= scratch.count, let content = cursor?.content else { return false }
        for index in range where content[offsets[index]] != scratch[index] { return false }
        return true
    }

    private func wikiLink(at start: Int) -> Special? {
        var index = start + 2
        // The innermost opening counts.
        guard index < scratch.count, scratch[index] != UInt8(ascii: "[") else { return nil }
        while index + 1 < scratch.count {
            if scratch[index] == UInt8(ascii: "]"), scratch[index + 1] == UInt8(ascii: "]") {
                guard let link = WikiLink(scratch[start + 2..<index]) else {
                    return .malformed(start..<index + 2)
                }
                return .wiki(link, start..<index + 2)
            }
            if scratch[index] == UInt8(ascii: "["), scratch[index + 1] == UInt8(ascii: "[") {
                return nil
            }
            index += 1
        }
        return isClosedLater(start) ? .malformed(start..<scratch.count) : nil
    }

    /// Whether a link that holds markup, which it may not, is closed later in the block.
    private func isClosedLater(_ start: Int) -> Bool {
        guard let cursor, start < cursor.offsets.count, let last = cursor.lastClosing else {
            return false
        }
        return last > cursor.offsets[start]
    }

    private mutating func append(_ special: Special) {
        switch special {
        case .wiki(let link, let range): append(link, range)
        case .autolink(let link):
            append(scratch[link.range], prefix: link.prefix, at: place(of: link.range))
        case .longAddress(let address, _):
            guard let cursor else { return }
            absorbedEnd = address.content.upperBound
            append(
                cursor.content[address.content],
                prefix: address.prefix,
                at: cursor.source(address.content)
            )
        case .malformed(let range):
            let written = String(decoding: scratch[range], as: UTF8.self)
            report(
                .wikiLinkMalformed,
                at: place(of: range),
                "'\(written)' is not a link to a record",
                help: "write it as [[kind:id]] or [[kind:id|text]], or as code if it is no link"
            )
            append(text: range)
        }
    }

    private mutating func append(_ link: WikiLink, _ range: Range<Int>) {
        let start = range.lowerBound + 2
        let shown = link.label ?? link.reference
        slot(.openLink(links.count))
        HTMLEscape.append(shown, to: &html)
        slot(.closeLink(links.count))
        plain.append(contentsOf: shown.utf8)
        links.append(
            MarkdownLink(
                kind: .wiki(
                    reference: link.reference,
                    fragment: link.fragment,
                    label: link.label
                ),
                range: source.range(place(of: start..<start + link.referenceCount)),
                text: shown,
                title: nil
            )
        )
    }

    private mutating func append(
        _ address: ArraySlice<UInt8>,
        prefix: String,
        at place: Range<Int>
    ) {
        let shown = String(decoding: address, as: UTF8.self)
        append("<a href=\"")
        HTMLAttributes.appendAddress(prefix, to: &html)
        HTMLAttributes.appendAddress(address, to: &html)
        append(isPortal ? "\" rel=\"noopener noreferrer\">" : "\">")
        HTMLEscape.append(shown, to: &html)
        append("</a>")
        plain.append(contentsOf: address)
        links.append(
            MarkdownLink(
                kind: .external(prefix + shown),
                range: source.range(place),
                text: shown,
                title: nil
            )
        )
    }

    /// The place in the source of a part of the current text.
    private func place(of range: Range<Int>) -> Range<Int> {
        guard let cursor else { return 0..<0 }
        guard let last = range.last, last < cursor.offsets.count else {
            return cursor.source(nil)
        }
        return cursor.source(cursor.offsets[range.lowerBound]..<cursor.offsets[last] + 1)
    }

    /// Drops characters that cannot be seen, which only entities can have brought here.
    private mutating func removeHidden() {
        guard !HiddenCharacters.areAbsent(from: scratch) else { return }
        let found = HiddenCharacters.find(in: scratch, limit: scratch.count)
        guard let first = found.first else { return }
        let span = source.span(place(of: first.offset..<first.offset + 1))
        diagnostics.append(
            Diagnostic(
                .source(.hiddenCharacter),
                at: span,
                "an entity stands for the character \(first.name), which cannot be seen",
                help: "delete the entity"
            )
        )
        let hidden = Set(found.map(\.scalar))
        var kept = String.UnicodeScalarView()
        for scalar in String(decoding: scratch, as: UTF8.self).unicodeScalars
        where !hidden.contains(scalar) {
            kept.append(scalar)
        }
        scratch = Array(String(kept).utf8)
        cursor?.forgetOffsets()
    }
}
