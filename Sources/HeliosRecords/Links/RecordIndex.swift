import HeliosText

/// Finds records by what a link says.
package struct RecordIndex: Sendable {
    private let schema: Schema
    private let ready: Tables?
    private let latent: Lazily<Tables>?
    private let unread: Set<RecordID>

    private final class Tables: Sendable {
        let numbers: [RecordID: Int]
        let aliases: [RecordID: Int]
        let kindsByID: [String: [Int32]]

        init(_ records: [Record]) {
            var numbers: [RecordID: Int] = [:]
            var aliases: [RecordID: Int] = [:]
            var kindsByID: [String: [Int32]] = [:]
            numbers.reserveCapacity(records.count)
            for (number, record) in records.enumerated() {
                numbers[record.id] = number
                kindsByID[record.id.id, default: []].append(Int32(clamping: record.kind))
                for alias in record.aliases {
                    let id = RecordID(kind: record.id.kind, id: alias.text)
                    if aliases[id] == nil { aliases[id] = number }
                }
            }
            self.numbers = numbers
            self.aliases = aliases
            self.kindsByID = kindsByID
        }

        static let none = Tables([])
    }

    /// An index of records sorted by kind and id.
    ///
    /// `unread` are records that are meant by files which cannot be read.
    package init(_ records: [Record], schema: Schema, unread: Set<RecordID> = []) {
        self.unread = unread
        self.schema = schema
        ready = Tables(records)
        latent = nil
    }

    /// An index that is made when something is first looked for.
    init(latent records: [Record], schema: Schema) {
        unread = []
        self.schema = schema
        ready = nil
        latent = Lazily { Tables(records) }
    }

    private var tables: Tables { ready ?? latent?.value ?? .none }
    private var numbers: [RecordID: Int] { tables.numbers }
    private var aliases: [RecordID: Int] { tables.aliases }
    private var kindsByID: [String: [Int32]] { tables.kindsByID }

    /// What a link's target turned out to be.
    package enum Finding: Sendable, Equatable {
        /// The record of this number.
        case record(Int)
        /// The record of this number, by an id it once had.
        case alias(Int)
        /// Only records of kinds that the relation does not lead to.
        case wrongKind(Int)
        /// Records of several kinds.
        case ambiguous([Int])
        /// No kind has this name.
        case unknownKind
        /// The kind belongs to a module that is switched off.
        case dormant
        /// The record's own file cannot be read, which is told there.
        case unread
        /// No record.
        case nothing
    }

    /// Finds the record that a link from a record of this owner means.
    package func find(
        _ reference: LinkReference,
        leadingTo targets: [String],
        owner: RecordID?
    ) -> Finding {
        if owner == nil {
            let found = find(reference.id, kind: reference.kind, leadingTo: targets)
            if case .record = found { return found }
        }
        var wrongKind = Finding.nothing
        for id in candidates(reference.id, owner: owner) {
            let found = find(id, kind: reference.kind, leadingTo: targets)
            switch found {
            case .nothing: continue
            // The owner's document 'network' must not hide the category of that name.
            case .wrongKind: if wrongKind == .nothing { wrongKind = found }
            default: return found
            }
        }
        let isUnread = candidates(reference.id, owner: owner).contains { id in
            let kinds = reference.kind.map { [$0] } ?? (targets.isEmpty ? allKinds : targets)
            return kinds.contains { unread.contains(RecordID(kind: $0, id: id)) }
        }
        return isUnread ? .unread : wrongKind
    }

    private var allKinds: [String] { schema.kinds.map(\.name) }

    /// The number of the record of this identity.
    package func number(of id: RecordID) -> Int? { numbers[id] }

    /// The number of the record that once had this identity.
    package func number(ofAlias id: RecordID) -> Int? { aliases[id] }

    /// Every old id, and the number of the record that had it.
    package var allAliases: [RecordID: Int] { aliases }

    /// An owner's own files may leave the owner's name out.
    private func candidates(_ id: String, owner: RecordID?) -> [String] {
        guard let owner, !id.hasBytePrefix("\(owner.id)/") else { return [id] }
        return ["\(owner.id)/\(id)", id]
    }

    private func find(_ id: String, kind: String?, leadingTo targets: [String]) -> Finding {
        if let kind {
            let name = RecordID(kind: kind, id: id)
            let fits = targets.isEmpty || targets.contains(kind)
            if let number = numbers[name] { return fits ? .record(number) : .wrongKind(number) }
            guard schema.kindIndex(named: kind) != nil else {
                return schema.dormantKinds[kind] == nil ? .unknownKind : .dormant
            }
            if fits, let number = aliases[name] { return .alias(number) }
            return .nothing
        }
        let names = targets.isEmpty ? schema.kinds.map(\.name) : targets
        if targets.count == 1, let number = numbers[RecordID(kind: targets[0], id: id)] {
            return .record(number)
        }
        let present = kindsByID[id]?.map { schema.kinds[Int($0)].name } ?? []
        let fitting = present.filter(names.contains)
            .compactMap { numbers[RecordID(kind: $0, id: id)] }
        if fitting.count > 1 { return .ambiguous(fitting) }
        if let number = fitting.first { return .record(number) }
        for name in names {
            if let number = aliases[RecordID(kind: name, id: id)] { return .alias(number) }
        }
        return present.first.flatMap { numbers[RecordID(kind: $0, id: id)] }
            .map(Finding.wrongKind) ?? .nothing
    }
}
