import HeliosRecords
import HeliosText

/// Columns that name a field or relation, a dotted path of such names, or `count(name)`.
package struct PlainColumns: Sendable {
    private let graph: AudienceGraph
    private let kind: Int

    /// The columns of a view that can be read; others are left out.
    package static let maker: ColumnMaker = { kind, view, graph in
        let columns = PlainColumns(graph: graph, kind: kind)
        return view.columns.compactMap { columns.column($0.text) }
    }

    private func column(_ text: String) -> ListColumn? {
        let declared = graph.schema.kinds[kind]
        if let name = Self.counted(text) {
            let label =
                declared.relation(named: name)?.displayLabel
                ?? declared.field(named: name)?.displayLabel ?? inverseLabel(name)
            let steps = [name]
            return ListColumn(label: label, name: text, isNumeric: true) { record in
                .number(count(walk(steps[...], from: record)))
            }
        }
        let steps = text.split(onByte: ASCII.dot)
        guard let first = steps.first else { return nil }
        let isNumeric = steps.count == 1 && Self.isNumber(declared.field(named: first)?.type)
        return ListColumn(label: label(steps), name: text, isNumeric: isNumeric) { record in
            walk(steps[...], from: record)
        }
    }

    /// The name inside `count(…)`.
    private static func counted(_ text: String) -> String? {
        guard text.hasBytePrefix("count("), text.hasByteSuffix(")") else { return nil }
        return String(Substring(text.utf8.dropFirst(6).dropLast())).trimmingBlanks()
    }

    private static func isNumber(_ type: FieldType?) -> Bool {
        switch type {
        case .integer, .decimal, .money: true
        default: false
        }
    }

    private func inverseLabel(_ name: String) -> String {
        graph.schema.relations(arrivingAt: kind, as: name).first
            .map { graph.schema.relations[$0].relation.displayInverseLabel }
            ?? Words.fromName(name)
    }

    private func label(_ steps: [String]) -> String {
        let declared = graph.schema.kinds[kind]
        guard steps.count == 1, let name = steps.first else {
            return steps.last.map(Words.fromName) ?? ""
        }
        return declared.field(named: name)?.displayLabel
            ?? declared.relation(named: name)?.displayLabel ?? inverseLabel(name)
    }

    private func count(_ value: ColumnValue) -> Int {
        switch value {
        case .nothing: 0
        case .field(.list(let values), _): values.count
        case .field, .number: 1
        case .records(let records): records.count
        case .many(let values): values.count
        }
    }

    /// The value at the end of a path.
    private func walk(_ steps: ArraySlice<String>, from record: Int) -> ColumnValue {
        guard let name = steps.first else { return .records([record]) }
        let declared = graph.kind(of: record)
        if let index = declared.fieldIndex(named: name) {
            guard let value = graph.records[record].entry(at: index)?.value else {
                return .nothing
            }
            return Self.part(steps.dropFirst(), of: value, declared.fields[index])
        }
        let targets = targets(of: record, name)
        guard steps.count > 1 else { return targets.isEmpty ? .nothing : .records(targets) }
        let values = targets.map { walk(steps.dropFirst(), from: $0) }
        return values.isEmpty ? .nothing : .many(values)
    }

    /// A part of an object, by the names of the parts within one another.
    private static func part(
        _ steps: ArraySlice<String>,
        of value: FieldValue,
        _ field: Field
    ) -> ColumnValue {
        guard let name = steps.first else { return .field(value, field) }
        guard case .object(let shape) = field.type, let inner = value.member(name),
            let declared = shape.fields.first(where: { $0.name.hasSameBytes(as: name) })
        else { return .nothing }
        return part(steps.dropFirst(), of: inner, declared)
    }

    /// The records that a relation leads to, in either direction.
    private func targets(of record: Int, _ name: String) -> [Int] {
        let own = graph.records[record].kind
        if let index = graph.schema.kinds[own].relationIndex(named: name) {
            let bound = graph.schema.relationNumber(kind: own, relation: index)
            return graph.graph.links(from: record).compactMap { number in
                let link = graph.graph.links[number]
                return Int(link.relation) == bound ? Int(link.target) : nil
            }
        }
        let arriving = Set(graph.schema.relations(arrivingAt: own, as: name))
        return graph.graph.links(to: record).compactMap { number in
            let link = graph.graph.links[number]
            return arriving.contains(Int(link.relation)) ? Int(link.source) : nil
        }
    }
}
