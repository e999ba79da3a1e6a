import HeliosDiagnostics

/// The rules for a main specification.
package enum MainSpecRules {
    /// What is wrong with a file, whose path is relative to the root.
    package static func issues(in text: SpecText, path: String) -> [SpecIssue] {
        let outline = Outline(text)
        let file = SpecFile(text: text, path: path)
        guard let purpose = outline.find("purpose"), !outline.content(of: purpose).isEmpty else {
            let mark = outline.find("purpose").map { outline.headings[$0].mark }
            return [
                SpecIssue(
                    "MS-1",
                    .error,
                    "file",
                    "Spec must have a Purpose section. " + Wording.missingSections,
                    at: file.place(of: mark)
                )
            ]
        }
        guard let section = outline.find("requirements") else {
            return [
                SpecIssue(
                    "MS-2",
                    .error,
                    "file",
                    "Spec must have a Requirements section. " + Wording.missingSections,
                    at: file.place(of: nil)
                )
            ]
        }
        var rules = RequirementRules(outline, file, section)
        rules.checkSchema()
        rules.checkStructure()
        rules.checkPurpose(purpose)
        rules.checkParsed()
        rules.checkBlocks()
        return rules.issues
    }
}

/// A text and its path, for the places of findings.
struct SpecFile {
    let text: SpecText
    let path: String

    /// The line of a mark; the start of the file for none.
    func place(of mark: SpecMark?) -> SourceSpan {
        guard let mark else { return .start(of: path) }
        return place(of: text.trimmed(mark.start..<mark.end), line: mark.line)
    }

    func place(of range: Range<Int>, line: Int) -> SourceSpan {
        SourceSpan(path: path, range: text.sourceRange(range, line: line))
    }
}

private struct RequirementRules {
    private(set) var issues: [SpecIssue] = []
    private let outline: Outline
    private let file: SpecFile
    private let section: Int
    private let requirements: [Requirement]

    private struct Requirement {
        let mark: SpecMark
        /// The length of the text, which is the title where there is no body.
        let length: Int
        let hasScenario: Bool
    }

    init(_ outline: Outline, _ file: SpecFile, _ section: Int) {
        self.outline = outline
        self.file = file
        self.section = section
        requirements = outline.children(of: section).map { child in
            let heading = outline.headings[child]
            let body = outline.body(of: child)
            return Requirement(
                mark: heading.mark,
                length: body.isEmpty ? outline.text.utf16Count(heading.title) : body.length,
                hasScenario: outline.hasScenario(child)
            )
        }
    }

    mutating func checkSchema() {
        if requirements.isEmpty {
            add(
                "MS-3",
                .error,
                "requirements",
                "Spec must have at least one requirement",
                outline.headings[section].mark
            )
        }
        for (number, requirement) in requirements.enumerated() {
            if requirement.length == 0 {
                add(
                    "MS-4",
                    .error,
                    "requirements.\(number).text",
                    "Requirement text cannot be empty",
                    requirement.mark
                )
            }
            if !requirement.hasScenario {
                add(
                    "MS-5",
                    .error,
                    "requirements.\(number).scenarios",
                    "Requirement must have at least one scenario",
                    requirement.mark
                )
            }
        }
    }

    mutating func checkStructure() {
        for finding in MainSpecStructure(file.text).findings {
            let mark = finding.mark
            let title = file.text.string(file.text.trimmed(mark.start..<mark.end))
            let rule: String
            var about = [title]
            switch finding.problem {
            case .deltaHeader: rule = "MS-6"
            case .outside: rule = "MS-7"
            case .duplicate:
                rule = "MS-8"
                about = [file.text.requirementName(of: mark).map(file.text.string) ?? title]
            }
            issues.append(
                SpecIssue(
                    rule,
                    .error,
                    "file",
                    line: mark.line,
                    finding.message(in: file.text),
                    at: file.place(of: mark),
                    about: about
                )
            )
        }
    }

    mutating func checkPurpose(_ purpose: Int) {
        guard file.text.utf16Count(outline.content(of: purpose)) < 50 else { return }
        add(
            "MS-9",
            .warning,
            "overview",
            "Purpose section is too brief (less than 50 characters)",
            outline.headings[purpose].mark
        )
    }

    mutating func checkParsed() {
        for (number, requirement) in requirements.enumerated() {
            if requirement.length > 500 {
                add(
                    "MS-10",
                    .info,
                    "requirements[\(number)]",
                    "Requirement text is very long (>500 characters). Consider breaking it down.",
                    requirement.mark
                )
            }
            if !requirement.hasScenario {
                add(
                    "MS-11",
                    .warning,
                    "requirements[\(number)].scenarios",
                    "Requirement must have at least one scenario. \(Wording.scenarioLevel)",
                    requirement.mark
                )
            }
        }
    }

    mutating func checkBlocks() {
        for (number, block) in MainSpecBlocks(file.text).blocks.enumerated() {
            let body = file.text.body(of: block)
            guard body.isEmpty || !body.hasKeyword else { continue }
            let hint = file.text.hasKeyword(block.nameRange) ? Wording.onlyInHeader : ""
            let name = block.name.text
            if body.isEmpty {
                add(
                    "MS-12",
                    .error,
                    "requirements[\(number)]",
                    "Requirement \"\(name)\" must contain SHALL or MUST\(hint)",
                    block.header,
                    about: [name]
                )
            } else {
                add(
                    "MS-13",
                    .warning,
                    "requirements[\(number)]",
                    "Requirement \"\(name)\" should contain SHALL or MUST\(hint)"
                        + Wording.practice,
                    block.header,
                    about: [name, hint]
                )
            }
        }
    }

    private mutating func add(
        _ rule: String,
        _ level: SpecIssue.Level,
        _ path: String,
        _ message: String,
        _ mark: SpecMark,
        about: [String] = []
    ) {
        issues.append(
            SpecIssue(rule, level, path, message, at: file.place(of: mark), about: about)
        )
    }
}
