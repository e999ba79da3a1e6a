import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("Built-in kinds")
struct BuiltInSchemaTests {
    @Test("load without a finding")
    func load() {
        let schema = SchemaLoader.builtIn()
        let findings = schema.diagnostics.map {
            "\($0.span.path):\($0.span.range.start.line): \($0.message)"
        }
        #expect(findings == [])
        #expect(schema.value.kinds.count > 40)
    }
}
