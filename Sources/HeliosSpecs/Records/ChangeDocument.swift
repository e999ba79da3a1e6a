package import HeliosRecords

/// A change to specifications as the record view reads it.
package struct ChangeDocument: Sendable {
    /// The folder's name, which is the record's id where it is one.
    package let folder: String
    /// The folder's name without the day of an archived one.
    package let plainName: String
    /// The file that stands for the change: its proposal, or else the first of its files.
    package let path: String
    /// The day it was archived; nil while it is under way.
    package let archivedOn: CalendarDate?
    /// Whether it lies among the archived changes.
    package let isArchived: Bool
    /// The heading of the proposal.
    package let title: SpannedText?
    /// The sections of the proposal, by their title in lower case.
    package let proposal: [String: TextBlock]
    /// The design, which stands in a file of its own.
    package let design: (path: String, text: TextBlock)?
    /// What `.openspec.yaml` says.
    package let metadata: ChangeNotes
    /// The tasks, by group.
    package let taskGroups: [ChangeTaskGroup]
    /// What it does to requirements, in the order of the files.
    package let deltas: [ChangeDelta]

    /// How far it has come, told from its place, its tasks and its approvals.
    package var status: String {
        let tasks = taskGroups.flatMap(\.tasks)
        if isArchived { return "archived" }
        if !tasks.isEmpty, tasks.allSatisfy(\.isDone) { return "done" }
        if tasks.contains(where: \.isDone) { return "in_progress" }
        return metadata.approvals.isEmpty ? "draft" : "approved"
    }
}

/// What the metadata of a change says that its record holds.
package struct ChangeNotes: Sendable {
    /// The day it was begun.
    package var created: CalendarDate?
    /// Whether it declares that no specification changes.
    package var skipsSpecs: Bool?
    /// Who approved it, and when; a list `approvals` of `by` and `at`, which other tools ignore.
    package var approvals: [(by: String, at: CalendarDate?)] = []
}

/// The tasks below one heading.
package struct ChangeTaskGroup: Sendable {
    /// The heading's text; empty for tasks above the first.
    package let title: String
    package var tasks: [Task]

    /// A line with a box.
    package struct Task: Sendable {
        package let number: String?
        package let text: String
        package let isDone: Bool
    }
}

/// What a change does to one requirement.
package struct ChangeDelta: Sendable {
    /// The folder of the specification.
    package let capability: String
    /// The delta file.
    package let path: String
    package let operation: DeltaOperation
    /// The name of the requirement; after a rename the new one.
    package let name: SpannedText
    /// The name before a rename.
    package let renamedFrom: String?
    /// What the change writes below the heading.
    package let text: TextBlock?
    /// The checks of the text, which hold once the change is done.
    package let checks: [CheckStep]
}
