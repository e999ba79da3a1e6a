import HeliosDiagnostics
import HeliosTestSupport
import HeliosYAML
import Testing

/// Most texts are read without libyaml; nothing may tell which.
@Suite("Plain YAML")
struct PlainYAMLTests {
    @Test(
        "is read as libyaml reads it",
        arguments: [
            "a: b", "a: b\n", "a: b \n", "a:  b\n\n\n", "# c\na: b # d\n  # e\nb: c#d\n",
            "a:b: c\n",
            "a: b\n c: d\n", "a: b\n  c\n", "a:\n", "a:\nb: c\n", "a: b: c\n", "a: b:\n", "a : b\n",
            "a:\n  b: c\n  d:\n    e: f\ng: h\n", "a:\n    b: c\n  d: e\n", "a:\n  b: c\n d: e\n",
            "a:\n- b\n- c\nd: e\n", "a:\n  - b\n  - c: d\n    e: f\n  - g: h\n", "a:\n - b\n- c\n",
            "- a\n- b\n", "a:\n  - - b\n", "a:\n  -\n    b: c\n", "a:\n  - b: c\n   d: e\n",
            "a:\n  - b:\n    - c\n    d: e\n", "a: -1\nb: - c\nc: -\n", "a: ~\nb: .5\nc: ...\n",
            "a: \"b\"\nb: 'c'\nc: \"d\" # e\nd: 'it''s'\ne: \"a\\nb\"\nf: \"a\n  b\"\n",
            "a: \"b\" c\n", "a: \"b\": c\n", "a: \"\"\nb: ''\n", "\"a\": b\n", "'a b': c\n",
            "a b: c\n",
            "a: [b, \"c\", 'd', user:mike, -1, []]\n", "a: [b , c ]\n", "a: [ ]\n", "a: [b,]\n",
            "a: [b, # c\n  d]\n", "a: [b: c]\n", "a: [b:c, d:/e, f:[g]]\n", "a: [b c, d#e, f?g]\n",
            "a: {b: c, d: [e, {f: g}]}\nh: i\n", "a: {b: c, b: d}\n", "a: {b}\n", "a: {b:c}\n",
            "a: {b: }\n", "a: {}\n", "a: [b] c\n", "a: [b]: c\n", "a: [b\n", "a: {b: c\n",
            "a: [b}\n",
            "a: |\n  b\n  c\nd: e\n", "a: |\n  b\n\n   c\n\n\nd: e\n", "a: |\n  b", "a: |\nb: c\n",
            "a: |\n\n  b\n", "a: |\n  b\n \n  c\n", "a: |\n  b\n  \n  c\n", "a: |\n  b\n# c\n  d\n",
            "a: |\n    b\n  c\n", "a: |\n    b\n  # c\nd: e\n", "a: |-\n  b\n", "a: |+\n  b\n\n",
            "a: >\n  b\n  c\n", "a: |2\n   b\n", "a: | # b\n  c\n", "a:\n  - |\n    b\n  - c\n",
            "a:\n- |\n b\n- c\n", "a: |\n  b\n---\nc: d\n", "a: |\n  b \n  # c\n", "a: [|]\n",
            "a: b\na: c\n", "a: b\nb: c\nA: d\nq: e\nq: f\n", "<<: b\n", "a: &b c\n", "a: *b\n",
            "a: !b c\n",
            "a: %b\n", "%YAML 1.2\n---\na: b\n", "---\na: b\n", "a: b\n---\n", "a: b\n...\n",
            "a: b\n- c\n",
            "a: b\n-c: d\n", "? a\n: b\n", "a: ? b\n", "a\n", "a", "", "\n", "# a\n", " a: b\n",
            "[a]\n",
            "a: æøå\nb: \"ø\" # å\nc: [é, 'ü', {d: ö}]\nd: |\n  ñ\n  o\n", "å: b\n",
            "\u{FEFF}a: b\n",
            "a: b\r\nc: d\r\n", "a:\tb\n", "a: b\t\n", "a: \u{2028}b\n", "a: \u{0}\n", "a: b\u{0}",
            "a: @b\n", "a: `b`\n", "a: (b)\nb: /c\nc: +1\nd: _e\n", "a: b, c] d} [e {f\n",
            "a: b ? c\n",
        ]
    )
    func isReadAlike(text: String) { expectAlike(Array(text.utf8)) }

    /// Texts put together from what means something in YAML, the same in every run.
    @Test("is read as libyaml reads it, whatever it is made of", arguments: 0..<64)
    func isReadAlikeFromParts(seed: Int) {
        let parts = [
            "a", "b c", "key: ", "key:\n", "k2: ", "- ", "  ", " ", "\n", "\n  ", "\n    ",
            "x: y\n",
            "[", "]", "{", "}", ", ", ",", "'", "\"", "|\n", "|\n  ", "# c", " #", ":", ": ", "-",
            "?",
            "~", "&", "*", "!", "%", "@", "ø", "\\", "---\n", "...\n", "\t", "user:mike", "1", ".",
        ]
        var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
        for _ in 0..<400 {
            var text = "a: b\n"
            for _ in 0..<(3 + Int(state >> 61)) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += parts[Int(state >> 33) % parts.count]
            }
            expectAlike(Array(text.utf8))
        }
    }

    @Test("has the limits of any other")
    func hasLimits() {
        var limits = YAMLLimits()
        (limits.depth, limits.nodes, limits.scalarBytes, limits.keyBytes) = (3, 12, 9, 5)
        for text in [
            "a: {b: {c: d}}", "a: {b: {c: {d: e}}}", "a:\n  b:\n    c: d",
            "a: [b, c, d, e, f, g, h, i]",
            "a: [b, c, d, e, f, g, h, i, j, k]", "a: 123456789", "a: 1234567890", "abcde: f",
            "abcdef: g", "a: |\n  12345678\n", "a: |\n  123456789\n", "a: '1234567890'",
        ] {
            expectAlike(Array(text.utf8), limits: limits)
        }
    }

    private func expectAlike(_ text: [UInt8], limits: YAMLLimits = .standard) {
        let own = YAMLParser.parse(text, path: "a.yaml", firstLine: 4, limits: limits)
        let library = YAMLParser.parseWithLibrary(
            text,
            path: "a.yaml",
            firstLine: 4,
            limits: limits
        )
        let shown = String(decoding: text, as: UTF8.self).debugDescription
        #expect(places(own.value) == places(library.value), "\(shown)")
        #expect(own.diagnostics.map(\.brief) == library.diagnostics.map(\.brief), "\(shown)")
    }

    /// A tree with the style and place of all that it holds.
    private func places(_ node: YAMLNode?) -> String {
        guard let node else { return "nothing" }
        let content =
            switch node.content {
            case .scalar(let scalar):
                "‹\(scalar.text)› \(scalar.style) "
                    + (0...scalar.text.utf8.count).map { offset in
                        let place = scalar.position(ofByte: offset)
                        return "\(place.line):\(place.column)"
                    }.joined(separator: " ")
            case .sequence(let items): "[\(items.map(places).joined(separator: ", "))]"
            case .mapping(let entries):
                "{\(entries.map { "\($0.key) \($0.keyRange.brief): \(places($0.value))" })}"
            }
        return "\(content) \(node.range.brief)"
    }
}
