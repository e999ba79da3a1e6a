import HeliosRecords
import HeliosText

/// What is taken out of the fields of one kind's records for an audience outside.
struct FieldCut: Sendable {
    /// Whether what a link within an object leads to may be seen.
    typealias Sees = (_ target: String, _ relation: Relation) -> Bool

    let kind: Kind

    /// The record with these links and replies, without internal fields.
    func cut(
        _ record: Record,
        links: [WrittenLink],
        replies: [Reply],
        seeing sees: Sees
    ) -> Record {
        Record(
            id: record.id,
            kind: record.kind,
            owner: record.owner,
            path: record.path,
            fields: record.fields.compactMap { cut($0, sees) },
            links: links,
            plainLinks: record.plainLinks,
            aliases: record.aliases,
            body: record.body,
            texts: record.texts.filter { !kind.fields[$0.field].isInternal },
            replies: replies,
            attachments: record.attachments,
            range: record.range
        )
    }

    private func cut(_ entry: FieldEntry, _ sees: Sees) -> FieldEntry? {
        let field = kind.fields[entry.field]
        guard !field.isInternal, let value = cut(entry.value, field.type, sees) else { return nil }
        return FieldEntry(
            field: entry.field,
            value: value,
            nameRange: entry.nameRange,
            range: entry.range
        )
    }

    /// The value without its internal parts; secrets, which hold nothing, are left out as well.
    private func cut(_ value: FieldValue, _ type: FieldType, _ sees: Sees) -> FieldValue? {
        switch (type, value) {
        case (.secret, _), (_, .secret): nil
        case (.list(let element), .list(let values)):
            .list(values.compactMap { cut($0, element, sees) })
        case (.map(let element, _), .object(let members)):
            .object(
                members.compactMap { member in
                    cut(member.value, element, sees)
                        .map { ObjectMember(name: member.name, value: $0) }
                }
            )
        case (.object(let shape), .object(let members)):
            .object(members.compactMap { cut($0, shape, sees) })
        default: value
        }
    }

    /// A part of an object: a field, or a link.
    private func cut(
        _ member: ObjectMember,
        _ shape: ObjectShape,
        _ sees: Sees
    ) -> ObjectMember? {
        if let field = shape.fields.first(where: { $0.name.hasSameBytes(as: member.name) }) {
            guard !field.isInternal else { return nil }
            return cut(member.value, field.type, sees)
                .map { ObjectMember(name: member.name, value: $0) }
        }
        guard let relation = shape.relations.first(where: { $0.name == member.name }) else {
            return nil
        }
        switch member.value {
        case .text(let target): return sees(target, relation) ? member : nil
        case .list(let targets):
            let seen = targets.filter { target in
                guard case .text(let text) = target else { return false }
                return sees(text, relation)
            }
            return seen.isEmpty ? nil : ObjectMember(name: member.name, value: .list(seen))
        default: return nil
        }
    }
}
