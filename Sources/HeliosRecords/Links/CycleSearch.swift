import HeliosDiagnostics

/// Finds the circles of one relation, each once, with a walk that keeps its own stack.
struct CycleSearch {
    private let graph: RecordGraph
    /// By number, the relations that are searched: one may be declared for several kinds.
    private let isSearched: [Bool]

    private enum State: UInt8 { case new, open, done }

    init(_ graph: RecordGraph, relation: SourceSpan) {
        self.graph = graph
        isSearched = graph.schema.relations.map { $0.relation.span == relation }
    }

    /// The circles as their links in order, each beginning at its record of the lowest number.
    func cycles() -> [[Link]] {
        var states = [State](repeating: .new, count: graph.records.count)
        var result: [[Link]] = []
        // In the order of their sources; a record without such a link is in no circle.
        for link in graph.links where isSearched[Int(link.relation)] {
            let start = Int(link.source)
            if states[start] == .new { walk(from: start, &states, &result) }
        }
        return result
    }

    private func walk(from start: Int, _ states: inout [State], _ result: inout [[Link]]) {
        var path: [Link] = []
        var stack: [(record: Int, links: ArraySlice<Link>)] = [(start, links(from: start))]
        states[start] = .open
        while let top = stack.last {
            guard let link = top.links.first else {
                states[top.record] = .done
                stack.removeLast()
                if !path.isEmpty { path.removeLast() }
                continue
            }
            stack[stack.count - 1].links.removeFirst()
            let target = Int(link.target)
            // A record that leads to itself is told as such.
            if states[target] == .open, link.source != link.target {
                result.append(circle(closing: link, path))
            } else if states[target] == .new {
                states[target] = .open
                path.append(link)
                stack.append((target, links(from: target)))
            }
        }
    }

    private func circle(closing link: Link, _ path: [Link]) -> [Link] {
        let start = path.firstIndex { $0.source == link.target } ?? path.endIndex
        let circle = path[start...] + [link]
        let lowest = circle.indices.min { circle[$0].source < circle[$1].source }
        guard let lowest else { return Array(circle) }
        return Array(circle[lowest...] + circle[..<lowest])
    }

    private func links(from record: Int) -> ArraySlice<Link> {
        let range = graph.links(from: record)
        guard range.contains(where: { isSearched[Int(graph.links[$0].relation)] }) else {
            return []
        }
        return graph.links[range].filter { isSearched[Int($0.relation)] }[...]
    }
}
