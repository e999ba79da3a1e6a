import HeliosRecords
import HeliosText

extension PageContext {
    /// A kind's records as JSON, each with the columns of its list.
    func json(list number: Int, columns: [ListColumn]) -> [UInt8] {
        var json = JSONWriter()
        let kind = schema.kinds[number]
        json.object { json in
            json.member("kind", kind.name)
            json.member("count", plan.lists[number].records.count)
            json.key("records")
            json.array { json in
                for record in graph.graph.records(ofKind: number) {
                    json.object { json in
                        json.member("id", graph.records[record].id.id)
                        json.member("title", title(record))
                        json.member("url", PagePath.encoded(plan.recordPaths[record]))
                        json.key("columns")
                        json.object { json in
                            for column in columns {
                                json.key(column.name)
                                write(value(column, of: record), to: &json)
                            }
                        }
                    }
                }
            }
        }
        json.endLine()
        return json.bytes
    }

    /// A kind's records as CSV: the id, then every field and relation, several values joined by `;`.
    func csv(list number: Int) -> [UInt8] {
        var csv = CSVWriter()
        let kind = schema.kinds[number]
        // Secrets are left out: a column that only says `set` could not be imported again.
        let fields = kind.fields.indices.filter { kind.fields[$0].type != .secret }
        let relations = kind.relations.indices.filter { !kind.relations[$0].isComputed }
        csv.row(
            ["id"] + fields.map { kind.fields[$0].name } + relations.map { kind.relations[$0].name }
        )
        let columns = ExportColumns(
            fields: Dictionary(
                uniqueKeysWithValues: fields.enumerated().map { ($1, $0 + 1) }
            ),
            relations: Dictionary(
                uniqueKeysWithValues: relations.enumerated().map {
                    (schema.relationNumber(kind: number, relation: $1), $0 + 1 + fields.count)
                }
            )
        )
        for record in graph.graph.records(ofKind: number) {
            csv.row(row(record, columns))
        }
        return csv.bytes
    }

    /// The column of each field, by its place, and of each relation, by its number.
    private struct ExportColumns {
        let fields: [Int: Int]
        let relations: [Int: Int]

        var count: Int { 1 + fields.count + relations.count }
    }

    /// One walk over what the record states: most of a kind's columns are empty in most records.
    private func row(_ number: Int, _ columns: ExportColumns) -> [String] {
        let record = graph.records[number]
        var cells = [String](repeating: "", count: columns.count)
        cells[0] = record.id.id
        for entry in record.fields {
            if let column = columns.fields[entry.field] { cells[column] = entry.value.exportText }
        }
        let add = { (text: String, column: Int) in
            cells[column] += cells[column].utf8.isEmpty ? text : ";" + text
        }
        for link in graph.graph.links[graph.graph.links(from: number)] {
            guard let column = columns.relations[Int(link.relation)] else { continue }
            add(graph.records[Int(link.target)].id.description, column)
        }
        for plain in record.plainLinks {
            if let column = columns.relations[plain.relation] { add(plain.value.text, column) }
        }
        return cells
    }
}
