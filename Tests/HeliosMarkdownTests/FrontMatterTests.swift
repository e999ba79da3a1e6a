import HeliosMarkdown
import Testing

@Suite("Front matter")
struct FrontMatterTests {
    struct Example: Sendable, CustomTestStringConvertible {
        let text: String
        let yaml: String?
        let body: String
        let line: Int
        var testDescription: String { text }
    }

    @Test(
        "is split from the body",
        arguments: [
            Example(text: "---\na: 1\n---\nx\n", yaml: "a: 1\n", body: "x\n", line: 4),
            Example(text: "---\na: 1\n---", yaml: "a: 1\n", body: "", line: 4),
            Example(text: "---\n---\n\nx", yaml: "", body: "\nx", line: 3),
            Example(text: "\u{FEFF}---\na: 1\n---\nx", yaml: "a: 1\n", body: "x", line: 4),
            Example(text: "---\r\na: 1\r\n---\r\nx", yaml: "a: 1\r\n", body: "x", line: 4),
            Example(text: "--- \t\na\n---  \nx", yaml: "a\n", body: "x", line: 4),
            Example(
                text: "---\na: |\n  ---\n----\n--- x\n---\ny",
                yaml: "a: |\n  ---\n----\n--- x\n",
                body: "y",
                line: 7
            ),
            Example(text: "---\na\n---\nb\n---\nc", yaml: "a\n", body: "b\n---\nc", line: 4),
        ]
    )
    func splits(example: Example) {
        let file = Array(example.text.utf8)
        let checked = FrontMatter.split(file, path: "note.md")
        #expect(checked.diagnostics.isEmpty)
        #expect(
            checked.value.yaml.map { String(decoding: file[$0], as: UTF8.self) } == example.yaml
        )
        #expect(String(decoding: file[checked.value.body], as: UTF8.self) == example.body)
        #expect(checked.value.yamlFirstLine == 2)
        #expect(checked.value.bodyFirstLine == example.line)
    }

    @Test(
        "is missed where it must be",
        arguments: ["", "x", " ---\na\n---", "----\n", "\n---\n---"]
    )
    func missing(text: String) {
        let file = Array(text.utf8)
        let checked = FrontMatter.split(file, path: "note.md")
        #expect(checked.diagnostics.map(\.id.rawValue) == ["markdown.front-matter-missing"])
        #expect(checked.value.yaml == nil && checked.value.body == 0..<file.count)
        #expect(FrontMatter.split(file, path: "x", isRequired: false).diagnostics.isEmpty)
    }

    @Test("is closed", arguments: ["---", "---\n", "---\na: 1\n", "---\na\n ---\n...\n"])
    func unclosed(text: String) {
        let checked = FrontMatter.split(Array(text.utf8), path: "note.md", isRequired: false)
        #expect(checked.diagnostics.map(\.id.rawValue) == ["markdown.front-matter-unclosed"])
        #expect(checked.value.yaml == nil && checked.value.body.isEmpty)
    }
}
