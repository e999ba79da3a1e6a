import HeliosDiagnostics
import HeliosYAML
import Testing

@Suite("YAML values")
struct YAMLValueTests {
    @Test(
        "stay text, whatever they look like",
        arguments: [
            "no", "yes", "on", "Off", "~", "null", "true", "1.10", "0777", "0o14", "0x1F", "1_000",
            "12:30:45", "190:20:30", "2026-01-01", "2001-12-14t21:59:43.10-05:00", ".inf", ".nan",
            "1e3",
            "+1", "-0", "NO", "=", "a#b", "a:b", "http://a.b/c:d", "-1", "-x",
            "?x",
        ]
    )
    func text(value: String) {
        #expect(shape(parse("a: \(value)").value) == "{a: ‹\(value)›}")
        #expect(parse("a: \(value)").diagnostics.isEmpty)
    }

    @Test(
        "of one text",
        arguments: [
            ("", "nothing"),
            ("\n\n  \n", "nothing"),
            ("# only a comment", "nothing"),
            ("---\n", "nothing"),
            ("---\n# c\n...\n", "nothing"),
            ("\u{FEFF}a: 1", "{a: ‹1›}"),
            ("\u{FEFF}", "nothing"),
            ("---\na: 1\n...\n# end\n", "{a: ‹1›}"),
            ("a: 1\n...", "{a: ‹1›}"),
            ("hello", "‹hello›"),
            ("''", "‹›"),
            ("a:", "{a: ‹›}"),
            ("a:\nb: ''", "{a: ‹› b: ‹›}"),
            ("a: 'it''s'", "{a: ‹it's›}"),
            (#"a: "x\ty\n\u00e9\x41\U0001F600\"""#, "{a: ‹x\ty⏎éA😀\"›}"),
            ("a: b\n  c\n\n  d", "{a: ‹b c⏎d›}"),
            ("a: \"b\n  c\n\n\n  d \\\n  e\"", "{a: ‹b c⏎⏎d e›}"),
            ("a: 'b\n\n  c'", "{a: ‹b⏎c›}"),
            ("a: |\n  x\n    y\n\n  z\n", "{a: ‹x⏎  y⏎⏎z⏎›}"),
            ("a: |-\n  x\n\n", "{a: ‹x›}"),
            ("a: |+\n  x\n\n", "{a: ‹x⏎⏎›}"),
            ("a: |2\n   x\n", "{a: ‹ x⏎›}"),
            ("a: >\n  x\n  y\n\n  z\n    w\n  v\n", "{a: ‹x y⏎z⏎  w⏎v⏎›}"),
            ("a: >-\n  x\n  y\n", "{a: ‹x y›}"),
            ("a: |\nb: 1", "{a: ‹› b: ‹1›}"),
            ("[a, 'b', \"c\", [d], {e: f}, ]", "[‹a› ‹b› ‹c› [‹d›] {e: ‹f›}]"),
            ("{a: 1, b, c: , 'd': [], \"e\":2}", "{a: ‹1› b: ‹› c: ‹› d: [] e: ‹2›}"),
            ("- a\n-\n- - b\n  - c\n- d: e\n  f: g", "[‹a› ‹› [‹b› ‹c›] {d: ‹e› f: ‹g›}]"),
            ("a:\n- b\n- c\nd: e", "{a: [‹b› ‹c›] d: ‹e›}"),
            ("a: 1 # one\n# two\nb: 2#3", "{a: ‹1› b: ‹2#3›}"),
            ("a: 1\r\nb: |\r\n  x\r\n  y\r\n", "{a: ‹1› b: ‹x⏎y⏎›}"),
            ("? a\n: b\n? c\n", "{a: ‹b› c: ‹›}"),
            ("b: 1\na: 2\nB: 3", "{b: ‹1› a: ‹2› B: ‹3›}"),
            ("\"<<\": 1", "{<<: ‹1›}"),
            ("cafe\u{301}: 1\ncaf\u{e9}: 2", "{cafe\u{301}: ‹1› caf\u{e9}: ‹2›}"),
            ("a: b\tc # x\ty\nd: |\n  x\n  \te: f", "{a: ‹b\tc› d: ‹x⏎\te: f›}"),
            ("a: 👨‍👩‍👧 می‌خواهم", "{a: ‹👨‍👩‍👧 می‌خواهم›}"),
        ]
    )
    func tree(text: String, expected: String) {
        let parsed = parse(text)
        #expect(shape(parsed.value) == expected)
        #expect(parsed.diagnostics.map(\.brief) == [])
    }

    @Test(
        "say how they are written",
        arguments: [
            ("x", YAMLScalarStyle.plain), ("'x'", .singleQuoted), ("\"x\"", .doubleQuoted),
            ("|\n x", .literal), (">\n x", .folded),
        ]
    )
    func style(text: String, expected: YAMLScalarStyle) {
        #expect(parse(text).value?.scalar?.style == expected)
    }

    @Test("are found by the bytes of their key")
    func lookup() {
        let root = parse("a: {b: [1, 2]}\ncaf\u{e9}: x").value
        #expect(root?["a"]?["b"]?.items?.count == 2)
        #expect(root?["caf\u{e9}"]?.scalar?.text == "x")
        #expect(root?["cafe\u{301}"] == nil)
        #expect(root?.entry(named: "a")?.keyRange.brief == "1:1-1:2")
        #expect(root?["a"]?.scalar == nil)
        #expect(parse("a:").value?["a"]?.isEmpty == true)
        #expect(parse("a: ''").value?["a"]?.isEmpty == false)
    }

    @Test(
        "make a map, or say why not",
        arguments: [
            ("a: 1", "a", ""), ("", "", ""), ("# c", "", ""),
            ("- a", "nil", "yaml.not-a-map 1:1-1:4"),
            ("a", "nil", "yaml.not-a-map 1:1-1:2"), ("a: [", "nil", "yaml.syntax 1:5-1:5"),
        ]
    )
    func map(text: String, keys: String, diagnostic: String) {
        let parsed = YAMLParser.parseMap(Array(text.utf8), path: "a.yaml")
        #expect(parsed.value?.map(\.key).joined() ?? "nil" == keys)
        #expect(parsed.diagnostics.map(\.brief).joined(separator: ",") == diagnostic)
    }

    @Test("come from any collection of bytes")
    func collections() {
        let bytes = Array("xa: 1".utf8)
        #expect(shape(YAMLParser.parse(bytes[1...], path: "a").value) == "{a: ‹1›}")
        #expect(shape(YAMLParser.parse("a: 1".utf8, path: "a").value) == "{a: ‹1›}")
        bytes.withUnsafeBufferPointer {
            #expect(shape(YAMLParser.parse($0, path: "a").value) == "{xa: ‹1›}")
        }
    }
}
