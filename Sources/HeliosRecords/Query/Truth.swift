/// The three values of logic (Kleene): what is missing makes a comparison unknown.
public enum Truth: Sendable, Hashable {
    case yes
    case no
    case unknown

    /// A known truth.
    public init(_ isTrue: Bool) { self = isTrue ? .yes : .no }

    /// Unknown stays unknown.
    public var negated: Truth {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}
