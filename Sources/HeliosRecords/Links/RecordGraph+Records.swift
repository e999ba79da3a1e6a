extension RecordGraph {
    /// The kind of a record.
    public func kind(of record: Int) -> Kind { schema.kinds[records[record].kind] }

    /// What stands for a record in words.
    public func title(of record: Int) -> String {
        records[record].title(of: kind(of: record))
    }

    /// The relation of a link.
    public func relation(of link: Link) -> Relation {
        schema.relations[Int(link.relation)].relation
    }

    /// The link as its file writes it.
    public func written(_ link: Link) -> WrittenLink {
        records[Int(link.source)].links[Int(link.written)]
    }

    /// Whether a record's `state` is `archived`.
    public func isArchived(_ record: Int) -> Bool {
        let kind = kind(of: record)
        guard let state = kind.fieldIndex(named: "state") else { return false }
        return records[record].isArchived(by: state, of: kind)
    }

    /// For each record whether it is archived.
    func archivedRecords() -> [Bool] {
        var isArchived = [Bool](repeating: false, count: records.count)
        for (number, kind) in schema.kinds.enumerated() {
            guard let state = kind.fieldIndex(named: "state") else { continue }
            for record in records(ofKind: number) {
                isArchived[record] = records[record].isArchived(by: state, of: kind)
            }
        }
        return isArchived
    }

    /// For each record the number of the record that owns it, or −1; an owner owns itself.
    package func owners() -> [Int32] {
        var owners = [Int32](repeating: -1, count: records.count)
        for (number, record) in records.enumerated() {
            if schema.kinds[record.kind].has(.container) {
                owners[number] = Int32(clamping: number)
            } else if let link = links[links(from: number)].first(where: {
                schema.relations[Int($0.relation)].relation.isOwnership
            }) {
                owners[number] = link.target
            }
        }
        return owners
    }
}
