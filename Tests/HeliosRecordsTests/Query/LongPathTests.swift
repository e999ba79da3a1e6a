import HeliosRecords
import Testing

@Suite("Long paths")
struct LongPathTests {
    @Test("lead to each record once, however many ways there are")
    func manyWays() async {
        // Among a dozen places that all are near one another, sixty steps have 11 to the 60th ways.
        let places = (1...12).map { "p\($0)" }
        var files = [
            "helios.yaml":
                "organization: {name: F, domain: f.example, timezone: Europe/Oslo}\n",
            "kinds/place.yaml": """
            kind: place
            plural: places
            relations: {near: {to: place, many: true, symmetric: true}}
            """,
        ]
        for (number, place) in places.enumerated() {
            let others = places.dropFirst(number + 1).joined(separator: ", ")
            files["places/\(place).yaml"] =
                "name: \(place)\n" + (others.isEmpty ? "" : "near: [\(others)]\n")
        }
        let clock = Clock(machine: QuerySample.environment)
        let opened = await Repository.open(MemorySource(files: files), at: clock)
        #expect(opened.diagnostics.isEmpty)
        let steps = String(repeating: "near.", count: 60)
        let graph = opened.value.graph
        #expect(Self.found("place where \(steps)name = \"nowhere\"", in: graph) == 0)
        #expect(Self.found("place where \(steps)name = \"p7\"", in: graph) == 12)
    }

    private static func found(_ text: String, in graph: RecordGraph) -> Int? {
        let query = QueryParser.query(SpannedText(text), schema: graph.schema).value
        return query?.run(on: graph, in: QuerySample.environment).records.count
    }
}
