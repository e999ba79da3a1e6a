import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("Saved reports")
struct SavedQueryTests {
    private func graph(_ report: String) async -> RecordGraph {
        let source = MemorySource(files: [
            "assets/a.yaml": "{name: A, asset_type: laptop, make: B, status: deployed}",
            "assets/b.yaml": "{name: B, asset_type: server, make: B, status: retired}",
            "reports/r.yaml": report,
        ])
        return await source.graph(schema: SchemaLoader.builtIn().value).value
    }

    private func number(in graph: RecordGraph) throws -> Int {
        try #require(graph.number(of: RecordID(kind: "report", id: "r")))
    }

    @Test(
        "become a query, the group in front of what they are ordered by",
        arguments: [
            (
                "{name: R, subject_kind: asset, columns: [name]}", "asset select name"
            ),
            (
                "{name: R, subject_kind: asset, filter: 'make = \"B\"', columns: [name, status], "
                    + "group_by: status, sort: name desc}",
                "asset where make = \"B\" select status, name order by status, name desc"
            ),
        ]
    )
    func query(report: String, text: String) async throws {
        let graph = await graph(report)
        let read = SavedQuery.read(try number(in: graph), of: graph)
        #expect(read.diagnostics.isEmpty)
        #expect(read.value?.text == text)
        let again = QueryParser.query(
            SpannedText(text, at: .start(of: "<query>")),
            schema: graph.schema
        )
        #expect(again.value != nil)
    }

    @Test(
        "are told what is wrong with their question",
        arguments: [
            ("{name: R, subject_kind: aset}", "query.unknown-kind"),
            ("{name: R, subject_kind: asset, filter: nmae = A}", "query.unknown-name"),
            ("{name: R, subject_kind: asset, filter: status =}", "query.syntax"),
            ("{name: R, subject_kind: asset, columns: [name, sise]}", "query.unknown-name"),
            ("{name: R, subject_kind: asset, group_by: tipe}", "query.unknown-name"),
            ("{name: R, subject_kind: asset, sort: name sideways}", "query.syntax"),
        ]
    )
    func problems(report: String, id: String) async throws {
        let graph = await graph(report)
        let number = try number(in: graph)
        #expect(SavedQuery.check([number], of: graph).map(\.id.rawValue) == [id])
        #expect(SavedQuery.read(number, of: graph).value == nil)
    }

    @Test("add up values of one type")
    func sums() {
        #expect(FieldValue.sum([.integer(2), .integer(3)]) == .integer(5))
        #expect(FieldValue.sum([.duration(60), .duration(30)]) == .duration(90))
        #expect(FieldValue.sum([.integer(.max), .integer(1)]) == nil)
        #expect(FieldValue.sum([.text("a")]) == nil)
        #expect(FieldValue.sum([]) == nil)
    }
}
