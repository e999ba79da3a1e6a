import HeliosDiagnostics
import HeliosYAML
import Testing

@Suite("YAML positions")
struct YAMLPositionTests {
    /// Every value's range, keys first, in the order of the text.
    private func ranges(_ node: YAMLNode) -> [String] {
        switch node.content {
        case .scalar: [node.range.brief]
        case .sequence(let items): [node.range.brief] + items.flatMap(ranges)
        case .mapping(let entries):
            [node.range.brief] + entries.flatMap { [$0.keyRange.brief] + ranges($0.value) }
        }
    }

    @Test(
        "are exact",
        arguments: [
            ("a: b", ["1:1-1:5", "1:1-1:2", "1:4-1:5"]),
            ("a:   b c   # d\n", ["1:1-1:9", "1:1-1:2", "1:6-1:9"]),
            ("a: 'b' # c", ["1:1-1:7", "1:1-1:2", "1:4-1:7"]),
            ("'a': \"b\\n\"", ["1:1-1:11", "1:1-1:4", "1:6-1:11"]),
            ("é: 😀x", ["1:1-1:6", "1:1-1:2", "1:4-1:6"]),
            ("{é: 😀, b: c}", ["1:1-1:13", "1:2-1:3", "1:5-1:6", "1:8-1:9", "1:11-1:12"]),
            ("a:\nb: 1", ["1:1-2:5", "1:1-1:2", "1:3-1:3", "2:1-2:2", "2:4-2:5"]),
            ("{a: # x\n}", ["1:1-2:2", "1:2-1:3", "1:4-1:4"]),
            ("? a\n:\n", ["1:1-2:2", "1:3-1:4", "2:2-2:2"]),
            ("? a\n\n# c\n", ["1:1-1:4", "1:3-1:4", "1:4-1:4"]),
            ("{a , b: }", ["1:1-1:10", "1:2-1:3", "1:3-1:3", "1:6-1:7", "1:8-1:8"]),
            ("a: # x\n", ["1:1-1:3", "1:1-1:2", "1:3-1:3"]),
            ("- a\n- [b,c]\n\n# d", ["1:1-2:8", "1:3-1:4", "2:3-2:8", "2:4-2:5", "2:6-2:7"]),
            ("-\n- a", ["1:1-2:4", "1:2-1:2", "2:3-2:4"]),
            ("a: |-\n  b\n\nc: d", ["1:1-4:5", "1:1-1:2", "1:4-1:6", "4:1-4:2", "4:4-4:5"]),
            ("a: > # x\n  b\n", ["1:1-1:5", "1:1-1:2", "1:4-1:5"]),
            ("a: b\n  c", ["1:1-2:4", "1:1-1:2", "1:4-2:4"]),
            ("a: 1\r\nb: 2\r\n", ["1:1-2:5", "1:1-1:2", "1:4-1:5", "2:1-2:2", "2:4-2:5"]),
            ("\u{FEFF}a: b", ["1:1-1:5", "1:1-1:2", "1:4-1:5"]),
            (
                "a:\n  b:\n    c: d",
                [
                    "1:1-3:9", "1:1-1:2", "2:3-3:9", "2:3-2:4", "3:5-3:9", "3:5-3:6", "3:8-3:9",
                ]
            ),
        ]
    )
    func exact(text: String, expected: [String]) {
        #expect(parse(text).value.map(ranges) == expected)
    }

    @Test("count from the file's line for front matter")
    func firstLine() {
        let parsed = YAMLParser.parse(Array("a: b\na: c".utf8), path: "a.md", firstLine: 10)
        #expect(parsed.value?["a"]?.range.brief == "10:4-10:5")
        #expect(parsed.diagnostics.map(\.brief) == ["yaml.duplicate-key 11:1-11:2"])
    }

    @Test(
        "lead from a text back to the file",
        arguments: [
            ("a: wxyz", "y", "1:6"),
            ("é: wéxy", "y", "1:7"),
            ("a: 'wxy'", "y", "1:7"),
            ("a: 'it''s y'", "y", "1:11"),
            (#"a: "x = \"y\"""#, "y", "1:11"),
            (#"a: "\u00e9\n\x41y""#, "y", "1:17"),
            ("a: |\n  one\n  two\n\n  y", "y", "5:3"),
            ("a: |\n\n\n    one é y", "y", "4:11"),
            ("a: |4\n     one\n    y\n", "y", "3:5"),
            ("a:\n  b: |\r\n    x\r\n    zy\r\n", "y", "4:6"),
            ("a: >\n  one\n  two\n\n  three\n    more y\n", "y", "6:10"),
            ("a: >\n\n  one\n  zéy\n", "y", "4:5"),
            ("a: >-\r\n  one\r\n  y\r\n", "y", "3:3"),
            ("a: one\n  two\n\n  zy", "y", "4:4"),
            ("a: one\r\n  two\r\n   y", "y", "3:4"),
            ("a: \"one\n  two \\\n  \\  y\"", "y", "3:6"),
            ("a: 'one  \n\n   ''y'", "y", "3:6"),
        ]
    )
    func back(text: String, sought: Character, expected: String) throws {
        let root = try #require(parse(text).value)
        let scalar = try #require(root["a"]?.scalar ?? root["a"]?["b"]?.scalar ?? root["é"]?.scalar)
        let index = try #require(scalar.text.firstIndex(of: sought))
        let byte = scalar.text.utf8.distance(from: scalar.text.startIndex, to: index)
        let place = scalar.position(ofByte: byte)
        #expect("\(place.line):\(place.column)" == expected, "\(scalar)")
        let number = scalar.text.unicodeScalars.distance(from: scalar.text.startIndex, to: index)
        #expect(scalar.position(ofScalar: number) == place)
        #expect(scalar.range(ofBytes: byte..<byte + 1).start == place)
    }

    @Test(
        "begin where the text does",
        arguments: [
            ("a: b", "1:4"), ("a: 'b'", "1:5"), ("a: |\n   b", "2:4"), ("a: >\n   b", "2:4"),
            ("a: \"\\n\"", "1:5"), ("a:", "1:3"), ("a: |\n", "1:4"),
        ]
    )
    func origin(text: String, expected: String) {
        let origin = parse(text).value?["a"]?.scalar?.origin
        #expect(origin.map { "\($0.line):\($0.column)" } == expected)
    }
}
