package import HeliosText

/// What a link says, apart from where it is written.
package struct LinkFact: Sendable, Hashable {
    /// The relation's name.
    package let relation: String
    /// The field that holds it, if it is nested in an object or in the thread.
    package let field: String?
    /// Which object of the field holds it, or which reply, by its name.
    package let holder: String?
    /// The record it leads to as `kind:id`, or what is written if no record is found.
    package let target: String?
    /// The plain value that stands in place of a link.
    package let value: FieldValue?
    /// What it says about itself.
    package let attributes: [ObjectMember]
    /// Whether the record may have several links of the relation.
    package let isMany: Bool

    /// Writes the link as an object.
    package func write(to json: inout JSONWriter) {
        json.object { json in
            json.member("relation", relation)
            if let field { json.member("field", field) }
            if let holder { json.member("in", holder) }
            if let target { json.member("target", target) }
            if let value {
                json.key("value")
                value.write(to: &json)
            }
            guard !attributes.isEmpty else { return }
            json.key("attributes")
            FieldValue.object(attributes).write(to: &json)
        }
    }

    /// Equal for links that say the same.
    var key: [UInt8] {
        var json = JSONWriter(pretty: false)
        write(to: &json)
        return json.bytes
    }

    /// Equal for links of one relation between the same records.
    var ends: [UInt8] {
        LinkFact(
            relation: relation,
            field: field,
            holder: holder,
            target: target,
            value: value,
            attributes: [],
            isMany: isMany
        ).key
    }
}

extension RecordGraph {
    /// The links of a record, each once, by relation in the schema's order, then as written.
    ///
    /// `renamed` gives the new id of a record that has one.
    package func linkFacts(
        of number: Int,
        renamed: (Int) -> RecordID? = { _ in nil }
    ) -> [LinkFact] {
        let record = records[number]
        var targets: [Int32: Int] = [:]
        for index in links(from: number) {
            targets[links[index].written] = Int(links[index].target)
        }
        var facts: [(relation: Int, fact: LinkFact)] = []
        for (place, link) in record.links.enumerated() {
            let target = targets[Int32(clamping: place)]
            let name = target.map { (renamed($0) ?? records[$0].id).description }
            let meant = name ?? meaning(of: link)
            let reply = link.path.flatMap { path in
                record.replies.first { $0.path.hasSameBytes(as: path) }?.name
            }
            let fact = fact(link.relation, meant, nil, link, in: reply ?? link.holder)
            facts.append((link.relation, fact))
        }
        for plain in record.plainLinks {
            facts.append((plain.relation, fact(plain.relation, nil, plain.value, nil)))
        }
        var seen: Set<[UInt8]> = []
        let ordered = facts.enumerated().sorted {
            ($0.element.relation, $0.offset) < ($1.element.relation, $1.offset)
        }
        return ordered.map(\.element.fact).filter { seen.insert($0.key).inserted }
    }

    /// What a link means that leads to no record: the link stays the same when its target goes.
    private func meaning(of link: WrittenLink) -> String {
        let kind = link.target.kind ?? schema.relations[link.relation].relation.targets.first
        return LinkReference(kind: kind, id: link.target.id).description
    }

    private func fact(
        _ relation: Int,
        _ target: String?,
        _ value: FieldValue?,
        _ link: WrittenLink?,
        in holder: String? = nil
    ) -> LinkFact {
        let bound = schema.relations[relation]
        let attributes = (link?.attributes ?? []).map { entry in
            ObjectMember(
                name: bound.relation.attributes[entry.field].name,
                value: entry.value
            )
        }
        return LinkFact(
            relation: bound.relation.name,
            field: bound.field,
            holder: bound.field == nil ? nil : holder,
            target: target,
            value: value,
            attributes: attributes,
            isMany: bound.relation.isMany || bound.field != nil
        )
    }
}
