import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("Expressions of the built-in kinds")
struct BuiltInExpressionTests {
    private func findings(_ diagnostics: [Diagnostic]) -> [String] {
        diagnostics.map {
            "\($0.span.path):\($0.span.range.start.line): \($0.message); \($0.help ?? "")"
        }
    }

    @Test("rules and columns fit the kinds")
    func fit() {
        let schema = SchemaLoader.builtIn().value
        for (index, kind) in schema.kinds.enumerated() {
            for rule in kind.rules {
                guard case .check(let text) = rule.condition else { continue }
                let parsed = QueryParser.condition(text, kind: index, schema: schema)
                #expect(findings(parsed.diagnostics) == [], "\(text.text)")
            }
            for column in kind.views.flatMap(\.columns) {
                let parsed = QueryParser.column(column, kind: index, schema: schema)
                #expect(findings(parsed.diagnostics) == [], "\(column.text)")
            }
        }
    }
}
