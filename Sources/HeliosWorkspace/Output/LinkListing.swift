package import HeliosRecords
import HeliosText

/// The links of one record, from both sides.
package struct LinkListing: Sendable {
    private let record: Int
    private let graph: RecordGraph
    private let outgoing: [Entry]
    private let incoming: [Entry]

    /// A link as one side reads it.
    private struct Entry: Sendable {
        let relation: String
        let record: Int
        let link: Link
    }

    /// The links of the record of this number.
    package init(of record: Int, in graph: RecordGraph) {
        self.record = record
        self.graph = graph
        outgoing = graph.links(from: record).map { number in
            let link = graph.links[number]
            return Entry(
                relation: graph.relation(of: link).name,
                record: Int(link.target),
                link: link
            )
        }
        incoming = graph.links(to: record).map { number in
            let link = graph.links[number]
            let relation = graph.relation(of: link)
            return Entry(
                relation: relation.inverse ?? relation.name,
                record: Int(link.source),
                link: link
            )
        }
    }

    /// Two tables for a terminal.
    package var text: String {
        var text =
            "\(graph.records[record].id)  "
            + TerminalText.printable(graph.title(of: record)) + "\n"
        text += section("links to", outgoing)
        text += section("linked from", incoming)
        return text
    }

    private func section(_ heading: String, _ entries: [Entry]) -> String {
        guard !entries.isEmpty else { return "\n\(heading): nothing\n" }
        var table = TextTable()
        for entry in sorted(entries) {
            table.add([
                entry.relation, graph.records[entry.record].id.description,
                graph.title(of: entry.record), attributes(of: entry.link),
            ])
        }
        return "\n\(heading):\n" + table.text(indent: 2)
    }

    private func sorted(_ entries: [Entry]) -> [Entry] {
        entries.enumerated().sorted { left, right in
            left.element.relation != right.element.relation
                ? left.element.relation.precedesBytewise(right.element.relation)
                : left.offset < right.offset
        }.map(\.element)
    }

    private func attributes(of link: Link) -> String {
        let declared = graph.relation(of: link).attributes
        return graph.written(link).attributes
            .map { "\(declared[$0.field].name) \($0.value.text)" }
            .joined(separator: ", ")
    }

    /// An object with `links` and `backlinks`.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("version", 1)
            json.member("record", graph.records[record].id.description)
            write(to: &json)
        }
        json.endLine()
        return json.bytes
    }

    /// Writes `links` and `backlinks` into an object.
    func write(to json: inout JSONWriter) {
        write("links", outgoing, to: &json)
        write("backlinks", incoming, to: &json)
    }

    private func write(_ key: String, _ entries: [Entry], to json: inout JSONWriter) {
        json.key(key)
        json.array { json in
            for entry in sorted(entries) { write(entry, to: &json) }
        }
    }

    private func write(_ entry: Entry, to json: inout JSONWriter) {
        let declared = graph.relation(of: entry.link).attributes
        json.object { json in
            json.member("relation", entry.relation)
            json.member("record", graph.records[entry.record].id.description)
            json.member("title", graph.title(of: entry.record))
            json.key("attributes")
            json.object { json in
                for attribute in graph.written(entry.link).attributes {
                    json.key(declared[attribute.field].name)
                    attribute.value.write(to: &json)
                }
            }
        }
    }
}
