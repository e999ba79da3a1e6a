package import HeliosDiagnostics
package import HeliosRecords

/// A main specification as the record view reads it.
package struct SpecificationDocument: Sendable {
    /// The folder below `openspec/specs`.
    package let capability: String
    /// The file.
    package let path: String
    /// The first heading of the first level.
    package let title: SpannedText?
    /// The text under `## Purpose`.
    package let purpose: TextBlock?
    /// The requirements under `## Requirements`, in order; of two with one name the first.
    package let requirements: [RequirementStatement]
}

/// A stretch of whole lines of a file.
package struct TextBlock: Sendable {
    /// The bytes; lines that are read otherwise are empty here, so that lines keep their numbers.
    package let bytes: [UInt8]
    /// The number of its first line.
    package let firstLine: Int

    /// The text.
    package var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A requirement: what must be so, who sees to it, and examples.
package struct RequirementStatement: Sendable {
    /// What stands behind `### Requirement:`.
    package let name: SpannedText
    /// The heading.
    package let range: SourceRange
    /// The text between the heading and the next, without the lines of traces.
    package let text: TextBlock?
    /// All that stands below the heading.
    package let block: TextBlock?
    /// Who implements it, and what verifies it.
    package let traces: [Trace]
    /// Its scenarios, in order.
    package let scenarios: [ScenarioStatement]
    /// CHECK steps outside a scenario, which nobody runs.
    package let strayChecks: [SourceSpan]
}

/// What a line such as `**Implemented by**:` says.
package struct Trace: Sendable {
    /// What a trace says of the requirement.
    package enum Relation: String, Sendable {
        case implementedBy = "implemented_by"
        case verifiedBy = "verified_by"
    }

    /// What is named.
    package enum Target: Sendable, Hashable {
        case record(LinkReference)
        /// The name of a test, in backticks.
        case test(String)
        /// Something else.
        case malformed(String)
    }

    package let relation: Relation
    package let target: Target
    /// Where the target is written.
    package let range: SourceRange
}

/// A scenario: an example of a requirement.
package struct ScenarioStatement: Sendable {
    /// What stands behind `#### Scenario:`.
    package let name: SpannedText
    /// Its name in ids and addresses, unique in the requirement.
    package let slug: String
    /// The lines below its heading.
    package let text: TextBlock?
    /// Its steps, in order.
    package let steps: [StepStatement]
}

/// A step of a scenario.
package struct StepStatement: Sendable {
    /// `GIVEN`, `WHEN`, `THEN`, `AND`, `BUT` or `CHECK`, if it begins with one of them.
    package let keyword: String?
    /// What stands behind the keyword, on one line.
    package let text: String
    /// What the step checks, if it is a check.
    package let check: CheckStep?
}

/// A step that is tested on the records.
package struct CheckStep: Sendable {
    /// The expression within the code span; nil if it is not written as one.
    package let expression: SpannedText?
    /// Where it stands behind its keyword.
    package let span: SourceSpan
}
