import HeliosRecords
import Testing

@Suite("Orders of records")
struct OrderTests {
    @Test(
        "are the same where that of some records is known",
        arguments: [
            "name", "status desc", "seats, name desc", "holder.department", "holder",
            "count(labels) desc",
        ]
    )
    func known(text: String) async throws {
        let graph = await QuerySample.graph()
        let parsed = QueryParser.order(
            SpannedText(text),
            kind: QuerySample.kind,
            schema: QuerySample.schema
        )
        let order = try #require(parsed.value)
        let records = Array(graph.records(ofKind: QuerySample.kind).reversed())
        let whole = order.sorted(records, on: graph, in: QuerySample.environment)
        for chosen in 0..<(1 << records.count) {
            let known = whole.filter { chosen >> ($0 - (records.last ?? 0)) & 1 == 1 }
            let found = order.sorted(
                records,
                knowing: known,
                on: graph,
                in: QuerySample.environment
            )
            #expect(found == whole)
        }
    }
}
