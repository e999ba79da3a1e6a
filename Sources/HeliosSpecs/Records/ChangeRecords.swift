import HeliosDiagnostics
import HeliosMarkdown
import HeliosRecords
import HeliosText

/// Makes the record of a change.
struct ChangeRecords {
    private let change: ChangeDocument
    private let kinds: SpecificationKinds
    private let kind: Int
    private let known: Set<RecordID>
    private(set) var diagnostics: [Diagnostic] = []

    /// `known` are the records of specifications and requirements, which a change may touch.
    init(
        _ change: ChangeDocument,
        kind: Int,
        kinds: SpecificationKinds,
        known: Set<RecordID>
    ) {
        self.change = change
        self.kinds = kinds
        self.kind = kind
        self.known = known
    }

    private var id: String {
        Slug.isSlug(change.folder.utf8)
            ? change.folder : SpecificationIDs.slug(for: change.folder)
    }

    mutating func record() -> Record {
        var builder = RecordBuilder(kind: kind, id: id, path: change.path, schema: kinds.schema)
        let place = change.title?.span.range ?? .start
        builder.set("name", .text(name), at: place)
        builder.set("status", .text(change.status), at: .start)
        for (field, title) in Self.sections {
            guard let block = change.proposal[title] else { continue }
            builder.set(field, block.text, parse(block, change.path), at: block.range)
        }
        if let (path, block) = change.design {
            builder.set("design", block.text, parse(block, path), at: block.range, in: path)
        }
        builder.set("created", change.metadata.created.map { .date($0) }, at: .start)
        builder.set("archived_on", change.archivedOn.map { .date($0) }, at: .start)
        builder.set("approvals", approvals, at: .start)
        builder.set("skip_specs", change.metadata.skipsSpecs.map { .boolean($0) }, at: .start)
        builder.set("deltas", deltas, at: .start)
        builder.set("tasks", tasks, at: .start)
        addTexts(to: &builder)
        addTouched(to: &builder)
        return builder.record()
    }

    private static let sections = [
        ("why", "why"), ("what_changes", "what changes"), ("impact", "impact"),
    ]

    /// The heading of the proposal without its first word, or else the folder's name in words.
    private var name: String {
        if var title = change.title?.text, !title.utf8.isEmpty {
            for prefix in ["Change:", "Proposal:", "Change Proposal:"]
            where title.hasBytePrefix(prefix) {
                title = title.dropping(bytes: prefix.utf8.count).trimmingBlanks()
            }
            let isBare = ["", "Proposal", change.folder].contains(where: title.hasSameBytes)
            if !isBare { return title }
        }
        return SpecificationIDs.words(for: change.plainName)
    }

    private mutating func parse(_ block: TextBlock, _ path: String) -> MarkdownDocument {
        let parsed = block.parse(path: path)
        let about = "\(kinds.schema.kinds[kind].name):\(id)"
        diagnostics += parsed.diagnostics.map { $0.about(about) }
        return parsed.value
    }

    // MARK: Lists

    private var approvals: FieldValue? {
        guard !change.metadata.approvals.isEmpty else { return nil }
        return .list(
            change.metadata.approvals.map { approval in
                var members = [ObjectMember(name: "by", value: .text(approval.by))]
                if let day = approval.at {
                    members.append(ObjectMember(name: "at", value: .date(day)))
                }
                return .object(members)
            }
        )
    }

    private var deltas: FieldValue? {
        guard !change.deltas.isEmpty else { return nil }
        return .list(
            change.deltas.map { delta in
                var members = [
                    ObjectMember(name: "capability", value: .text(delta.capability)),
                    ObjectMember(name: "operation", value: .text(delta.operation.rawValue)),
                    ObjectMember(name: "requirement", value: .text(delta.name.text)),
                ]
                if let from = delta.renamedFrom {
                    members.append(ObjectMember(name: "renamed_from", value: .text(from)))
                }
                return .object(members)
            }
        )
    }

    private var tasks: FieldValue? {
        let tasks = change.taskGroups.flatMap { group in
            group.tasks.map { task in
                var members: [ObjectMember] = []
                if !group.title.utf8.isEmpty {
                    members.append(ObjectMember(name: "group", value: .text(group.title)))
                }
                if let number = task.number {
                    members.append(ObjectMember(name: "number", value: .text(number)))
                }
                members.append(ObjectMember(name: "text", value: .text(task.text)))
                members.append(ObjectMember(name: "done", value: .boolean(task.isDone)))
                return FieldValue.object(members)
            }
        }
        return tasks.isEmpty ? nil : .list(tasks)
    }

    // MARK: Links

    /// The texts of requirements that the change writes; of an archived one the main
    /// specifications hold them, and what they once linked to may be gone.
    private mutating func addTexts(to builder: inout RecordBuilder) {
        guard !change.isArchived else { return }
        for delta in change.deltas {
            guard let text = delta.text else { continue }
            builder.add(parse(text, delta.path), to: "deltas", in: delta.path)
        }
    }

    /// Links to the specifications and requirements that are there, each once.
    private func addTouched(to builder: inout RecordBuilder) {
        var touched: Set<RecordID> = []
        for delta in change.deltas {
            let schema = kinds.schema
            let names = [delta.name.text] + (delta.renamedFrom.map { [$0] } ?? [])
            let targets =
                [schema.specificationID(ofCapability: delta.capability)]
                + names.map { schema.requirementID(named: $0, of: delta.capability) }
            for case let target? in targets
            where known.contains(target) && touched.insert(target).inserted {
                builder.link(
                    "touches",
                    to: LinkReference(kind: target.kind, id: target.id),
                    at: delta.name.span.range,
                    in: delta.path
                )
            }
        }
    }
}
