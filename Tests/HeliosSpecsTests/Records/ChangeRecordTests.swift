import HeliosRecords
import HeliosSpecs
import Testing

@Suite("Records of changes")
struct ChangeRecordTests {
    private static let folder = "openspec/changes/count-things"

    private static let specification = """
        ## Purpose
        P
        ## Requirements
        ### Requirement: Held
        It SHALL be held.
        ### Requirement: Old name
        It SHALL be.
        """

    private static let proposal = """
        # Change: Count things

        ## Why
        Nobody knows how many there are, see [[thing:one]].

        ## What Changes
        - Count

        ## Impact
        Small.
        """

    private static let deltas = """
        ## ADDED Requirements
        ### Requirement: Counted
        Each SHALL be counted, [[thing:one]] first.
        #### Scenario: One
        - **CHECK** `every thing has count`
        ## MODIFIED Requirements
        ### Requirement: Held
        It SHALL be held twice.
        ## RENAMED Requirements
        - FROM: `### Requirement: Old name`
        - TO: `### Requirement: New name`
        ## REMOVED Requirements
        ### Requirement: Unknown
        """

    private static func files(_ more: [String: String] = [:]) -> [String: String] {
        var files = [
            "\(folder)/proposal.md": proposal,
            "\(folder)/design.md": "# Design\n\nBy hand, see [[thing:one]].",
            "\(folder)/tasks.md": "- [ ] later\n## 1. Data\n- [x] 1.1 Kinds\n- [ ] 1.2 Fields\n",
            "\(folder)/.openspec.yaml": """
            schema: spec-driven
            created: 2026-03-01
            approvals:
              - {by: mike, at: 2026-03-02}
              - {by: Anna}
            """,
            "\(folder)/specs/things/spec.md": deltas,
            "things/one.yaml": "name: One",
        ]
        for (path, text) in more { files[path] = text }
        return files
    }

    private static func open(_ more: [String: String] = [:]) async -> SpecificationFiles.Opened {
        await SpecificationFiles(specification: specification, files(more)).open()
    }

    @Test("hold the proposal, the design, the tasks and what is done to requirements")
    func fields() async throws {
        let opened = await Self.open()
        let record = try #require(opened.record("change", "count-things"))
        #expect(record.path == "\(Self.folder)/proposal.md")
        #expect(opened.value("name", of: record) == .text("Count things"))
        #expect(opened.value("status", of: record) == .text("in_progress"))
        #expect(opened.value("what_changes", of: record) == .text("- Count\n"))
        #expect(opened.value("created", of: record) == CalendarDate("2026-03-01").map { .date($0) })
        guard case .list(let tasks)? = opened.value("tasks", of: record),
            case .list(let deltas)? = opened.value("deltas", of: record),
            case .list(let approvals)? = opened.value("approvals", of: record)
        else {
            Issue.record("a list is missing")
            return
        }
        #expect(
            tasks.map { $0.member("text") } == [.text("later"), .text("Kinds"), .text("Fields")]
        )
        #expect(tasks.map { $0.member("group") } == [nil, .text("1. Data"), .text("1. Data")])
        #expect(
            deltas.map { $0.member("operation") } == [
                .text("ADDED"), .text("MODIFIED"), .text("RENAMED"), .text("REMOVED"),
            ]
        )
        #expect(approvals.map { $0.member("by") } == [.text("mike"), .text("Anna")])
    }

    @Test("link what they touch, as far as it is there, and what their texts mention")
    func links() async throws {
        let opened = await Self.open()
        let record = try #require(opened.record("change", "count-things"))
        #expect(
            opened.links(of: record) == [
                "mentions thing:one", "mentions thing:one", "mentions thing:one",
                "touches spec:things", "touches requirement:things/held",
                "touches requirement:things/old-name",
            ]
        )
    }

    @Test("say where a text leads nowhere, and what a check will not understand")
    func findings() async {
        let opened = await Self.open(["\(Self.folder)/design.md": "See\n[[thing:two]]."])
        #expect(
            opened.findings.map { $0.split(separator: ": ")[0] } == [
                "\(Self.folder)/design.md:2:3", "\(Self.folder)/specs/things/spec.md:5:30",
            ]
        )
    }

    @Test(
        "have a status told from their tasks and approvals",
        arguments: [
            ("- [x] 1.1 a", "approvals: [{by: mike}]", "done"),
            ("- [ ] 1.1 a", "approvals: [{by: mike}]", "approved"),
            ("- [ ] 1.1 a", "schema: spec-driven", "draft"),
            ("", "approvals: nobody", "draft"), ("- [x] a\n- [ ] b", "[", "in_progress"),
        ]
    )
    func status(tasks: String, metadata: String, status: String) async throws {
        let opened = await Self.open([
            "\(Self.folder)/tasks.md": tasks, "\(Self.folder)/.openspec.yaml": metadata,
        ])
        let record = try #require(opened.record("change", "count-things"))
        #expect(opened.value("status", of: record) == .text(status))
    }

    @Test("stay as records when they are archived")
    func archived() async throws {
        let folder = "openspec/changes/archive/2026-02-03-hold-things"
        let opened = await SpecificationFiles(
            specification: Self.specification,
            [
                "\(folder)/tasks.md": "- [x] 1.1 Done",
                "\(folder)/specs/things/spec.md": """
                ## ADDED Requirements
                ### Requirement: Held
                It SHALL be held by [[thing:gone]].
                """,
            ]
        ).open()
        #expect(opened.findings == [])
        let record = try #require(opened.record("change", "2026-02-03-hold-things"))
        #expect(opened.value("name", of: record) == .text("Hold things"))
        #expect(opened.value("status", of: record) == .text("archived"))
        let day = CalendarDate("2026-02-03").map { FieldValue.date($0) }
        #expect(opened.value("archived_on", of: record) == day)
        #expect(
            opened.links(of: record) == ["touches spec:things", "touches requirement:things/held"]
        )
    }
}
