import HeliosDiagnostics
import HeliosRecords
import Testing

/// What is said of files that values name.
@Suite("Files that values name")
struct PathFieldTests {
    @Test(
        "must be there wherever the kind says so",
        arguments: [
            ("list: [gone.txt]", "gone.txt", "2:7"),
            ("list: [b/plan.txt, gone.txt]", "gone.txt", "2:7"),
            ("list:\n  - boxes/b/plan.txt\n  - gone.txt", "gone.txt", "3:3"),
            ("lists: [[gone.txt]]", "gone.txt", "2:8"), ("map: {x: gone.txt}", "gone.txt", "2:6"),
            ("object: {plan: gone.txt}", "gone.txt", "2:9"),
            ("objects: [{plan: gone.txt}]", "gone.txt", "2:10"),
            ("near: {ref: b, plan: gone.txt}", "gone.txt", "2:22"),
            ("list: [b/plan.txt]", "", ""), ("object: {other: gone.txt}", "", ""),
            ("free: [gone.txt]", "", ""), ("near: {ref: b, plan: b/plan.txt}", "", ""),
        ]
    )
    func missing(lines: String, path: String, place: String) async {
        let found = await PathSample.findings(["boxes/a.yaml": "name: A\n\(lines)\n"])
        let expected = "boxes/a.yaml:\(place) '\(path)' is no file of the repository"
        #expect(found == (path.isEmpty ? [] : [expected]))
    }

    @Test(
        "by a reply lie at the root or beside the reply",
        arguments: [
            ("boxes/b/plan.txt", ""), ("note.txt", ""),
            ("plan.txt", ":2:7 'plan.txt' is no file of the repository"),
        ]
    )
    func replies(path: String, expected: String) async {
        let reply = "boxes/b/replies/2026-03-02T0915Z-kari.md"
        let found = await PathSample.findings([
            reply: "---\nplan: \(path)\n---\nSee there.\n",
            "boxes/b/replies/note.txt": "A note.\n",
        ])
        #expect(found == (expected.isEmpty ? [] : [reply + expected]))
    }

    @Test(
        "are used, however the value holds them",
        arguments: [
            "free: [boxes/loose.txt]", "free: [loose.txt]", "list: [loose.txt]",
            "lists: [[loose.txt]]", "map: {x: loose.txt}", "object: {other: loose.txt}",
            "objects: [{plan: loose.txt}]", "near: {ref: b, plan: loose.txt}",
            "md: \"[it](loose.txt)\"",
        ]
    )
    func used(lines: String) async {
        let files = ["boxes/a.yaml": "name: A\n\(lines)\n", "boxes/loose.txt": "A plan.\n"]
        let found = await PathSample.findings(files)
        #expect(found == [])
    }

    @Test("are followed where a record is called otherwise")
    func renames() async throws {
        let lines = "list: [boxes/b/plan.txt, b/plan.txt]\nobject: {plan: b/plan.txt}\n"
        let text = try await PathSample.text(
            of: "boxes/a.yaml",
            renaming: RecordID(kind: "box", id: "b"),
            to: "c",
            in: ["boxes/a.yaml": "name: A\n\(lines)"]
        )
        let now = "list: [boxes/c/plan.txt, c/plan.txt]\nobject: {plan: c/plan.txt}\n"
        #expect(text == "name: A\n\(now)")
    }

    @Test("are of no use where nothing names them")
    func unused() async {
        let found = await PathSample.findings(["boxes/loose.txt": "A plan.\n"])
        #expect(found == ["boxes/loose.txt:1:1 the file is neither a record nor used by one"])
    }
}
