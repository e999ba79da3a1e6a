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
        for check in UniqueCheck.all(in: graph.schema) { run(check) }
    }

    /// Runs one of the checks.
    mutating func run(_ check: UniqueCheck) {
        switch check.subject {
        case .field(let field, let declared): self.check(field, declared, check)
        case .members(let members, let rule): self.check(rule, members, check)
        }
    }

    private mutating func check(_ field: Int, _ declared: Field, _ check: UniqueCheck) {
        let owners = check.isWithinOwner ? graph.owners() : []
        var first: [UniqueKey: Int] = [:]
        for number in graph.records(ofKind: check.kind) {
            guard let key = graph.uniqueKey(of: number, for: check, owners: owners) else {
                continue
            }
            guard let other = first[key] else {
                first[key] = number
                continue
            }
            let record = graph.records[number]
            guard let entry = record.entry(at: field) else { continue }
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

    private mutating func check(_ rule: Rule, _ members: [String], _ check: UniqueCheck) {
        var first: [UniqueKey: Int] = [:]
        for number in graph.records(ofKind: check.kind) {
            guard let key = graph.uniqueKey(of: number, for: check, owners: []) else { continue }
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
