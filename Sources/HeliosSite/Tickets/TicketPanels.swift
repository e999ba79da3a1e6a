import HeliosRecords
import HeliosTemplates
import HeliosText

/// The parts of the page of a record with a thread: its service level, tasks, relatives and events.
struct TicketPanels {
    let context: PageContext
    let number: Int
    let record: Record
    let kind: Kind
    let shape: TicketShape

    var phrases: Phrases { context.phrases }

    static func panels(of number: Int, in context: PageContext) -> [RecordPanel] {
        let record = context.graph.records[number]
        let kind = context.schema.kinds[record.kind]
        guard kind.has(.thread) else { return [] }
        let panels = TicketPanels(
            context: context,
            number: number,
            record: record,
            kind: kind,
            shape: TicketShape(kind)
        )
        return [panels.service, panels.related, panels.tasks, panels.events].compactMap { $0 }
    }

    /// The objects of a field.
    func objects(_ field: Int?) -> [FieldValue] {
        guard let field, case .list(let values)? = record.value(at: field) else { return [] }
        return values
    }

    /// The shape of the objects of a field.
    func objectShape(_ field: Int?) -> ObjectShape? {
        guard let field, case .list(.object(let shape)) = kind.fields[field].type else {
            return nil
        }
        return shape
    }

    /// A part of an object as markup: a value, or links to the records that it names.
    func part(_ name: String, of object: FieldValue, _ shape: ObjectShape) -> HTML? {
        guard let value = object.member(name) else { return nil }
        guard let relation = shape.relations.first(where: { $0.name.hasSameBytes(as: name) }) else {
            return context.part(ObjectMember(name: name, value: value), of: shape)?.html
        }
        let targets: [FieldValue] = if case .list(let values) = value { values } else { [value] }
        var html = HTML()
        for (index, target) in targets.enumerated() {
            if index > 0 { html.append(", ") }
            let number = LinkReference(target.text).flatMap {
                context.number(of: $0, kinds: relation.targets, owner: record.owner)
            }
            if let number {
                context.appendLink(to: number, into: &html)
            } else {
                html.append(escaping: target.text)
            }
        }
        return html
    }

    // MARK: Relatives

    /// The others of the kind, by the way in which they are related, from both sides.
    private var related: RecordPanel? {
        guard let relation = shape.related else { return nil }
        let bound = context.schema.relationNumber(kind: record.kind, relation: relation)
        let declared = kind.relations[relation]
        guard case .enumeration(let words) = declared.attributes[shape.relationship].type else {
            return nil
        }
        var groups: [(label: String, records: [Int])] = []
        func add(_ record: Int, _ label: String) {
            if let place = groups.firstIndex(where: { $0.label.hasSameBytes(as: label) }) {
                if !groups[place].records.contains(record) { groups[place].records.append(record) }
            } else {
                groups.append((label, [record]))
            }
        }
        let graph = context.graph.graph
        let outgoing = graph.links(from: number).filter { Int(graph.links[$0].relation) == bound }
        let incoming = graph.links(to: number).filter { Int(graph.links[$0].relation) == bound }
        for word in words {
            for link in outgoing where self.word(of: link, declared) == word {
                add(Int(graph.links[link].target), phrases.relationship(word, isOutgoing: true))
            }
            for link in incoming where self.word(of: link, declared) == word {
                add(Int(graph.links[link].source), phrases.relationship(word, isOutgoing: false))
            }
        }
        guard !groups.isEmpty else { return nil }
        var html = HTML("<dl class=\"relatives\">")
        for group in groups {
            html.append("<div><dt>")
            html.append(escaping: group.label)
            html.append("</dt>")
            for record in group.records {
                html.append("<dd>")
                context.appendLink(to: record, into: &html)
                html.append("</dd>")
            }
            html.append("</div>")
        }
        html.append("</dl>")
        return RecordPanel(id: "related", label: declared.displayLabel, place: .aside, html: html)
    }

    /// In what way a link says that two records are related.
    private func word(of link: Int, _ relation: Relation) -> String {
        let resolved = context.graph.graph.links[link]
        let written = context.graph.records[Int(resolved.source)].links[Int(resolved.written)]
        let entry = written.attributes.first { $0.field == shape.relationship }
        let value = entry?.value ?? relation.attributes[shape.relationship].defaultValue
        return value?.text ?? ""
    }
}

extension Phrases {
    /// The words for a way of being related, seen from either end.
    fileprivate func relationship(_ word: String, isOutgoing: Bool) -> String {
        switch (word, isOutgoing) {
        case ("relates", _): self[.ticketRelates]
        case ("blocks", true): self[.ticketBlocks]
        case ("blocks", false): self[.ticketBlockedBy]
        case ("duplicates", true): self[.ticketDuplicates]
        case ("duplicates", false): self[.ticketDuplicatedBy]
        case ("merged_into", true): self[.ticketMergedInto]
        case ("merged_into", false): self[.ticketMergedFrom]
        case ("parent", true): self[.ticketPartOf]
        case ("parent", false): self[.ticketParts]
        case (_, true): self.word(word)
        case (_, false): text(.ticketRelatedFrom, ["word": self.word(word)])
        }
    }
}
