import HeliosDiagnostics
import HeliosRecords
import Testing

/// The links in Markdown that is a part of a field, of a link or of a reply.
@Suite("Texts in parts")
struct NestedTextTests {
    @Test(
        "lead to what is there",
        arguments: [
            ("text: {md: \"[[user:nobody]]\"}", "2:12 no user is called 'nobody'"),
            ("text: {md: \"[a](gone.md)\"}", "2:12 'gone.md' leads to no file"),
            ("texts:\n  - see [[user:nobody]]", "3:11 no user is called 'nobody'"),
            ("words: {x: \"[[user:nobody]]\"}", "2:12 no user is called 'nobody'"),
            ("near: {ref: b, note: \"[[user:nobody]]\"}", "2:22 no user is called 'nobody'"),
        ]
    )
    func parts(lines: String, expected: String) async {
        let found = await PathSample.findings(["boxes/a.yaml": "name: A\n\(lines)\n"])
        #expect(found == ["boxes/a.yaml:\(expected)"])
    }

    @Test("of a reply lead to what is there")
    func replies() async {
        let reply = "boxes/b/replies/2026-03-02T0915Z-kari.md"
        let found = await PathSample.findings([
            reply: "---\nnote: \"[[user:nobody]]\"\n---\nSee there.\n"
        ])
        #expect(found == ["\(reply):2:7 no user is called 'nobody'"])
    }

    @Test("say the new id of a record that is called otherwise")
    func renames() async throws {
        let text = try await PathSample.text(
            of: "boxes/a.yaml",
            renaming: RecordID(kind: "user", id: "kari"),
            to: "kari-n",
            in: ["boxes/a.yaml": "name: A\ntext: {md: \"ask [[user:kari|her]]\"}\n"]
        )
        #expect(text == "name: A\ntext: {md: \"ask [[user:kari-n|her]]\"}\n")
    }
}
