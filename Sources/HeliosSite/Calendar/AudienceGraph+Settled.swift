import HeliosRecords

extension AudienceGraph {
    /// Whether a record needs nobody's attention any more: archived, or by its status, which stand
    /// at these places of its kind.
    func isSettled(_ number: Int, state: Int?, status: KindLayout.Member?) -> Bool {
        let record = records[number]
        if let state, case .text("archived")? = record.value(at: state) { return true }
        switch status {
        case .field(let index):
            guard case .text(let word)? = record.value(at: index) else { return false }
            return ["retired", "cancelled", "closed", "resolved", "revoked", "completed", "done"]
                .contains(word)
        case .relation(let index):
            let bound = schema.relationNumber(kind: record.kind, relation: index)
            let target = graph.links(from: number).first {
                Int(graph.links[$0].relation) == bound
            }
            guard let target else { return false }
            let status = Int(graph.links[target].target)
            return isTrue("is_resolved", of: status) || isTrue("is_closed", of: status)
        case nil: return false
        }
    }

    /// Whether a field of a record says yes.
    func isTrue(_ field: String, of record: Int) -> Bool {
        kind(of: record).fieldIndex(named: field)
            .map { records[record].value(at: $0) == .boolean(true) } ?? false
    }
}

extension PageContext {
    /// Whether a record needs nobody's attention any more: archived, or by its status.
    func isSettled(_ number: Int) -> Bool {
        let layout = layouts[graph.records[number].kind]
        return graph.isSettled(number, state: layout.state, status: layout.status)
    }
}
