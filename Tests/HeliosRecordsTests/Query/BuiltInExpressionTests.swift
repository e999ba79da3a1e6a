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

    private func findings(in schema: Schema) -> [String] {
        var diagnostics: [Diagnostic] = []
        for (index, kind) in schema.kinds.enumerated() {
            for rule in kind.rules {
                guard case .check(let text) = rule.condition else { continue }
                diagnostics +=
                    QueryParser.condition(text, kind: index, schema: schema).diagnostics
            }
            for column in kind.views.flatMap(\.columns) {
                diagnostics +=
                    QueryParser.column(column, kind: index, schema: schema).diagnostics
            }
            for order in kind.views.compactMap(\.order) {
                diagnostics += QueryParser.order(order, kind: index, schema: schema).diagnostics
            }
        }
        return findings(diagnostics)
    }

    @Test("fit the kinds")
    func all() {
        #expect(findings(in: SchemaLoader.builtIn().value) == [])
    }

    @Test(
        "fit the kinds where a module stands alone with those it requires",
        arguments: SchemaLoader.builtIn().value.modules.map(\.name)
    )
    func alone(module: String) {
        let modules = SchemaLoader.builtIn().value.modules
        var wanted: Set<String> = ["core", module]
        for known in modules.reversed() where wanted.contains(known.name) {
            wanted.formUnion(known.requirements.map(\.name))
        }
        let text = """
            organization: {name: Fjord Line, domain: fjord.example, timezone: Europe/Oslo}
            modules: [\(wanted.sorted().joined(separator: ", "))]
            """
        let settings = SettingsReader.read(Array(text.utf8))
        #expect(settings.diagnostics == [])
        let loaded = SchemaLoader.load(
            modules: ModuleSource.builtIn,
            repositoryKinds: [],
            settings: settings.value
        )
        #expect(findings(in: loaded.value) == [])
    }
}
