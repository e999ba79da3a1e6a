/// What is affected if a record goes away: all that leads to it, directly or through others.
public struct Impact: Sendable {
    /// The affected records, by distance, then in the order of the graph.
    public let affected: [Affected]

    /// A record that would be affected.
    public struct Affected: Sendable {
        /// The record's number.
        public let record: Int
        /// How many links lie between it and the record that goes away.
        public let distance: Int
        /// The link by which it is affected.
        public let link: Link
        /// Whether the record would be invalid: a required relation would lead nowhere.
        public let isBroken: Bool
    }

    /// Walks from a record along the links that lead to it.
    ///
    /// Links in texts and symmetric links say that two records have to do with each other, not that
    /// one needs the other, so they count only where they lead to the record itself.
    public init(of record: Int, in graph: RecordGraph) {
        var seen = [Bool](repeating: false, count: graph.records.count)
        seen[record] = true
        var affected: [Affected] = []
        var level = [record]
        var distance = 0
        while !level.isEmpty {
            distance += 1
            var next: [Affected] = []
            for target in level {
                for number in graph.links(to: target) {
                    let link = graph.links[number]
                    let source = Int(link.source)
                    let relation = graph.relation(of: link)
                    let isWeak = relation.isSymmetric || relation.isComputed
                    guard !seen[source], distance == 1 || !isWeak else { continue }
                    seen[source] = true
                    next.append(
                        Affected(
                            record: source,
                            distance: distance,
                            link: link,
                            isBroken: relation.isRequired && Self.isOnly(link, in: graph)
                        )
                    )
                }
            }
            next.sort { $0.record < $1.record }
            affected += next
            level = next.map(\.record)
        }
        self.affected = affected
    }

    /// Whether a link is the only one of its relation.
    private static func isOnly(_ link: Link, in graph: RecordGraph) -> Bool {
        graph.links[graph.links(from: Int(link.source))].count { $0.relation == link.relation } == 1
    }
}
