import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("What is wrong in a part of a value")
struct RefusedPartTests {
    private static let module = """
        name: sample
        version: 1.0.0
        license: community
        label: Sample
        description: Things.
        """

    private static let kind = """
        kind: thing
        plural: things
        label: {singular: Thing, plural: Things}
        description: A thing.
        fields:
          name: {type: string, required: true}
          n: integer
          days: {type: list, of: date}
          l: {type: list, of: {type: object, fields: {a: integer, b: date}}}
          price: money
          responsible_person: string
        """

    private static let schema: Schema = {
        let files = [
            ("modules/sample/module.yaml", module), ("modules/sample/kinds/thing.yaml", kind),
        ]
        let sources = ModuleSource.grouped(
            files.map { ($0.0, Array($0.1.utf8)) },
            isBuiltIn: false
        )
        let loaded = SchemaLoader.load(modules: sources, repositoryKinds: [], settings: nil)
        #expect(loaded.diagnostics.map(\.message) == [])
        return loaded.value
    }()

    /// What is wrong with a record that has a name and these lines.
    private func findings(_ lines: String) async -> [Diagnostic] {
        let source = MemorySource(files: ["things/one.yaml": "name: One\n\(lines)\n"])
        let graph = await source.graph(schema: Self.schema)
        return graph.diagnostics.sorted(by: Diagnostic.precedes)
    }

    @Test(
        "hides nothing of the other parts",
        arguments: [
            (
                "l:\n  - {a: x}\n  - {a: !t 1}\n  - {b: 2}",
                ["3:9 value.integer", "4:9 yaml.tag", "5:9 value.date"]
            ),
            ("l:\n  - {a: !t x, b: 2}", ["3:9 yaml.tag", "3:18 value.date"]),
            ("days: [!t 5, tomorrow]", ["2:8 yaml.tag", "2:14 value.date"]),
            ("days: [x\u{202E}y, tomorrow]", ["2:9 source.hidden-character", "2:13 value.date"]),
            ("n: !t x", ["2:4 yaml.tag"]), ("days: !t [x]", ["2:7 yaml.tag"]),
            ("size: !t x", ["2:1 record.field-unknown", "2:7 yaml.tag"]),
            ("n\u{202E}: x", ["2:2 source.hidden-character"]),
        ]
    )
    func parts(lines: String, expected: [String]) async {
        #expect(await findings(lines).map(\.place) == expected)
    }

    @Test(
        "stands at the part of an amount that is wrong",
        arguments: [
            ("price: {amont: 12, currency: NOK}", ["2:9 value.unknown-part"]),
            ("price: {amount: x, currency: NOK}", ["2:17 value.money"]),
            ("price: {amount: 12, currency: NOKK}", ["2:31 value.money"]),
            ("price: {amount: 12, currency: NOK}", []),
        ] as [(String, [String])]
    )
    func amounts(lines: String, expected: [String]) async {
        #expect(await findings(lines).map(\.place) == expected)
    }

    @Test("looks for what was meant only where unknown keys are few")
    func strangers() async {
        let lines = (0..<150).map { "responsible_person\($0): Mike" }.joined(separator: "\n")
        let helps = await findings(lines).map { $0.help ?? "" }
        #expect(helps.count == 150)
        #expect(helps.prefix(100).allSatisfy { $0 == "did you mean 'responsible_person'?" })
        #expect(helps.suffix(50).allSatisfy { $0 == "declare it in kinds/, or remove it" })
    }
}

extension Diagnostic {
    /// `2:4 value.date`.
    fileprivate var place: String {
        "\(span.range.start.line):\(span.range.start.column) \(id.rawValue)"
    }
}
