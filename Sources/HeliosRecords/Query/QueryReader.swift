import HeliosText

/// Reads tokens one after another; what it cannot read ends the reading at once.
struct QueryReader {
    private let tokens: [QueryToken]
    let text: String
    private var index = 0
    private var depth = 0

    init(_ text: String) throws(QuerySyntaxError) {
        self.text = text
        tokens = try QueryLexer.tokens(of: text)
    }

    var token: QueryToken { tokens[index] }

    /// Where the token before this one ends.
    var previousEnd: Int { index > 0 ? tokens[index - 1].range.upperBound : 0 }

    func token(after count: Int) -> QueryToken { tokens[min(index + count, tokens.count - 1)] }

    mutating func advance() { index = min(index + 1, tokens.count - 1) }

    /// Whether the token is this keyword.
    func isAt(_ keyword: String, after count: Int = 0) -> Bool {
        token(after: count).form == .word(keyword)
    }

    func isAt(_ mark: QueryMark) -> Bool { token.form == .mark(mark) }

    /// Steps over a keyword if it is next.
    mutating func take(_ keyword: String) -> Bool {
        guard isAt(keyword) else { return false }
        advance()
        return true
    }

    mutating func take(_ mark: QueryMark) -> Bool {
        guard isAt(mark) else { return false }
        advance()
        return true
    }

    mutating func expect(_ mark: QueryMark, _ reason: String) throws(QuerySyntaxError) {
        guard take(mark) else { throw unexpected("'\(mark.rawValue)' \(reason)") }
    }

    mutating func expect(_ keyword: String, _ reason: String) throws(QuerySyntaxError) {
        guard take(keyword) else { throw unexpected("'\(keyword)' \(reason)") }
    }

    mutating func name(_ wanted: String) throws(QuerySyntaxError) -> PathName {
        switch token.form {
        case .word(let text), .name(let text):
            let name = PathName(text: text, range: token.range)
            advance()
            return name
        default: throw unexpected(wanted)
        }
    }

    /// The end of the text, or an error that says what could stand here.
    func expectEnd(expecting candidates: [String]) throws(QuerySyntaxError) {
        guard token.form != .end else { return }
        var error = unexpected("the end of the expression")
        if case .word(let word) = token.form,
            let near = Suggestion.nearest(to: word, among: candidates)
        {
            error.help = "did you mean '\(near)'?"
        }
        throw error
    }

    /// Enters a level of nesting; each call is paired with `leave`.
    mutating func enter() throws(QuerySyntaxError) {
        depth += 1
        guard depth <= QueryGrammar.maximumDepth else { throw Self.tooDeep(at: token.range) }
    }

    mutating func leave() { depth -= 1 }

    /// A node over these parts, unless it nests too deep.
    func node(
        _ form: QuerySyntax.Form,
        _ range: Range<Int>,
        over parts: [QuerySyntax] = []
    ) throws(QuerySyntaxError) -> QuerySyntax {
        let height = 1 + (parts.map(\.height).max() ?? 0)
        guard height <= QueryGrammar.maximumDepth else { throw Self.tooDeep(at: range) }
        return QuerySyntax(form: form, range: range, height: height)
    }

    private static func tooDeep(at range: Range<Int>) -> QuerySyntaxError {
        QuerySyntaxError(
            problem: .tooComplex,
            range: range,
            message: "the expression nests deeper than \(QueryGrammar.maximumDepth) levels",
            help: "split it"
        )
    }

    func unexpected(_ wanted: String, help: String? = nil) -> QuerySyntaxError {
        let found =
            switch token.form {
            case .end: "the expression ends"
            case .word(let text), .name(let text), .bare(let text), .datetime(let text):
                "'\(text)' stands"
            case .mark(let mark): "'\(mark.rawValue)' stands"
            case .text: "a text stands"
            case .integer, .decimal: "a number stands"
            case .duration: "a duration stands"
            case .date: "a date stands"
            case .reference(let kind, let id): "'\(kind):\(id)' stands"
            }
        return QuerySyntaxError(
            range: token.range,
            message: "\(found) where \(wanted) is expected",
            help: help
        )
    }
}
