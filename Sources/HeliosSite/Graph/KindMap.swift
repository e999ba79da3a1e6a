import HeliosRecords
import HeliosText

/// How many links there are between the kinds of an audience's records.
struct KindMap: Sendable {
    /// Links of one relation from one kind to another.
    struct Edge: Sendable {
        let source: Int
        let target: Int
        /// The words of the relation on the source's side.
        let label: String
        var count: Int
    }

    /// The kinds that have records, in the schema's order.
    let kinds: [Int]
    /// Most links first.
    let edges: [Edge]

    init(of graph: AudienceGraph) {
        kinds = graph.schema.kinds.indices.filter { !graph.graph.records(ofKind: $0).isEmpty }
        let kindCount = graph.schema.kinds.count
        var counts: [Int: Int] = [:]
        for link in graph.graph.links {
            let target = graph.records[Int(link.target)].kind
            counts[Int(link.relation) * kindCount + target, default: 0] += 1
        }
        var edges: [Edge] = []
        for key in counts.keys.sorted() {
            let (number, target) = key.quotientAndRemainder(dividingBy: kindCount)
            let bound = graph.schema.relations[number]
            let label = bound.relation.displayLabel
            // Relations of one name, such as those of texts and of replies, count as one.
            let same = edges.firstIndex {
                $0.source == bound.kind && $0.target == target && $0.label.hasSameBytes(as: label)
            }
            if let same {
                edges[same].count += counts[key] ?? 0
            } else {
                edges.append(
                    Edge(
                        source: bound.kind,
                        target: target,
                        label: label,
                        count: counts[key] ?? 0
                    )
                )
            }
        }
        self.edges = edges.enumerated()
            .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
            .map(\.element)
    }

    /// The number of links between two kinds, in whatever direction.
    var pairs: [(first: Int, second: Int, count: Int)] {
        var counts: [Int: Int] = [:]
        let size = (kinds.last ?? 0) + 1
        for edge in edges where edge.source != edge.target {
            let ends = (min(edge.source, edge.target), max(edge.source, edge.target))
            counts[ends.0 * size + ends.1, default: 0] += edge.count
        }
        return counts.keys.sorted()
            .map { (first: $0 / size, second: $0 % size, count: counts[$0] ?? 0) }
    }
}
