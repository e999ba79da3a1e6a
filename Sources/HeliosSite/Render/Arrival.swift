import HeliosRecords
import HeliosText

/// How a record reads the links of a relation that lead to it; worked out once for all records.
///
/// An object, since every link of every page asks it.
final class Arrival: Sendable {
    /// The number of the name that it reads them by; relations may share one.
    let group: Int
    /// The id of their part of the page.
    let id: String
    let label: String
    /// The words for several of the other side's kind.
    let plural: String
    /// Whether texts lead here, not links that somebody wrote.
    let isMention: Bool
    /// The kinds on whose pages the links stand already, among those of the relation itself.
    let hiddenIn: [Int]
    /// Whether the relation reads the same from both ends.
    let isSymmetric: Bool

    private init(
        _ bound: BoundRelation,
        group: Int,
        id: String,
        in schema: Schema,
        _ phrases: Phrases
    ) {
        let source = schema.kinds[bound.kind]
        let name = bound.relation.name
        isSymmetric = bound.relation.isSymmetric && bound.field == nil
        self.group = group
        self.id = id
        label = Self.label(of: bound.relation, from: source, phrases)
        plural = source.label.plural
        isMention = bound.relation.isComputed
        if isSymmetric {
            hiddenIn = schema.kinds.indices.filter {
                schema.kinds[$0].relation(named: name)?.isSymmetric ?? false
            }
        } else {
            // Both ends stand in a part of the page that a trait of the kind brings along.
            let isShown =
                source.has(.thread) && bound.field == nil
                && TicketShape(source).related.map { source.relations[$0].name == name } ?? false
            hiddenIn = isShown ? [bound.kind] : []
        }
    }

    /// The arrivals by each relation of a schema, by the relation's number.
    static func all(by schema: Schema, _ phrases: Phrases) -> [Arrival] {
        var groups: [String: Int] = [:]
        return schema.relations.map { bound in
            let source = schema.kinds[bound.kind]
            let key = "\(bound.relation.inverse ?? bound.relation.name).\(source.name)"
            let group = groups[key] ?? groups.count
            groups[key] = group
            return Arrival(bound, group: group, id: "from.\(key)", in: schema, phrases)
        }
    }

    /// The words of the other side.
    private static func label(
        of relation: Relation,
        from source: Kind,
        _ phrases: Phrases
    ) -> String {
        if relation.isComputed {
            return phrases.text(.recordMentionedIn, ["kind": source.label.plural])
        }
        // Whatever belongs to one record is told apart by what it is.
        if relation.isOwnership { return source.label.plural }
        // An organization may call the kind by another word.
        let isKind = relation.inverse?.hasSameBytes(as: source.plural) ?? false
        return isKind && relation.inverseLabel == nil
            ? source.label.plural : relation.displayInverseLabel
    }
}
