/// How far from a record the values lie that a condition on it reads.
struct QueryReach {
    /// How many links lie between the record and the farthest value.
    private(set) var length = 0
    /// Whether the time of day decides.
    private(set) var readsTime = false
    /// By number, the relations that are followed, from either end.
    private var relations = RelationSet()

    init(of condition: Condition) { self.init(of: condition.predicate) }

    init(of predicate: Predicate) { length = add(predicate) }

    init(of value: ValueExpression) { length = add(value) }

    /// The records whose conditions may read one of these, each once.
    ///
    /// `neighbours` are a link away from one of them by a link that is no longer there.
    func records(telling changed: [Int], or neighbours: [Int], in graph: RecordGraph) -> [Int] {
        guard length > 0 else { return changed }
        var seen = Set(changed)
        var found = changed
        var level = changed
        for distance in 1...length {
            var next: [Int] = []
            func visit(_ record: Int) {
                if seen.insert(record).inserted { next.append(record) }
            }
            if distance == 1 { neighbours.forEach(visit) }
            for record in level {
                for link in graph.links(from: record) where follows(graph.links[link]) {
                    visit(Int(graph.links[link].target))
                }
                for link in graph.links(to: record) where follows(graph.links[link]) {
                    visit(Int(graph.links[link].source))
                }
            }
            found += next
            level = next
        }
        return found
    }

    private func follows(_ link: Link) -> Bool { relations.contains(Int(link.relation)) }

    // MARK: - What an expression reads, each the length of its farthest path

    private mutating func add(_ predicate: Predicate) -> Int {
        switch predicate {
        case .not(let inner): add(inner)
        case .all(let parts), .any(let parts): longest(parts) { $0.add($1) }
        case .comparison(_, let left, let right), .versions(_, let left, let right):
            max(add(left), add(right))
        case .membership(let left, let members): max(add(left), longest(members) { $0.add($1) })
        case .refers(let path, _), .isPresent(let path): add(path)
        case .sharesRecord(let left, let right): max(add(left), add(right))
        case .isKnown(let expression), .value(let expression), .matches(let expression, _):
            add(expression)
        case .quantified(_, let collection): add(collection)
        }
    }

    private mutating func add(_ expression: ValueExpression) -> Int {
        switch expression {
        case .literal, .today: return 0
        case .now:
            readsTime = true
            return 0
        case .path(let path): return add(path)
        case .negative(let inner): return add(inner)
        case .arithmetic(_, let left, let right): return max(add(left), add(right))
        case .aggregate(_, let collection, _): return add(collection)
        case .truth(let predicate): return add(predicate)
        }
    }

    private mutating func add(_ collection: QueryCollection) -> Int {
        let behind = max(
            collection.filter.map { add($0) } ?? 0,
            collection.values.map { add($0) } ?? 0
        )
        return add(collection.elements) + behind
    }

    private mutating func add(_ path: CompiledPath) -> Int {
        var length = 0
        for step in path.steps {
            switch step {
            case .follow(let relation), .followPart(_, let relation):
                length += 1
                for number in relation.outgoing.numbers + relation.incoming.numbers {
                    relations.insert(number)
                }
            case .field, .member, .builtin: break
            }
        }
        return length
    }

    private mutating func longest<Part>(
        _ parts: [Part],
        _ add: (inout QueryReach, Part) -> Int
    ) -> Int {
        parts.reduce(0) { max($0, add(&self, $1)) }
    }
}
