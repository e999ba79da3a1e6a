import HeliosText

/// One demand that a value, or a set of values, occurs once among the records of a kind.
struct UniqueCheck: Sendable {
    /// What may occur once.
    enum Subject: Sendable {
        case field(Int, Field)
        case members([String], Rule)
    }

    let kind: Int
    let subject: Subject

    /// Whether records of two owners may share the value.
    var isWithinOwner: Bool {
        guard case .field(_, let declared) = subject else { return false }
        return declared.uniqueness == .withinOwner
    }

    /// All of them, always in the same order.
    static func all(in schema: Schema) -> [UniqueCheck] {
        schema.kinds.enumerated().flatMap { index, kind in
            let fields = kind.fields.enumerated().filter { $1.uniqueness != .none }
                .map { UniqueCheck(kind: index, subject: .field($0, $1)) }
            let rules = kind.rules.compactMap { rule -> UniqueCheck? in
                guard case .unique(let members) = rule.condition else { return nil }
                return UniqueCheck(kind: index, subject: .members(members, rule))
            }
            return fields + rules
        }
    }
}

/// What no two records may share.
struct UniqueKey: Hashable {
    let owner: Int32
    let values: [FieldValue?]

    /// Stands for a key in which `String` may see equal texts of different bytes.
    static let unclear = UInt64.max

    /// A number that is the same in every run, and equal for equal keys unless it is `unclear`.
    var storedHash: UInt64 {
        var bytes: [UInt8] = []
        unsafe withUnsafeBytes(of: owner) { unsafe bytes.append(contentsOf: $0) }
        for value in values {
            // Behind a byte that no ASCII text holds, so that nothing runs into its neighbour.
            bytes.append(value == nil ? 0xFE : 0xFF)
            guard let text = value?.text else { continue }
            guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return Self.unclear }
            bytes.append(contentsOf: text.utf8)
        }
        return min(Fingerprint.of(bytes[...]), Self.unclear - 1)
    }
}

extension RecordGraph {
    /// What the record states of the subject of a check; nil if it has nothing to share.
    ///
    /// `owners` are those of the graph's records where the check asks for them.
    func uniqueKey(of number: Int, for check: UniqueCheck, owners: [Int32]) -> UniqueKey? {
        switch check.subject {
        case .field(let field, _):
            guard let value = records[number].value(at: field) else { return nil }
            return UniqueKey(
                owner: owners.isEmpty ? -1 : owners[number],
                values: [value.uniquenessKey]
            )
        case .members(let members, _):
            guard !members.contains(where: { isFaulty($0, of: number) }) else { return nil }
            let values = members.map { comparable($0, of: number) }
            // What is missing counts as equal, such as the parent of two roots; without any value
            // there is nothing to share.
            guard values.contains(where: { $0 != nil }) else { return nil }
            return UniqueKey(owner: -1, values: values)
        }
    }
}
