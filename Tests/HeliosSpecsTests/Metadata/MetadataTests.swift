import HeliosTestSupport
import Testing

@testable import HeliosSpecs

@Suite("Metadata of changes")
struct MetadataTests {
    /// What becomes of `skip_specs` in a file: `-`, `honored`, or the reason.
    private func state(_ text: String) throws -> String {
        let folder = try TemporaryFolder(files: [:])
        let root = SpecRoot(
            path: String(folder.path.utf8.last == 0x2F ? folder.path.dropLast() : folder.path[...])
        )
        let reading = MetadataReading(Array(text.utf8))
        switch reading.state(of: .skipSpecs, SchemaCatalogue(root)) {
        case .notSet: return "-"
        case .honored: return "honored"
        case .refused(let reason): return reason
        }
    }

    @Test(
        "honor a marker only in a file that keeps the contract",
        arguments: [
            ("schema: spec-driven\nskip_specs: true\n", "honored"),
            ("\u{FEFF}schema: spec-driven\nskip_specs: TRUE\n", "honored"),
            ("schema: spec-driven\nskip_specs: true\nother: [1]\n", "honored"),
            ("{schema: spec-driven, skip_specs: true}", "honored"),
            ("schema:\tspec-driven\t\nskip_specs: true # yes\n", "honored"),
            ("schema: \"spec-driven\"\nskip_specs: True", "honored"),
            ("schema: spec-driven\r\nskip_specs: true\r\n", "honored"),
            ("schema: spec-driven\nskip_specs: false\n", "-"),
            ("schema: spec-driven\n", "-"), ("", "-"), ("- skip_specs\n", "-"),
            ("skip_specs: false\n", "-"),
            ("skip_specs: true\n", "schema: Invalid input: expected string, received undefined"),
            ("schema: ''\nskip_specs: true\n", "schema: schema is required"),
            (
                "schema: 1\nskip_specs: true\n",
                "schema: Invalid input: expected string, received number"
            ),
            (
                "schema: spec-driven\nskip_specs: yes\n",
                "skip_specs: Invalid input: expected boolean, received string"
            ),
            (
                "schema: spec-driven\nskip_specs:\n",
                "skip_specs: Invalid input: expected boolean, received null"
            ),
            (
                "schema: spec-driven\nskip_specs: 'true'\n",
                "skip_specs: Invalid input: expected boolean, received string"
            ),
            ("schema: other\nskip_specs: true\n", "schema: unknown schema 'other'"),
            (
                "schema: spec-driven.yaml\nskip_specs: true\n",
                "schema: unknown schema 'spec-driven.yaml'"
            ),
            ("schema: \"a\\tb\"\nskip_specs: true\n", "schema: unknown schema 'a?b'"),
            (
                "schema: spec-driven\ncreated: 2026-3-1\nskip_specs: true\n",
                "created: created must be YYYY-MM-DD format"
            ),
            ("schema: spec-driven\ncreated: 2026-99-99\nskip_specs: true\n", "honored"),
            (
                "schema: spec-driven\ngoal: ''\nskip_specs: true\n",
                "goal: Too small: expected string to have >=1 characters"
            ),
            (
                "schema: spec-driven\naffected_areas: [a, 2]\nskip_specs: true\n",
                "affected_areas.1: Invalid input: expected string, received number"
            ),
            (
                "schema: spec-driven\ninitiative: {store: A, id: b}\nskip_specs: true\n",
                "initiative.store: Store id must be kebab-case with lowercase letters, numbers, and single hyphen separators"
            ),
            (
                "schema: spec-driven\ninitiative: {store: a, id: b-c, x: 1, y: 2}\nskip_specs: true\n",
                "initiative: Unrecognized keys: \"x\", \"y\""
            ),
        ]
    )
    func markers(text: String, outcome: String) throws {
        #expect(try state(text) == outcome)
    }

    @Test(
        "tell a marker in a file that is not YAML",
        arguments: [
            ("a: [\nskip_specs: true", true), ("a: [\n  \"skip_specs\" : true", true),
            ("a: [\r'skip_specs':", true),
            ("a: [\n\n \u{3000}skip_specs\n:", true), ("a: [\u{2028}skip_specs: 1", true),
            ("skip_specs: [", true),
            ("a: [\n# skip_specs: true", false), ("a: [ skip_specs: x", false),
            ("a: [\n\"skip_specs': 1", false),
            ("a: [\nskip_specs true", false), ("a: 1\nb: 2\na: 3\nskip_specs: true", true),
            ("a: [\nno_skip_specs: true", false),
        ]
    )
    func broken(text: String, isTold: Bool) throws {
        #expect(try state(text) == (isTold ? "the file is not valid YAML" : "-"))
    }

    @Test(
        "have the types of YAML 1.2",
        arguments: [
            ("yes", "string"), ("2026-01-01", "string"), ("0x1F", "number"), ("0o17", "number"),
            ("017", "number"), ("+1.5e3", "number"),
            (".5", "number"), ("1.", "number"), (".", "string"), ("1e", "string"),
            ("-.inf", "number"), (".NaN", "number"), ("~", "null"),
            ("Null", "null"), ("nULL", "string"), ("FALSE", "boolean"), ("fALSE", "string"),
            ("[a]", "array"), ("{a: b}", "object"),
            ("\"\\ud83d\\ude00\"", "string"), ("\"\\ud800\"", "string"), ("a\u{85}b", "string"),
            ("a\u{2028}b", "string"),
        ]
    )
    func types(text: String, name: String) {
        #expect(SpecYAML.parse(Array("v: \(text)\n".utf8))?["v"]?.typeName == name)
    }

    @Test(
        "are not YAML",
        arguments: ["a: 1\na: 2", "a: 1\n---\nb: 2", "a:\n\tb: 1", "a: [", "a: b: c", "\"\\q\""]
    )
    func notYAML(text: String) {
        #expect(SpecYAML.parse(Array(text.utf8)) == nil)
    }
}
