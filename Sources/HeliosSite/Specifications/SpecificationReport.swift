package import HeliosMarkdown
package import HeliosRecords

/// What is known of specifications and changes beyond their records: what became of checks and
/// tests, who implements what, and what each change does.
///
/// Records are named by their identity, so that the report holds for whatever part of the graph
/// an audience sees; `seen(in:)` cuts it down to that part.
package struct SpecificationReport: Sendable {
    /// The capabilities in byte order of their ids.
    package var capabilities: [Capability]
    /// The changes: those under way by name, then archived ones, the latest first.
    package var changes: [Change]

    package init(capabilities: [Capability] = [], changes: [Change] = []) {
        self.capabilities = capabilities
        self.changes = changes
    }

    /// A specification and its requirements.
    package struct Capability: Sendable {
        /// The folder below `openspec/specs`, or what the requirements' records say.
        package let name: String
        /// The specification's record; nil for requirements that are written one by one.
        package let record: RecordID?
        /// Its requirements, in the order of the file, then those written one by one.
        package var requirements: [Requirement]

        package init(name: String, record: RecordID?, requirements: [Requirement]) {
            self.name = name
            self.record = record
            self.requirements = requirements
        }
    }

    /// A requirement, with what proves it and who sees to it.
    package struct Requirement: Sendable {
        package let record: RecordID
        package let name: String
        /// Its examples; none for one that is written as a record.
        package var scenarios: [Scenario]
        /// The records that implement it.
        package var implementers: [RecordID]
        /// The records that verify it.
        package var verifiers: [RecordID]
        /// The tests that verify it.
        package var tests: [Test]

        package init(
            record: RecordID,
            name: String,
            scenarios: [Scenario],
            implementers: [RecordID],
            verifiers: [RecordID],
            tests: [Test]
        ) {
            self.record = record
            self.name = name
            self.scenarios = scenarios
            self.implementers = implementers
            self.verifiers = verifiers
            self.tests = tests
        }
    }

    /// An example of a requirement.
    package struct Scenario: Sendable {
        package let name: String
        /// Its name in addresses, unique in its requirement.
        package let slug: String
        /// Its steps as Markdown; links are those of the requirement's record.
        package let text: MarkdownDocument?
        package var checks: [Check]

        package init(name: String, slug: String, text: MarkdownDocument?, checks: [Check]) {
            self.name = name
            self.slug = slug
            self.text = text
            self.checks = checks
        }
    }

    /// A demand on the records, and what became of it.
    package struct Check: Sendable, Hashable {
        package let expression: String
        package var state: State
        /// How many records it was tested on.
        package var testedCount: Int
        /// The records that break it, by kind and id.
        package var offenders: [RecordID]
        /// What is wrong with each offender, as the end of a sentence, or for a missing record the
        /// whole sentence.
        package var reason: String

        package init(
            expression: String,
            state: State,
            testedCount: Int = 0,
            offenders: [RecordID] = [],
            reason: String = ""
        ) {
            self.expression = expression
            self.state = state
            self.testedCount = testedCount
            self.offenders = offenders
            self.reason = reason
        }

        package enum State: String, Sendable, CaseIterable {
            case holds
            case broken
            /// It cannot be read.
            case unreadable
            /// Its state would tell of records that the audience may not see.
            case withheld
        }
    }

    /// A test by name, and what the last reports say of it.
    package struct Test: Sendable, Hashable {
        package let name: String
        package var state: State
        /// How many cases of the reports have this name.
        package var caseCount: Int
        /// What the first failure says.
        package var message: String?

        package init(
            name: String,
            state: State = .unknown,
            caseCount: Int = 0,
            message: String? = nil
        ) {
            self.name = name
            self.state = state
            self.caseCount = caseCount
            self.message = message
        }

        package enum State: String, Sendable, CaseIterable {
            case passed
            case failed
            case skipped
            /// No report names it.
            case unknown
        }
    }
}

// MARK: - What it comes to

extension SpecificationReport.Requirement {
    /// All its checks, scenario by scenario.
    package var checks: [SpecificationReport.Check] { scenarios.flatMap(\.checks) }

    /// Whether any test or record is said to verify it.
    package var hasTests: Bool { !tests.isEmpty || !verifiers.isEmpty }

    /// Whether nothing at all stands behind it: no check, no test and no implementer.
    package var isHole: Bool { checks.isEmpty && !hasTests && implementers.isEmpty }

    /// What its checks and tests say together.
    package var state: State {
        let checks = self.checks
        let isBroken =
            checks.contains { $0.state == .broken || $0.state == .unreadable }
            || tests.contains { $0.state == .failed }
        if isBroken { return .broken }
        let isProven =
            checks.contains { $0.state == .holds } || tests.contains { $0.state == .passed }
        return isProven ? .holds : .unproven
    }

    /// Whether a requirement holds, as far as it is known.
    package enum State: String, Sendable, CaseIterable {
        /// A check holds or a test passed, and none says otherwise.
        case holds
        /// A check is broken or a test failed.
        case broken
        /// Neither a check nor a test has said anything.
        case unproven
    }
}

// MARK: - Audiences

extension SpecificationReport {
    /// What an audience may see of it.
    ///
    /// Outside the organisation, checks and tests are named without what became of them: that
    /// depends on records which the audience may not see.
    package func seen(in graph: AudienceGraph) -> SpecificationReport {
        guard !graph.audience.isInternal else { return self }
        let sees = { (id: RecordID) in graph.graph.number(of: id) != nil }
        var report = self
        report.capabilities = capabilities.compactMap { capability in
            var seen = capability
            seen.requirements = capability.requirements.filter { sees($0.record) }
                .map { $0.withheld(seeing: sees) }
            let isSeen = capability.record.map(sees) ?? !seen.requirements.isEmpty
            return isSeen ? seen : nil
        }
        report.changes = changes.filter { sees($0.record) }.map { $0.withheld(seeing: sees) }
        return report
    }
}

extension SpecificationReport.Requirement {
    fileprivate func withheld(seeing sees: (RecordID) -> Bool) -> Self {
        var seen = self
        seen.implementers = implementers.filter(sees)
        seen.verifiers = verifiers.filter(sees)
        seen.tests = tests.map { SpecificationReport.Test(name: $0.name) }
        for index in seen.scenarios.indices {
            seen.scenarios[index].checks = scenarios[index].checks.map {
                SpecificationReport.Check(expression: $0.expression, state: .withheld)
            }
        }
        return seen
    }
}
