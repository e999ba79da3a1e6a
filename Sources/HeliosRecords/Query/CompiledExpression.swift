/// A condition whose names and types are resolved.
indirect enum Predicate: Sendable {
    case not(Predicate)
    case all([Predicate])
    case any([Predicate])
    /// Some element of the left side stands in this relation to some element of the right.
    case comparison(ComparisonOperator, ValueExpression, ValueExpression)
    /// Some element of the left side equals one of these.
    case membership(ValueExpression, [ValueExpression])
    /// Some record at the end of the path is one of these.
    case refers(CompiledPath, [RecordReference])
    /// Both paths lead to a record in common.
    case sharesRecord(CompiledPath, CompiledPath)
    /// The path leads somewhere; never unknown.
    case isPresent(CompiledPath)
    /// The value could be worked out; never unknown.
    case isKnown(ValueExpression)
    /// A boolean value.
    case value(ValueExpression)
    /// As `comparison`, of semantic versions.
    case versions(ComparisonOperator, ValueExpression, ValueExpression)
    /// `any`, `all` or `exists`.
    case quantified(QueryFunction, QueryCollection)
    /// Some text at the left side matches.
    case matches(ValueExpression, TextPattern)
}

/// A value whose names and types are resolved.
indirect enum ValueExpression: Sendable {
    case literal(FieldValue)
    case today
    case now
    case path(CompiledPath)
    case negative(ValueExpression)
    case arithmetic(ArithmeticOperator, ValueExpression, ValueExpression)
    /// `count`, `sum`, `min` or `max`; for `sum`, what the sum of nothing is.
    case aggregate(QueryFunction, QueryCollection, ofNothing: FieldValue?)
    case truth(Predicate)
}

/// What a function runs over.
///
/// An object, since it is handed on for each record that it is worked out for.
final class QueryCollection: Sendable {
    /// The way to the elements.
    let elements: CompiledPath
    /// Which elements count.
    let filter: Predicate?
    /// The way from an element to the values that matter; nil for the element itself.
    let values: CompiledPath?
    /// The type that orders the values, for `min` and `max` of semantic versions.
    let orderType: FieldType?

    init(
        elements: CompiledPath,
        filter: Predicate?,
        values: CompiledPath?,
        orderType: FieldType? = nil
    ) {
        self.elements = elements
        self.filter = filter
        self.values = values
        self.orderType = orderType
    }
}

/// A record named in an expression.
struct RecordReference: Sendable, Hashable {
    /// The place of its kind in `Schema.kinds`; nil for any kind the relation leads to.
    let kind: Int?
    let id: String
}

/// A path without names.
struct CompiledPath: Sendable {
    /// Where the first value stands if it is an attribute of a link; otherwise empty.
    var attributes: [AttributePlace] = []
    var steps: [PathStep] = []
    /// Whether the last value is a map whose entries are the elements.
    var endsInMap = false
    /// Whether it can lead to more than one element.
    var isMany = false
    /// Whether it can lead to more than one value before the last value, a list or map, is taken apart.
    var hasManyEnds = false
    /// Whether several ways can lead to one record.
    var mayRepeat = false

    /// Whether the ways to one record may be more than anybody can walk: their number grows with
    /// each relation that is followed.
    var hasManyWays: Bool {
        guard mayRepeat, steps.count > 2 else { return false }
        return steps.count { if case .follow = $0 { true } else { false } } > 2
    }
}

/// An attribute of the links of one relation.
struct AttributePlace: Sendable {
    let relation: Int32
    let place: Int
    let fallback: FieldValue?
}

enum PathStep: Sendable {
    case field(FieldTable)
    case member(MemberStep)
    case follow(RelationStep)
    /// The links that an object holds under a name.
    case followPart(String, RelationStep)
    case builtin(BuiltinName)
}

/// What every record has.
enum BuiltinName: String, Sendable, CaseIterable {
    case id, kind, path
}

/// Where a field stands, for each kind.
struct FieldTable: Sendable {
    /// By kind, the place in `Kind.fields`, or −1.
    var places: [Int]
    /// By kind, the value of a record that does not state one; empty if no kind has any.
    var fallbacks: [FieldValue?] = []
}

/// A part of an object, or an entry of a map.
struct MemberStep: Sendable {
    let name: String
    /// By kind of the record that holds the object, the value of one that states none; empty if no
    /// kind has any.
    var fallbacks: [FieldValue?] = []
}

/// The links to follow.
struct RelationStep: Sendable {
    var outgoing = RelationSet()
    var incoming = RelationSet()
    /// Whether a plain value may stand in place of a link.
    var acceptsValues = false
    /// Whether a link can be read from both ends.
    var isSymmetric = false
}

/// A set of relation numbers.
struct RelationSet: Sendable {
    private(set) var numbers: [Int] = []
    private var table: [Bool] = []

    var isEmpty: Bool { numbers.isEmpty }

    mutating func insert(_ number: Int) {
        guard !contains(number) else { return }
        numbers.append(number)
        while table.count <= number { table.append(false) }
        table[number] = true
    }

    func contains(_ number: Int) -> Bool { number < table.count && table[number] }
}
