import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("Changes of records")
struct RecordChangeTests {
    /// The words of all that happened to the ships of two states, one line each.
    private static func words(_ difference: RepositoryDifference) -> [String] {
        difference.changed.flatMap { change in
            change.lines.map { line in
                var text = line.name + ":"
                if let old = line.old { text += " -" + old.text }
                if let new = line.new { text += " +" + new.text }
                if let note = line.note { text += " " + note }
                if let lines = line.text?.lines {
                    text += " +\(lines.addedCount) -\(lines.removedCount)"
                }
                return text
            }
        }
    }

    @Test(
        "tells a change in fields and links",
        arguments: [
            ("hull: wood", "hull: steel", ["hull: -wood +steel"]),
            ("", "hull: wood", ["hull: -steel (default) +wood"]),
            ("tags_of_old: [a, b]", "tags_of_old: [b, c]", ["tags_of_old: -a", "tags_of_old: +c"]),
            ("tags_of_old: [a, b]", "tags_of_old: [b, a]", ["tags_of_old: another order"]),
            (
                "crew: [{name: Ann, rank: mate}, {name: Bo}]",
                "crew: [{name: Bo}, {name: Ann, rank: captain}, {name: Cy}]",
                ["crew[Ann].rank: -mate +captain", "crew: +(name: Cy)"]
            ),
            ("ports: {north: Bergen}", "ports: {north: Oslo}", ["ports.north: -Bergen +Oslo"]),
            ("ports: {north: Bergen}", "", ["ports: -(north: Bergen)"]),
            ("fleet: [b]", "fleet: [c]", ["fleet: -ship:b", "fleet: +ship:c"]),
            ("fleet: [b]", "fleet: [ship:b]", []),
            ("sister: b", "sister: c", ["sister: -ship:b +ship:c"]),
            ("sister: b", "", ["sister: -ship:b"]),
            (
                "sister: {ref: b, since: 2020-01-01}", "sister: {ref: b, since: 2021-01-01}",
                ["sister: +ship:b since: 2020-01-01 → 2021-01-01"]
            ),
            ("history: |\n  one\n  two", "history: |\n  one\n  three", ["history: +1 -1"]),
            ("# a comment\nhull: wood", "hull: wood # another", []),
            ("code: \(secret("a"))", "code: \(secret("b"))", ["code: changed"]),
            ("code: \(secret("a"))", "", ["code: -(set)"]),
            ("ports: {x: \u{E9}}", "ports: {x: e\u{301}}", ["ports.x: -\u{E9} +e\u{301}"]),
        ]
    )
    func tells(old: String, new: String, wanted: [String]) async {
        let others = ["b.yaml": "name: B\n", "c.yaml": "name: C\n"]
        let state = { (text: String) in
            others.merging(["a.yaml": "name: A\n\(text)\n"]) { first, _ in first }
        }
        let difference = await Fleet.difference(state(old), state(new))
        #expect(Self.words(difference) == wanted)
    }

    /// An encrypted value, as a flow scalar.
    private static func secret(_ letter: String) -> String {
        let line = "YWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+" + String(repeating: letter, count: 32)
        return "|\n  -----BEGIN AGE ENCRYPTED FILE-----\n  \(line)\n  AAAA\n"
            + "  -----END AGE ENCRYPTED FILE-----"
    }

    @Test("tells a text line by line")
    func tellsTexts() async {
        let difference = await Fleet.difference(
            ["a.md": "---\nname: A\n---\n\nOne.\n\nTwo.\n"],
            ["a.md": "---\nname: A\n---\n\nOne.\n\nThree.\nFour.\n"]
        )
        let hunks = difference.changed.first?.text?.lines.hunks ?? []
        #expect(hunks.map(\.removed) == [["Two."]])
        #expect(hunks.map(\.added) == [["Three.", "Four."]])
        #expect(hunks.map(\.oldLine) == [4])
    }

    @Test("never tells a text that seems to hold a secret")
    func hidesSecrets() async {
        let token = "ghp_" + String(repeating: "a", count: 36)
        let difference = await Fleet.difference(
            ["a.md": "---\nname: A\n---\n\nOne.\n"],
            ["a.md": "---\nname: A\n---\n\n\(token)\n"]
        )
        #expect(difference.changed.first?.text?.isHidden == true)
    }

    @Test("a record that names its old id is renamed, and links to it have not changed")
    func followsAliases() async {
        let difference = await Fleet.difference(
            ["a.yaml": "name: A\n", "b.yaml": "name: B\nsister: a\n"],
            ["z.yaml": "name: Z\naliases: [a]\n", "b.yaml": "name: B\nsister: z\n"]
        )
        #expect(difference.renamed.map(\.reason) == [.alias])
        #expect(difference.added.isEmpty && difference.removed.isEmpty)
        #expect(Self.words(difference) == ["name: -A +Z", "aliases: +a"])
    }

    @Test("a record moves with its renamed file")
    func followsFiles() async {
        let difference = await Fleet.difference(
            ["a.yaml": "name: A\n"],
            ["z.yaml": "name: Z\n"],
            renamedFiles: [("ships/a.yaml", "ships/z.yaml")]
        )
        #expect(difference.renamed.map(\.reason) == [.file])
        #expect(Self.words(difference) == ["name: -A +Z"])
    }

    @Test("a record that says the same under another id is renamed; of several none is")
    func followsContent() async {
        let one = await Fleet.difference(["a.yaml": "name: A\n"], ["z.yaml": "name: A\n"])
        #expect(one.renamed.map(\.reason) == [.content])
        let several = await Fleet.difference(
            ["a.yaml": "name: A\n", "b.yaml": "name: A\n"],
            ["y.yaml": "name: A\n", "z.yaml": "name: A\n"]
        )
        #expect(several.renamed.isEmpty)
        #expect(several.added.count == 2 && several.removed.count == 2)
    }

    @Test("a record whose file cannot be read is told as such")
    func tellsUnreadable() async {
        let difference = await Fleet.difference(["a.yaml": "name: A\n"], ["a.yaml": "name: [\n"])
        #expect(difference.removed.map(\.isUnreadable) == [true])
    }

    @Test("tells changed kinds and settings as files")
    func tellsFiles() async {
        var files = Fleet.files(["a.yaml": "name: A\n"])
        let old = await RepositoryState.of(files)
        files.files["kinds/ship.yaml"] = Array((Fleet.kind + "description: A ship.\n").utf8)
        files.files["ships/plan.png"] = [1, 2, 3]
        let new = await RepositoryState.of(files)
        let changes = RepositoryDifference(from: old, to: new).files
        #expect(
            changes.map { "\($0.path) \($0.change)" } == [
                "kinds/ship.yaml changed", "ships/plan.png added",
            ]
        )
    }
}

@Suite("Findings of a change")
struct FindingChangeTests {
    @Test("a finding is the same on another line, and a link that breaks elsewhere is new")
    func tellsNewAndFixed() async {
        let difference = await Fleet.difference(
            ["a.yaml": "name: A\n", "b.yaml": "name: B\nsister: a\nbad: 1\n", "c.yaml": "{}\n"],
            ["b.yaml": "# moved\nname: B\nsister: a\nbad: 1\n", "c.yaml": "name: C\n"]
        )
        #expect(difference.newFindings.map(\.span.path) == ["ships/b.yaml"])
        #expect(difference.newFindings.map(\.id) == [.link(.unresolved)])
        #expect(difference.fixedFindings.map(\.id) == [.record(.fieldMissing)])
    }

    @Test("a finding moves with its record")
    func followsRenames() async {
        let difference = await Fleet.difference(
            ["a.yaml": "name: A\nbad: 1\n"],
            ["z.yaml": "name: A\nbad: 1\naliases: [a]\n"]
        )
        #expect(difference.newFindings.isEmpty && difference.fixedFindings.isEmpty)
    }

    @Test("a second finding of the same words is new")
    func counts() async {
        let difference = await Fleet.difference(
            ["b.yaml": "name: B\nfleet: [x]\n"],
            ["b.yaml": "name: B\nfleet: [x]\nsister: x\n"]
        )
        #expect(difference.newFindings.count == 1 && difference.fixedFindings.isEmpty)
    }
}

@Suite("Line differences")
struct LineDifferenceTests {
    @Test("does not tell how lines end")
    func lineEnds() {
        #expect(LineDifference(from: "a\nb\n", to: "a\r\nb\r\n").isEmpty)
        let difference = LineDifference(from: "a\r\nb\r\n", to: "a\nc\n")
        #expect(difference.hunks.map(\.removed) == [["b"]])
        #expect(difference.hunks.map(\.added) == [["c"]])
    }

    @Test(
        "finds the shortest edit",
        arguments: [
            ("a\nb\nc", "a\nb\nc", 0, 0), ("", "a", 1, 1), ("a\nb\nc\nd", "a\nc\nx\nd", 1, 1),
            ("a\nb\nc\na\nb\nb\na", "c\nb\na\nb\na\nc", 2, 3), ("a\nb", "b\na", 1, 1),
        ]
    )
    func finds(old: String, new: String, added: Int, removed: Int) {
        let difference = LineDifference(from: old, to: new)
        #expect(difference.addedCount == added && difference.removedCount == removed)
    }

    @Test("gives up on texts that differ too much, and is still right")
    func isBounded() {
        let old = (0..<3_000).map { "old \($0)" }.joined(separator: "\n")
        let new = (0..<3_000).map { "new \($0)" }.joined(separator: "\n")
        let difference = LineDifference(from: old, to: new)
        #expect(difference.hunks.count == 1 && difference.addedCount == 3_000)
    }
}
