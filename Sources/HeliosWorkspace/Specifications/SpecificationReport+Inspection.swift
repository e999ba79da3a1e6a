import HeliosMarkdown
import HeliosRecords
package import HeliosSite
import HeliosSpecs
import HeliosText

extension Inspection {
    /// What is known of specifications and changes, for pages and for the coverage.
    package var specificationReport: SpecificationReport {
        SpecificationReporter(self).report()
    }
}

/// Puts together what records, checks and tests say of requirements.
private struct SpecificationReporter {
    private let inspection: Inspection
    private let graph: RecordGraph
    private let checks: [RecordID: [CheckResult]]

    init(_ inspection: Inspection) {
        self.inspection = inspection
        graph = inspection.repository.graph
        checks = Dictionary(grouping: inspection.checks, by: \.requirement)
    }

    func report() -> SpecificationReport {
        SpecificationReport(
            capabilities: capabilities(),
            changes: ChangeReporter(inspection).changes()
        )
    }

    // MARK: Capabilities

    private func capabilities() -> [SpecificationReport.Capability] {
        var byName: [String: SpecificationReport.Capability] = [:]
        var written: Set<RecordID> = []
        for document in inspection.specifications.specifications {
            let requirements = document.requirements.compactMap { statement in
                requirement(statement, of: document).flatMap { requirement in
                    // Of two with one id, one is a record, and the other is told as a mistake.
                    written.insert(requirement.record).inserted ? requirement : nil
                }
            }
            byName[document.capability] = SpecificationReport.Capability(
                name: document.capability,
                record: graph.schema.specificationID(ofCapability: document.capability),
                requirements: requirements
            )
        }
        for number in requirementRecords where !written.contains(graph.records[number].id) {
            let name = text("capability", of: number) ?? ""
            let fresh = SpecificationReport.Capability(name: name, record: nil, requirements: [])
            byName[name, default: fresh].requirements.append(requirement(number, scenarios: []))
        }
        return byName.keys.sortedByBytes().compactMap { byName[$0] }
    }

    /// The records of requirements, by id.
    private var requirementRecords: [Int] {
        graph.schema.kinds.indices.filter { graph.schema.kinds[$0].has(.requirement) }
            .flatMap { Array(graph.records(ofKind: $0)) }
    }

    private func text(_ field: String, of number: Int) -> String? {
        let record = graph.records[number]
        guard case .text(let text)? = record.value(named: field, of: graph.kind(of: number)) else {
            return nil
        }
        return text
    }

    private func requirement(
        _ statement: RequirementStatement,
        of document: SpecificationDocument
    ) -> SpecificationReport.Requirement? {
        let id = graph.schema.requirementID(
            named: statement.name.text,
            of: document.capability
        )
        guard let id, let number = graph.number(of: id) else { return nil }
        let results = Dictionary(grouping: checks[id] ?? [], by: \.scenario)
        let scenarios = statement.scenarios.map { scenario in
            SpecificationReport.Scenario(
                name: scenario.name.text,
                slug: scenario.slug,
                text: scenario.document(in: document),
                checks: (results[scenario.slug] ?? []).map(check)
            )
        }
        return requirement(number, scenarios: scenarios)
    }

    private func requirement(
        _ number: Int,
        scenarios: [SpecificationReport.Scenario]
    ) -> SpecificationReport.Requirement {
        SpecificationReport.Requirement(
            record: graph.records[number].id,
            name: graph.title(of: number),
            scenarios: scenarios,
            implementers: targets(of: "implemented_by", from: number),
            verifiers: targets(of: "verified_by", from: number),
            tests: tests(of: number)
        )
    }

    /// What the links of a relation lead to, in the order written, each once.
    private func targets(of relation: String, from number: Int) -> [RecordID] {
        var seen: Set<RecordID> = []
        return graph.links(from: number).compactMap { index in
            let link = graph.links[index]
            guard graph.relation(of: link).name == relation else { return nil }
            let target = graph.records[Int(link.target)].id
            return seen.insert(target).inserted ? target : nil
        }
    }

    private func tests(of number: Int) -> [SpecificationReport.Test] {
        graph.records[number].plainLinks.compactMap { plain in
            let relation = graph.schema.relations[plain.relation].relation.name
            guard relation == "verified_by", case .text(let name) = plain.value else { return nil }
            return test(name)
        }
    }

    private func test(_ name: String) -> SpecificationReport.Test {
        let cases = inspection.tests.cases(named: name)
        let failure = cases.first { $0.state == .failed }
        let state: SpecificationReport.Test.State =
            if failure != nil {
                .failed
            } else if cases.contains(where: { $0.state == .passed }) {
                .passed
            } else {
                cases.isEmpty ? .unknown : .skipped
            }
        return SpecificationReport.Test(
            name: name,
            state: state,
            caseCount: cases.count,
            message: failure?.message
        )
    }

    private func check(_ result: CheckResult) -> SpecificationReport.Check {
        guard let outcome = result.outcome else {
            return SpecificationReport.Check(
                expression: result.expression.text,
                state: .unreadable
            )
        }
        return SpecificationReport.Check(
            expression: result.expression.text,
            state: outcome.holds ? .holds : .broken,
            testedCount: outcome.testedCount,
            offenders: outcome.offenders.map { graph.records[$0].id },
            reason: outcome.holds ? "" : outcome.reason
        )
    }
}
