import HeliosDiagnostics
import HeliosText

/// Checks fields, and sets of fields, whose values no two records may share.
struct UniqueRules {
    private let graph: RecordGraph
    private(set) var diagnostics: [Diagnostic] = []

    init(_ graph: RecordGraph) {
        self.graph = graph
    }

    mutating func run() {
        for (index, kind) in graph.schema.kinds.enumerated() {
            for (field, declared) in kind.fields.enumerated() where declared.uniqueness != .none {
                check(field, declared, ofKind: index)
            }
            for rule in kind.rules {
                if case .unique(let members) = rule.condition {
                    check(rule, members, ofKind: index)
                }
            }
        }
    }

    private mutating func check(_ field: Int, _ declared: Field, ofKind kind: Int) {
        let owners = declared.uniqueness == .withinOwner ? graph.owners() : []
        var first: [Key: Int] = [:]
        for number in graph.records(ofKind: kind) {
            let record = graph.records[number]
            guard let entry = record.entry(at: field) else { continue }
            let key = Key(
                owner: owners.isEmpty ? -1 : owners[number],
                values: [entry.value.uniquenessKey]
            )
            guard let other = first[key] else {
                first[key] = number
                continue
            }
            let related = graph.records[other].entry(at: field).map {
                SourceSpan(path: graph.records[other].path, range: $0.range)
            }
            report(
                .record(.notUnique),
                SourceSpan(path: record.path, range: entry.range),
                "'\(declared.name)' is '\(TerminalText.printable(entry.value.text))' in "
                    + "'\(graph.records[other].id)' as well",
                help: "correct one of the two",
                record: record,
                other: related ?? graph.records[other].span
            )
        }
    }

    private mutating func check(_ rule: Rule, _ members: [String], ofKind kind: Int) {
        var first: [Key: Int] = [:]
        for number in graph.records(ofKind: kind) {
            guard !members.contains(where: { graph.isFaulty($0, of: number) }) else { continue }
            let values = members.map { graph.comparable($0, of: number) }
            // What is missing counts as equal, such as the parent of two roots; without any value
            // there is nothing to share.
            guard values.contains(where: { $0 != nil }) else { continue }
            let key = Key(owner: -1, values: values)
            guard let other = first[key] else {
                first[key] = number
                continue
            }
            let record = graph.records[number]
            diagnostics.append(
                Diagnostic(
                    .record(.notUnique),
                    at: graph.span(ofMember: rule.anchor ?? members[0], in: number),
                    "\(rule.message): the same as '\(graph.records[other].id)'",
                    help: rule.help ?? "correct one of the two",
                    record: record.id.description,
                    severity: rule.severity,
                    related: [
                        RelatedSpan(span: graph.records[other].span, message: "the other record")
                    ]
                )
            )
        }
    }

    private struct Key: Hashable {
        let owner: Int32
        let values: [FieldValue?]
    }

    private mutating func report(
        _ id: DiagnosticID,
        _ span: SourceSpan,
        _ message: String,
        help: String,
        record: Record,
        other: SourceSpan
    ) {
        diagnostics.append(
            Diagnostic(
                id,
                at: span,
                message,
                help: help,
                record: record.id.description,
                related: [RelatedSpan(span: other, message: "the other record")]
            )
        )
    }
}

extension RecordGraph {
    /// Whether a field or relation of a record is already told to be wrong.
    func isFaulty(_ member: String, of number: Int) -> Bool {
        let record = records[number]
        if record.faults.contains(member) { return true }
        guard let index = kind(of: number).relationIndex(named: member) else { return false }
        let relation = schema.relationNumber(kind: record.kind, relation: index)
        let stated = record.links.count { $0.relation == relation }
        return stated != links[links(from: number)].count { $0.relation == relation }
    }

    /// A field's value, or the ids that a relation leads to, for comparison; nil if there is none.
    func comparable(_ member: String, of number: Int) -> FieldValue? {
        let kind = kind(of: number)
        if let field = kind.fieldIndex(named: member) {
            return records[number].value(at: field, of: kind)
        }
        guard let index = kind.relationIndex(named: member) else { return nil }
        let relation = Int32(schema.relationNumber(kind: records[number].kind, relation: index))
        let targets = links[links(from: number)].filter { $0.relation == relation }
            .map { records[Int($0.target)].id.description }
        return targets.isEmpty ? nil : .list(targets.sortedByBytes().map(FieldValue.text))
    }

    /// Where a record states a field or relation; the file's start if it does not.
    func span(ofMember member: String, in number: Int) -> SourceSpan {
        let record = records[number]
        let kind = kind(of: number)
        if let field = kind.fieldIndex(named: member), let entry = record.entry(at: field) {
            return SourceSpan(path: record.path, range: entry.range)
        }
        if let index = kind.relationIndex(named: member) {
            let relation = schema.relationNumber(kind: record.kind, relation: index)
            if let link = record.links.first(where: { $0.relation == relation }) {
                return link.span(in: record)
            }
        }
        return record.span
    }
}
