import HeliosRecords
import Testing

/// What a short id in a client's own file leads to.
@Suite struct OwnedLinkTests {
    @Test(
        "leads to the client's record, else to the common one of a fitting kind",
        arguments: [
            ("clients/acme/categories/network.yaml", "category:acme/network"),
            ("clients/acme/documents/network.md", "category:network"),
        ]
    )
    func shortID(owned: String, expected: String) async throws {
        let schema = SchemaLoader.builtIn().value
        let files = [
            "clients/acme.yaml": "name: Acme\n",
            "categories/network.yaml": "name: Network\n",
            owned: owned.utf8.last == UInt8(ascii: "d") ? "---\nname: N\n---\n" : "name: N\n",
            "clients/acme/canned_replies/hello.md": "---\nname: Hello\ncategory: network\n---\n",
        ]
        let loaded = await MemorySource(files: files).graph(schema: schema)
        #expect(loaded.diagnostics.map(\.message) == [])
        let graph = loaded.value
        let reply = try #require(
            graph.number(of: RecordID(kind: "canned_reply", id: "acme/hello"))
        )
        let targets = graph.links(from: reply)
            .filter { graph.relation(of: graph.links[$0]).name == "category" }
            .map { graph.records[Int(graph.links[$0].target)].id.description }
        #expect(targets == [expected])
    }
}
