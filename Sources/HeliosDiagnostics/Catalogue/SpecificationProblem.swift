/// What can be wrong with specifications and changes to them.
public enum SpecificationProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// A check of a requirement fails.
    case checkFailed = "check-failed"
    /// A check of a requirement is not written as one.
    case checkSyntax = "check-syntax"
    /// A record breaks a requirement.
    case requirementBroken = "requirement-broken"
    /// A test that verifies a requirement failed.
    case testFailed = "test-failed"
    /// A test report cannot be read.
    case testReportInvalid = "test-report-invalid"
    /// No test report names a test that verifies a requirement.
    case testUnknown = "test-unknown"
    /// A specification cannot be read.
    case unreadable
    /// A specification lacks a section.
    case sectionMissing = "section-missing"
    /// A heading stands where it is not read.
    case headingMisplaced = "heading-misplaced"
    /// A heading in a change is passed over.
    case headingIgnored = "heading-ignored"
    /// A purpose is very short.
    case purposeBrief = "purpose-brief"
    /// A requirement is not complete.
    case requirementIncomplete = "requirement-incomplete"
    /// The text of a requirement is very long.
    case requirementLong = "requirement-long"
    /// A requirement says neither SHALL nor MUST.
    case keywordMissing = "keyword-missing"
    /// Two requirements have one name.
    case duplicateName = "duplicate-name"
    /// A change would drop a scenario.
    case scenarioLost = "scenario-lost"
    /// A change contradicts itself.
    case deltaConflict = "delta-conflict"
    /// A change changes nothing.
    case deltaEmpty = "delta-empty"
    /// A heading of a change is not recognised.
    case deltaHeading = "delta-heading"
    /// A heading of a change is there twice.
    case deltaRepeated = "delta-repeated"
    /// A specification has a name that is not read.
    case fileName = "file-name"
    /// The metadata of a change are not valid.
    case metadataInvalid = "metadata-invalid"
    /// The number of a task is wrong.
    case taskNumber = "task-number"
    /// A proposal lacks a section.
    case proposalSection = "proposal-section"
    /// The reason for a change is too short or too long.
    case whyLength = "why-length"
    /// A design lacks a section.
    case designSection = "design-section"

    package static let area = "spec"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .checkFailed:
            CatalogueEntry(
                .error,
                "A check of a requirement fails",
                "A scenario says by a CHECK step what must be so in the records, and it is not.",
                "Correct the records that are named, or change the requirement."
            )
        case .checkSyntax:
            CatalogueEntry(
                .error,
                "A check of a requirement is not written as one",
                "A check is a step of a scenario: the word CHECK in bold, and the expression in "
                    + "one code span behind it. Anything else would never be run.",
                "Write it as - **CHECK** `every asset has location`."
            )
        case .requirementBroken:
            CatalogueEntry(
                .error,
                "A record breaks a requirement",
                "A check of a requirement fails because of this record.",
                "Correct the record, or change the requirement."
            )
        case .testFailed:
            CatalogueEntry(
                .warning,
                "A test that verifies a requirement failed",
                "The last report of the test says so, and the requirement is not proven.",
                "Mend what the test tests, and run it again."
            )
        case .testReportInvalid:
            CatalogueEntry(
                .error,
                "A test report cannot be read",
                "It is not JUnit's XML, declares a document type, or is too large.",
                "Give the report that the test runner writes for a CI server."
            )
        case .testUnknown:
            CatalogueEntry(
                .information,
                "No test report names a test that verifies a requirement",
                "Test reports were given, and none has a case, suite or file of this name.",
                "Correct the name, or give the report that holds the test."
            )
        case .unreadable:
            CatalogueEntry(
                .error,
                "A specification cannot be read",
                "The system does not give the file, so nothing in it can be judged.",
                "Make it a regular file that can be read."
            )
        case .sectionMissing:
            CatalogueEntry(
                .error,
                "A specification lacks a section",
                "A main specification says what it is for under Purpose, and what must hold "
                    + "under Requirements; without both it is not read at all.",
                "Add the section, with text below it."
            )
        case .headingMisplaced:
            CatalogueEntry(
                .error,
                "A heading stands where it is not read",
                "Requirements are read inside the section Requirements alone, and a heading "
                    + "of a change ends that section. What stands elsewhere is lost without a word.",
                "Move it into the section Requirements, or into a change."
            )
        case .headingIgnored:
            CatalogueEntry(
                .information,
                "A heading in a change is passed over",
                "Among what is added and modified only headings of the form ### Requirement: "
                    + "name begin a requirement.",
                "Write the heading in that form, if it is a requirement."
            )
        case .purposeBrief:
            CatalogueEntry(
                .warning,
                "A purpose is very short",
                "Fewer than 50 characters rarely say what a capability is for.",
                "Say what it is for, and who relies on it."
            )
        case .requirementIncomplete:
            CatalogueEntry(
                .error,
                "A requirement is not complete",
                "A requirement is a sentence on what must hold, and at least one scenario "
                    + "that shows it.",
                "Add what is missing."
            )
        case .requirementLong:
            CatalogueEntry(
                .information,
                "The text of a requirement is very long",
                "More than 500 characters usually hold several requirements, which cannot be "
                    + "tested one by one.",
                "Break it down."
            )
        case .keywordMissing:
            CatalogueEntry(
                .warning,
                "A requirement says neither SHALL nor MUST",
                "These words, in capitals, tell a requirement from a remark (RFC 2119). They "
                    + "count in the text, not in the heading.",
                "Say in the text what SHALL or MUST hold."
            )
        case .duplicateName:
            CatalogueEntry(
                .error,
                "Two requirements have one name",
                "A change refers to requirements by name, so that one of the two would be "
                    + "lost.",
                "Rename one of them, or make them one."
            )
        case .scenarioLost:
            CatalogueEntry(
                .error,
                "A change would drop a scenario",
                "A modified requirement replaces the whole of the old one, with all of its "
                    + "scenarios.",
                "Copy the scenarios that are to stay."
            )
        case .deltaConflict:
            CatalogueEntry(
                .error,
                "A change contradicts itself",
                "One requirement cannot be both removed and added, or changed under its old "
                    + "and its new name.",
                "Decide for one of the two."
            )
        case .deltaEmpty:
            CatalogueEntry(
                .error,
                "A change changes nothing",
                "A change is what it adds, modifies, removes or renames; a file or section "
                    + "without a requirement does none of that.",
                "Add the requirements, or state that the change needs none."
            )
        case .deltaHeading:
            CatalogueEntry(
                .error,
                "A heading of a change is not recognised",
                "OpenSpec reads the sections ADDED, MODIFIED, REMOVED and RENAMED "
                    + "Requirements by these very words. It passes over any other with all that is "
                    + "below it, and says nothing.",
                "Write the heading exactly, such as ## ADDED Requirements."
            )
        case .deltaRepeated:
            CatalogueEntry(
                .error,
                "A heading of a change is there twice",
                "Of several sections with one heading OpenSpec reads only one, and loses the "
                    + "requirements of the others without a word.",
                "Move the requirements into one section."
            )
        case .fileName:
            CatalogueEntry(
                .error,
                "A specification has a name that is not read",
                "OpenSpec reads files called spec.md in the folder of a capability, and "
                    + "passes over all others.",
                "Move the file."
            )
        case .metadataInvalid:
            CatalogueEntry(
                .error,
                "The metadata of a change are not valid",
                "A mark in .openspec.yaml counts only if the whole file keeps its rules, and "
                    + "agrees with the change.",
                "Correct the file, or remove the mark."
            )
        case .taskNumber:
            CatalogueEntry(
                .warning,
                "The number of a task is wrong",
                "The number begins with that of the group, and no two tasks share one.",
                "Number the task anew."
            )
        case .proposalSection:
            CatalogueEntry(
                .warning,
                "A proposal lacks a section",
                "Whoever approves a change looks for Why, What Changes, Capabilities and "
                    + "Impact. OpenSpec shows and archives no change without the first two.",
                "Add the section, or give it that name."
            )
        case .whyLength:
            CatalogueEntry(
                .warning,
                "The reason for a change is too short or too long",
                "The section Why is what a change is judged by: 50 to 1000 characters.",
                "Say which problem is solved, for whom, and why now."
            )
        case .designSection:
            CatalogueEntry(
                .information,
                "A design lacks a section",
                "A design tells its context, its goals, its decisions and its risks, so that "
                    + "nobody has to ask later.",
                "Add the section."
            )
        }
    }
}
