import HeliosRecords
import HeliosText

extension PageContext {
    /// A kind's records as JSON, each with the columns of its list.
    func json(list number: Int, columns: [ListColumn], _ rows: ExportRows) -> [UInt8] {
        var json = JSONWriter()
        var rows = rows
        let kind = schema.kinds[number]
        json.object { json in
            json.member("kind", kind.name)
            json.member("count", plan.lists[number].records.count)
            json.key("records")
            json.array { json in
                rows.begin(at: json.bytes.count)
                for record in rows.records {
                    if let row = rows.earlier {
                        // What stands between rows depends on their place.
                        json.value(row.drop { $0 != UInt8(ascii: "{") })
                    } else {
                        json.object { write(record, columns, to: &$0) }
                    }
                    rows.end(at: json.bytes.count)
                }
            }
        }
        json.endLine()
        rows.keep()
        return json.bytes
    }

    /// The members of a record as an element of its kind's list.
    private func write(_ record: Int, _ columns: [ListColumn], to json: inout JSONWriter) {
        json.member("id", graph.records[record].id.id)
        plan.recordTexts.write(faceOf: record, to: &json)
        json.key("columns")
        json.object { json in
            for column in columns where !column.isExtra {
                json.key(column.name)
                write(value(column, of: record), to: &json)
            }
        }
    }

    /// A kind's records as CSV: the id, then every field and relation, several values joined by `;`.
    func csv(list number: Int, _ rows: ExportRows) -> [UInt8] {
        var csv = CSVWriter()
        var rows = rows
        let kind = schema.kinds[number]
        // Secrets are left out: a column that only says `set` could not be imported again.
        let fields = kind.fields.indices.filter { kind.fields[$0].type != .secret }
        let relations = kind.relations.indices.filter { !kind.relations[$0].isComputed }
        csv.row(
            ["id"] + fields.map { kind.fields[$0].name } + relations.map { kind.relations[$0].name }
        )
        let columns = ExportColumns(fields: fields, relations: relations, of: number, in: schema)
        rows.begin(at: csv.bytes.count)
        for record in rows.records {
            if let row = rows.earlier {
                csv.append(row: row)
            } else {
                csv.row(of: columns.count, cells(of: record, columns))
            }
            rows.end(at: csv.bytes.count)
        }
        rows.keep()
        return csv.bytes
    }

    /// What a record states, by column: most of a kind's columns are empty in most records.
    private func cells(
        of number: Int,
        _ columns: ExportColumns
    ) -> [(column: Int, text: String)] {
        let record = graph.records[number]
        var cells = [(column: 0, text: record.id.id)]
        let fields = record.fields
        cells.reserveCapacity(fields.count + 4)
        for index in fields.indices {
            guard let column = columns.fields[fields[index].field] else { continue }
            cells.append((column, fields[index].value.exportText))
        }
        let add = { (text: String, column: Int) in
            var place = cells.count
            while cells[place - 1].column > column { place -= 1 }
            guard cells[place - 1].column == column else {
                return cells.insert((column, text), at: place)
            }
            cells[place - 1].text += cells[place - 1].text.utf8.isEmpty ? text : ";" + text
        }
        for link in graph.graph.links[graph.graph.links(from: number)] {
            guard let column = columns.relations[Int(link.relation)] else { continue }
            add(plan.recordTexts.references.text(at: Int(link.target)), column)
        }
        for plain in record.plainLinks {
            if let column = columns.relations[plain.relation] { add(plain.value.text, column) }
        }
        return cells
    }
}

/// The columns of a kind's CSV behind that of the id, which is column 0.
private struct ExportColumns {
    /// The column of each field, by its place in the kind.
    private(set) var fields: [Int?]
    /// The column of each relation, by its number.
    private(set) var relations: [Int?]
    private(set) var count = 1

    init(fields places: [Int], relations own: [Int], of kind: Int, in schema: Schema) {
        fields = Array(repeating: nil, count: schema.kinds[kind].fields.count)
        relations = Array(repeating: nil, count: schema.relations.count)
        for place in places {
            fields[place] = count
            count += 1
        }
        for relation in own {
            relations[schema.relationNumber(kind: kind, relation: relation)] = count
            count += 1
        }
    }
}
