import HeliosRecords
import HeliosSpecs
import Testing

@Suite("Records of specifications")
struct SpecificationRecordTests {
    private static let specification = """
        # things Specification

        ## Purpose

        What is known of [[thing:one]].

        ## Requirements

        ### Requirement: Things have a holder
        A thing MUST have a holder.

        **Implemented by**: [[thing:one]], thing:two
        **Verified by**: `HolderTests.holds()`, [[thing:two|the second]]
        **Priority**: high

        #### Scenario: A thing is handed out
        - **WHEN** it is handed out,
          as often happens
        - **THEN** [[thing:two]] is noted

        #### Scenario: A thing is handed out
        - it comes back

        ### Requirement: Ærlige navn, also accents!
        It should be so.
        """

    private static let things = ["things/one.yaml": "name: One", "things/two.yaml": "name: Two"]

    @Test("hold the capability, its purpose and its name in words")
    func specification() async throws {
        let opened = await SpecificationFiles(specification: Self.specification, Self.things).open()
        #expect(opened.findings == [])
        let record = try #require(opened.record("spec", "things"))
        #expect(opened.value("name", of: record) == .text("Things"))
        #expect(opened.value("purpose", of: record) == .text("What is known of [[thing:one]].\n"))
        #expect(opened.links(of: record) == ["mentions thing:one"])
    }

    @Test("hold each requirement at its heading, with its traces and scenarios")
    func requirement() async throws {
        let opened = await SpecificationFiles(specification: Self.specification, Self.things).open()
        let record = try #require(opened.record("requirement", "things/things-have-a-holder"))
        #expect(record.span.range.start.line == 9)
        #expect(opened.value("strength", of: record) == .text("MUST"))
        #expect(
            opened.value("text", of: record)
                == .text("A thing MUST have a holder.\n\n\n\n**Priority**: high\n")
        )
        #expect(
            opened.links(of: record) == [
                "spec spec:things", "implemented_by thing:one", "implemented_by thing:two",
                "verified_by thing:two", "mentions thing:two",
            ]
        )
        #expect(record.plainLinks.map(\.value) == [.text("HolderTests.holds()")])
        let scenarios = try #require(opened.value("scenarios", of: record))
        guard case .list(let list) = scenarios else { return }
        #expect(
            list.map { $0.member("id") } == [
                .text("a-thing-is-handed-out"), .text("a-thing-is-handed-out-2"),
            ]
        )
        guard case .list(let steps)? = list.first?.member("steps") else { return }
        #expect(steps.map { $0.member("keyword") } == [.text("WHEN"), .text("THEN")])
        #expect(
            steps.first?.member("text") == .text("it is handed out, as often happens")
        )
    }

    @Test("have ids made of words")
    func ids() async {
        let opened = await SpecificationFiles(specification: Self.specification, Self.things).open()
        let kind = opened.graph.schema.kindIndex(named: "requirement") ?? 0
        #expect(
            opened.graph.records(ofKind: kind).map { opened.graph.records[$0].id.id } == [
                "things/aerlige-navn-also-accents", "things/things-have-a-holder",
            ]
        )
    }

    @Test("say at the very place what leads nowhere")
    func findings() async {
        let text = """
            ## Purpose
            See [[thing:gone]].
            ## Requirements
            ### Requirement: A
            It SHALL be, see [[thing:lost]].
            **Implemented by**: [[thing:none]],
              nobody
            **Verified by**: something
            #### Scenario: One
            - **THEN** [[thing:away]]
            """
        let opened = await SpecificationFiles(specification: text).open()
        let path = "openspec/specs/things/spec.md"
        #expect(
            opened.findings == [
                "\(path):2:7: no thing is called 'gone' [link.unresolved]",
                "\(path):5:20: no thing is called 'lost' [link.unresolved]",
                "\(path):6:23: no thing is called 'none' [link.unresolved]",
                "\(path):7:3: expected a link, found 'nobody' [link.malformed]",
                "\(path):8:18: expected a link, found 'something' [link.malformed]",
                "\(path):10:14: no thing is called 'away' [link.unresolved]",
            ]
        )
    }

    @Test("clash with a record of the same id, and with a name that makes the same id")
    func clashes() async {
        let text = """
            ## Purpose
            P
            ## Requirements
            ### Requirement: One thing
            It SHALL be.
            ### Requirement: One, thing
            It SHALL be.
            ### Requirement: Another
            It SHALL be.
            """
        let opened = await SpecificationFiles(
            specification: text,
            ["requirements/things/another.yaml": "{name: A, capability: b, text: It SHALL be.}"]
        ).open()
        let path = "openspec/specs/things/spec.md"
        #expect(
            opened.findings == [
                "\(path):6:1: 'requirement:things/one-thing' is already in '\(path)'"
                    + " [record.duplicate-id]",
                "requirements/things/another.yaml:1:1: 'requirement:things/another' is already in"
                    + " '\(path)' [record.duplicate-id]",
            ]
        )
    }

    @Test("are not there when the module is off")
    func moduleIsOff() async {
        let opened = await SpecificationFiles(
            specification: Self.specification,
            [
                "helios.yaml": """
                organization: {name: F, domain: fjord.example, timezone: Europe/Oslo}
                modules: [core]
                """
            ]
        ).open()
        #expect(opened.findings == [])
        #expect(opened.graph.records.isEmpty)
    }
}
