import Foundation
import HeliosRecords
import HeliosTestSupport
import Testing

@Suite("Schemas for editors")
struct JSONSchemaTests {
    /// Whether Python and its package `jsonschema` are there to judge the schemas.
    static let hasValidator = (try? run("import jsonschema", [])) == 0

    @Test("of all built-in kinds are JSON Schema 2020-12", .enabled(if: hasValidator))
    func builtIn() throws {
        let folder = try TemporaryFolder()
        var paths: [String] = []
        for kind in SchemaLoader.builtIn().value.kinds {
            try folder.write(kind.recordSchema(), to: "\(kind.name).json")
            paths.append("\(kind.name).json")
            guard let reply = kind.replySchema() else { continue }
            try folder.write(reply, to: "\(kind.name)-reply.json")
            paths.append("\(kind.name)-reply.json")
        }
        let script = """
            import json, sys, jsonschema
            for path in sys.argv[1:]:
                jsonschema.Draft202012Validator.check_schema(json.load(open(path)))
            """
        #expect(try Self.run(script, paths.map { folder.path + "/" + $0 }) == 0)
        #expect(paths.count > 20)
    }

    @Test(
        "accept a record of the kind",
        .enabled(if: hasValidator),
        arguments: [
            record(""), record("\"serial\": 1234"), record("\"cost\": \"1299.00 NOK\""),
            record("\"cost\": {\"amount\": 5, \"currency\": \"NOK\"}"),
            record("\"assigned_to\": \"mike\""), record("\"assigned_to\": [\"user:mike\"]"),
            record("\"assigned_to\": {\"ref\": \"mike\", \"assigned_at\": \"2025-03-02\"}"),
            record("\"interfaces\": [{\"name\": \"eth0\", \"mac\": \"00:1B:63:84:45:E6\"}]"),
        ]
    )
    func accepts(record: String) throws { #expect(try Self.judge(record) == 0) }

    @Test(
        "refuse what is no record of the kind",
        .enabled(if: hasValidator),
        arguments: [
            "{}", "[]", record("\"sreial\": \"x\""), record("\"managed\": \"yes\""),
            record("\"warranty_expires\": \"31.03.2026\""), record("\"asset_type\": \"tank\""),
            record("\"assigned_to\": {\"assigned_at\": \"2025-03-02\"}"),
            record("\"assigned_to\": {\"ref\": \"mike\", \"since\": 1}"),
            record("\"interfaces\": [{\"mac\": \"00:1B:63:84:45:E6\"}]"),
            record("\"mentions\": \"a\""),
            record("\"cost\": 5"), record("\"kind\": \"user\""),
        ]
    )
    func refuses(record: String) throws { #expect(try Self.judge(record) == 1) }

    /// An asset with these members more.
    private static func record(_ more: String) -> String {
        let needed =
            "\"name\": \"A\", \"make\": \"B\", \"asset_type\": \"laptop\", \"status\": \"deployed\""
        return "{\(needed)\(more.isEmpty ? "" : ", ")\(more)}"
    }

    private static func judge(_ record: String) throws -> Int32 {
        let kind = try #require(SchemaLoader.builtIn().value.kind(named: "asset"))
        let folder = try TemporaryFolder(files: ["s": kind.recordSchema(), "r": record])
        let script = """
            import json, sys, jsonschema
            schema, record = [json.load(open(path)) for path in sys.argv[1:]]
            sys.exit(0 if jsonschema.Draft202012Validator(schema).is_valid(record) else 1)
            """
        return try run(script, [folder.path + "/s", folder.path + "/r"])
    }

    private static func run(_ script: String, _ arguments: [String]) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", "-c", script] + arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
