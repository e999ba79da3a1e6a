import HeliosDiagnostics
import Testing

@testable import HeliosSpecs

@Suite("Rules for main specifications")
struct MainSpecRuleTests {
    static let purpose = "## Purpose\n\(String(repeating: "p", count: 50))\n"
    static let scenario = "#### Scenario: s\n- **WHEN** x\n"

    /// The rules that a text breaks, `RULE` or `RULE:line`, in order.
    private func broken(_ text: String) -> [String] {
        MainSpecRules.issues(in: SpecText(file: Array(text.utf8)), path: "spec.md")
            .map { issue in issue.rule + (issue.line.map { ":\($0)" } ?? "") }
    }

    @Test(
        "are told in their order",
        arguments: [
            ("", ["MS-1"]), ("## Purpose\n```\n```\n", ["MS-2"]),
            ("## Purpose\n \n## Requirements\n", ["MS-1"]),
            (purpose, ["MS-2"]), (purpose + "## Requirements\n", ["MS-3"]),
            ("# purpose\np\n# REQUIREMENTS\n## a\nMUST\n### s\nx\n", ["MS-9"]),
            (purpose + "## Requirements\n### Requirement: a\nMUST\n", ["MS-5", "MS-11"]),
            (purpose + "## Requirements\n### Requirement: a\n" + scenario, ["MS-12"]),
            (purpose + "## Requirements\n### Requirement: a\nx\n" + scenario, ["MS-13"]),
            (purpose + "## Requirements\n### Scenario: a\nMUST\n" + scenario, []),
            (purpose + "## Requirements\n###  \n" + scenario, ["MS-4"]),
            (
                purpose + "## ADDED Requirements\n## Requirements\n### Requirement: a\nMUST\n"
                    + scenario,
                ["MS-6:3"]
            ),
            (
                purpose
                    + "## Requirements\n### Requirement: a\nMUST\n\(scenario)### Requirement: a\nMUST\n\(scenario)",
                ["MS-8:8"]
            ),
            (
                purpose
                    + "## Requirements\n### Requirement: a\nMUST\n\(scenario)## b\n### Requirement: c\n",
                ["MS-7:9"]
            ),
            (
                purpose
                    + "## Requirements\n### Requirement: a\n\(String(repeating: "x", count: 501))\n",
                ["MS-5", "MS-10", "MS-11", "MS-13"]
            ),
            (purpose + "## Requirements\n###Requirement: a\nMUST\n", ["MS-3"]),
        ]
    )
    func order(text: String, rules: [String]) {
        #expect(broken(text) == rules)
    }

    @Test(
        "tells a purpose of 49 units as brief, not one of 50",
        arguments: [(49, true), (50, false)]
    )
    func purposeLength(count: Int, isBrief: Bool) {
        let text = "## Purpose\n\(String(repeating: "p", count: count))\n## Requirements\n"
        #expect(broken(text).contains("MS-9") == isBrief)
    }

    @Test("keeps a byte order mark in the first line where structure is looked at")
    func byteOrderMark() {
        let text =
            "\u{FEFF}## Requirements\n### Requirement: a\nMUST\n\(Self.scenario)\(Self.purpose)"
        #expect(broken(text) == ["MS-7:2"])
    }

    @Test("tells a keyword that only the heading has")
    func hint() {
        let text =
            Self.purpose + "## Requirements\n### Requirement: It SHALL x\ny\n" + Self.scenario
        let issues = MainSpecRules.issues(in: SpecText(file: Array(text.utf8)), path: "spec.md")
        #expect(
            issues.map(\.message) == [
                "Requirement \"It SHALL x\" should contain SHALL or MUST in the requirement body, not only "
                    + "in the header. Move the SHALL/MUST statement to the line immediately after the "
                    + "\"### Requirement: ...\" header. (RFC 2119 best practice for English specs)"
            ]
        )
    }

    @Test("says each issue in our words as well")
    func words() throws {
        let text = SpecText(file: Array("# A\n".utf8))
        let issue = try #require(MainSpecRules.issues(in: text, path: "spec.md").first)
        #expect(issue.diagnostic?.id == .spec(.sectionMissing))
        #expect(issue.diagnostic?.span.path == "spec.md")
    }
}

@Suite("Rules for deltas")
struct DeltaRuleTests {
    private static func block(_ name: String, _ text: String = "MUST") -> String {
        "### Requirement: \(name)\n\(text)\n#### Scenario: s\n"
    }

    private func broken(_ text: String) -> [String] {
        var rules = DeltaRules(
            DeltaDocument(SpecText(file: Array(text.utf8))),
            capability: "lid",
            path: "spec.md"
        )
        rules.checkRequirements()
        rules.checkNames()
        #expect(rules.issues.allSatisfy { $0.path == "lid/spec.md" })
        return rules.issues.map(\.rule)
    }

    @Test(
        "are told in their order",
        arguments: [
            ("## ADDED Requirements\n" + block("a"), []),
            ("## ADDED Requirements\n### Requirement: a\n", ["D-5", "D-8"]),
            ("## ADDED Requirements\n### Requirement: a MUST\n", ["D-6", "D-8"]),
            ("## ADDED Requirements\n" + block("a", "x"), ["D-7"]),
            ("## ADDED Requirements\n" + block("a") + block("a"), ["D-4"]),
            ("## MODIFIED Requirements\n### b\n### Requirement\n" + block("a"), ["D-2", "D-3"]),
            ("## REMOVED Requirements\n### Requirement: a\n- ### Requirement: a\n", ["D-11"]),
            (
                "## MODIFIED Requirements\n\(block("a"))## REMOVED Requirements\n### Requirement: a\n"
                    + "## ADDED Requirements\n\(block("a"))", ["D-14", "D-15", "D-16"]
            ),
            (
                "## RENAMED Requirements\n- FROM: ### Requirement: a\n- TO: ### Requirement: b\n"
                    + "- FROM: ### Requirement: a\n- TO: ### Requirement: b\n", ["D-12", "D-13"]
            ),
            (
                "## RENAMED Requirements\n- FROM: ### Requirement: a\n- TO: ### Requirement: b\n"
                    + "## MODIFIED Requirements\n\(block("a"))## ADDED Requirements\n\(block("b"))"
                    + "## REMOVED Requirements\n### Requirement: A\n", ["D-17", "D-18", "D-19"]
            ),
        ]
    )
    func order(text: String, rules: [String]) {
        #expect(broken(text) == rules)
    }

    @Test(
        "count each scenario once against loss",
        arguments: [
            (["a", "b"], ["b"], ["a"]), (["a", "a", "a"], ["a"], ["a", "a"]), (["a"], ["A"], ["a"]),
            ([], ["a"], []), (["é"], ["e\u{301}"], ["é"]),
        ]
    )
    func loss(main: [String], replacement: [String], missing: [String]) {
        let found = ScenarioLoss.missing(
            from: main.map { SpecName($0.utf8) },
            in: replacement.map { SpecName($0.utf8) }
        )
        #expect(found == missing.map { SpecName($0.utf8) })
    }

    @Test(
        "find headings that are dropped without a word",
        arguments: [
            ("## ADDED Requirements (Backend)\n", ["spec.delta-heading:1"]),
            ("## Added Requirement\n", ["spec.delta-heading:1"]),
            ("## ADDED  Requirements\n", ["spec.delta-heading:1"]),
            ("## ADD Requirements\n", ["spec.delta-heading:1"]),
            ("## MODIFED Requirments\n", ["spec.delta-heading:1"]),
            ("## Deleted Requirements\n", ["spec.delta-heading:1"]),
            ("## ADDED Requirements ##\n", ["spec.delta-heading:1"]),
            ("# ADDED Requirements\n", ["spec.delta-heading:1"]),
            ("### REMOVED Requirements\n", ["spec.delta-heading:1"]),
            (" ## ADDED Requirements\n", ["spec.delta-heading:1"]),
            ("##ADDED Requirements\n", ["spec.delta-heading:1"]),
            ("## Requirements\n### Requirement: a\n", ["spec.delta-heading:1"]),
            ("## ADDED Requirements\n## ADDED Requirements\n", ["spec.delta-repeated:1"]),
            ("## ADDED Requirements\n## added requirements\n", ["spec.delta-repeated:2"]),
            ("## Notes\n\n## Requirements for later\n## Renamed files\n", []),
            ("```\n## ADDED Requirements (x)\n```\n", []),
            ("## ADDED Requirements\n## MODIFIED Requirements\n", []),
        ]
    )
    func headings(text: String, found: [String]) {
        let delta = DeltaDocument(SpecText(file: Array(text.utf8)))
        let diagnostics = DeltaHeadingFindings(delta, path: "spec.md").diagnostics
        #expect(diagnostics.map { "\($0.id.rawValue):\($0.span.range.start.line)" } == found)
    }
}

@Suite("Rules for tasks")
struct TaskRuleTests {
    private func broken(_ text: String) -> [String] {
        TaskRules.issues(in: TaskList(file: Array(text.utf8)), path: "tasks.md")
            .map { "\($0.rule):\($0.line ?? 0)" }
    }

    @Test(
        "look at numbers inside groups alone",
        arguments: [
            ("- [ ] 2.1 a\n## 1. G\n- [ ] 2.1 b", ["TK-1:3"]),
            ("## 1. G\n- [ ] 1.1 a\n* [x] 1.1 b", ["TK-2:3"]),
            ("## 1. G\n- [ ] 2.1 a\n- [ ] 2.1 a", ["TK-1:2", "TK-1:3", "TK-2:3"]),
            ("## 01. G\n- [ ] 1.1 a", []),
            ("## 1. G\n## Notes\n- [ ] 2.1 a", []), ("## 1. G\n### 2. H\n- [ ] 2.1 a", ["TK-1:3"]),
            ("## 1.A\n- [ ] 2.1 a", []), ("## 1) A\n- [ ] 2.1", []),
            ("   ## 1.\r\n- [ ] 2.1\r\n", ["TK-1:2"]),
            ("    ## 1.\n- [ ] 2.1 a", []), ("## 1. G\n```\n- [ ] 2.1 a\n```", ["TK-1:3"]),
            ("## 1. G\n- [] 2.1 a\n- [-] 2.1 a\n+ [ ] 2.1 a\n1. [ ] 2.1 a", []),
            (
                "## 1. G\n- [ ] 2 a\n- [ ] 2. a\n- [ ] 2.1. a\n- [ ] 2.1: a\n- [ ] v2.1 a\n- [ ] **2.1** a",
                []
            ),
            ("## 1. G\n- [ ] 2.1b a\n-[X]2.3.4", ["TK-1:2", "TK-1:3"]),
            ("##\t1.\tG\n- [ ] 1.1 a\n- [ ] 01.1 a", []),
            ("## 1. G\n- [\u{3000}] 2.1\u{A0}a", ["TK-1:2"]), ("## 1. G\r- [ ] 2.1 a", []),
        ]
    )
    func numbers(text: String, rules: [String]) {
        #expect(broken(text) == rules)
    }

    @Test("count all tasks, nested or not")
    func progress() {
        let list = TaskList(file: Array("- [x] a\n\t* [X] b\n- [ ]\n-[ ]c\n1. [x] d\n".utf8))
        #expect(list.tasks.count == 4)
        #expect(list.doneCount == 2)
    }
}
