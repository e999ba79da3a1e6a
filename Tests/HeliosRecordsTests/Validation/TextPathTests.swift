import HeliosDiagnostics
import HeliosRecords
import HeliosText
import Testing

/// Where the paths in texts lead.
@Suite("Paths in texts")
struct TextPathTests {
    @Test(
        "of replies count from the reply's own file",
        arguments: [
            ("[a](../record.md)", ""), ("[a](../record.md#grey)", ""), ("[a](..)", ""),
            ("[a](../plan.txt)", ""), ("[a](../../2/record.md)", ""),
            ("[a](2026-03-02T0915Z-kari.md)", ""), ("[a](/tickets/2/record.md)", ""),
            ("[a](record.md)", ":6:5 'record.md' leads to no file"),
            ("[a](plan.txt)", ":6:5 'plan.txt' leads to no file"),
            ("[a](2026-03-03T0915Z-kari.md)", ":6:5 '2026-03-03T0915Z-kari.md' leads to no file"),
            ("[a](../record.md#x)", ":6:5 no heading gives the address '#x'"),
        ]
    )
    func replies(text: String, expected: String) async {
        let found = await PathSample.findings([PathSample.replyPath: PathSample.reply(text)])
        #expect(found == (expected.isEmpty ? [] : [PathSample.replyPath + expected]))
    }

    @Test("of replies follow a ticket that is called otherwise")
    func renames() async throws {
        let text = "[a](../../2/record.md), [b](../record.md)"
        let renamed = try await PathSample.text(
            of: PathSample.replyPath,
            renaming: RecordID(kind: "ticket", id: "2"),
            to: "3",
            in: [PathSample.replyPath: PathSample.reply(text)]
        )
        #expect(renamed == PathSample.reply("[a](../../3/record.md), [b](../record.md)"))
    }

    @Test(
        "into the folder of a kind that cannot be read are not judged",
        arguments: [
            ("[a](../boxes/a.yaml)", true), ("[a](../boxes/b)", true),
            ("![a](../boxes/b/plan.svg)", true), ("[[box:a]]", true),
            ("[a](../boxes.yaml)", false), ("[a](../crates/a.yaml)", false),
        ]
    )
    func brokenKinds(text: String, isSpared: Bool) async {
        let found = await PathSample.findings([
            "kinds/box.yaml": "kind: box\nplural: boxes\nlabel: [\n",
            "documents/page.md": "---\nname: Page\n---\n\(text)\n",
        ])
        let told = found.filter { $0.hasBytePrefix("documents/page.md") }
        #expect(told.isEmpty == isSpared)
    }

    @Test(
        "and links stand where a plain value of several lines has them",
        arguments: [
            ("see [[user:nobody]]", "2:11"), ("see\n  [[user:nobody]]", "3:5"),
            ("see\n  him,\n\n    or [[user:nobody]] \n  there", "5:10"),
            ("æ ø\n  å [[user:nobody]]", "3:7"),
        ]
    )
    func plainValues(value: String, place: String) async {
        let found = await PathSample.findings(["boxes/a.yaml": "name: A\nmd: \(value)\n"])
        #expect(found == ["boxes/a.yaml:\(place) no user is called 'nobody'"])
    }
}
