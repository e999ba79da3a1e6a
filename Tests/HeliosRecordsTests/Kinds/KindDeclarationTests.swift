import HeliosDiagnostics
import HeliosRecords
import Testing

@Suite("What a kind declares")
struct KindDeclarationTests {
    @Test(
        "is told once for each mistake",
        arguments: [
            KindCase(
                "fields: {o: {type: object, fields: {a: strng}}}",
                ["3:40 'strng' is no field type"]
            ),
            KindCase(
                """
                fields:
                  o:
                    type: list
                    of: {type: object, fields: {p: {type: object, fields: {a: strng}}}}
                """,
                ["6:63 'strng' is no field type"]
            ),
            KindCase(
                "fields: {o: object}",
                ["3:13 an object needs fields"]
            ),
            KindCase(
                "fields: {o: {type: object, fields: {}}}",
                ["3:20 an object needs fields"]
            ),
            KindCase(
                "fields: {q: {type: enum, of: {a: A}}}",
                ["3:30 'of' of an enum is a list of words, not a map"]
            ),
            KindCase(
                "fields: {q: {type: enum}}",
                ["3:20 an enum needs the values it takes"]
            ),
            KindCase(
                """
                title: code
                fields: {code: strng}
                """,
                ["4:16 'strng' is no field type"]
            ),
            KindCase(
                """
                fields:
                  o:
                    type: object
                    fields: {a: integer}
                    relations: {a: {to: user, inverse: ox}}
                """,
                ["7:17 'a' is a field and a relation"]
            ),
            KindCase(
                """
                relations:
                  att:
                    to: user
                    inverse: atts
                    attributes:
                      o:
                        type: object
                        fields: {k: integer}
                        relations: {r: {to: user, inverse: rrr}}
                """,
                ["11:9 'relations' means nothing for an object that a link holds"]
            ),
            KindCase(
                """
                traits: [thread]
                thread:
                  fields:
                    n: {type: integer, unique: true}
                    d: {type: date, alert: [3]}
                    e: {type: date, calendar: true}
                    f: {type: integer, unique: false}
                """,
                [
                    "6:24 'unique' means nothing for a field of a reply",
                    "7:21 'alert' means nothing for a field of a reply",
                    "8:21 'calendar' means nothing for a field of a reply",
                ]
            ),
            KindCase(
                "fields: {l: {type: list, of: {type: integer, required: true, default: 3}}}",
                [
                    "3:46 'required' means nothing for the values of a list or map",
                    "3:62 'default' means nothing for the values of a list or map",
                ]
            ),
            KindCase(
                "fields: {l: {type: map, of: {type: integer, alert: [3]}}}",
                ["3:45 'alert' means nothing for a field of type integer"]
            ),
            KindCase(
                "fields: {l: {type: list, of: {type: string, max_length: 3}, names: [kp]}}",
                []
            ),
            KindCase(
                "traits: [expires]",
                ["3:10 trait 'expires' of 'kp' needs a date with 'alert'"]
            ),
            KindCase(
                "relations: {r: {to: user, inverse: id}}",
                ["3:36 'id' is taken: every record has it"]
            ),
            KindCase(
                "relations: {r: {to: user, inverse: kind}}",
                ["3:36 'kind' is taken: every record has it"]
            ),
            KindCase(
                "relations: {r: {to: user, inverse: path}}",
                ["3:36 'path' is taken: every record has it"]
            ),
            KindCase(
                "fields: {Foo-bar: integer}\nrules:\n  - {id: r, check: Foo-bar > 1, message: m}",
                ["3:10 'Foo-bar' cannot name a field or relation"]
            ),
        ]
    )
    func declarations(example: KindCase) {
        example.check()
    }

    @Test(
        "is not what every kind has as something else",
        arguments: [
            KindCase(
                "fields: {client: integer, tags: boolean}",
                [
                    "3:10 'client' is a relation elsewhere, and cannot become a field",
                    "3:27 'tags' is a relation elsewhere, and cannot become a field",
                ]
            ),
            KindCase(
                "relations: {client: {to: user, inverse: cl}}",
                ["3:13 every kind has a relation 'client', which is something else"]
            ),
            KindCase(
                "relations: {client: {to: client, many: true, inverse: cl}}",
                ["3:13 every kind has a relation 'client', which is something else"]
            ),
            KindCase(
                "relations: {client: {to: client, ownership: true, inverse: cl}}",
                []
            ),
            KindCase(
                "relations: {client: {to: clint, inverse: cl}}",
                ["3:26 no kind is called 'clint'"]
            ),
            KindCase(
                "relations: {mentions: {to: any, many: true, inverse: told_in}}",
                ["3:13 every kind has a relation 'mentions', which is something else"]
            ),
            KindCase(
                "fields: {state: {type: enum, of: [foo]}}",
                ["3:10 every kind has a field 'state', which takes other words"]
            ),
            KindCase(
                "fields: {visibility: {type: enum, of: [internal, client], default: internal}}",
                []
            ),
            KindCase(
                "fields: {aliases: {type: list, of: integer}}",
                ["3:10 every kind has a field 'aliases', which holds something else"]
            ),
            KindCase(
                "fields: {external: {type: list, of: {type: object, fields: {foo: string}}}}",
                ["3:10 every kind has a field 'external', which holds something else"]
            ),
            KindCase(
                "fields: {name: integer}",
                ["3:10 field 'name' is string elsewhere, and cannot become integer"]
            ),
            KindCase(
                "relations: {name: {to: user, inverse: nm}}",
                ["3:13 'name' is a field elsewhere, and cannot become a relation"]
            ),
        ]
    )
    func common(example: KindCase) {
        example.check()
    }

    @Test("under a name that hides a character is not judged again")
    func hiddenNames() async {
        let source = MemorySource(files: [
            "helios.yaml": "organization: {name: F, domain: f.example, timezone: Europe/Oslo}\n",
            "kinds/k.yaml": """
            kind: kp
            plural: kps
            fields:
              fo\u{200B}o: integer
            rules:
              - {id: r, check: foo is present, message: no foo}
            """,
            "kps/x.yaml": "name: X\nfoo: 3\n",
        ])
        let opened = await Repository.open(source, at: Clock(machine: QuerySample.environment))
        #expect(
            KindSample.lines(opened.diagnostics)
                == ["kinds/k.yaml:4:5 the text holds the hidden character U+200B"]
        )
    }
}
