import HeliosDiagnostics
import HeliosRecords
import HeliosTemplates
import HeliosText

/// A record with the trait `report`, and the answer to what it asks.
struct SavedReport {
    let record: Int
    let query: SavedQuery
    let context: PageContext

    private static let shownGroups = 12

    init?(of record: Int, in context: PageContext) {
        guard
            let query = SavedQuery.read(record, of: context.graph.graph, isPartial: true).value
        else { return nil }
        self.record = record
        self.query = query
        self.context = context
    }

    /// The answer.
    var result: ReportResult {
        let columns = query.columns.compactMap {
            ListColumn($0, kind: query.kind, schema: context.schema)
        }
        let isGrouped = query.isGrouped && columns.count == query.columns.count
        var result = ReportResult()
        let title = context.schema.kinds[query.kind].titleField
        let hasTitle = columns.dropFirst(isGrouped ? 1 : 0).contains {
            $0.name.hasSameBytes(as: title)
        }
        result.columns =
            [ReportResult.Column(label: kindLabel, name: "record", isInFileOnly: hasTitle)]
            + columns.enumerated().map { place, column in
                ReportResult.Column(
                    label: column.label,
                    name: column.name,
                    isNumeric: column.isNumeric,
                    isInFileOnly: isGrouped && place == 0
                )
            }
        let values = records.map { record in
            (record: record, values: columns.map { context.value($0, of: record) })
        }
        result.groups = groups(of: values, columns, isGrouped: isGrouped)
        let count = context.phrases.format.number(values.count)
        result.figures = [(count, context.schema.kinds[query.kind].label.plural)]
        if isGrouped { result.plots = [plot(of: values, columns[0])] }
        return result
    }

    private var kindLabel: String { context.schema.kinds[query.kind].label.singular }

    /// The records it lists; those that have not changed need not be read to leave them out.
    private var records: [Int] {
        let graph = context.graph.graph
        let all = Array(graph.records(ofKind: query.kind))
        guard let condition = query.condition, let prints = context.plan.prints else {
            return query.records(of: graph, in: context.plan.options.environment)
        }
        let rows = prints.rows(reaching: condition.reach)
        let column = context.plan.extracts.column(
            "report." + context.graph.records[record].id.id,
            of: all,
            numbers: rows.map { $0 ^ ground }
        ) { number, bytes in
            let environment = context.plan.options.environment
            if condition.evaluate(number, on: graph, in: environment) == .yes { bytes.append(1) }
        }
        let first = graph.records(ofKind: query.kind).lowerBound
        return query.records(of: graph, in: context.plan.options.environment) { number in
            column.ends[number - first] < column.ends[number - first + 1]
        }
    }

    /// A number that changes with the question.
    private var ground: UInt64 { Fingerprint.of(Array(query.text.utf8)[...]) }
}

// MARK: - Groups

extension SavedReport {
    private typealias Row = (record: Int, values: [QueryValue])

    private func groups(
        of rows: [Row],
        _ columns: [ListColumn],
        isGrouped: Bool
    ) -> [ReportResult.Group] {
        var members: [(value: QueryValue, rows: [Row])] = []
        var places: [QueryValue: Int] = [:]
        for row in rows {
            let value = isGrouped ? row.values[0] : .missing
            if let place = places[value] {
                members[place].rows.append(row)
            } else {
                places[value] = members.count
                members.append((value, [row]))
            }
        }
        return members.map { value, rows in
            var group = ReportResult.Group()
            if isGrouped {
                var heading = HTML(escaping: "\(columns[0].label): ")
                heading.append(
                    value == .missing
                        ? HTML(escaping: context.phrases[.reportNone]) : html(value, columns[0])
                )
                group.heading = heading
            }
            group.rows = rows.map { row in cells(of: row, columns) }
            for (place, column) in columns.enumerated() {
                group.sums[place + 1] = sum(of: rows.map { $0.values[place] }, column)
            }
            return group
        }
    }

    private func cells(of row: Row, _ columns: [ListColumn]) -> [ReportResult.Cell] {
        let link = context.cell(record: row.record)
        let title = context.schema.kinds[query.kind].titleField
        return [link]
            + zip(columns, row.values).map { column, value in
                let isTitle = column.name.hasSameBytes(as: title)
                return ReportResult.Cell(
                    html: isTitle ? link.html : html(value, column),
                    text: plain(value)
                )
            }
    }

    private func html(_ value: QueryValue, _ column: ListColumn) -> HTML {
        var html = HTML()
        context.append(value, of: column, in: record, into: &html)
        return html
    }

    /// A value as `query` writes it into a file.
    private func plain(_ value: QueryValue) -> String {
        switch value {
        case .missing: ""
        case .value(let value): value.text
        case .record(let number): context.graph.records[number].id.description
        case .list(let values): values.map(plain).joined(separator: ", ")
        }
    }

    /// The sum of a column, where a sum says something: not of numbers that only tell things apart.
    private func sum(of values: [QueryValue], _ column: ListColumn) -> String? {
        guard column.isNumeric || column.expression.fieldType == .duration else { return nil }
        if let field = column.field, field.uniqueness != .none { return nil }
        let stated = values.compactMap { value in
            if case .value(let value) = value { value } else { nil }
        }
        return FieldValue.sum(stated).map { context.phrases.text($0) }
    }

    /// How many records there are in each group, the largest groups if there are many.
    private func plot(of rows: [Row], _ column: ListColumn) -> Plot {
        var counts: [QueryValue: Int] = [:]
        var order: [QueryValue] = []
        for row in rows {
            if counts[row.values[0]] == nil { order.append(row.values[0]) }
            counts[row.values[0], default: 0] += 1
        }
        var shown = order.map { (label: words($0, column), count: counts[$0] ?? 0) }
        if shown.count > Self.shownGroups {
            let sorted = shown.enumerated().sorted {
                ($1.element.count, $0.offset) < ($0.element.count, $1.offset)
            }
            shown = sorted.prefix(Self.shownGroups).map(\.element)
        }
        let label = context.schema.kinds[query.kind].label.plural
        return Plot(
            title: context.phrases.text(
                .reportByGroup,
                ["kind": label, "group": column.label]
            ),
            category: column.label,
            labels: shown.map(\.label),
            series: [Plot.Series(label: label, values: shown.map(\.count), look: .first)],
            shape: .bars
        )
    }

    private func words(_ value: QueryValue, _ column: ListColumn) -> String {
        switch value {
        case .missing: context.phrases[.reportNone]
        case .record(let number): context.title(number)
        case .value(let value):
            column.expression.fieldType.map { context.phrases.text(value, $0) }
                ?? context.phrases.text(value)
        case .list(let values): values.map { words($0, column) }.joined(separator: ", ")
        }
    }
}
