import HeliosText

/// How tightly an operator binds.
private enum Precedence {
    static let lowest = 0
    static let or = 1
    static let and = 2
    static let not = 3
    static let comparison = 4
    static let sum = 5
    static let product = 6
    static let sign = 7
}

extension QueryReader {
    /// A whole condition or value.
    mutating func expression() throws(QuerySyntaxError) -> QuerySyntax {
        try expression(above: Precedence.lowest)
    }

    /// The words that can follow an expression, for help messages.
    static let continuations = [
        "and", "or", "not", "in", "is", "contains", "starts with", "ends with", "matches",
        "within", "overlaps",
    ]

    /// Operator precedence: reads operators that bind tighter than a level.
    private mutating func expression(above level: Int) throws(QuerySyntaxError) -> QuerySyntax {
        try enter()
        defer { leave() }
        var left = try operand()
        var isCompared = false
        while true {
            if let next = connective, next.level > level {
                advance()
                let right = try expression(above: next.level)
                left = try joined(left, right, isAnd: next.level == Precedence.and)
            } else if let (sign, next) = arithmetic, next > level {
                advance()
                let right = try expression(above: next)
                let range = left.range.lowerBound..<right.range.upperBound
                left = try node(.arithmetic(sign, left, right), range, over: [left, right])
            } else if Precedence.comparison > level, isAtComparison {
                guard !isCompared else { throw chained() }
                left = try comparison(of: left)
                isCompared = true
            } else {
                return left
            }
        }
    }

    private var connective: (level: Int, Void)? {
        if isAt("and") { return (Precedence.and, ()) }
        return isAt("or") ? (Precedence.or, ()) : nil
    }

    private var arithmetic: (sign: ArithmeticOperator, level: Int)? {
        switch token.form {
        case .mark(.plus): (.add, Precedence.sum)
        case .mark(.minus): (.subtract, Precedence.sum)
        case .mark(.times): (.multiply, Precedence.product)
        case .mark(.divided): (.divide, Precedence.product)
        default: nil
        }
    }

    private func chained() -> QuerySyntaxError {
        QuerySyntaxError(
            range: token.range,
            message: "comparisons cannot follow one another",
            help: "join two comparisons with 'and'"
        )
    }

    /// `and` and `or` are kept flat, so that a long chain is not a deep one.
    private func joined(
        _ left: QuerySyntax,
        _ right: QuerySyntax,
        isAnd: Bool
    ) throws(QuerySyntaxError) -> QuerySyntax {
        var parts: [QuerySyntax] = []
        for side in [left, right] {
            switch side.form {
            case .all(let inner) where isAnd: parts += inner
            case .any(let inner) where !isAnd: parts += inner
            default: parts.append(side)
            }
        }
        let range = left.range.lowerBound..<right.range.upperBound
        return try node(isAnd ? .all(parts) : .any(parts), range, over: parts)
    }

    // MARK: - Operands

    private mutating func operand() throws(QuerySyntaxError) -> QuerySyntax {
        let start = token.range.lowerBound
        switch token.form {
        case .word("not"):
            advance()
            let inner = try expression(above: Precedence.not)
            return try node(.not(inner), start..<inner.range.upperBound, over: [inner])
        case .word("has"):
            advance()
            let path = try path()
            return try node(
                .presence(path, wantsPresent: true),
                start..<path.range.upperBound,
                over: [path]
            )
        case .mark(.minus):
            advance()
            let inner = try expression(above: Precedence.sign)
            return try node(.negative(inner), start..<inner.range.upperBound, over: [inner])
        case .mark(.open):
            advance()
            let inner = try expression()
            try expect(.close, "after the parentheses' content")
            return QuerySyntax(
                form: inner.form,
                range: start..<previousEnd,
                height: inner.height
            )
        case .word, .name:
            if token(after: 1).form == .mark(.open), case .word(let function) = token.form {
                if !QueryGrammar.reserved.contains(function) { return try call(function) }
            }
            return try nameOrConstant()
        default:
            return try literal()
        }
    }

    private mutating func nameOrConstant() throws(QuerySyntaxError) -> QuerySyntax {
        let constant: QuerySyntax.Literal? =
            switch token.form {
            case .word("true"): .boolean(true)
            case .word("false"): .boolean(false)
            case .word("today"): .today
            case .word("now"): .now
            default: nil
            }
        guard let constant else { return try path() }
        let range = token.range
        advance()
        return try node(.literal(constant), range)
    }

    mutating func path() throws(QuerySyntaxError) -> QuerySyntax {
        let start = token.range.lowerBound
        if case .word(let word) = token.form, QueryGrammar.reserved.contains(word) {
            throw unexpected("a value", help: "write a field of this name as '`\(word)`'")
        }
        var names = [try name("a field or relation")]
        while take(.dot) { names.append(try name("a field or relation")) }
        // A path is walked step by step without recursion, but each step costs time for each record.
        guard names.count <= QueryGrammar.maximumDepth else {
            throw QuerySyntaxError(
                problem: .tooComplex,
                range: start..<previousEnd,
                message: "the path has more than \(QueryGrammar.maximumDepth) steps",
                help: "shorten it"
            )
        }
        return try node(.path(names), start..<previousEnd)
    }

    private mutating func literal() throws(QuerySyntaxError) -> QuerySyntax {
        let start = token.range.lowerBound
        let literal: QuerySyntax.Literal
        switch token.form {
        case .text(let text): literal = .text(text)
        case .bare(let text): literal = .bare(text)
        case .integer(let number):
            literal = money(DecimalNumber(digits: number)) ?? .integer(number)
        case .decimal(let number): literal = money(number) ?? .decimal(number)
        case .duration(let seconds): literal = .duration(seconds)
        case .date(let date): literal = .date(date)
        case .datetime(let text): literal = .datetime(text)
        case .reference(let kind, let id): literal = .reference(kind: kind, id: id)
        default: throw unexpected("a value")
        }
        advance()
        return try node(.literal(literal), start..<previousEnd)
    }

    /// A number with a currency behind it; steps over the number, to stand on the currency.
    private mutating func money(_ amount: DecimalNumber) -> QuerySyntax.Literal? {
        guard case .word(let word) = token(after: 1).form, word.utf8.count == 3,
            word.utf8.allSatisfy(\.isASCIIUppercase),
            !QueryGrammar.reserved.contains(word.lowercased())
        else { return nil }
        advance()
        return .money(Money(amount: amount, currency: word))
    }

    private mutating func call(_ name: String) throws(QuerySyntaxError) -> QuerySyntax {
        let start = token.range.lowerBound
        guard let function = QueryFunction(rawValue: name) else {
            let near = Suggestion.nearest(to: name, among: QueryGrammar.functions)
            throw QuerySyntaxError(
                problem: .unknownFunction,
                range: token.range,
                message: "no function is called '\(name)'",
                help: near.map { "did you mean '\($0)'?" }
                    ?? "use one of \(QueryGrammar.functions.joined(separator: ", "))"
            )
        }
        advance()
        advance()
        let argument = try path()
        var filter: QuerySyntax?
        if take("where") { filter = try expression() }
        try expect(.close, "after the arguments of '\(name)'")
        return try node(
            .call(function, argument, filter: filter),
            start..<previousEnd,
            over: [argument] + (filter.map { [$0] } ?? [])
        )
    }
}

// MARK: - Comparisons

extension QueryReader {
    fileprivate var isAtComparison: Bool {
        switch token.form {
        case .mark(.equal), .mark(.notEqual), .mark(.less), .mark(.lessOrEqual), .mark(.greater),
            .mark(.greaterOrEqual), .word("is"):
            true
        case .word("not"): wordOperator(after: 1) != nil
        default: wordOperator(after: 0) != nil
        }
    }

    /// An operator that is a word, and how many words.
    private func wordOperator(after count: Int) -> (comparison: ComparisonOperator, words: Int)? {
        guard case .word(let word) = token(after: count).form else { return nil }
        switch word {
        case "in", "contains", "matches", "within", "overlaps":
            return ComparisonOperator(rawValue: word).map { ($0, 1) }
        case "starts" where isAt("with", after: count + 1): return (.startsWith, 2)
        case "ends" where isAt("with", after: count + 1): return (.endsWith, 2)
        default: return nil
        }
    }

    fileprivate mutating func comparison(
        of left: QuerySyntax
    ) throws(QuerySyntaxError) -> QuerySyntax {
        if take("is") { return try presence(of: left) }
        if case .mark(let mark) = token.form,
            let comparison = ComparisonOperator(rawValue: mark.rawValue)
        {
            advance()
            return try compared(left, comparison)
        }
        let start = left.range.lowerBound
        let isNegated = take("not")
        guard let found = wordOperator(after: 0) else { throw unexpected("a comparison") }
        for _ in 0..<found.words { advance() }
        let isList = found.comparison == .isIn && isAt(.open)
        let test = isList ? try membership(of: left) : try compared(left, found.comparison)
        return isNegated ? try node(.not(test), start..<previousEnd, over: [test]) : test
    }

    private mutating func compared(
        _ left: QuerySyntax,
        _ comparison: ComparisonOperator
    ) throws(QuerySyntaxError) -> QuerySyntax {
        let right = try expression(above: Precedence.comparison)
        let range = left.range.lowerBound..<right.range.upperBound
        return try node(.comparison(comparison, left, right), range, over: [left, right])
    }

    private mutating func presence(of left: QuerySyntax) throws(QuerySyntaxError) -> QuerySyntax {
        let wantsPresent = isAt("present")
        guard take("missing") || take("present") else {
            throw unexpected("'missing' or 'present'", help: "compare values with '='")
        }
        let range = left.range.lowerBound..<previousEnd
        return try node(.presence(left, wantsPresent: wantsPresent), range, over: [left])
    }

    private mutating func membership(of left: QuerySyntax) throws(QuerySyntaxError) -> QuerySyntax {
        advance()
        var members = [try expression(above: Precedence.comparison)]
        while take(.comma) { members.append(try expression(above: Precedence.comparison)) }
        try expect(.close, "after the values of 'in'")
        let range = left.range.lowerBound..<previousEnd
        return try node(.membership(left, members), range, over: [left] + members)
    }
}
