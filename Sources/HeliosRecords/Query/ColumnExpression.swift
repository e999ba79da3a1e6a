/// A value worked out for each record, such as a column of a list.
public struct ColumnExpression: Sendable {
    /// The expression as written.
    public let text: String
    /// The names of its path, or of the path its function runs over; empty for a calculation.
    public let names: [String]
    /// The function it calls, such as `count`.
    public let function: String?
    /// The declared type of its values; nil for records, calculations and fields of many types.
    public let fieldType: FieldType?
    /// Whether its values are records.
    public let isRecord: Bool
    /// The record's own fields and relations that it mentions.
    public let mentions: [Mention]
    let value: ValueExpression

    /// The value for a record of the kind that the expression was parsed for.
    public func evaluate(
        _ record: Int,
        on graph: RecordGraph,
        in environment: QueryEnvironment
    ) -> QueryValue {
        value(of: record, QueryEvaluator(graph: graph, environment: environment))
    }

    func value(of record: Int, _ evaluator: QueryEvaluator) -> QueryValue {
        guard case .path(let path) = value else {
            return evaluator.value(value, .record(record)).map { .value($0) } ?? .missing
        }
        var values: [QueryValue] = []
        var first: QueryValue?
        var seen: Set<Int> = []
        evaluator.visit(path, .record(record), keepingLists: true) { item in
            let value: QueryValue
            switch item {
            case .value(let stated, _): value = .value(stated)
            case .record(let number, _):
                guard !path.mayRepeat || seen.insert(number).inserted else { return true }
                value = .record(number)
            }
            // Most columns have one end, which needs no list.
            guard path.hasManyEnds else {
                first = value
                return false
            }
            values.append(value)
            return true
        }
        guard path.hasManyEnds else { return first ?? .missing }
        return values.isEmpty ? .missing : .list(values)
    }
}
