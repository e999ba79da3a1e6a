import HeliosText

/// One thing that happened to a record, in words.
package struct ChangeLine: Sendable, Hashable {
    /// What it is about: a field, a part of one such as `interfaces[eth0].mac`, or a relation.
    package let name: String
    /// What was there.
    package let old: Side?
    /// What is there.
    package let new: Side?
    /// What else there is to say, such as `another order`.
    package let note: String?
    /// Whether something came or went beside others, and did not take another's place.
    package let isElement: Bool
    /// The lines of a text that are others.
    package let text: ChangedText?

    /// One side of a change.
    package struct Side: Sendable, Hashable {
        /// The words.
        package let text: String
        /// The record that a link leads to, as `kind:id`.
        package let target: String?
    }

    init(
        _ name: String,
        old: Side? = nil,
        new: Side? = nil,
        note: String? = nil,
        isElement: Bool = false,
        text: ChangedText? = nil
    ) {
        self.name = name
        self.old = old
        self.new = new
        self.note = note
        self.isElement = isElement
        self.text = text
    }
}

extension RecordChange {
    /// All that happened, in words: fields, links, text, replies, files, ids.
    package var lines: [ChangeLine] {
        var lines = movedFrom.map { [ChangeLine("file", note: "moved from \($0)")] } ?? []
        for field in fields { lines += field.lines(name: field.name) }
        for link in links { lines.append(link.line) }
        if let text { lines.append(ChangeLine("text", text: text)) }
        for reply in replies { lines += reply.lines }
        for file in attachments { lines.append(file.line) }
        for (ids, isNew) in [(aliases.removed, false), (aliases.added, true)] {
            for id in ids {
                let side = ChangeLine.Side(text: id, target: nil)
                lines.append(
                    ChangeLine(
                        "aliases",
                        old: isNew ? nil : side,
                        new: isNew ? side : nil,
                        isElement: true
                    )
                )
            }
        }
        return lines
    }
}

extension FieldChange {
    /// What happened to the field, in words.
    func lines(name: String) -> [ChangeLine] {
        if let text { return [ChangeLine(name, text: text)] }
        var lines = parts.map { part in
            part.isOrder
                ? ChangeLine(name + part.path, note: "another order")
                : ChangeLine(
                    name + part.path,
                    old: side(part.old, part.path, oldDefault),
                    new: side(part.new, part.path, newDefault),
                    isElement: part.isElement
                )
        }
        if isSecretChanged { lines.append(ChangeLine(name, note: "changed")) }
        return lines
    }

    private func side(_ value: FieldValue?, _ path: String, _ known: FieldValue?) -> ChangeLine
        .Side?
    {
        if let value { return ChangeLine.Side(text: value.shownText, target: nil) }
        guard path.isEmpty, let known else { return nil }
        return ChangeLine.Side(text: known.shownText + " (default)", target: nil)
    }
}

extension FieldValue {
    /// The value in one line; a secret, or what looks like one, only says that it is set.
    package var shownText: String {
        if looksSecret { return "(hidden)" }
        switch self {
        case .secret: return "(set)"
        case .list(let values): return values.map(\.shownText).joined(separator: ", ")
        case .object(let members):
            let parts = members.map { "\($0.name): \($0.value.shownText)" }
            return "(\(parts.joined(separator: ", ")))"
        default: return text
        }
    }
}

extension LinkChange {
    /// What happened to the link, in words.
    var line: ChangeLine {
        let fact = fact
        let holder = fact?.holder.map { "[\($0)]" } ?? ""
        let field = fact?.field.map { $0 + holder }
        let name = [field, fact?.relation].compactMap { $0 }.joined(separator: ".")
        guard let old, let new else {
            return ChangeLine(name, old: old?.side, new: new?.side, isElement: true)
        }
        guard old.target == new.target, old.value == new.value else {
            return ChangeLine(name, old: old.side, new: new.side)
        }
        let attributes = ValueDifference(from: .object(old.attributes), to: .object(new.attributes))
        let words = attributes.parts.map { part in
            let name = part.path.dropping(bytes: 1)
            return
                "\(name): \(part.old?.shownText ?? "(none)") → \(part.new?.shownText ?? "(none)")"
        }
        return ChangeLine(
            name,
            new: ChangeLine.Side(text: new.target ?? "", target: new.target),
            note: words.joined(separator: ", ")
        )
    }
}

extension LinkFact {
    fileprivate var side: ChangeLine.Side {
        let words = attributes.map { "\($0.name): \($0.value.shownText)" }
        let text = target ?? value?.shownText ?? ""
        let more = words.isEmpty ? "" : " (\(words.joined(separator: ", ")))"
        return ChangeLine.Side(text: text + more, target: target)
    }
}

extension ReplyChange {
    fileprivate var lines: [ChangeLine] {
        let side = ChangeLine.Side(text: name, target: nil)
        switch change {
        case .added: return [ChangeLine("replies", new: side, isElement: true)]
        case .removed: return [ChangeLine("replies", old: side, isElement: true)]
        case .changed:
            let place = "replies[\(name)]"
            let text = text.map { [ChangeLine("\(place).text", text: $0)] } ?? []
            return fields.flatMap { $0.lines(name: "\(place).\($0.name)") } + text
        }
    }
}

extension FileChange {
    /// What happened to a file beside a record, in words.
    fileprivate var line: ChangeLine {
        let side = ChangeLine.Side(text: path, target: nil)
        switch change {
        case .added: return ChangeLine("attachments", new: side, isElement: true)
        case .removed: return ChangeLine("attachments", old: side, isElement: true)
        case .changed:
            let sizes = oldSize == newSize ? "" : " (\(oldSize ?? 0) → \(newSize ?? 0) bytes)"
            return ChangeLine("attachments", new: side, note: "other content\(sizes)")
        }
    }
}
