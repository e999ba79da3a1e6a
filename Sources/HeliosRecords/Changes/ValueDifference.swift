import HeliosText

extension FieldValue {
    /// The value as JSON without line breaks; equal for values that are written alike.
    package var key: [UInt8] {
        var json = JSONWriter(pretty: false)
        write(to: &json)
        return json.bytes
    }

    /// Whether both say the same, byte for byte.
    package func isSame(as other: FieldValue) -> Bool {
        if case .text(let left) = self, case .text(let right) = other {
            return left.hasSameBytes(as: right)
        }
        return key == other.key
    }
}

/// Finds the parts of a value that are others.
struct ValueDifference {
    private(set) var parts: [PartChange] = []

    init(from old: FieldValue?, to new: FieldValue?) {
        compare(old, new, at: "")
    }

    private mutating func compare(_ old: FieldValue?, _ new: FieldValue?, at path: String) {
        switch (old, new) {
        case (.list(let left)?, .list(let right)?): compare(left, right, at: path)
        case (.object(let left)?, .object(let right)?): compare(left, right, at: path)
        default:
            guard old.map({ left in new.map { left.isSame(as: $0) } ?? false }) ?? (new == nil)
            else {
                add(old, new, at: path)
                return
            }
        }
    }

    private mutating func add(
        _ old: FieldValue?,
        _ new: FieldValue?,
        at path: String,
        isOrder: Bool = false,
        isElement: Bool = false
    ) {
        parts.append(
            PartChange(path: path, old: old, new: new, isOrder: isOrder, isElement: isElement)
        )
    }

    private mutating func compare(
        _ old: [ObjectMember],
        _ new: [ObjectMember],
        at path: String
    ) {
        for member in old {
            let counterpart = new.first { $0.name.hasSameBytes(as: member.name) }
            compare(member.value, counterpart?.value, at: "\(path).\(member.name)")
        }
        for member in new where !old.contains(where: { $0.name.hasSameBytes(as: member.name) }) {
            add(nil, member.value, at: "\(path).\(member.name)")
        }
    }

    // MARK: Lists

    private mutating func compare(_ old: [FieldValue], _ new: [FieldValue], at path: String) {
        let count = parts.count
        if let name = Self.keyName(old, new) {
            compareByKey(name, old, new, at: path)
        } else {
            compareAsSets(old, new, at: path)
        }
        guard parts.count == count, !FieldValue.list(old).isSame(as: .list(new)) else { return }
        add(.list(old), .list(new), at: path, isOrder: true)
    }

    private mutating func compareAsSets(
        _ old: [FieldValue],
        _ new: [FieldValue],
        at path: String
    ) {
        var left = old.reduce(into: [:]) { $0[$1.key, default: 0] += 1 }
        var come: [FieldValue] = []
        for value in new {
            if left[value.key, default: 0] > 0 {
                left[value.key, default: 0] -= 1
            } else {
                come.append(value)
            }
        }
        // Of equal elements the last ones go.
        var gone: [FieldValue] = []
        for value in old.reversed() where left[value.key, default: 0] > 0 {
            left[value.key, default: 0] -= 1
            gone.append(value)
        }
        for value in gone.reversed() { add(value, nil, at: path, isElement: true) }
        for value in come { add(nil, value, at: path, isElement: true) }
    }

    private mutating func compareByKey(
        _ name: String,
        _ old: [FieldValue],
        _ new: [FieldValue],
        at path: String
    ) {
        let later = Dictionary(
            new.map { ($0.member(name)?.key ?? [], $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let earlier = Set(old.map { $0.member(name)?.key ?? [] })
        for value in old {
            let key = value.member(name)
            if let counterpart = later[key?.key ?? []] {
                compare(value, counterpart, at: "\(path)[\(key?.text ?? "")]")
            } else {
                add(value, nil, at: path, isElement: true)
            }
        }
        for value in new where !earlier.contains(value.member(name)?.key ?? []) {
            add(nil, value, at: path, isElement: true)
        }
    }

    /// The first part by which the objects of both lists can be told apart.
    private static func keyName(_ old: [FieldValue], _ new: [FieldValue]) -> String? {
        guard case .object(let members)? = old.first ?? new.first else { return nil }
        return members.map(\.name).first { name in
            isKey(name, of: old) && isKey(name, of: new)
        }
    }

    private static func isKey(_ name: String, of values: [FieldValue]) -> Bool {
        var seen: Set<[UInt8]> = []
        return values.allSatisfy { value in
            switch value.member(name) {
            case .text?, .integer?, .ip?, .cidr?, .date?, .datetime?:
                seen.insert(value.member(name)?.key ?? []).inserted
            default: false
            }
        }
    }
}
