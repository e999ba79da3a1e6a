/// What the checker knows of a value before any record is read.
struct ValueType: Sendable {
    var shape: ValueShape
    /// Whether there can be several.
    var isMany = false
    /// Whether they are the elements of one list.
    var isList = false
}

/// What can be compared with what.
enum ValueShape: Sendable {
    /// Text of a type, or of none.
    case text(FieldType?)
    case enumeration([String])
    case number
    case boolean
    case date
    case datetime
    case duration
    case money
    case ip
    case cidr
    /// Records of these kinds.
    case record([Int])
    case object([ObjectPlace])
    case secret
    /// What a relation leads to whose kinds are switched off: never anything, and of no type.
    case nothing

    /// The shape of one value of a field's type; lists and maps are taken apart before.
    init(_ type: FieldType, nestedAt path: String) {
        switch type {
        case .integer, .decimal: self = .number
        case .boolean: self = .boolean
        case .date: self = .date
        case .datetime: self = .datetime
        case .duration: self = .duration
        case .enumeration(let words): self = .enumeration(words)
        case .ip: self = .ip
        case .cidr: self = .cidr
        case .money: self = .money
        case .secret: self = .secret
        case .object(let shape): self = .object([ObjectPlace(shape: shape, path: path)])
        case .string, .text, .markdown, .email, .url, .phone, .fqdn, .mac, .hex, .semver,
            .country, .currency, .language, .timezone, .color, .path, .list, .map:
            self = .text(type)
        }
    }

    /// The type by which a text opposite such a value is read; nil for shapes that text cannot have.
    var literalType: FieldType? {
        switch self {
        case .text(let type): type
        case .date: .date
        case .datetime: .datetime
        case .duration: .duration
        case .money: .money(NumberLimits())
        case .ip: .ip
        case .cidr: .cidr
        case .enumeration, .number, .boolean, .record, .object, .secret, .nothing: nil
        }
    }

    /// Whether values of both shapes can be equal.
    func isComparable(to other: ValueShape) -> Bool {
        switch (self, other) {
        case (.text, .text), (.text, .enumeration), (.enumeration, .text), (.number, .number),
            (.boolean, .boolean), (.date, .date), (.date, .datetime), (.datetime, .date),
            (.datetime, .datetime), (.duration, .duration), (.money, .money), (.ip, .ip),
            (.cidr, .cidr), (.nothing, _), (_, .nothing):
            true
        case (.enumeration(let left), .enumeration(let right)):
            !Set(left).isDisjoint(with: right)
        case (.record(let left), .record(let right)): !Set(left).isDisjoint(with: right)
        default: false
        }
    }

    var hasOrder: Bool {
        switch self {
        case .text, .number, .date, .datetime, .duration, .money, .ip, .nothing: true
        case .enumeration, .boolean, .cidr, .record, .object, .secret: false
        }
    }

    var isText: Bool {
        switch self {
        case .text, .nothing: true
        default: false
        }
    }

    var isNothing: Bool {
        if case .nothing = self { return true }
        return false
    }

    var isRecord: Bool {
        if case .record = self { return true }
        return false
    }

    /// The shape of a value that is one or the other; nil if they do not belong together.
    func merged(with other: ValueShape) -> ValueShape? {
        switch (self, other) {
        case (.text(let left), .text(let right)): .text(left == right ? left : nil)
        case (.enumeration(let left), .enumeration(let right)):
            .enumeration(left + right.filter { !left.contains($0) })
        case (.text, .enumeration), (.enumeration, .text): .text(nil)
        case (.object(let left), .object(let right)): .object(left + right)
        case (.secret, .secret): .secret
        case (.number, .number), (.boolean, .boolean), (.date, .date), (.datetime, .datetime),
            (.duration, .duration), (.money, .money), (.ip, .ip), (.cidr, .cidr):
            self
        default: nil
        }
    }
}

/// An object within a field, and the path by which the schema numbers its relations.
struct ObjectPlace: Sendable {
    let shape: ObjectShape
    let path: String
}

extension ValueShape {
    /// The shape in words, for messages.
    var words: String {
        switch self {
        case .text(let type):
            switch type {
            case nil, .string?, .text?, .markdown?: "text"
            case let type?: "of type \(type.name)"
            }
        case .enumeration: "an enum"
        case .number: "a number"
        case .boolean: "true or false"
        case .date: "a date"
        case .datetime: "a point in time"
        case .duration: "a duration"
        case .money: "an amount of money"
        case .ip: "an IP address"
        case .cidr: "a network"
        case .record: "a record"
        case .object: "a group of fields"
        case .secret: "a secret"
        case .nothing: "missing"
        }
    }
}
