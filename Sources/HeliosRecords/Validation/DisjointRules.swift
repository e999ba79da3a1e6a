import HeliosDiagnostics

/// Checks networks and ranges that must not overlap.
struct DisjointRules {
    private let graph: RecordGraph
    private(set) var diagnostics: [Diagnostic] = []

    init(_ graph: RecordGraph) {
        self.graph = graph
    }

    mutating func run() {
        for kind in graph.schema.kinds.indices {
            run(kind, records: Array(graph.records(ofKind: kind)))
        }
    }

    /// Checks all that these records may clash with.
    mutating func run(for records: [Int]) {
        let byKind = Dictionary(grouping: records) { graph.records[$0].kind }
        for kind in byKind.keys.sorted() { run(kind, records: byKind[kind] ?? []) }
    }

    private mutating func run(_ kind: Int, records: [Int]) {
        for rule in graph.schema.kinds[kind].rules {
            switch rule.condition {
            case .disjointNetworks(let field, let within):
                checkNetworks(rule, field, within, ofKind: kind)
            case .disjointRanges(let member, let start, let end):
                for number in records { checkRanges(rule, member, start, end, of: number) }
            case .check, .unique: break
            }
        }
    }

    /// Sorted by first address, only networks that begin within an earlier one overlap.
    private mutating func checkNetworks(
        _ rule: Rule,
        _ field: String,
        _ within: [String],
        ofKind kind: Int
    ) {
        var groups: [[FieldValue?]: [(network: IPNetwork, record: Int)]] = [:]
        for number in graph.records(ofKind: kind) {
            guard case .cidr(let network)? = graph.comparable(field, of: number) else { continue }
            let key = within.map { graph.comparable($0, of: number) }
            // Networks of unknown places may well be the same addresses used twice.
            guard key.isEmpty || key.contains(where: { $0 != nil }) else { continue }
            groups[key, default: []].append((network, number))
        }
        for (_, members) in groups {
            let sorted = members.sorted { left, right in
                if left.network.address != right.network.address {
                    return left.network.address < right.network.address
                }
                return left.record < right.record
            }
            var widest: (network: IPNetwork, record: Int)?
            for member in sorted {
                if let open = widest, open.network.overlaps(member.network) {
                    report(rule, field, member.record, other: open.record)
                    // Of two that begin alike, the narrower may stand first.
                    if open.network.prefixLength <= member.network.prefixLength { continue }
                }
                widest = member
            }
        }
    }

    private mutating func report(_ rule: Rule, _ member: String, _ number: Int, other: Int) {
        let (first, second) = (min(number, other), max(number, other))
        diagnostics.append(
            Diagnostic(
                .record(.overlap),
                at: graph.span(ofMember: member, in: second),
                "\(rule.message): '\(graph.records[first].id)' and '\(graph.records[second].id)'",
                help: rule.help ?? "correct one of the two",
                record: graph.records[second].id.description,
                severity: rule.severity,
                related: [
                    RelatedSpan(
                        span: graph.span(ofMember: member, in: first),
                        message: "the other network"
                    )
                ]
            )
        )
    }

    private mutating func checkRanges(
        _ rule: Rule,
        _ member: String,
        _ start: String,
        _ end: String,
        of number: Int
    ) {
        let ranges = ranges(member, start, end, of: number).sorted { left, right in
            left.bounds.lowerBound != right.bounds.lowerBound
                ? left.bounds.lowerBound < right.bounds.lowerBound
                : left.bounds.upperBound < right.bounds.upperBound
        }
        guard var open = ranges.first else { return }
        for next in ranges.dropFirst() {
            if next.bounds.lowerBound <= open.bounds.upperBound {
                let record = graph.records[number]
                diagnostics.append(
                    Diagnostic(
                        .record(.overlap),
                        at: SourceSpan(path: record.path, range: next.range),
                        "\(rule.message): \(open.text) and \(next.text)",
                        help: rule.help ?? "correct one of the two",
                        record: record.id.description,
                        severity: rule.severity,
                        related: [
                            RelatedSpan(
                                span: SourceSpan(path: record.path, range: open.range),
                                message: "the other range"
                            )
                        ]
                    )
                )
            }
            if next.bounds.upperBound > open.bounds.upperBound { open = next }
        }
    }

    private struct Span {
        let bounds: ClosedRange<Int>
        let range: SourceRange
        var text: String { "\(bounds.lowerBound)–\(bounds.upperBound)" }
    }

    /// The ranges that the links of a relation, or the entries of a list, state.
    private func ranges(_ member: String, _ start: String, _ end: String, of number: Int) -> [Span]
    {
        let record = graph.records[number]
        let kind = graph.kind(of: number)
        if let index = kind.relationIndex(named: member) {
            let relation = graph.schema.relationNumber(kind: record.kind, relation: index)
            let attributes = kind.relations[index].attributes
            return record.links.filter { $0.relation == relation }.compactMap { link in
                let value = { (name: String) in
                    link.attributes.first { attributes[$0.field].name == name }?.value
                }
                return span(value(start), value(end), link.range)
            }
        }
        guard let entry = kind.fieldIndex(named: member).flatMap(record.entry(at:)),
            case .list(let items) = entry.value
        else { return [] }
        return items.compactMap { span($0.member(start), $0.member(end), entry.range) }
    }

    private func span(_ start: FieldValue?, _ end: FieldValue?, _ range: SourceRange) -> Span? {
        guard case .integer(let first)? = start else { return nil }
        guard case .integer(let last)? = end ?? start, first <= last else { return nil }
        return Span(bounds: first...last, range: range)
    }
}
