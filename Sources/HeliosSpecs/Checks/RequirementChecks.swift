package import HeliosDiagnostics
package import HeliosRecords
import HeliosText

/// What became of a check of a requirement.
package struct CheckResult: Sendable {
    /// The identity of the requirement's record.
    package let requirement: RecordID
    /// The slug of the scenario that holds the check.
    package let scenario: String
    /// The check as written, and where.
    package let expression: SpannedText
    /// What it found; nil if it cannot be read.
    package let outcome: CheckOutcome?
}

/// Runs the checks of all requirements on the records.
package struct RequirementChecks {
    private let graph: RecordGraph
    private let environment: QueryEnvironment
    private var results: [CheckResult] = []
    private var diagnostics: [Diagnostic] = []

    /// How many offenders a message names.
    private static let namedOffenders = 3

    /// The results of the checks in the order of the files, and a diagnostic on the requirement and
    /// on each record that breaks it.
    package static func run(
        _ tree: SpecificationTree,
        on graph: RecordGraph,
        in environment: QueryEnvironment
    ) -> Checked<[CheckResult]> {
        var checks = RequirementChecks(graph: graph, environment: environment)
        for specification in tree.specifications {
            for requirement in specification.requirements {
                let id = graph.schema.requirementID(
                    named: requirement.name.text,
                    of: specification.capability
                )
                if let id { checks.run(requirement, id) }
            }
        }
        for change in tree.changes where !change.isArchived { checks.read(change) }
        return Checked(checks.results, checks.diagnostics)
    }

    private init(graph: RecordGraph, environment: QueryEnvironment) {
        self.graph = graph
        self.environment = environment
    }

    private mutating func run(_ requirement: RequirementStatement, _ id: RecordID) {
        for span in requirement.strayChecks {
            reportSyntax(
                span,
                "the check stands outside a scenario and is never run",
                help: "move it below a heading of the form '#### Scenario: NAME'",
                id
            )
        }
        for scenario in requirement.scenarios {
            for step in scenario.steps {
                guard let check = step.check else { continue }
                guard let expression = check.expression else {
                    reportSyntax(
                        check.span,
                        "expected a check in one code span",
                        help: "write - **CHECK** `every asset has location`",
                        id
                    )
                    continue
                }
                run(expression, of: requirement, id, in: scenario)
            }
        }
    }

    private mutating func run(
        _ expression: SpannedText,
        of requirement: RequirementStatement,
        _ id: RecordID,
        in scenario: ScenarioStatement
    ) {
        let parsed = QueryParser.check(expression, schema: graph.schema)
        diagnostics += parsed.diagnostics.map { $0.about(id.description) }
        let outcome = parsed.value?.run(on: graph, in: environment)
        results.append(
            CheckResult(
                requirement: id,
                scenario: scenario.slug,
                expression: expression,
                outcome: outcome
            )
        )
        guard let check = parsed.value, let outcome, !outcome.holds else { return }
        report(outcome, of: check, expression, requirement, id)
    }

    /// Reads the checks of a change, which are not run before it is done; it may bring the very
    /// kinds that they are about.
    private mutating func read(_ change: ChangeDocument) {
        let about = graph.schema.changeID(ofFolder: change.folder)?.description
        for check in change.deltas.flatMap(\.checks) {
            guard let expression = check.expression else {
                diagnostics.append(
                    Diagnostic(
                        .spec(.checkSyntax),
                        at: check.span,
                        "expected a check in one code span",
                        help: "write - **CHECK** `every asset has location`",
                        record: about
                    )
                )
                continue
            }
            let parsed = QueryParser.check(expression, schema: graph.schema)
            diagnostics += parsed.diagnostics.map { found in
                Diagnostic(
                    found.id,
                    at: found.span,
                    found.message,
                    help: found.help,
                    record: about,
                    severity: .information,
                    related: found.related
                )
            }
        }
    }

    // MARK: Diagnostics

    private mutating func reportSyntax(
        _ span: SourceSpan,
        _ message: String,
        help: String,
        _ id: RecordID
    ) {
        diagnostics.append(
            Diagnostic(
                .spec(.checkSyntax),
                at: span,
                message,
                help: help,
                record: id.description
            )
        )
    }

    private mutating func report(
        _ outcome: CheckOutcome,
        of check: RequirementCheck,
        _ expression: SpannedText,
        _ requirement: RequirementStatement,
        _ id: RecordID
    ) {
        let told = outcome.offenders.filter { !check.isDoubtful($0, in: graph) }
        // What only records break whose own fault is told already says nothing new.
        guard outcome.offenders.isEmpty || !told.isEmpty else { return }
        let named = told.prefix(Self.namedOffenders)
        diagnostics.append(
            Diagnostic(
                .spec(.checkFailed),
                at: expression.span,
                message(outcome, told),
                help: "correct the records, or change the requirement",
                record: id.description,
                related: named.map { record in
                    RelatedSpan(
                        span: check.anchor(in: record, of: graph),
                        message: "\(graph.records[record].id) \(outcome.reason)"
                    )
                }
            )
        )
        let name = TerminalText.printable(requirement.name.text)
        for record in told {
            diagnostics.append(
                Diagnostic(
                    .spec(.requirementBroken),
                    at: check.anchor(in: record, of: graph),
                    "'\(graph.records[record].id)' \(outcome.reason), against the requirement "
                        + "'\(name)'",
                    help: "correct the record, or change the requirement",
                    record: graph.records[record].id.description,
                    related: [RelatedSpan(span: expression.span, message: "the check")]
                )
            )
        }
    }

    private func message(_ outcome: CheckOutcome, _ offenders: [Int]) -> String {
        guard !offenders.isEmpty else { return outcome.reason }
        let names = offenders.prefix(Self.namedOffenders).map { "'\(graph.records[$0].id)'" }
        let more = offenders.count - names.count
        let noun = outcome.testedCount == 1 ? "record" : "records"
        return "\(offenders.count) of \(outcome.testedCount) \(noun) \(verb(offenders.count)) it: "
            + names.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    private func verb(_ count: Int) -> String { count == 1 ? "breaks" : "break" }
}
