import HeliosRecords
import HeliosSpecs
import Testing

@Suite("Checks of requirements")
struct RequirementCheckTests {
    private static let path = "openspec/specs/things/spec.md"

    /// What is found when a requirement has these steps.
    private static func open(_ steps: String) async -> SpecificationFiles.Opened {
        await SpecificationFiles(
            specification: """
                ## Purpose
                P
                ## Requirements
                ### Requirement: Held
                It SHALL be held.
                #### Scenario: One
                \(steps)
                """,
            [
                "things/one.yaml": "name: One\nstatus: deployed\nheld_by: two",
                "things/two.yaml": "name: Two\nstatus: deployed",
                "things/three.yaml": "name: Three\nstatus: stored",
            ]
        ).open()
    }

    @Test(
        "hold, or name who breaks them",
        arguments: [
            ("every thing where status = stored satisfies name = \"Three\"", true, [], 1),
            ("every thing where status = deployed has held_by", false, ["two"], 2),
            ("no thing where status = stored", false, ["three"], 1),
            ("exists thing where status = stored", true, [], 1),
            ("exists thing where name = \"Four\"", false, [], 0),
        ] as [(String, Bool, [String], Int)]
    )
    func outcome(check: String, holds: Bool, offenders: [String], tested: Int) async throws {
        let opened = await Self.open("- **CHECK** `\(check)`")
        let result = try #require(opened.checks.first)
        let outcome = try #require(result.outcome)
        #expect(outcome.holds == holds)
        #expect(outcome.offenders.map { opened.graph.records[$0].id.id } == offenders)
        #expect(outcome.testedCount == tested)
        #expect(opened.findings.isEmpty == holds)
    }

    @Test("are told at the requirement and at the record")
    func bothSides() async {
        let opened = await Self.open(
            "- **CHECK** `every thing where status = deployed has held_by`"
        )
        #expect(
            opened.findings == [
                "\(Self.path):7:14: 1 of 2 records breaks it: 'thing:two' [spec.check-failed]",
                "things/two.yaml:1:1: 'thing:two' has no 'held_by', against the requirement 'Held'"
                    + " [spec.requirement-broken]",
            ]
        )
    }

    @Test(
        "are written in one code span behind the keyword",
        arguments: [
            "- **CHECK** `no thing where name = \"x\"`",
            "* **check** ``no thing where name = \"`\"``",
            "  - **Check**: ` no thing where name = \"x\" `",
            "- **CHECK** `no thing\n  where name = \"x\"`",
            "+ __CHECK__ `no thing where name = \"x\"`",
        ]
    )
    func forms(step: String) async {
        let opened = await Self.open(step)
        #expect(opened.findings == [])
        #expect(opened.checks.map(\.outcome?.holds) == [true])
    }

    @Test(
        "are told when they would never be run",
        arguments: [
            ("- **CHECK** no thing", "7:13: expected a check in one code span"),
            ("- **CHECK**", "7:3: expected a check in one code span"),
            ("- **CHECK** `no thing` always", "7:13: expected a check in one code span"),
            ("- **CHECK** `no thing` and `no thing`", "7:13: expected a check in one code span"),
            ("- CHECK `no thing`", "7:3: expected a check in one code span"),
        ]
    )
    func malformed(step: String, finding: String) async {
        let opened = await Self.open(step)
        #expect(opened.findings == ["\(Self.path):\(finding) [spec.check-syntax]"])
        #expect(opened.checks.isEmpty)
    }

    @Test(
        "are not what fences and other lines hold",
        arguments: [
            "```\n- **CHECK** `no nonsense`\n```", "**CHECK** `no nonsense`", "- CHECK the lights",
            "- **THEN** **CHECK** `no nonsense`",
        ]
    )
    func others(step: String) async {
        let opened = await Self.open(step)
        #expect(opened.findings == [])
        #expect(opened.checks.isEmpty)
    }

    @Test(
        "are typed by the kinds, with the place within the code span",
        arguments: [
            ("- **CHECK** `every thang has name`", "7:20: no kind is called 'thang'"),
            ("- **CHECK** `every thing has nmae`", "7:30: "),
            ("- **CHECK** `every thing\n     has nmae`", "8:10: "),
            ("- **CHECK** `always`", "7:14: "),
        ]
    )
    func illTyped(step: String, finding: String) async throws {
        let opened = await Self.open(step)
        #expect(opened.findings.count == 1)
        #expect(try #require(opened.findings.first).hasPrefix("\(Self.path):\(finding)"))
        #expect(opened.checks.map(\.outcome) == [nil])
    }

    @Test("stand in a scenario")
    func stray() async {
        let opened = await SpecificationFiles(
            specification: """
                ## Requirements
                ### Requirement: Held
                It SHALL be held.
                - **CHECK** `no thing`
                """
        ).open()
        #expect(
            opened.findings == [
                "\(Self.path):4:3: the check stands outside a scenario and is never run"
                    + " [spec.check-syntax]"
            ]
        )
    }

    @Test("do not blame a record for what is wrong with it anyway")
    func doubtful() async {
        let opened = await SpecificationFiles(
            specification: """
                ## Requirements
                ### Requirement: Held
                It SHALL be held.
                #### Scenario: One
                - **CHECK** `every thing has status`
                """,
            ["things/one.yaml": "name: One\nstatus: lost"]
        ).open()
        #expect(opened.findings.count == 1)
        #expect(opened.findings.first?.contains("[value.enum]") == true)
    }
}
