/// The value of a field, once its field has given the text a type.
///
/// What is large and rare lies elsewhere: each value of each record takes the room of the largest.
public enum FieldValue: Sendable, Hashable {
    /// Text of any textual type, normalised (`email` lower-cased, `fqdn` without a last dot, …).
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A decimal number, exact.
    case decimal(DecimalNumber)
    /// True or false.
    case boolean(Bool)
    /// A day in the calendar.
    case date(CalendarDate)
    /// A point in time.
    case datetime(Timestamp)
    /// A length of time in seconds.
    case duration(Int)
    /// An amount of money.
    indirect case money(Money)
    /// An IPv4 or IPv6 address.
    indirect case ip(IPAddress)
    /// A network.
    indirect case cidr(IPNetwork)
    /// An encrypted value; nothing but that it is set.
    case secret
    /// Values in the order written.
    case list([FieldValue])
    /// Named parts in the order of the field's declaration, or of the file for a `map`.
    case object([ObjectMember])
}

/// A named part of an object or map.
public struct ObjectMember: Sendable, Hashable {
    /// The part's name.
    public let name: String

    /// The part's value.
    public let value: FieldValue

    /// A named part.
    public init(name: String, value: FieldValue) {
        self.name = name
        self.value = value
    }
}

extension FieldValue {
    /// The part of an object with this name.
    public func member(_ name: String) -> FieldValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }
}
