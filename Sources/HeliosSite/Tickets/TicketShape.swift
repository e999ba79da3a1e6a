import HeliosRecords
import HeliosText

/// What the pages of a kind with threads show in a way of their own, by the roles that its fields
/// and relations have by name; a kind may lack any of them.
struct TicketShape {
    /// The field with steps that are done one by one.
    let tasks: Int?
    /// The field that tells what happened, turn by turn.
    let events: Int?
    /// The relation to others of the kind, which says in what way they are related.
    let related: Int?
    /// The place of that in the attributes of the relation.
    let relationship: Int
    /// The names of all of them, and of what the part about service levels tells better.
    let names: Set<String>

    init(_ kind: Kind) {
        tasks = Self.list(named: "tasks", with: ["name", "status"], of: kind)
        events = Self.list(named: "events", with: ["type", "at"], of: kind)
        var related: Int?
        var attribute = 0
        for (index, relation) in kind.relations.enumerated()
        where relation.targets == [kind.name] && related == nil {
            let place = relation.attributes.firstIndex { field in
                guard case .enumeration = field.type else { return false }
                return field.name.hasSameBytes(as: "relationship")
            }
            guard let place else { continue }
            related = index
            attribute = place
        }
        self.related = related
        relationship = attribute
        names = Set(
            [tasks, events].compactMap { $0.map { kind.fields[$0].name } }
                + [related].compactMap { $0.map { kind.relations[$0].name } }
                + (kind.has(.board) ? ["sla_clock"] : [])
        )
    }

    /// A list of objects that have parts of these names.
    private static func list(named name: String, with parts: [String], of kind: Kind) -> Int? {
        guard let index = kind.fieldIndex(named: name),
            case .list(.object(let shape)) = kind.fields[index].type,
            parts.allSatisfy({ part in shape.fields.contains { $0.name.hasSameBytes(as: part) } })
        else { return nil }
        return index
    }
}
