import HeliosDiagnostics
import HeliosYAML
import Testing

@Suite("YAML limits")
struct YAMLLimitTests {
    /// A text too long to print, and what is wrong with it.
    struct Text: Sendable, CustomTestStringConvertible {
        let expected: DiagnosticID?
        let text: String

        init(_ expected: DiagnosticID?, _ text: String) {
            self.expected = expected
            self.text = text
        }

        var testDescription: String { "\(text.utf8.count) bytes from \(text.prefix(12))" }
    }

    @Test(
        "turn one cause into one diagnostic",
        arguments: [
            Text(.yaml(.tooDeep), String(repeating: "[", count: 20_000)),
            Text(.yaml(.tooDeep), String(repeating: "{a: ", count: 20_000)),
            Text(.yaml(.tooDeep), String(repeating: "- ", count: 20_000)),
            Text(.yaml(.tooDeep), String(repeating: "? ", count: 20_000)),
            Text(
                .yaml(.tooDeep),
                (0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
            ),
            Text(.yaml(.tooManyNodes), "[" + String(repeating: "a,", count: 100_000) + "]"),
            Text(.yaml(.scalarTooLong), "a: " + String(repeating: "b", count: 262_145)),
            Text(.yaml(.scalarTooLong), "a: |\n" + String(repeating: "  b\n", count: 200_000)),
            Text(.yaml(.keyTooLong), String(repeating: "k", count: 5_000) + ": 1"),
            Text(.yaml(.keyTooLong), "a: 1\n" + String(repeating: "k", count: 5_000) + ": 1"),
            Text(.yaml(.keyTooLong), "? " + String(repeating: "k", count: 1_025) + "\n: 1"),
            Text(.yaml(.keyTooLong), String(repeating: "é", count: 600) + ": 1"),
            Text(.source(.tooLarge), String(repeating: "a", count: 1 << 20) + "b"),
            Text(.yaml(.duplicateKey), String(repeating: "a: 1\n", count: 20_000)),
            Text(.yaml(.anchor), String(repeating: "- &a b\n", count: 20_000)),
            Text(.yaml(.anchor), "a: &a [*a]"),
            Text(.yaml(.anchor), "a: &a [x]\nb: &b [*a,*a]\nc: &c [*b,*b]"),
            Text(.yaml(.mergeKey), "a: &a {x: 1}\nb: &b {<<: *a}\nc: {<<: [*a, *b]}"),
            Text(.yaml(.directive), String(repeating: "%TAG !a! b\n", count: 20_000)),
            Text(
                .yaml(.multipleDocuments),
                "a\n...\n" + String(repeating: "%TAG !a! b\n", count: 20_000)
            ),
            Text(.yaml(.multipleDocuments), String(repeating: "---\na\n", count: 20_000)),
            Text(.yaml(.keyNotScalar), "{" + String(repeating: "[a]: b,", count: 10_000) + "}"),
            Text(.yaml(.keyNotScalar), String(repeating: "? ", count: 60)),
            Text(.yaml(.tag), "a: " + String(repeating: "!x ", count: 1) + "b"),
            Text(.source(.hiddenCharacter), "a: " + String(repeating: "\u{202E}", count: 20_000)),
            Text(
                .source(.hiddenCharacter),
                "a: \"" + String(repeating: "\\0", count: 20_000) + "\""
            ),
            Text(.source(.hiddenCharacter), String(repeating: "\u{0}", count: 20_000)),
            Text(.yaml(.syntax), String(repeating: "\t", count: 20_000) + "a"),
            Text(.yaml(.syntax), "a: \"" + String(repeating: "b\n", count: 20_000)),
            Text(.yaml(.syntax), String(repeating: "]", count: 20_000)),
            Text(.yaml(.syntax), "[a" + String(repeating: ",\t#", count: 20_000)),
        ]
    )
    func hostile(text: Text) {
        #expect(parse(text.text).diagnostics.map(\.id) == [text.expected])
    }

    @Test(
        "tell no more than some places of what stands at many",
        arguments: [
            (
                Text(.source(.hiddenCharacter), String(repeating: "a\u{202E} ", count: 20_000)),
                20
            ),
            (Text(.yaml(.tag), "[" + String(repeating: "!t a,", count: 20_000) + "]"), 20),
        ]
    )
    func repeated(text: Text, count: Int) {
        let found = parse(text.text).diagnostics
        #expect(found.count == count)
        #expect(found.allSatisfy { $0.id == text.expected })
    }

    @Test(
        "leave alone what is just within them",
        arguments: [
            Text(nil, String(repeating: "[", count: 64) + String(repeating: "]", count: 64)),
            Text(nil, "a: " + String(repeating: "b", count: 262_144)),
            Text(nil, "? " + String(repeating: "k", count: 1_024) + "\n: 1"),
            Text(nil, "[" + String(repeating: "a,", count: 99_999) + "]"),
            Text(nil, "#" + String(repeating: "a", count: (1 << 20) - 1)),
            Text(nil, "[" + String(repeating: "\"é\\n\", ", count: 10_000) + "]"),
            Text(nil, (0..<5_000).map { "k\($0): |\n  x\n" }.joined()),
        ]
    )
    func within(text: Text) {
        #expect(parse(text.text).diagnostics.isEmpty)
    }

    @Test("can be set")
    func custom() {
        var limits = YAMLLimits()
        limits.depth = 1
        let parsed = YAMLParser.parse(Array("a: [1]".utf8), path: "a", limits: limits)
        #expect(parsed.diagnostics.map(\.brief) == ["yaml.too-deep 1:4-1:5"])
    }

    @Test("bound the advice on one file")
    func most() {
        let text = (0..<500).map { "k\($0): 1\n" }.joined()
        #expect(parse(text + text).diagnostics.count == 100)
    }
}
