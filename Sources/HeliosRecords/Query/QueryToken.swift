/// A word, literal or mark of an expression.
struct QueryToken: Sendable, Hashable {
    /// What it is.
    let form: Form
    /// Where it stands, in bytes of the expression.
    let range: Range<Int>

    enum Form: Sendable, Hashable {
        /// A name, keyword or bare word: `[A-Za-z_][A-Za-z0-9_]*`, parts joined by hyphens.
        case word(String)
        /// A name between backquotes, which is never a keyword.
        case name(String)
        /// Text between quotes, escapes resolved.
        case text(String)
        case integer(Int)
        case decimal(DecimalNumber)
        /// A length of time in seconds.
        case duration(Int)
        case date(CalendarDate)
        /// A point in time as written; the checker gives it its type.
        case datetime(String)
        /// A word that begins with a digit, such as `802.1x` or `10.0.0.1`.
        case bare(String)
        /// `kind:id`.
        case reference(kind: String, id: String)
        case mark(QueryMark)
        case end
    }
}

/// The marks of the language.
enum QueryMark: String, Sendable, Hashable {
    case open = "("
    case close = ")"
    case comma = ","
    case dot = "."
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case divided = "/"
}

/// Why an expression cannot be read, and where.
struct QuerySyntaxError: Error {
    var problem = QuerySyntaxError.Problem.syntax
    let range: Range<Int>
    let message: String
    var help: String?

    enum Problem { case syntax, tooComplex, unknownFunction }
}
