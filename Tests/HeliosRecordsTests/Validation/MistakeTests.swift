import HeliosDiagnostics
import HeliosRecords
import HeliosText
import Testing

/// What is told of one kind and one record, each as `path:line:column id`.
@Suite("Mistakes in kinds and records")
struct MistakeTests {
    private static func told(_ files: [String: String]) async -> [String] {
        let settings = "organization: {name: F, domain: f.example, timezone: Europe/Oslo}\n"
        let common = [
            "helios.yaml": settings, "users/kari.yaml": "{name: Kari, email: k@f.example}\n",
        ]
        let source = MemorySource(files: files.merging(common) { own, _ in own })
        let clock = Clock(machine: QuerySample.environment)
        return await Repository.open(source, at: clock).diagnostics.map { found in
            let start = found.span.range.start
            return "\(found.span.path):\(start.line):\(start.column) \(found.id.rawValue)"
        }
    }

    @Test(
        "are told each by itself",
        arguments: [
            // Nothing is not what a record must have.
            ("fields: {l: {type: list, of: string, required: true}}", "l: []", ["3:1 missing"]),
            ("fields: {t: {type: text, required: true}}", "t: \" \"", ["3:1 missing"]),
            (
                "fields: {o: {type: object, required: true, fields: {a: string}}}", "o: {}",
                ["3:1 missing"]
            ),
            ("relations: {u: {to: user, inverse: bx, required: true}}", "u: []", ["3:1 missing"]),
            ("fields: {t: string}", "t: \"\"", ["3:1 empty"]),
            (
                "fields: {o: {type: object, fields: {a: string, b: string}}}", "o: {a: , b: x}",
                ["3:5 empty"]
            ),
            ("fields: {m: {type: map, of: string}}", "m: {x: }", ["3:5 empty"]),
            // A name that is nearly there stands for one that is missing.
            ("fields: {ip: {type: ip, required: true}}", "id: a", ["1:1 missing"]),
            (
                "fields: {width: {type: integer, required: true}, weight: {type: integer, required: true}}",
                "wigth: 1", ["1:1 missing", "3:1 unknown"]
            ),
            // What a link must say, however it is written.
            (
                "relations: {lead: {to: user, inverse: led, attributes: {role: {type: string, required: true}}}}",
                "lead: kari", ["3:7 part"]
            ),
            // The parts of an amount.
            ("fields: {p: money}", "p: {amont: 12, currency: NOK}", ["3:5 stranger"]),
            ("fields: {p: money}", "p: {amount: x, currency: NOKK}", ["3:13 money", "3:26 money"]),
        ] as [(String, String, [String])]
    )
    func inRecords(kind: String, record: String, expected: [String]) async {
        let words = [
            "missing": "record.field-missing", "empty": "record.field-empty",
            "unknown": "record.field-unknown", "part": "value.required",
            "stranger": "value.unknown-part", "money": "value.money",
        ]
        let told = await Self.told([
            "kinds/box.yaml": "kind: box\nplural: boxes\n\(kind)\n",
            "boxes/a.yaml": "# A box\nname: A\n\(record)\n",
        ])
        let places = expected.map { line in
            let parts = line.split(separator: " ")
            return "boxes/a.yaml:\(parts[0]) \(words[String(parts[1])] ?? "")"
        }
        #expect(told == places)
    }

    @Test(
        "of one kind hide none in another",
        arguments: [
            ("fields: {x: strng}", "3:13 kind.field-type-unknown"),
            ("relations: {x: {to: user, inverse: name}}", "3:36 kind.inverse-clash"),
        ]
    )
    func inKinds(broken: String, told: String) async {
        let found = await Self.told([
            "kinds/apple.yaml": "kind: apple\nplural: apples\n\(broken)\n",
            "kinds/berry.yaml": """
            kind: berry
            plural: berries
            rules:
              - {id: r1, check: zebra > 1, message: m}
              - {id: r2, check: count(zebra) > 1, message: m}
              - {id: r3, check: name = "x" and zebra = 2, message: m}
            views: {list: [name, quux]}
            """,
        ])
        let others = ["4:21", "5:27", "6:36", "7:22"]
        let expected = others.map { "kinds/berry.yaml:\($0) query.unknown-name" }
        #expect(found == ["kinds/apple.yaml:\(told)"] + expected)
    }

    @Test("the inverse of a relation that cannot be read may be used")
    func lostInverse() async {
        let found = await Self.told([
            "kinds/apple.yaml":
                "kind: apple\nplural: apples\nrelations: {x: {too: berry, inverse: eaten}}\n",
            "kinds/berry.yaml": """
            kind: berry
            plural: berries
            rules: [{id: r1, check: count(eaten) > 1 or count(zebra) > 1, message: m}]
            """,
        ])
        #expect(found.contains("kinds/berry.yaml:3:51 query.unknown-name"))
        #expect(!found.contains { $0.hasPrefix("kinds/berry.yaml:3:30") })
    }

    @Test("a network within a wide one that begins like a narrow one overlaps")
    func networks() async {
        let found = await Self.told([
            "kinds/lan.yaml": """
            kind: lan
            plural: lans
            fields: {name: string, net: cidr}
            rules: [{id: no-overlap, disjoint: net, message: networks overlap}]
            """,
            "lans/a.yaml": "name: A\nnet: 10.0.0.0/24\n",
            "lans/b.yaml": "name: B\nnet: 10.0.0.0/8\n",
            "lans/c.yaml": "name: C\nnet: 10.5.0.0/16\n",
        ])
        #expect(found == ["lans/b.yaml:2:6 record.overlap", "lans/c.yaml:2:6 record.overlap"])
    }
}
