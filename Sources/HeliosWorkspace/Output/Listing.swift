import HeliosDiagnostics
package import HeliosRecords
import HeliosText

/// Records with columns of values: the result of a query, or the list of a kind.
package struct Listing: Sendable {
    /// The names of the columns behind the record's id.
    package let columns: [String]
    /// The records' numbers and the values of their columns.
    package let rows: [(record: Int, values: [QueryValue])]
    /// How many records there would be without a limit.
    package let matchCount: Int

    private let graph: RecordGraph

    /// The records of a query; without `select`, their title.
    package init(_ query: Query, on graph: RecordGraph, in environment: QueryEnvironment) {
        let result = query.run(on: graph, in: environment)
        self.graph = graph
        matchCount = result.matchCount
        guard !query.columns.isEmpty else {
            columns = ["title"]
            rows = result.records.map { ($0, [.value(.text(graph.title(of: $0)))]) }
            return
        }
        columns = query.columns.map(\.text)
        rows = Array(zip(result.records, result.rows)).map { ($0, $1) }
    }

    /// The records of a kind with the columns of its list view; archived ones only if asked for.
    package init(
        kind: Int,
        on graph: RecordGraph,
        in environment: QueryEnvironment,
        withArchived: Bool
    ) {
        self.graph = graph
        let view = graph.schema.kinds[kind].view(named: "list")
        let expressions = (view?.columns ?? []).compactMap {
            QueryParser.column($0, kind: kind, schema: graph.schema).value
        }
        columns = expressions.map(\.text)
        let records = graph.records(ofKind: kind).filter { withArchived || !graph.isArchived($0) }
        let order = view?.order.flatMap {
            QueryParser.order($0, kind: kind, schema: graph.schema).value
        }
        rows = (order?.sorted(records, on: graph, in: environment) ?? records)
            .map { record in
                (record, expressions.map { $0.evaluate(record, on: graph, in: environment) })
            }
        matchCount = rows.count
    }

    /// A table for a terminal.
    package var text: String {
        var table = TextTable(headings: ["record"] + columns)
        for row in rows {
            table.add([graph.records[row.record].id.description] + row.values.map(plain))
        }
        let more = matchCount > rows.count ? " of \(matchCount)" : ""
        let noun = matchCount == 1 ? "record" : "records"
        return table.text() + "\n\(rows.count)\(more) \(noun)\n"
    }

    /// An object with the number of matches and a list of rows.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("version", 1)
            json.member("count", matchCount)
            json.key("columns")
            json.array { json in columns.forEach { json.string($0) } }
            json.key("records")
            json.array { json in
                for row in rows { write(row, to: &json) }
            }
        }
        json.endLine()
        return json.bytes
    }

    /// Comma-separated values (RFC 4180) with the record's id first.
    package var csv: [UInt8] {
        var csv = CSVWriter()
        csv.row(["record"] + columns)
        for row in rows {
            csv.row([graph.records[row.record].id.description] + row.values.map(plain))
        }
        return csv.bytes
    }

    private func write(_ row: (record: Int, values: [QueryValue]), to json: inout JSONWriter) {
        let record = graph.records[row.record]
        json.object { json in
            json.member("record", record.id.description)
            json.member("title", graph.title(of: row.record))
            json.member("path", record.path)
            json.key("values")
            json.object { json in
                for (column, value) in zip(columns, row.values) {
                    json.key(column)
                    write(value, to: &json)
                }
            }
        }
    }

    private func write(_ value: QueryValue, to json: inout JSONWriter) {
        switch value {
        case .missing: json.null()
        case .value(let value): value.write(to: &json)
        case .record(let number): json.string(graph.records[number].id.description)
        case .list(let values): json.array { json in values.forEach { write($0, to: &json) } }
        }
    }

    private func plain(_ value: QueryValue) -> String {
        switch value {
        case .missing: ""
        case .value(let value): value.text
        case .record(let number): graph.records[number].id.description
        case .list(let values): values.map(plain).joined(separator: ", ")
        }
    }
}
