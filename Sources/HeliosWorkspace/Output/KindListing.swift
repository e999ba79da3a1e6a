package import HeliosRecords
import HeliosText

/// The kinds of a repository and how many records each has.
package struct KindListing: Sendable {
    private let rows: [(kind: Kind, count: Int)]

    /// The kinds of a graph.
    package init(_ graph: RecordGraph) {
        rows = graph.schema.kinds.enumerated().map { ($1, graph.records(ofKind: $0).count) }
    }

    private static let headings = ["kind", "folder", "records", "module", "label"]

    private var cells: [[String]] {
        rows.map { row in
            [
                row.kind.name, row.kind.plural, String(row.count), row.kind.module,
                row.kind.label.plural,
            ]
        }
    }

    /// A table for a terminal.
    package var text: String {
        var table = TextTable(headings: Self.headings)
        cells.forEach { table.add($0) }
        return table.text()
    }

    /// A list of objects.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("version", 1)
            json.key("kinds")
            json.array { json in
                for row in rows {
                    json.object { json in
                        json.member("kind", row.kind.name)
                        json.member("folder", row.kind.plural)
                        json.member("records", row.count)
                        json.member("module", row.kind.module)
                        json.member("label", row.kind.label.plural)
                    }
                }
            }
        }
        json.endLine()
        return json.bytes
    }

    /// Comma-separated values (RFC 4180).
    package var csv: [UInt8] {
        var csv = CSVWriter()
        csv.row(Self.headings)
        cells.forEach { csv.row($0) }
        return csv.bytes
    }
}
