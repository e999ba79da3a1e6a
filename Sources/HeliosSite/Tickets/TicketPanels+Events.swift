import HeliosRecords
import HeliosTemplates
import HeliosText

extension TicketPanels {
    /// What happened, told in words, the oldest first.
    var events: RecordPanel? {
        guard let field = shape.events, let shape = objectShape(field) else { return nil }
        let events = objects(field).enumerated().sorted {
            ($0.element.moment, $0.offset) < ($1.element.moment, $1.offset)
        }.map(\.element)
        guard !events.isEmpty else { return nil }
        var html = HTML("<ol class=\"events\">")
        for event in events {
            html.append("<li>")
            if let at = part("at", of: event, shape) {
                html.append("<span class=\"events-when\">")
                html.append(at)
                html.append("</span> ")
            }
            html.append("<span>")
            append(event, shape, into: &html)
            if let reason = event.member("reason")?.text, event.member("type")?.text != "note" {
                html.append(" <span class=\"attributes\">")
                html.append(escaping: reason)
                html.append("</span>")
            }
            html.append("</span></li>")
        }
        html.append("</ol>")
        return RecordPanel(
            id: "events",
            label: kind.fields[field].displayLabel,
            place: .end,
            html: html
        )
    }

    /// A sentence about an event.
    private func append(_ event: FieldValue, _ shape: ObjectShape, into html: inout HTML) {
        let by = part("by", of: event, shape) ?? HTML(escaping: phrases[.ticketSomebody])
        let from = name("from", of: event, shape)
        let to = name("to", of: event, shape)
        let none = HTML(escaping: "–")
        let word = event.member("type")?.text ?? ""
        let phrase: Phrase =
            switch (word, from == nil) {
            case ("assigned", true): .ticketAssigned
            case ("assigned", false): .ticketReassigned
            case ("status", true): .ticketStatusSet
            case ("status", false): .ticketStatusChanged
            case ("priority", true): .ticketPrioritySet
            case ("priority", false): .ticketPriorityChanged
            case ("reopened", _): .ticketReopened
            case ("merged", _): .ticketMerged
            case ("note", _): .ticketNoted
            default: .ticketTurn
            }
        let parts = EventParts(
            by: by,
            from: from ?? none,
            to: to ?? none,
            type: HTML(escaping: phrases.word(word)),
            text: HTML(escaping: event.member("reason")?.text ?? "")
        )
        html.append(phrases.html(phrase, parts))
    }

    /// What an event names: a record if there is such a one, else the word.
    private func name(_ member: String, of event: FieldValue, _ shape: ObjectShape) -> HTML? {
        guard let text = event.member(member)?.text else { return nil }
        let kinds = shape.fields.first { $0.name.hasSameBytes(as: member) }?.namedKinds ?? []
        let status = kind.boardColumns.flatMap { kind.relation(named: $0)?.targets } ?? []
        let wanted: [String] =
            switch event.member("type")?.text {
            case "status", "reopened": status
            case "merged": [kind.name]
            case "priority", "note": []
            default: kinds.filter { !status.contains($0) }
            }
        let found =
            wanted.isEmpty
            ? nil
            : LinkReference(text).flatMap { reference in
                context.number(of: reference, kinds: wanted, owner: record.owner)
            }
        guard let found else {
            let isWord = event.member("type")?.text == "priority"
            return HTML(escaping: isWord ? phrases.word(text) : text)
        }
        var html = HTML()
        context.appendLink(to: found, into: &html)
        return html
    }
}

extension FieldValue {
    /// When an event happened.
    fileprivate var moment: Int {
        if case .datetime(let time)? = member("at") { time.seconds } else { .min }
    }
}

/// What a sentence about an event tells, as markup.
private struct EventParts {
    let by: HTML
    let from: HTML
    let to: HTML
    let type: HTML
    let text: HTML
}

extension Phrases {
    /// A sentence whose values are markup.
    fileprivate func html(_ phrase: Phrase, _ parts: EventParts) -> HTML {
        let values = [parts.by, parts.from, parts.to, parts.type, parts.text]
        // Each value stands for a while as a character that no text uses.
        let first: UInt32 = 0xF_0000
        let marks = values.indices.map { index in
            Unicode.Scalar(first + UInt32(index)).map { String($0) } ?? ""
        }
        let text = text(
            phrase,
            ["by": marks[0], "from": marks[1], "to": marks[2], "type": marks[3], "text": marks[4]]
        )
        var html = HTML()
        var run = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard scalar.value >= first, values.indices.contains(Int(scalar.value - first)) else {
                run.append(scalar)
                continue
            }
            html.append(escaping: String(run))
            run.removeAll()
            html.append(values[Int(scalar.value - first)])
        }
        html.append(escaping: String(run))
        return html
    }
}
