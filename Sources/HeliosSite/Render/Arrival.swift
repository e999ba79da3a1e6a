import HeliosRecords
import HeliosText

/// How a record reads the links of a relation that lead to it; worked out once for all records.
struct Arrival: Sendable {
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

    /// The arrivals by each relation of a schema, by the relation's number.
    static func all(by schema: Schema) -> [Arrival] {
        var groups: [String: Int] = [:]
        return schema.relations.map { bound in
            let source = schema.kinds[bound.kind]
            let key = "\(bound.relation.inverse ?? bound.relation.name).\(source.name)"
            let group = groups[key] ?? groups.count
            groups[key] = group
            return Arrival(
                group: group,
                id: "from.\(key)",
                label: label(of: bound.relation, from: source),
                plural: source.label.plural,
                isMention: bound.relation.isComputed,
                hiddenIn: bound.relation.isSymmetric && bound.field == nil
                    ? schema.kinds.indices.filter {
                        schema.kinds[$0].relation(named: bound.relation.name)?.isSymmetric ?? false
                    } : []
            )
        }
    }

    /// The words of the other side.
    private static func label(of relation: Relation, from source: Kind) -> String {
        if relation.isComputed { return "Mentioned in \(source.label.plural)" }
        // An organization may call the kind by another word.
        let isKind = relation.inverse?.hasSameBytes(as: source.plural) ?? false
        return isKind && relation.inverseLabel == nil
            ? source.label.plural : relation.displayInverseLabel
    }
}
