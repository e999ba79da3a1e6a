import Testing

@testable import HeliosSpecs

@Suite("Headings of specifications")
struct HeadingTests {
    /// The titles of all headings.
    private func titles(_ text: String) -> [String] {
        let outline = Outline(SpecText(file: Array(text.utf8)))
        return outline.headings.map { outline.text.string($0.title) }
    }

    @Test(
        "are one to six signs, white space and a text",
        arguments: [
            ("# A", ["A"]), ("###### A b ", ["A b"]), ("#\u{A0}A", ["A"]), ("## A ##", ["A ##"]),
            ("##  ", [""]), ("## \u{3000}", [""]), ("#\u{2028}A", ["A"]),
            ("####### A", []), ("#A", []), (" # A", []), ("##", []), ("## ", []),
            ("# A\u{2028}B", []), ("# A\u{2028}", []), ("##\u{2028}\u{2028}", []),
            ("# A\u{85}B", ["A\u{85}B"]),
            ("A\n===", []), ("\u{FEFF}# A", ["A"]), ("\u{FEFF}\u{FEFF}# A", []),
            ("<!--\n# A\n-->", ["A"]),
        ]
    )
    func headings(line: String, titles: [String]) {
        #expect(self.titles(line) == titles)
    }

    @Test(
        "do not count in fences",
        arguments: [
            ("```\n# A\n```\n# B", ["B"]), ("~~~\n# A\n```\n# B\n~~~", []),
            ("        ```\n# A\n\t```\n# B", ["B"]), ("```x``` y\n# A", []),
            ("````\n# A\n```\n# B\n`````  \n# C", ["C"]), ("```\n# A\n``` x\n# B", []),
            ("``\n# A", ["A"]), ("~~~~ `\n# A\n~~~\n~~~~\n# B", ["B"]),
            ("\u{3000}```\n# A\n\u{FEFF}```\u{A0}\n# B", ["B"]), ("x ```\n# A", ["A"]),
        ]
    )
    func fences(text: String, titles: [String]) {
        #expect(self.titles(text) == titles)
    }

    @Test(
        "name a requirement, strictly or not",
        arguments: [
            ("### Requirement: A", "A"), ("###Requirement:A", "A"), ("### REQUIREMENT:  a ", "a"),
            ("###\u{3000}requirement:b", "b"), ("### Requirement: ", ""),
            ("###Requirement:\t\t", ""),
            ("### Requirement: A ###", "A ###"),
            ("### Requirement:", nil), ("### Requirement : A", nil), (" ### Requirement: A", nil),
            ("## Requirement: A", nil), ("####Requirement: A", nil),
            ("### Requirement: A\u{2028}B", nil),
            ("### Requirements: A", nil),
        ] as [(String, String?)]
    )
    func requirements(line: String, name: String?) {
        let text = SpecText(file: Array(line.utf8))
        let found = text.marks.first.flatMap { text.requirementName(of: $0) }
        #expect(found.map(text.string) == name)
    }

    @Test(
        "name a scenario",
        arguments: [
            ("#### Scenario: A", "A"), ("#### scenario:A", "A"), ("#### A", "A"),
            ("#### Scenario: A ##", "A"), ("#### A\t#", "A"), ("#### A##", "A##"),
            ("#### Scenario:", ""), ("#### Scenario: Scenario: A", "Scenario: A"), ("####  ", ""),
            ("#### Scenario : A", "Scenario : A"),
        ]
    )
    func scenarios(line: String, name: String) throws {
        let text = SpecText(file: Array(line.utf8))
        #expect(try text.scenarioName(of: #require(text.marks.first)).text == name)
    }

    @Test(
        "are a tree by level, however they jump",
        arguments: [
            ("## R\n#### a\n### b\n#### c\n## d", ["a", "b"]),
            ("# R\n## a\n### b\n## c\n# d", ["a", "c"]),
            ("## R\n### a\n## \n### b", ["a", "b"]), ("## R\n# a\n### b", []),
        ]
    )
    func children(text: String, titles: [String]) throws {
        let outline = Outline(SpecText(file: Array(text.utf8)))
        let section = try #require(outline.find("r"))
        let found = outline.children(of: section).map { outline.headings[$0].title }
        #expect(found.map(outline.text.string) == titles)
    }

    @Test(
        "hold the text to the next one of their level, titled or not",
        arguments: [
            ("## A\n x \n### b\ny\n## c", "x \n### b\ny"), ("## A\nx\n## \ny", "x"),
            ("## A\n\n\n", ""), ("## A\n```\n## b\n```\n", "```\n## b\n```"), ("## A", ""),
            ("## A\n#\ty\nz", ""),
        ]
    )
    func contents(text: String, content: String) {
        let outline = Outline(SpecText(file: Array(text.utf8)))
        #expect(outline.text.string(outline.content(of: 0)) == content)
    }
}

@Suite("Bodies of requirements")
struct RequirementBodyTests {
    @Test(
        "are the lines up to the next heading",
        arguments: [
            ("a\n\n b \n#### c\nd", "a\nb"), ("**Why**: x\na", "a"),
            ("**Why**: x\n**How**: y", "**Why**: x\n**How**: y"),
            ("**Why:** x\na", "**Why:** x\na"), ("```\nin\n```\nout", "out"), ("```\nin", ""),
            ("", ""),
            ("a\n# \nb", "a"), ("a\n#b\nc", "a\n#b\nc"), ("a\n ## b\nc", "a\n## b\nc"),
            ("**a*b**: x\ny", "**a*b**: x\ny"), ("****: x\ny", "****: x\ny"),
        ]
    )
    func lines(text: String, body: String) {
        let text = SpecText(file: Array(text.utf8))
        let found = RequirementBody(of: text, in: 0..<text.bytes.count)
        #expect(found.string(in: text) == body)
        #expect(found.length == body.utf16.count)
        #expect(found.isEmpty == body.isEmpty)
    }
}
