package import HeliosDiagnostics
import HeliosText

/// The question that a record with the trait `report` asks of the records of a kind.
package struct SavedQuery: Sendable {
    /// The place of the kind in `Schema.kinds`.
    package let kind: Int
    /// What must hold for a record; nil for all of them.
    package let condition: Condition?
    /// The columns as written, that of the groups in front.
    package let columns: [SpannedText]
    /// Whether the first column says which group a record belongs to.
    package let isGrouped: Bool
    /// What the records are ordered by; nil for the usual order.
    package let order: RecordOrder?
    /// The question as `query` takes it.
    package let text: String

    /// The records of a graph that meet the condition, in the order asked for; the closure may know
    /// of some whether they do.
    package func records(
        of graph: RecordGraph,
        in environment: QueryEnvironment,
        knowing known: (Int) -> Bool? = { _ in nil }
    ) -> [Int] {
        let found = graph.records(ofKind: kind).filter { record in
            guard let condition else { return true }
            return known(record)
                ?? (condition.evaluate(record, on: graph, in: environment) == .yes)
        }
        return order?.sorted(found, on: graph, in: environment) ?? found
    }
}

extension SavedQuery {
    /// Reads what a record asks.
    ///
    /// For an audience that may not see all of it, `isPartial` leaves out the columns and orders
    /// that it cannot know; without a known kind or condition there is no question.
    package static func read(
        _ number: Int,
        of graph: RecordGraph,
        isPartial: Bool = false
    ) -> Checked<SavedQuery?> {
        var reader = SavedQueryReader(number, of: graph, isPartial: isPartial)
        let query = reader.read()
        let isWhole = isPartial || reader.diagnostics.isEmpty
        return Checked(isWhole ? query : nil, reader.diagnostics)
    }

    /// What is wrong with the questions of those of some records that ask any.
    package static func check(
        _ numbers: some Sequence<Int>,
        of graph: RecordGraph
    ) -> [Diagnostic] {
        numbers.flatMap { number in
            graph.kind(of: number).has(.report) ? read(number, of: graph).diagnostics : []
        }
    }

    /// What is wrong with the questions of all records that ask any.
    static func check(_ graph: RecordGraph) -> [Diagnostic] {
        graph.schema.kinds.indices.filter { graph.schema.kinds[$0].has(.report) }
            .flatMap { check(graph.records(ofKind: $0), of: graph) }
    }
}

/// Reads the parts of a question from a record's fields.
private struct SavedQueryReader {
    let record: Record
    let declared: Kind
    let schema: Schema
    let isPartial: Bool
    var diagnostics: [Diagnostic] = []

    init(_ number: Int, of graph: RecordGraph, isPartial: Bool) {
        record = graph.records[number]
        declared = graph.kind(of: number)
        schema = graph.schema
        self.isPartial = isPartial
    }

    mutating func read() -> SavedQuery? {
        guard let subject = text("subject_kind"), let kind = kind(subject) else { return nil }
        var condition: Condition?
        let filter = text("filter")
        if let filter {
            condition = take(QueryParser.condition(filter, kind: kind, schema: schema))
            guard condition != nil else { return nil }
        }
        let stated = texts("columns")
        var columns =
            stated.isEmpty ? schema.kinds[kind].view(named: "list")?.columns ?? [] : stated
        columns = columns.filter { isColumn($0, of: kind) }
        let group = text("group_by").flatMap { isColumn($0, of: kind) ? $0 : nil }
        if let group {
            columns = [group] + columns.filter { !$0.text.hasSameBytes(as: group.text) }
        }
        let order = order(group, kind)
        var words = schema.kinds[kind].name
        if let filter { words += " where \(filter.text)" }
        if !columns.isEmpty { words += " select \(columns.map(\.text).joined(separator: ", "))" }
        if let order { words += " order by \(order.text)" }
        return SavedQuery(
            kind: kind,
            condition: condition,
            columns: columns,
            isGrouped: group != nil,
            order: order?.order,
            text: words
        )
    }

    private mutating func kind(_ subject: SpannedText) -> Int? {
        if let number = schema.kinds.firstIndex(where: { $0.name.hasSameBytes(as: subject.text) }) {
            return number
        }
        diagnostics.append(
            .queryUnknownKind(
                TerminalText.printable(subject.text),
                at: subject.span,
                among: schema.kinds.map(\.name)
            )
        )
        return nil
    }

    /// The group comes first, so that its records stand together, if it has an order at all.
    private mutating func order(
        _ group: SpannedText?,
        _ kind: Int
    ) -> (text: String, order: RecordOrder)? {
        var keys: [String] = []
        let schema = schema
        func isOrder(_ text: SpannedText) -> Bool {
            QueryParser.order(text, kind: kind, schema: schema).value != nil
        }
        if let group, isOrder(group) { keys.append(group.text) }
        if let sort = text("sort"),
            take(QueryParser.order(sort, kind: kind, schema: schema)) != nil
        {
            keys.append(sort.text)
        }
        guard !keys.isEmpty else { return nil }
        let text = keys.joined(separator: ", ")
        return QueryParser.order(SpannedText(text, at: record.span), kind: kind, schema: schema)
            .value.map { (text, $0) }
    }

    private mutating func isColumn(_ text: SpannedText, of kind: Int) -> Bool {
        take(QueryParser.column(text, kind: kind, schema: schema)) != nil
    }

    /// Where in a list an expression stands is not kept, so that the field is pointed at.
    private mutating func take<Value>(_ checked: Checked<Value?>) -> Value? {
        diagnostics += checked.diagnostics
        return checked.value
    }

    // MARK: Fields

    private func text(_ name: String) -> SpannedText? {
        guard let entry = entry(name), case .text(let text) = entry.value else { return nil }
        return SpannedText(text, at: SourceSpan(path: record.path, range: entry.range))
    }

    private func texts(_ name: String) -> [SpannedText] {
        guard let entry = entry(name), case .list(let values) = entry.value else { return [] }
        let span = SourceSpan(path: record.path, range: entry.range)
        return values.map { SpannedText($0.text, at: span) }
    }

    private func entry(_ name: String) -> FieldEntry? {
        declared.fieldIndex(named: name).flatMap { record.entry(at: $0) }
    }
}
