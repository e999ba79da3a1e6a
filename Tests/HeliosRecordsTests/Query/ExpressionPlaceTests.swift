import HeliosDiagnostics
import HeliosRecords
import Testing

/// An expression in a kind may be written in any of YAML's ways, over several lines.
@Suite("Places in expressions of kinds")
struct ExpressionPlaceTests {
    private func findings(_ check: String) -> [Diagnostic] {
        let kind = """
            kind: thing
            plural: things
            label: {singular: Thing, plural: Things}
            description: A thing.
            fields: {name: {type: string, required: true}, size: integer}
            rules:
              - id: sized
                message: too small
                check: \(check)
            """
        let files = [
            ("modules/sample/module.yaml", Self.module), ("modules/sample/kinds/thing.yaml", kind),
        ]
        let sources = ModuleSource.grouped(
            files.map { ($0.0, Array($0.1.utf8)) },
            isBuiltIn: false
        )
        let schema = SchemaLoader.load(modules: sources, repositoryKinds: [], settings: nil)
        return schema.diagnostics + RuleSet.compile(schema.value).diagnostics
    }

    private static let module = """
        name: sample
        version: 1.0.0
        license: community
        label: Sample
        description: Things.
        """

    @Test(
        "lead to the misspelt word, however the expression is written",
        arguments: [
            ("size > 1 and siez > 2", SourceRange(line: 9, column: 25, length: 4)),
            ("\"size > 1 and siez > 2\"", SourceRange(line: 9, column: 26, length: 4)),
            ("|\n      size > 1\n      and siez > 2", SourceRange(line: 11, column: 11, length: 4)),
            (">\n      size > 1\n      and siez > 2", SourceRange(line: 11, column: 11, length: 4)),
            (
                ">-\n        size > 1\n        and\n        siez > 2",
                SourceRange(line: 12, column: 9, length: 4)
            ),
            ("size > 1\n      and siez > 2", SourceRange(line: 10, column: 11, length: 4)),
            ("'size > 1\n      and siez > 2'", SourceRange(line: 10, column: 11, length: 4)),
            (
                "\"size > 1\n      and name = \\\"é\\\" and siez > 2\"",
                SourceRange(line: 10, column: 28, length: 4)
            ),
        ]
    )
    func leadToTheWord(check: String, range: SourceRange) {
        let found = findings(check)
        #expect(found.map(\.id) == [.query(.unknownName)], "\(found.map(\.message))")
        #expect(found.first?.span.range == range)
    }
}
