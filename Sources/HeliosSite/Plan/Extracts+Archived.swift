import HeliosRecords

extension Extracts {
    /// Which records an audience may see of those that are archived.
    func archived(in audience: AudienceGraph) -> [Bool] {
        var archived = [Bool](repeating: false, count: audience.records.count)
        for kind in audience.schema.kinds.indices {
            let declared = audience.schema.kinds[kind]
            guard let state = declared.fieldIndex(named: "state") else { continue }
            let records = Array(audience.graph.records(ofKind: kind))
            let column = column("archived \(declared.plural)", of: records, numbers: contents) {
                if case .text("archived")? = audience.records[$0].value(at: state) { $1.append(1) }
            }
            for (place, record) in records.enumerated() where !column.bytes(at: place).isEmpty {
                archived[record] = true
            }
        }
        return archived
    }
}
