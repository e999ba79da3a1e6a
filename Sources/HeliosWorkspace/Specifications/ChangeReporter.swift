import HeliosDiagnostics
import HeliosMarkdown
import HeliosRecords
import HeliosSite
import HeliosSpecs
import HeliosText

/// Tells what each change does to the main specifications.
struct ChangeReporter {
    private let inspection: Inspection
    private let graph: RecordGraph
    private let statements: [RecordID: (RequirementStatement, SpecificationDocument)]

    init(_ inspection: Inspection) {
        self.inspection = inspection
        graph = inspection.repository.graph
        let schema = graph.schema
        let pairs = inspection.specifications.specifications.flatMap { document in
            document.requirements.compactMap { statement in
                schema.requirementID(named: statement.name.text, of: document.capability)
                    .map { ($0, (statement, document)) }
            }
        }
        statements = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    /// The changes under way by folder, then archived ones, the latest first.
    func changes() -> [SpecificationReport.Change] {
        let all = inspection.specifications.changes
        let archived = all.filter(\.isArchived).reversed()
        return (all.filter { !$0.isArchived } + archived).compactMap(change)
    }

    private func change(_ change: ChangeDocument) -> SpecificationReport.Change? {
        guard let id = graph.schema.changeID(ofFolder: change.folder),
            let number = graph.number(of: id)
        else { return nil }
        return SpecificationReport.Change(
            record: id,
            name: graph.title(of: number),
            status: change.status,
            archivedOn: change.archivedOn,
            approvals: change.metadata.approvals.map {
                SpecificationReport.Approval(by: $0.by, at: $0.at)
            },
            taskGroups: change.taskGroups.map { group in
                SpecificationReport.TaskGroup(
                    title: group.title,
                    tasks: group.tasks.map {
                        SpecificationReport.TaskGroup.Task(
                            number: $0.number,
                            text: $0.text,
                            isDone: $0.isDone
                        )
                    }
                )
            },
            deltas: change.deltas.map { delta($0, of: change) }
        )
    }

    private func delta(
        _ delta: ChangeDelta,
        of change: ChangeDocument
    ) -> SpecificationReport.Delta {
        let schema = graph.schema
        let specification = schema.specificationID(ofCapability: delta.capability)
        let names = [delta.name.text] + (delta.renamedFrom.map { [$0] } ?? [])
        let record = names.lazy
            .compactMap { schema.requirementID(named: $0, of: delta.capability) }
            .first { statements[$0] != nil }
        // What an archived change replaced is gone from the main specification.
        let before = change.isArchived ? nil : record.flatMap { statements[$0] }
        return SpecificationReport.Delta(
            capability: delta.capability,
            specification: specification.flatMap { graph.number(of: $0) == nil ? nil : $0 },
            operation: SpecificationReport.Delta.Operation(delta.operation),
            requirement: delta.name.text,
            renamedFrom: delta.renamedFrom,
            record: record.flatMap { graph.number(of: $0) == nil ? nil : $0 },
            before: before.flatMap { statement, document in
                statement.block.map { text($0, path: document.path) }
            },
            after: delta.text.map { text($0, path: delta.path) }
        )
    }

    private func text(_ block: TextBlock, path: String) -> SpecificationReport.Delta.Text {
        // Below the heading of a requirement, which is of the third level on the page as in the file.
        let document = block.parse(path: path, headingShift: 0).value
        return SpecificationReport.Delta.Text(
            source: block.text,
            document: document,
            path: path
        )
    }
}

extension SpecificationReport.Delta.Operation {
    fileprivate init(_ operation: DeltaOperation) {
        switch operation {
        case .added: self = .added
        case .modified: self = .modified
        case .removed: self = .removed
        case .renamed: self = .renamed
        }
    }
}
