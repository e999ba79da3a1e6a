import HeliosDiagnostics
import HeliosYAML
import Testing

@Suite("YAML refuses")
struct YAMLRefusalTests {
    @Test(
        "what is not strict",
        arguments: [
            ("a: 1\nb: 2\na: 3", ["yaml.duplicate-key 3:1-3:2"]),
            ("{a: 1, a: 2, a: 3}", ["yaml.duplicate-key 1:8-1:9"]),
            (
                "a: 1\n'a': 2\nb: 1\nb: 2",
                ["yaml.duplicate-key 2:1-2:4", "yaml.duplicate-key 4:1-4:2"]
            ),
            ("a: &x 1\nb: *x", ["yaml.anchor 1:4-1:6"]),
            ("a: *x", ["yaml.anchor 1:4-1:6"]),
            ("a: *bold* text", ["yaml.anchor 1:4-1:5"]),
            ("a: & b", ["yaml.anchor 1:4-1:5"]),
            ("a: &x {b: 1}\nc:\n  <<: *x\n", ["yaml.merge-key 3:3-3:5"]),
            (
                "a: &x {b: 1}\nc: *x\nd:\n  <<: *x\n",
                ["yaml.anchor 1:4-1:6", "yaml.merge-key 4:3-4:5"]
            ),
            ("<<: {b: 1}", ["yaml.merge-key 1:1-1:3"]),
            (
                "a: !!str 1\nb: !secret x\nc: !!str 2",
                ["yaml.tag 1:4-1:9", "yaml.tag 2:4-2:11", "yaml.tag 3:4-3:9"]
            ),
            ("a: !x 1\nb: !x 2", ["yaml.tag 1:4-1:6", "yaml.tag 2:4-2:6"]),
            ("a: !x!y b", ["yaml.tag 1:4-1:5"]),
            ("a: !!python/object/apply:os.system [x]", ["yaml.tag 1:4-1:35"]),
            ("a: !!str # b\n  |\n  c", ["yaml.tag 1:4-1:9"]),
            ("a: 1\n? b\n? ? ?", ["yaml.key-not-scalar 3:3-3:3"]),
            ("!!map {a: 1}", ["yaml.tag 1:1-1:6"]),
            ("%YAML 1.1\n---\na: 1", ["yaml.directive 1:1-1:6"]),
            ("# c\n%TAG ! x\n---\na: 1", ["yaml.directive 2:1-2:5"]),
            ("a: 1\n%b: 2", ["yaml.directive 2:1-2:2"]),
            ("a: 1\n---\nb: 2", ["yaml.multiple-documents 2:1-2:4"]),
            ("a: 1\n---\n", ["yaml.multiple-documents 2:1-2:4"]),
            ("---\n---\n", ["yaml.multiple-documents 2:1-2:4"]),
            ("a: 1\n...\n...\nb: 2", ["yaml.multiple-documents 4:1-4:2"]),
            ("a: 1\n...\n%TAG ! x\n---\n", ["yaml.multiple-documents 3:1-3:2"]),
            ("? [a]\n: b", ["yaml.key-not-scalar 1:3-1:6"]),
            ("a: {{ b }}", ["yaml.key-not-scalar 1:5-1:10"]),
            ("*a : b", ["yaml.anchor 1:1-1:3"]),
            (": b", ["yaml.syntax 1:1-1:2"]),
            ("'': b", ["yaml.key-not-scalar 1:1-1:3"]),
            ("? |\n  a\n: b", ["yaml.key-not-scalar 1:3-1:4"]),
        ]
    )
    func strictness(text: String, expected: [String]) {
        #expect(parse(text).diagnostics.map(\.brief) == expected)
    }

    @Test(
        "what is not YAML",
        arguments: [
            ("a: b: c", "1:5-1:6", "a ':' stands where none is expected"),
            ("a: [1, 2\nb: 3", "2:2-2:3", "expected ',' or ']'"),
            ("a: [1, 2", "1:9-1:9", "expected ',' or ']'"),
            ("a: {b: 1", "1:9-1:9", "expected ',' or '}'"),
            ("a: \"b", "1:4-1:5", "the quote is never closed"),
            ("a: 'b\nc: d\n", "1:4-1:5", "the quote is never closed"),
            ("a: 1\nb\nc: 2", "2:1-2:2", "no ':' stands behind this key"),
            ("a: 1\n b: 2", "2:3-2:4", "a ':' stands where none is expected"),
            ("  a: 1\n b: 2", "2:2-2:3", "the line is indented less than the lines above it"),
            ("a:\n  b: 1\n c: 2", "3:2-3:3", "a key is expected here"),
            ("a: [1,\n\n", "1:7-1:7", "a value is expected here"),
            ("a: 'b' c", "1:8-1:9", "a key is expected here"),
            ("a: - b", "1:4-1:5", "a '-' stands where no list can begin"),
            ("- a\nb: c", "2:1-2:2", "a '-' is expected here"),
            ("a: @b", "1:4-1:5", "a value cannot begin with '@'"),
            ("a: `b`", "1:4-1:5", "a value cannot begin with '`'"),
            ("a: %b", "1:4-1:5", "a value cannot begin with '%'"),
            ("a:\n\tb: 1", "2:1-2:2", "a tab stands where a space is expected"),
            ("a:\tb", "1:3-1:4", "a tab stands where a space is expected"),
            ("{a:\tb}", "1:4-1:5", "a tab stands where a space is expected"),
            ("a: b\t# c", "1:5-1:6", "a tab stands where a space is expected"),
            ("a: \"\\q\"", "1:5-1:6", "the escape does not exist"),
            ("a: \"\\xZZ\"", "1:7-1:8", "an escape needs hexadecimal digits"),
            ("a: \"\\ud800\"", "1:7-1:8", "the escape is not a Unicode character"),
            ("a: ]", "1:4-1:5", "a value is expected here"),
            ("a: |0\n  b", "1:5-1:6", "the indentation of a block cannot be 0"),
            ("a: | b", "1:6-1:7", "text stands behind '|' or '>'"),
            ("[a] b", "1:5-1:6", "text stands behind the end of the value"),
            ("'a' 'b'", "1:5-1:6", "text stands behind the end of the value"),
        ]
    )
    func syntax(text: String, range: String, message: String) {
        let parsed = parse(text)
        #expect(parsed.value == nil)
        #expect(parsed.diagnostics.map(\.brief) == ["yaml.syntax \(range)"])
        #expect(parsed.diagnostics.first?.message == message)
        #expect(parsed.diagnostics.first?.help != nil)
    }

    @Test(
        "what nobody can see",
        arguments: [
            ("a: b\u{202E}c", "1:5-1:6", "U+202E"), ("a: 1\nb\u{200B}: 2", "2:2-2:3", "U+200B"),
            ("a: x\u{2028}b: 2", "1:5-1:6", "U+2028"), ("a: x\u{2029}", "1:5-1:6", "U+2029"),
            ("a: x\u{85}b: 2", "1:5-1:6", "U+0085"), ("é: x\rb: 2", "1:5-1:6", "U+000D"),
            ("a: \u{0}", "1:4-1:5", "U+0000"), ("a: \u{1B}[2J", "1:4-1:5", "U+001B"),
            ("a: \u{7F}", "1:4-1:5", "U+007F"), ("a: \u{9B}", "1:4-1:5", "U+009B"),
            ("a: \u{FEFF}b", "1:4-1:5", "U+FEFF"), ("a: \u{FFFE}b", "1:4-1:5", "U+FFFE"),
            (#"a: "x\0""#, "1:6-1:8", "U+0000"), (#"a: "\u202ex""#, "1:5-1:11", "U+202E"),
            (#"a: "\e[2J""#, "1:5-1:7", "U+001B"), (#"a: "\r""#, "1:5-1:7", "U+000D"),
            (#"a: "\N""#, "1:5-1:7", "U+0085"), (#"a: "\L\P""#, "1:5-1:7", "U+2028"),
            (#""\x00": b"#, "1:2-1:6", "U+0000"),
        ]
    )
    func hidden(text: String, range: String, name: String) {
        let diagnostics = parse(text).diagnostics
        #expect(diagnostics.map(\.brief) == ["source.hidden-character \(range)"])
        #expect(diagnostics.first?.message.contains(name) == true)
    }

    @Test(
        "bytes that are not UTF-8",
        arguments: [
            ([0xFF, 0xFE, 0x61, 0x00], "1:1-1:1"), ([0x61, 0x0A, 0xC3, 0xA9, 0xC3], "2:2-2:2"),
            ([0xC0, 0x80], "1:1-1:1"), ([0xED, 0xA0, 0x80], "1:1-1:1"),
            ([0xF4, 0x90, 0x80, 0x80], "1:1-1:1"), ([0x80], "1:1-1:1"), ([0xE2, 0x80], "1:1-1:1"),
            ([0xF0, 0x80, 0x80, 0x80], "1:1-1:1"),
        ] as [([UInt8], String)]
    )
    func encoding(bytes: [UInt8], range: String) {
        let parsed = YAMLParser.parse(bytes, path: "a.yaml")
        #expect(parsed.value == nil)
        #expect(parsed.diagnostics.map(\.brief) == ["source.not-utf8 \(range)"])
    }

    @Test(
        "and shows each place where a fault repeats",
        arguments: [
            (
                "a: \u{200B}\u{200B}\u{200B}\nb: x\u{202E}y",
                [
                    "1:4-1:5 the text holds the hidden character U+200B, and 2 more behind it",
                    "2:5-2:6 the text holds the hidden character U+202E",
                ]
            ),
            (
                "a: &x 1\nb: *x\nc: &y 2",
                [
                    "1:4-1:6 '&x' is an anchor (and 2 more in this file)",
                    "2:4-2:6 '*x' is an alias", "3:4-3:6 '&y' is an anchor",
                ]
            ),
            (
                "n: 1\nn: 2\nn: x\n",
                [
                    "2:1-2:2 the key 'n' appears 3 times", "1:1-1:2 first used here",
                    "3:1-3:2 used again here",
                ]
            ),
        ]
    )
    func repeats(text: String, expected: [String]) {
        let lines = parse(text).diagnostics.flatMap { found in
            ["\(found.span.range.brief) \(found.message)"]
                + found.related.map { "\($0.span.range.brief) \($0.message)" }
        }
        #expect(lines == expected)
    }

    @Test(
        "and counts the places behind the first twenty",
        arguments: [
            ("- !a b\n", 20, 0, "'!a' is a tag (and 10 more in this file)"),
            ("- &a b\n", 1, 20, "'&a' is an anchor (and 29 more in this file)"),
            ("a: 1\n", 1, 21, "the key 'a' appears 30 times"),
            (
                "a: 1\r", 1, 0,
                "the text holds the hidden character U+000D (and 29 more in this file)"
            ),
            (
                "- a\u{202E}b\n", 20, 0,
                "the text holds the hidden character U+202E (and 10 more in this file)"
            ),
        ]
    )
    func most(line: String, count: Int, others: Int, message: String) {
        let found = parse(String(repeating: line, count: 30)).diagnostics
        #expect(found.count == count)
        #expect(found.last?.related.count == others)
        #expect(found.last?.message == message)
    }

    @Test(
        "what has a tag or hidden character, and nothing beside it",
        arguments: [
            ("- {a: x}\n- {a: !t 1}\n- {b: 2}", ["1"]), ("a: !t [b]\nc: d", ["[b]"]),
            ("a: !t\nb: c", [""]), ("a: [b, \"\\0\", \"\\t\"]", ["\0"]),
            ("a: |\n  b\u{202E}\nc: d", ["b\u{202E}⏎"]), ("a: &x b", []), ("a: b # \u{202E}", []),
            ("b\u{202E}: c\nd: e", ["b\u{202E}:"]), ("!t a: b", []),
        ] as [(String, [String])]
    )
    func marks(text: String, expected: [String]) {
        #expect(refused(parse(text).value) == expected)
    }

    /// What of a tree is refused, keys with a colon behind them.
    private func refused(_ node: YAMLNode?) -> [String] {
        guard let node else { return ["nothing"] }
        if node.isRefused { return [node.scalar?.text.replacingLineFeeds ?? "[b]"] }
        let items = node.items?.flatMap { refused($0) } ?? []
        let entries = node.entries?.flatMap { entry in
            (entry.isKeyHidden ? [entry.key + ":"] : []) + refused(entry.value)
        }
        return items + (entries ?? [])
    }

    @Test("a second key, and shows the first")
    func related() {
        let found = parse("a: 1\na: 2").diagnostics.first
        #expect(found?.related.map(\.span.range.brief) == ["1:1-1:2"])
        #expect(parse("a: 1\na: 2").value.map { shape($0) } == "{a: ‹1›}")
    }

    @Test("to guess what a broken text meant", arguments: ["a: *x", "<<: {}", "{{a}}: b", "a: ["])
    func unfaithful(text: String) {
        #expect(parse(text).value == nil)
    }
}
