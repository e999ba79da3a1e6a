import Foundation
import HeliosRecords
import HeliosTestSupport
import HeliosYAML
import Testing

@Suite("Edits of YAML")
struct YAMLEditorTests {
    struct Case: CustomTestStringConvertible {
        let text: String
        let edit: YAMLEdit
        let result: String?
        var path = "a.yaml"
        var testDescription: String { text }
    }

    static let cases: [Case] = [
        Case(
            text: "a: x # why\nb: y\n",
            edit: .replace([.key("a")], "z"),
            result: "a: z # why\nb: y\n"
        ),
        Case(text: "a: 'x'\n", edit: .replace([.key("a")], "it's"), result: "a: 'it''s'\n"),
        Case(
            text: "a: \"x\"\r\nb: 1\r\n",
            edit: .replace([.key("a")], "\"q\""),
            result: "a: \"\\\"q\\\"\"\r\nb: 1\r\n"
        ),
        Case(text: "a: x\n", edit: .replace([.key("a")], "y: z #"), result: "a: \"y: z #\"\n"),
        Case(text: "a: x\n", edit: .replace([.key("a")], ""), result: "a: \"\"\n"),
        Case(text: "a: x\n", edit: .replace([.key("a")], "* star"), result: "a: \"* star\"\n"),
        Case(
            text: "a:  # wanted\nb: 1\n",
            edit: .replace([.key("a")], "x"),
            result: "a: x  # wanted\nb: 1\n"
        ),
        Case(
            text: "a: |\n  one\n  two\nb: 1\n",
            edit: .replace([.key("a")], "x\ny\n"),
            result: "a: |\n  x\n  y\nb: 1\n"
        ),
        Case(
            text: "a: >\n  one\n  two\nb: 1\n",
            edit: .replace([.key("a")], "x"),
            result: "a: \"x\"\nb: 1\n"
        ),
        Case(
            text: "a: >\n  one\n  two\n",
            edit: .replacePart([.key("a")], 4..<7, "2"),
            result: "a: >\n  one\n  2\n"
        ),
        Case(
            text: "a: [x, y] # c\n",
            edit: .append([.key("a")], "z"),
            result: "a: [x, y, z] # c\n"
        ),
        Case(text: "a: []\n", edit: .append([.key("a")], "z, w"), result: "a: [\"z, w\"]\n"),
        Case(
            text: "a:\n- x\n- y\n\n# end\n",
            edit: .append([.key("a")], "z"),
            result: "a:\n- x\n- y\n- z\n\n# end\n"
        ),
        Case(
            text: "a:\n  - {b: c}",
            edit: .append([.key("a")], "z"),
            result: "a:\n  - {b: c}\n  - z"
        ),
        Case(
            text: "a: 1\n# end\n",
            edit: .add([], key: "b", .text("x")),
            result: "a: 1\nb: x\n# end\n"
        ),
        Case(
            text: "a: 1",
            edit: .add([], key: "b", .list(["x", "y, z"])),
            result: "a: 1\nb: [x, \"y, z\"]"
        ),
        Case(
            text: "# nothing\n",
            edit: .add([], key: "b", .text("x")),
            result: "# nothing\nb: x\n"
        ),
        Case(
            text: "a: {b: c}\n",
            edit: .add([.key("a")], key: "d", .text("e")),
            result: "a: {b: c, d: e}\n"
        ),
        Case(
            text: "a:\n  - b: 1\n    c: 2\nd: 3\n",
            edit: .add([.key("a"), .index(0)], key: "e", .text("f")),
            result: "a:\n  - b: 1\n    c: 2\n    e: f\nd: 3\n"
        ),
        Case(text: "a: 1\nb: 2 # x\nc: 3\n", edit: .remove([.key("b")]), result: "a: 1\nc: 3\n"),
        Case(text: "a: [x, y, z]\n", edit: .remove([.key("a"), .index(1)]), result: "a: [x, z]\n"),
        Case(text: "a: [x, y, z]\n", edit: .remove([.key("a"), .index(2)]), result: "a: [x, y]\n"),
        Case(
            text: "a:\n  - b: 1\n    c: 2\n",
            edit: .remove([.key("a"), .index(0), .key("b")]),
            result: "a:\n  - c: 2\n"
        ),
        Case(
            text: "---\nname: x\n---\n\nname: y\n",
            edit: .replace([.key("name")], "z"),
            result: "---\nname: z\n---\n\nname: y\n",
            path: "a.md"
        ),
        Case(
            text: "---\nname: x\n---\nbody\n",
            edit: .add([], key: "b", .text("c")),
            result: "---\nname: x\nb: c\n---\nbody\n",
            path: "a.md"
        ),
        Case(text: "\u{FEFF}a: é\n", edit: .replace([.key("a")], "ø"), result: "\u{FEFF}a: ø\n"),
        Case(text: "a: 1\na: 2\n", edit: .replace([.key("a")], "3"), result: nil),
        Case(text: "a: &x 1\n", edit: .replace([.key("a")], "3"), result: nil),
        Case(text: "a: 1\n", edit: .replace([.key("b")], "3"), result: nil),
        Case(text: "a: 1\n", edit: .add([], key: "a", .text("2")), result: nil),
        Case(text: "a: 1\n", edit: .replace([.key("a")], "\u{202E}"), result: nil),
        Case(text: "a: [1]\n", edit: .replace([.key("a")], "x"), result: nil),
    ]

    @Test("an edit changes what it must, and no other byte", arguments: cases)
    func edits(_ edit: Case) {
        var editor = YAMLEditor(Array(edit.text.utf8), path: edit.path)
        let before = editor.bytes
        do {
            try editor.apply(edit.edit)
            #expect(String(decoding: editor.bytes, as: UTF8.self) == edit.result)
        } catch {
            #expect(edit.result == nil)
            #expect(editor.bytes == before)
        }
    }

    @Test("random edits of all sample records keep every byte around them")
    func randomEdits() throws {
        let folder = Fixture.root.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "records")
        var random = Seeded(state: 20_261_123)
        var (made, refused) = (0, 0)
        for url in Self.files(below: folder) {
            let text = Array(try Data(contentsOf: url))
            guard let root = YAMLEditor(text, path: url.path()).root else { continue }
            let places = Self.places(in: root)
            for _ in 0..<3 {
                guard let place = places.randomElement(using: &random) else { continue }
                var editor = YAMLEditor(text, path: url.path())
                do {
                    try editor.apply(Self.edit(place, &random))
                    made += 1
                } catch {
                    refused += 1
                    #expect(editor.bytes == text)
                }
                Self.checkKept(text, editor.bytes, url.lastPathComponent)
            }
        }
        #expect(made > 1000)
        #expect(refused * 50 < made, "\(refused) of \(made) edits were refused")
    }

    /// Comments and all lines but those of one stretch are as they were.
    private static func checkKept(_ old: [UInt8], _ new: [UInt8], _ name: String) {
        let (old, new) = (lines(old), lines(new))
        let front = zip(old, new).prefix { $0 == $1 }.count
        let back = zip(old[front...].reversed(), new[front...].reversed()).prefix { $0 == $1 }.count
        let gone = old[front..<(old.count - back)]
        // A stretch is one value; none of the sample is longer than this.
        #expect(gone.count < 60, "\(name): \(gone.count) lines changed")
        for line in gone where line.first == UInt8(ascii: "#") {
            Issue.record("\(name): a comment was lost")
        }
    }

    private static func lines(_ text: [UInt8]) -> [[UInt8]] {
        text.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    }

    private static func files(below folder: URL) -> [URL] {
        let all = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        let urls = (all?.allObjects as? [URL]) ?? []
        return urls.filter { ["yaml", "md"].contains($0.pathExtension) }
            .filter { !$0.path().contains("/openspec/") }.sorted { $0.path() < $1.path() }
    }

    private enum Place {
        case scalar([YAMLStep])
        case list([YAMLStep])
        case map([YAMLStep])
        case member([YAMLStep])
    }

    private static func places(in node: YAMLNode, at path: [YAMLStep] = []) -> [Place] {
        var places: [Place] = []
        if node.scalar != nil { places.append(.scalar(path)) }
        if let items = node.items {
            places.append(.list(path))
            for (index, item) in items.enumerated() {
                if items.count > 1 { places.append(.member(path + [.index(index)])) }
                places += Self.places(in: item, at: path + [.index(index)])
            }
        }
        if let entries = node.entries {
            places.append(.map(path))
            for entry in entries {
                if entries.count > 1 { places.append(.member(path + [.key(entry.key)])) }
                places += Self.places(in: entry.value, at: path + [.key(entry.key)])
            }
        }
        return places
    }

    private static let texts = [
        "plain", "two words", "user:mike", "it's", "a: b", "# no comment", "- dash", "null", "",
        "\"quoted\"", "[x", "{", "ø", "two\nlines", "ends with\n", " blank ", "@at", "%",
        "back\\slash",
    ]

    private static func edit(_ place: Place, _ random: inout Seeded) -> YAMLEdit {
        let text = texts.randomElement(using: &random) ?? ""
        return switch place {
        case .scalar(let path): .replace(path, text)
        case .list(let path): .append(path, text)
        case .map(let path):
            Bool.random(using: &random)
                ? .add(path, key: "brand_new", .text(text))
                : .add(path, key: "brand_new", .list([text, "x"]))
        case .member(let path): .remove(path)
        }
    }
}

/// Random numbers that are the same in each run.
private struct Seeded: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
