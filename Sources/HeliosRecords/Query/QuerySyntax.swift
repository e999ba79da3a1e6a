/// An expression as written, before its names and types are known.
struct QuerySyntax: Sendable {
    let form: Form
    /// Where it stands, in bytes of the expression.
    let range: Range<Int>
    /// How deep it nests, so that no walk over it can run out of stack.
    let height: Int

    indirect enum Form: Sendable {
        case path([PathName])
        case literal(Literal)
        case negative(QuerySyntax)
        case not(QuerySyntax)
        case all([QuerySyntax])
        case any([QuerySyntax])
        case comparison(ComparisonOperator, QuerySyntax, QuerySyntax)
        /// Equality with one of several.
        case membership(QuerySyntax, [QuerySyntax])
        case presence(QuerySyntax, wantsPresent: Bool)
        case arithmetic(ArithmeticOperator, QuerySyntax, QuerySyntax)
        case call(QueryFunction, QuerySyntax, filter: QuerySyntax?)
    }

    enum Literal: Sendable, Hashable {
        case text(String)
        case bare(String)
        case integer(Int)
        case decimal(DecimalNumber)
        case money(Money)
        case duration(Int)
        case date(CalendarDate)
        case datetime(String)
        case boolean(Bool)
        case reference(kind: String, id: String)
        case today
        case now
    }
}

/// One step of a path.
struct PathName: Sendable, Hashable {
    let text: String
    let range: Range<Int>
}

/// What stands between the two sides of a comparison.
enum ComparisonOperator: String, Sendable, Hashable {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case isIn = "in"
    case contains
    case startsWith = "starts with"
    case endsWith = "ends with"
    case matches
    case within
    case overlaps

    /// Whether it asks which side comes first.
    var isOrder: Bool {
        switch self {
        case .less, .lessOrEqual, .greater, .greaterOrEqual: true
        default: false
        }
    }
}

enum ArithmeticOperator: String, Sendable, Hashable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
}

enum QueryFunction: String, Sendable, Hashable, CaseIterable {
    case count, sum, min, max, any, all, exists
}

/// A query as written.
struct QueryStatement: Sendable {
    var kinds: [PathName]
    var condition: QuerySyntax?
    var columns: [QuerySyntax] = []
    var order: [(key: QuerySyntax, isDescending: Bool)] = []
    var limit: Int?
}

/// A check as written.
struct CheckStatement: Sendable {
    let kinds: [PathName]
    let condition: QuerySyntax?
    let demand: Demand

    enum Demand: Sendable {
        case has(QuerySyntax)
        case satisfies(QuerySyntax)
        case none
        case some
    }
}
