import HeliosText

/// How two values stand to one another.
public enum Ordering: Sendable, Hashable {
    /// The first is less.
    case ascending
    /// Neither is less.
    case same
    /// The first is more.
    case descending

    /// The ordering of two comparable values.
    package init<Value: Comparable>(_ left: Value, _ right: Value) {
        self = left < right ? .ascending : right < left ? .descending : .same
    }
}

extension FieldValue {
    /// How the value stands to another; nil if the two have no order, such as a date and a text,
    /// amounts in two currencies, or secrets.
    ///
    /// Texts are ordered by bytes, false is less than true, and lists are ordered by their first
    /// difference.
    public func compare(_ other: FieldValue) -> Ordering? {
        switch (self, other) {
        case (.text(let left), .text(let right)): Self.byBytes(left, right)
        case (.integer(let left), .integer(let right)): Ordering(left, right)
        case (.decimal(let left), .decimal(let right)): Ordering(left, right)
        case (.integer(let left), .decimal(let right)):
            Ordering(DecimalNumber(digits: left), right)
        case (.decimal(let left), .integer(let right)):
            Ordering(left, DecimalNumber(digits: right))
        case (.boolean(let left), .boolean(let right)): Ordering(left ? 1 : 0, right ? 1 : 0)
        case (.date(let left), .date(let right)): Ordering(left, right)
        case (.datetime(let left), .datetime(let right)): Ordering(left.seconds, right.seconds)
        case (.duration(let left), .duration(let right)): Ordering(left, right)
        case (.money(let left), .money(let right)):
            left.currency == right.currency ? Ordering(left.amount, right.amount) : nil
        case (.ip(let left), .ip(let right)): Ordering(left, right)
        case (.cidr(let left), .cidr(let right)): Ordering(left, right)
        case (.list(let left), .list(let right)): Self.compare(left, right)
        default: nil
        }
    }

    /// Whether this value stands in front of another in a sorted column.
    ///
    /// It is a total order: values without an order among them go by their kind, then their text.
    package func precedes(_ other: FieldValue) -> Bool {
        if let order = compare(other) { return order == .ascending }
        if case .money(let left) = self, case .money(let right) = other {
            return left.currency.precedesBytewise(right.currency)
        }
        if rank != other.rank { return rank < other.rank }
        return text.precedesBytewise(other.text)
    }

    /// What is the same for values that mean the same, to find a value that occurs twice.
    package var uniquenessKey: FieldValue {
        switch self {
        case .datetime(let time): .datetime(Timestamp(seconds: time.seconds))
        case .decimal(let number) where number.scale == 0: .integer(number.digits)
        case .list(let values): .list(values.map(\.uniquenessKey))
        case .object(let members):
            .object(members.map { ObjectMember(name: $0.name, value: $0.value.uniquenessKey) })
        default: self
        }
    }

    private static func byBytes(_ left: String, _ right: String) -> Ordering {
        if left.hasSameBytes(as: right) { return .same }
        return left.precedesBytewise(right) ? .ascending : .descending
    }

    private static func compare(_ left: [FieldValue], _ right: [FieldValue]) -> Ordering? {
        for (one, other) in zip(left, right) {
            guard let order = one.compare(other) else { return nil }
            if order != .same { return order }
        }
        return Ordering(left.count, right.count)
    }

    private var rank: Int {
        switch self {
        case .boolean: 0
        case .integer, .decimal: 1
        case .money: 2
        case .date: 3
        case .datetime: 4
        case .duration: 5
        case .ip: 6
        case .cidr: 7
        case .text: 8
        case .list: 9
        case .object: 10
        case .secret: 11
        }
    }
}

extension FieldType {
    /// How two values of this type stand to one another: words of an enumeration in the order
    /// declared, semantic versions by precedence, all else as values do.
    package func compare(_ left: FieldValue, _ right: FieldValue) -> Ordering? {
        switch (self, left, right) {
        case (.enumeration(let words), .text(let left), .text(let right)):
            guard let one = words.firstIndex(of: left), let other = words.firstIndex(of: right)
            else { return nil }
            return Ordering(one, other)
        case (.semver, .text(let left), .text(let right)):
            guard let one = SemanticVersion(left), let other = SemanticVersion(right) else {
                return nil
            }
            return Ordering(one, other)
        default: return left.compare(right)
        }
    }
}
