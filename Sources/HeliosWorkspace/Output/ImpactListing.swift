package import HeliosRecords
import HeliosText

/// What is affected if a record goes away, for people and programs.
package struct ImpactListing: Sendable {
    private let record: Int
    private let impact: Impact
    private let graph: RecordGraph

    /// The impact of the record of this number.
    package init(of record: Int, in graph: RecordGraph) {
        self.record = record
        self.graph = graph
        impact = Impact(of: record, in: graph)
    }

    /// A table by distance for a terminal.
    package var text: String {
        let id = graph.records[record].id
        guard !impact.affected.isEmpty else { return "nothing depends on \(id)\n" }
        var text = "if \(id) goes away:\n"
        let farthest = impact.affected.last?.distance ?? 0
        for distance in 1...max(1, farthest) {
            var table = TextTable()
            for affected in impact.affected where affected.distance == distance {
                table.add([
                    graph.records[affected.record].id.description,
                    graph.title(of: affected.record), "by \(reason(affected))",
                    affected.isBroken ? "would be invalid" : "",
                ])
            }
            text += distance == 1 ? "\ndirectly:\n" : "\nthrough \(distance - 1):\n"
            text += table.text(indent: 2)
        }
        let noun = impact.affected.count == 1 ? "record" : "records"
        return text + "\n\(impact.affected.count) \(noun)\n"
    }

    private func reason(_ affected: Impact.Affected) -> String {
        let target = graph.records[Int(affected.link.target)].id
        let name = graph.relation(of: affected.link).name
        return affected.distance == 1 ? name : "\(name) \(target)"
    }

    /// An object with the affected records, nearest first.
    package var json: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("version", 1)
            json.member("record", graph.records[record].id.description)
            json.key("affected")
            json.array { json in
                for affected in impact.affected {
                    json.object { json in
                        json.member("record", graph.records[affected.record].id.description)
                        json.member("title", graph.title(of: affected.record))
                        json.member("distance", affected.distance)
                        json.member("relation", graph.relation(of: affected.link).name)
                        json.member(
                            "through",
                            graph.records[Int(affected.link.target)].id.description
                        )
                        json.member("would_be_invalid", affected.isBroken)
                    }
                }
            }
        }
        json.endLine()
        return json.bytes
    }
}
