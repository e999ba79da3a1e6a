/// A query whose names and types fit the kinds.
public struct Query: Sendable {
    /// The places of the queried kinds in `Schema.kinds`.
    public let kinds: [Int]
    /// The columns of `select`; empty without one.
    public let columns: [ColumnExpression]
    let condition: Predicate?
    let order: [OrderKey]
    let limit: Int?
}

/// One key of `order by`.
struct OrderKey: Sendable {
    let value: ValueExpression
    /// The type that orders the values, if they have an order of their own, such as an enum's words.
    let type: FieldType?
    /// Whether the key is a relation with one target, ordered by the target's identity.
    let isRecord: Bool
    let isDescending: Bool
}

/// What a query found.
public struct QueryResult: Sendable {
    /// The numbers of the records, in the order asked for.
    public let records: [Int]
    /// How many records the query would give without its limit.
    public let matchCount: Int
    /// For each record, the values of the query's columns.
    public let rows: [[QueryValue]]
}

/// The value of a column.
public indirect enum QueryValue: Sendable, Hashable {
    /// Nothing.
    case missing
    /// A value; its type is the column's `fieldType`, if it has one.
    case value(FieldValue)
    /// The number of a record.
    case record(Int)
    /// What lies at the ends of a path with several.
    case list([QueryValue])
}

extension Query {
    /// Finds the records; those without an order key's value come last, ties stay in graph order.
    public func run(on graph: RecordGraph, in environment: QueryEnvironment) -> QueryResult {
        let evaluator = QueryEvaluator(graph: graph, environment: environment)
        var found: [Int] = []
        for kind in kinds {
            for record in graph.records(ofKind: kind) {
                let holds = condition.map { evaluator.truth($0, .record(record)) } ?? .yes
                if holds == .yes { found.append(record) }
            }
        }
        if !order.isEmpty { found = RecordOrder(keys: order).sorted(found, by: evaluator) }
        let kept = limit.map { Array(found.prefix($0)) } ?? found
        return QueryResult(
            records: kept,
            matchCount: found.count,
            rows: kept.map { record in columns.map { $0.value(of: record, evaluator) } }
        )
    }
}

/// What records are ordered by, as behind `order by`.
public struct RecordOrder: Sendable {
    let keys: [OrderKey]

    /// The records in this order; those without a key's value come last, ties stay as they are.
    public func sorted(
        _ records: [Int],
        on graph: RecordGraph,
        in environment: QueryEnvironment
    ) -> [Int] {
        sorted(records, by: QueryEvaluator(graph: graph, environment: environment))
    }

    /// The same where some of the records are known to be in this order already; of those only the
    /// few are looked at between which others belong.
    package func sorted(
        _ records: [Int],
        knowing known: [Int],
        on graph: RecordGraph,
        in environment: QueryEnvironment
    ) -> [Int] {
        let evaluator = QueryEvaluator(graph: graph, environment: environment)
        let isKnown = Set(known)
        let places = Dictionary(
            records.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        func entry(_ record: Int) -> Entry {
            Entry(places[record] ?? 0, record, keys, evaluator)
        }
        let others = records.filter { !isKnown.contains($0) }
            .map(entry).sorted { precedes($0, $1) }
        var result: [Int] = []
        result.reserveCapacity(records.count)
        var rest = known[...]
        for other in others {
            var (low, high) = (rest.startIndex, rest.endIndex)
            while low < high {
                let middle = (low + high) / 2
                if precedes(entry(rest[middle]), other) { low = middle + 1 } else { high = middle }
            }
            result += rest[..<low]
            result.append(other.record)
            rest = rest[low...]
        }
        return result + rest
    }

    /// How many links lie at most between a record and what it is ordered by.
    package var reach: Int { keys.map { QueryReach(of: $0.value).length }.max() ?? 0 }

    func sorted(_ records: [Int], by evaluator: QueryEvaluator) -> [Int] {
        records.enumerated().map { Entry($0, $1, keys, evaluator) }
            .sorted { precedes($0, $1) }
            .map(\.record)
    }

    /// A record with what it is ordered by.
    private struct Entry {
        let place: Int
        let record: Int
        let values: [FieldValue?]

        init(_ place: Int, _ record: Int, _ keys: [OrderKey], _ evaluator: QueryEvaluator) {
            self.place = place
            self.record = record
            values = keys.map { $0.key(of: record, evaluator) }
        }
    }

    private func precedes(_ left: Entry, _ right: Entry) -> Bool {
        for (index, key) in keys.enumerated() {
            if let isFirst = key.puts(left.values[index], before: right.values[index]) {
                return isFirst
            }
        }
        return left.place < right.place
    }
}

extension OrderKey {
    /// What the record is ordered by.
    fileprivate func key(of record: Int, _ evaluator: QueryEvaluator) -> FieldValue? {
        guard !isRecord else {
            guard case .path(let path) = value else { return nil }
            var key: FieldValue?
            evaluator.visit(path, .record(record)) { item in
                if case .record(let target, _) = item {
                    key = .text(evaluator.graph.records[target].id.description)
                }
                return key == nil
            }
            return key
        }
        return evaluator.value(value, .record(record))
    }

    /// Whether one key comes first; nil for keys of one rank.
    fileprivate func puts(_ left: FieldValue?, before right: FieldValue?) -> Bool? {
        switch (left, right) {
        case (nil, nil): return nil
        case (nil, _): return false
        case (_, nil): return true
        case (let first?, let second?):
            switch QueryComparison.order(first, second, as: type) {
            case .same: return nil
            case .ascending: return !isDescending
            case .descending: return isDescending
            // Amounts of different currencies are grouped by currency.
            case nil:
                if first.precedes(second) { return !isDescending }
                return second.precedes(first) ? isDescending : nil
            }
        }
    }
}
