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
        let bounds = relations.map { schema.relationNumber(kind: number, relation: $0) }
        for record in graph.graph.records(ofKind: number) {
            csv.row(row(record, fields, bounds))
        }
        return csv.bytes
    }

    private func row(_ number: Int, _ fields: [Int], _ relations: [Int]) -> [String] {
        let record = graph.records[number]
        var cells = [record.id.id]
        cells += fields.map { record.entry(at: $0)?.value.exportText ?? "" }
        cells += relations.map { relation in
            let links = links(of: number, relation: relation)
                .map { graph.records[$0.other].id.description }
            let plain = record.plainLinks.filter { $0.relation == relation }.map(\.value.text)
            return (links + plain).joined(separator: ";")
        }
        return cells
    }
}
