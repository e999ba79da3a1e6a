import HeliosDiagnostics
import HeliosRecords
import HeliosTestSupport
import Testing

@Suite("Renames")
struct RecordRenameTests {
    private static let settings =
        "organization: {name: Fjord, domain: fjord.example, timezone: Europe/Oslo}\n"

    private static func document(_ name: String, _ body: String) -> String {
        "---\nname: \(name)\ndocument_type: guide\n---\n\n\(body)\n"
    }

    private static let files = [
        "helios.yaml": settings,
        "locations/oslo.yaml": "name: Oslo # the head office\n",
        "locations/bergen.yaml": "name: Bergen\nparent: oslo\n",
        "locations/attic.yaml":
            "name: Attic\nparent: 'location:oslo'\nnotes: \"see [[location:oslo]]\"\n",
        "documents/guide.md": document("Guide", "To [one](guide/one.md), [[location:oslo|Oslo]]."),
        "documents/guide/one.md": document(
            "One",
            "Back to [it](../guide.md#x), [two][t].\n\n[t]: two.md"
        ),
        "documents/guide/two.md": document(
            "Two",
            "`[[location:oslo]]` and [place](../../locations/oslo.yaml)."
        ),
        "documents/other.md": document(
            "Other",
            "![map](guide/map.png) and [[document:guide/one]]."
        ),
        "documents/guide/map.png": "x",
        "clients/acme.yaml": "name: Acme\n",
        "clients/acme/locations/hall.yaml": "name: Hall\n",
        "clients/acme/locations/yard.yaml":
            "name: Yard\nparent: hall\nrelated_to: [location:acme/hall, oslo]\n",
    ]

    private func changes(_ record: String, to id: String) async throws -> FileChanges {
        let source = MemorySource(files: Self.files)
        let clock = Clock(machine: QuerySample.environment)
        let repository = await Repository.open(source, at: clock).value
        let reference = try #require(LinkReference(record))
        let name = RecordID(kind: reference.kind ?? "", id: reference.id)
        let number = try #require(repository.graph.number(of: name))
        let listed = source.list().value
        let plan = try RenamePlan(number, to: id, in: repository.graph, files: listed)
        return try RecordRename.changes(
            for: plan,
            in: repository,
            reader: source,
            keepsAlias: true
        )
    }

    private func texts(_ changes: FileChanges) -> [String: String] {
        changes.texts.mapValues { String(decoding: $0, as: UTF8.self) }
    }

    @Test("every form of link says the new id, in the form of the old one")
    func links() async throws {
        let changes = try await changes("location:oslo", to: "oslo-hq")
        #expect(changes.moves == [.init(from: "locations/oslo.yaml", to: "locations/oslo-hq.yaml")])
        let texts = texts(changes)
        #expect(
            texts["locations/oslo-hq.yaml"] == "name: Oslo # the head office\naliases: [oslo]\n"
        )
        #expect(texts["locations/bergen.yaml"] == "name: Bergen\nparent: oslo-hq\n")
        #expect(
            texts["locations/attic.yaml"]
                == "name: Attic\nparent: 'location:oslo-hq'\nnotes: \"see [[location:oslo-hq]]\"\n"
        )
        #expect(texts["documents/guide.md"]?.contains("[[location:oslo-hq|Oslo]]") == true)
        // What is code is no link.
        #expect(
            texts["documents/guide/two.md"]?
                .contains("`[[location:oslo]]` and [place](../../locations/oslo-hq.yaml).") == true
        )
        #expect(
            texts["clients/acme/locations/yard.yaml"]?.contains("[location:acme/hall, oslo-hq]")
                == true
        )
        #expect(texts.count == 6)
    }

    @Test("documents below a document move with it")
    func folders() async throws {
        let changes = try await changes("document:guide", to: "handbook/main")
        #expect(
            changes.moves == [
                .init(from: "documents/guide.md", to: "documents/handbook/main.md"),
                .init(from: "documents/guide", to: "documents/handbook/main"),
            ]
        )
        let texts = texts(changes)
        #expect(texts["documents/handbook/main.md"]?.contains("[one](main/one.md)") == true)
        #expect(texts["documents/handbook/main.md"]?.contains("aliases: [guide]") == true)
        #expect(texts["documents/handbook/main/one.md"]?.contains("(../main.md#x)") == true)
        #expect(texts["documents/handbook/main/one.md"]?.contains("aliases: [guide/one]") == true)
        #expect(
            texts["documents/handbook/main/two.md"]?.contains("(../../../locations/oslo.yaml)")
                == true
        )
        #expect(texts["documents/other.md"]?.contains("![map](handbook/main/map.png)") == true)
        #expect(texts["documents/other.md"]?.contains("[[document:handbook/main/one]]") == true)
    }

    @Test("what belongs to a client goes with it")
    func clients() async throws {
        let changes = try await changes("client:acme", to: "acme-as")
        #expect(
            changes.moves == [
                .init(from: "clients/acme.yaml", to: "clients/acme-as.yaml"),
                .init(from: "clients/acme", to: "clients/acme-as"),
            ]
        )
        let yard = texts(changes)["clients/acme-as/locations/yard.yaml"]
        #expect(yard == "name: Yard\nparent: hall\nrelated_to: [location:acme-as/hall, oslo]\n")
        #expect(texts(changes)["clients/acme-as.yaml"] == "name: Acme\naliases: [acme]\n")
    }

    @Test(
        "what cannot be is refused",
        arguments: [
            ("location:oslo", "bergen"), ("location:oslo", "oslo"), ("location:oslo", "Oslo"),
            ("location:oslo", "a/b"), ("location:oslo", "asset:x"), ("location:oslo", "../x"),
            ("location:acme/hall", "other/hall"), ("document:guide", "guide/inner"),
            ("location:oslo", ""),
        ]
    )
    func refusals(record: String, id: String) async {
        await #expect(throws: ChangeRefusal.self) { try await changes(record, to: id) }
    }
}
