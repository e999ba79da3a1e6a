/// The three values of logic (Kleene): what is missing makes a comparison unknown.
package enum Truth: Sendable, Hashable {
    case yes
    case no
    case unknown

    /// A known truth.
    package init(_ isTrue: Bool) { self = isTrue ? .yes : .no }

    /// Unknown stays unknown.
    package var negated: Truth {
        switch self {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}
