package import HeliosRecords
import HeliosText

/// All that one record says.
package struct RecordDetail: Sendable {
    private let number: Int
    private let graph: RecordGraph

    /// The record of this number.
    package init(_ number: Int, in graph: RecordGraph) {
        self.number = number
        self.graph = graph
    }

    private var record: Record { graph.records[number] }
    private var kind: Kind { graph.kind(of: number) }

    /// Fields and links for a terminal; a secret only says that it is set.
    package var text: String {
        var table = TextTable()
        table.add(["record", record.id.description])
        table.add(["file", record.path])
        for (index, field) in kind.fields.enumerated() {
            guard let value = record.value(at: index, of: kind) else { continue }
            for (row, line) in lines(value, field).enumerated() {
                table.add([row == 0 ? field.name : "", line])
            }
        }
        return table.text() + "\n" + LinkListing(of: number, in: graph).text
    }

    private func lines(_ value: FieldValue, _ field: Field) -> [String] {
        if field.type.holdsSecret { return ["(set)"] }
        return value.text.split(onByte: ASCII.lineFeed)
    }

    /// An object with the record's fields and links.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("version", 1)
            json.member("record", record.id.description)
            json.member("kind", record.id.kind)
            json.member("id", record.id.id)
            json.member("title", graph.title(of: number))
            json.member("path", record.path)
            json.key("fields")
            json.object { json in
                for (index, field) in kind.fields.enumerated() where !field.type.holdsSecret {
                    guard let value = record.value(at: index, of: kind) else { continue }
                    json.key(field.name)
                    value.write(to: &json)
                }
            }
            LinkListing(of: number, in: graph).write(to: &json)
        }
        json.endLine()
        return json.bytes
    }
}
