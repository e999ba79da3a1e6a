package import HeliosMarkdown
package import HeliosRecords

extension SpecificationReport {
    /// A change to specifications; its proposal and design are texts of its record.
    package struct Change: Sendable {
        package let record: RecordID
        package let name: String
        /// The word of the record's `status`.
        package let status: String
        /// The day it was archived, or nil while it is under way.
        package let archivedOn: CalendarDate?
        package var approvals: [Approval]
        /// Its tasks, by group.
        package var taskGroups: [TaskGroup]
        /// What it does, capability by capability in the order of the files.
        package var deltas: [Delta]

        package init(
            record: RecordID,
            name: String,
            status: String,
            archivedOn: CalendarDate?,
            approvals: [Approval],
            taskGroups: [TaskGroup],
            deltas: [Delta]
        ) {
            self.record = record
            self.name = name
            self.status = status
            self.archivedOn = archivedOn
            self.approvals = approvals
            self.taskGroups = taskGroups
            self.deltas = deltas
        }

        /// How many tasks are done.
        package var doneCount: Int { taskGroups.reduce(0) { $0 + $1.tasks.count(where: \.isDone) } }

        /// How many tasks there are.
        package var taskCount: Int { taskGroups.reduce(0) { $0 + $1.tasks.count } }
    }

    /// Who approved a change, and when.
    package struct Approval: Sendable, Hashable {
        package let by: String
        package let at: CalendarDate?

        package init(by: String, at: CalendarDate?) {
            self.by = by
            self.at = at
        }
    }

    /// The tasks below one heading.
    package struct TaskGroup: Sendable, Hashable {
        /// The heading, such as `1. Data`; empty for tasks above the first.
        package let title: String
        package var tasks: [Task]

        package init(title: String, tasks: [Task]) {
            self.title = title
            self.tasks = tasks
        }

        /// A line with a box.
        package struct Task: Sendable, Hashable {
            /// Such as `1.2`.
            package let number: String?
            package let text: String
            package let isDone: Bool

            package init(number: String?, text: String, isDone: Bool) {
                self.number = number
                self.text = text
                self.isDone = isDone
            }
        }
    }

    /// What a change does to one requirement.
    package struct Delta: Sendable {
        /// The folder of the specification.
        package let capability: String
        /// The specification's record, if there is one.
        package let specification: RecordID?
        package let operation: Operation
        /// The requirement's name; after a rename the new one.
        package let requirement: String
        /// The name before a rename.
        package let renamedFrom: String?
        /// The requirement's record in the main specification, if it is there.
        package let record: RecordID?
        /// The requirement in the main specification; nil where it is not there.
        package let before: Text?
        /// The requirement as the change writes it; nil for one that is removed or only renamed.
        package let after: Text?

        package init(
            capability: String,
            specification: RecordID?,
            operation: Operation,
            requirement: String,
            renamedFrom: String? = nil,
            record: RecordID?,
            before: Text?,
            after: Text?
        ) {
            self.capability = capability
            self.specification = specification
            self.operation = operation
            self.requirement = requirement
            self.renamedFrom = renamedFrom
            self.record = record
            self.before = before
            self.after = after
        }

        /// What is done to a requirement.
        package enum Operation: String, Sendable, CaseIterable {
            case added = "ADDED"
            case modified = "MODIFIED"
            case removed = "REMOVED"
            case renamed = "RENAMED"
        }

        /// A requirement below its heading, as Markdown.
        package struct Text: Sendable {
            /// The lines as written, for a comparison line by line.
            package let source: String
            /// The same as a text; its links are those of the change's record.
            package let document: MarkdownDocument
            /// The file that holds it, from which paths in it count.
            package let path: String

            package init(source: String, document: MarkdownDocument, path: String) {
                self.source = source
                self.document = document
                self.path = path
            }
        }
    }
}

extension SpecificationReport.Change {
    /// Without what concerns specifications and requirements that may not be seen.
    func withheld(seeing sees: (RecordID) -> Bool) -> Self {
        var seen = self
        seen.deltas = deltas.filter { delta in
            [delta.specification, delta.record].allSatisfy { $0.map(sees) ?? true }
        }
        return seen
    }
}
