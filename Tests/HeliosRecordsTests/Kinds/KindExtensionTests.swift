import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("What adds to a kind")
struct KindExtensionTests {
    @Test(
        "is told where it stands",
        arguments: [
            KindCase(
                """
                extends: asset
                traits: [tree]
                """,
                ["2:10 trait 'tree' of 'asset' needs a relation 'parent' to 'asset'"]
            ),
            KindCase(
                """
                extends: user
                plural: people
                """,
                ["2:9 the plural of 'user' is 'users', and names its folder"]
            ),
            KindCase(
                """
                extends: user
                plural: users
                """,
                []
            ),
            KindCase(
                """
                extends: user
                kind: asset
                """,
                ["2:1 'kind' means nothing beside 'extends': the file adds to 'user'"]
            ),
            KindCase(
                """
                extends: user
                identity: path
                """,
                ["2:11 the identity of 'user' is 'name', and cannot become 'path'"]
            ),
            KindCase(
                "extends: usr",
                ["1:10 no kind is called 'usr'"]
            ),
            KindCase(
                """
                extends: user
                fields: {client: integer}
                """,
                ["2:10 'client' is a relation elsewhere, and cannot become a field"]
            ),
            KindCase(
                """
                extends: user
                relations: {email: {to: user, inverse: em}}
                """,
                ["2:13 'email' is a field elsewhere, and cannot become a relation"]
            ),
            KindCase(
                """
                extends: ticket
                thread:
                  fields: {score: integer, type: string}
                """,
                ["3:28 field 'type' is enum elsewhere, and cannot become string"]
            ),
        ]
    )
    func misfits(example: KindCase) {
        example.check(isWhole: true)
    }

    @Test("finds a kind whatever its file is called", arguments: ["a", "zz"])
    func order(file: String) {
        let schema = KindSample.schema([
            "kinds/\(file).yaml": "extends: zoo\nfields: {foo: integer}\n",
            "kinds/zoo.yaml": "kind: zoo\nplural: zoos\n",
        ])
        #expect(KindSample.lines(schema.diagnostics) == [])
        #expect(schema.value.kind(named: "zoo")?.field(named: "foo") != nil)
    }

    @Test("may stand in a module that comes first")
    func modules() {
        let schema = KindSample.schema([
            "modules/aaa/module.yaml": "name: aaa\nversion: 1.0.0\n",
            "modules/aaa/kinds/x.yaml": "extends: van\nfields: {foo: integer}\n",
            "modules/aaa/kinds/y.yaml": "extends: wan\nfields: {foo: integer}\n",
            "modules/fleet/module.yaml": "name: fleet\nversion: 1.0.0\n",
            "modules/fleet/kinds/van.yaml": "kind: van\nplural: vans\n",
        ])
        #expect(
            KindSample.lines(schema.diagnostics)
                == ["modules/aaa/kinds/y.yaml:1:10 no kind is called 'wan'"]
        )
        #expect(schema.value.kind(named: "van")?.field(named: "foo") != nil)
    }

    @Test("adds to what replies state")
    func replies() throws {
        let schema = KindSample.schema([
            "kinds/t.yaml": "extends: ticket\nthread: {fields: {score: integer}}\n"
        ])
        #expect(KindSample.lines(schema.diagnostics) == [])
        let reply = try #require(schema.value.kind(named: "ticket")?.reply)
        #expect(reply.fields.map(\.name) == ["type", "at", "time_worked", "redacted", "score"])
        #expect(reply.relations.map(\.name) == ["author", "attachments"])
    }

    @Test("may be named by texts like any other kind")
    func namedKinds() {
        let found = KindSample.findings([
            "kinds/a.yaml": "kind: kp\nplural: kps\nfields: {s: {type: string, names: [zoo]}}\n",
            "kinds/zoo.yaml": "kind: zoo\nplural: zoos\n",
        ])
        #expect(found == [])
    }
}
