import HeliosRecords
import HeliosText

/// What is taken out of the fields of one kind's records for an audience outside.
struct FieldCut: Sendable {
    /// Whether what a reference leads to, one of these kinds, may be seen.
    typealias Sees = (_ target: LinkReference, _ kinds: [String]) -> Bool

    /// What stands for a hidden record that a text names.
    static let standInForHidden = "(not shown)"

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
            fields: Self.cut(record.fields, of: kind.fields, seeing: sees),
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

    /// The entries of a record, a reply or a link without internal fields.
    static func cut(
        _ entries: [FieldEntry],
        of fields: [Field],
        seeing sees: Sees
    ) -> [FieldEntry] {
        entries.compactMap { entry in
            let field = fields[entry.field]
            guard !field.isInternal, let value = cut(entry.value, field.type, sees) else {
                return nil
            }
            return FieldEntry(
                field: entry.field,
                value: value,
                nameRange: entry.nameRange,
                range: entry.range
            )
        }
    }

    /// The value without its internal parts and the ids of what is hidden; secrets, which hold
    /// nothing, are left out as well.
    private static func cut(_ value: FieldValue, _ type: FieldType, _ sees: Sees) -> FieldValue? {
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
        case (.markdown, .text(let text)): .text(cut(text, sees))
        default: value
        }
    }

    /// A text in which only the words of a link to something hidden are left.
    private static func cut(_ text: String, _ sees: Sees) -> String {
        var result = ""
        var hides = false
        for part in LinkedTextPart.parts(of: text) {
            switch part {
            case .text(let text): result += text
            case .link(let reference, _, let written) where sees(reference, []):
                result += written
            case .link(_, let label, _):
                hides = true
                result += label ?? standInForHidden
            }
        }
        return hides ? result : text
    }

    /// A part of an object: a field, or a link.
    private static func cut(
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
        func isSeen(_ target: String) -> Bool {
            LinkReference(target).map { sees($0, relation.targets) } ?? false
        }
        switch member.value {
        case .text(let target): return isSeen(target) ? member : nil
        case .list(let targets):
            let seen = targets.filter { target in
                guard case .text(let text) = target else { return false }
                return isSeen(text)
            }
            return seen.isEmpty ? nil : ObjectMember(name: member.name, value: .list(seen))
        default: return nil
        }
    }
}
