import Testing

@testable import HeliosSpecs

@Suite("Delta files")
struct DeltaTests {
    private func delta(_ text: String) -> DeltaDocument {
        DeltaDocument(SpecText(file: Array(text.utf8)))
    }

    @Test(
        "have sections of exactly these titles",
        arguments: [
            ("## ADDED Requirements", true), ("## added requirements", true),
            ("##\tAdded Requirements ", true),
            ("## ADDED  Requirements", false), ("## ADDED Requirement", false),
            ("## ADDED Requirements:", false),
            ("## ADDED Requirements ##", false), ("### ADDED Requirements", false),
            ("# ADDED Requirements", false),
            (" ## ADDED Requirements", false), ("## ADDED Requirements (Backend)", false),
        ]
    )
    func titles(line: String, isRead: Bool) {
        let delta = delta("\(line)\n### Requirement: A\nx\n")
        #expect(delta.added.map(\.name.text) == (isRead ? ["A"] : []))
    }

    @Test(
        "read one section of several",
        arguments: [
            (
                "## ADDED Requirements\n### Requirement: a\n## ADDED Requirements\n### Requirement: b",
                ["b"]
            ),
            (
                "## ADDED Requirements\n### Requirement: a\n## added requirements\n### Requirement: b",
                ["a"]
            ),
            (
                "## added requirements\n### Requirement: a\n## ADDED Requirements\n### Requirement: b\n"
                    + "## added requirements\n### Requirement: c", ["c"]
            ),
        ]
    )
    func repeated(text: String, names: [String]) {
        #expect(delta(text).added.map(\.name.text) == names)
    }

    @Test("end a requirement at an untitled section, whose lines belong to nothing")
    func untitled() {
        let delta = delta(
            "## ADDED Requirements\n### Requirement: a\n## \n#### Scenario: x\n### y\n### Requirement: b\n"
        )
        #expect(delta.added.map(\.name.text) == ["a", "b"])
        #expect(delta.added.map(\.scenarios.count) == [0, 0])
        #expect(delta.skipped.map(\.mark.line) == [5])
    }

    @Test(
        "remove by headers and by bullets",
        arguments: [
            ("### Requirement: a", ["a"]), ("- `### Requirement: a`", ["a"]),
            ("-### Requirement:a", ["a"]),
            (" - ### Requirement: a` ", ["a"]), ("- ### Requirement: `a`", ["`a"]),
            ("- ### Requirement: `", ["`"]),
            ("- ### Requirement: a``", ["a`"]), ("- ###Requirement: a", ["a"]),
            ("* ### Requirement: a", []), ("- Requirement: a", []), ("- ### requirement: a", []),
            ("- `a`", []),
            ("```\n- ### Requirement: a\n```", []), ("### a", []), ("- ### Requirement:", []),
            ("- ### Requirement: a\n### requirement: b", ["a", "b"]),
        ]
    )
    func removals(text: String, names: [String]) {
        let delta = delta("## REMOVED Requirements\n\(text)\n")
        #expect(delta.removed.map(\.name.text) == names)
        #expect(delta.skipped.isEmpty)
    }

    @Test(
        "rename in pairs",
        arguments: [
            ("- FROM: `### Requirement: a`\n- TO: `### Requirement: b`", ["a>b"]),
            ("FROM: ### Requirement: a\nTO: ### Requirement: b", ["a>b"]),
            ("-FROM:###Requirement:a\n  - TO: ### Requirement: b", ["a>b"]),
            (
                "- FROM: ### Requirement: a\n- FROM: ### Requirement: c\n- TO: ### Requirement: b",
                ["c>b"]
            ),
            ("- TO: ### Requirement: b\n- FROM: ### Requirement: a", []),
            (
                "- TO: ### Requirement: b\n- FROM: ### Requirement: a\n- TO: ### Requirement: c\n"
                    + "- TO: ### Requirement: d", ["a>c"]
            ),
            ("- From: ### Requirement: a\n- To: ### Requirement: b", []),
            ("* FROM: ### Requirement: a\n* TO: ### Requirement: b", []),
            ("- **FROM:** ### Requirement: a\n- TO: ### Requirement: b", []),
            ("- FROM: a\n- TO: b", []),
            ("~~~\n- FROM: ### Requirement: a\n~~~\n- TO: ### Requirement: b", []),
        ]
    )
    func renames(text: String, pairs: [String]) {
        let delta = delta("## RENAMED Requirements\n\(text)\n")
        #expect(delta.renamed.map { "\($0.from.name.text)>\($0.to.name.text)" } == pairs)
    }

    @Test("keep names apart by their bytes, and fold them where it is asked for")
    func names() {
        #expect(SpecName("é".utf8) != SpecName("e\u{301}".utf8))
        #expect(SpecName(" A\t\u{3000}b ".utf8).folded == SpecName("a b".utf8))
        #expect(SpecName("ΟΔΟΣ".utf8).folded == SpecName("οδος".utf8))
    }
}
