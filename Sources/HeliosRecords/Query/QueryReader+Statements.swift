extension QueryReader {
    /// A query, up to the end of the text.
    mutating func query() throws(QuerySyntaxError) -> QueryStatement {
        if let error = checkInsteadOfQuery { throw error }
        var statement = QueryStatement(kinds: try kinds())
        var seen: Set<String> = []
        while case .word(let word) = token.form, Self.clauses.contains(word) {
            guard seen.insert(word).inserted else {
                throw QuerySyntaxError(
                    range: token.range,
                    message: "'\(word)' stands twice",
                    help: word == "where" ? "join two conditions with 'and'" : "write it once"
                )
            }
            advance()
            switch word {
            case "where": statement.condition = try expression()
            case "select": statement.columns = try columns()
            case "order": statement.order = try order()
            default: statement.limit = try limit()
            }
        }
        let inner = statement.condition == nil ? [] : Self.continuations
        try expectEnd(expecting: Self.clauses + inner)
        return statement
    }

    static let clauses = ["where", "select", "order", "limit"]

    private mutating func kinds() throws(QuerySyntaxError) -> [PathName] {
        var names = [try name("the name of a kind")]
        while take(.comma) { names.append(try name("the name of a kind")) }
        return names
    }

    private mutating func columns() throws(QuerySyntaxError) -> [QuerySyntax] {
        var columns: [QuerySyntax] = []
        var seen: Set<[UInt8]> = []
        repeat {
            let column = try expression()
            let words = Array(
                text.utf8.dropFirst(column.range.lowerBound).prefix(column.range.count)
            )
            // A row has one value of each name.
            guard seen.insert(words).inserted else {
                throw QuerySyntaxError(
                    range: column.range,
                    message: "'\(String(decoding: words, as: UTF8.self))' stands twice",
                    help: "write it once"
                )
            }
            columns.append(column)
        } while take(.comma)
        return columns
    }

    private mutating func order() throws(QuerySyntaxError) -> [(QuerySyntax, Bool)] {
        try expect("by", "after 'order'")
        return try orderKeys()
    }

    /// The keys of an order, up to the end of the text.
    mutating func wholeOrder() throws(QuerySyntaxError) -> [(QuerySyntax, Bool)] {
        let keys = try orderKeys()
        try expectEnd(expecting: ["asc", "desc"])
        return keys
    }

    private mutating func orderKeys() throws(QuerySyntaxError) -> [(QuerySyntax, Bool)] {
        var keys: [(QuerySyntax, Bool)] = []
        repeat {
            let key = try expression()
            let isDescending = take("desc")
            if !isDescending { _ = take("asc") }
            keys.append((key, isDescending))
        } while take(.comma)
        return keys
    }

    private mutating func limit() throws(QuerySyntaxError) -> Int {
        guard case .integer(let limit) = token.form else {
            throw unexpected("a whole number", help: "write how many records to keep")
        }
        advance()
        return limit
    }

    /// A check, up to the end of the text.
    mutating func check() throws(QuerySyntaxError) -> CheckStatement {
        guard case .word(let form) = token.form, Self.checkForms.contains(form) else {
            throw unexpected(
                "'every', 'no' or 'exists'",
                help: "write 'every KIND … has NAME', 'every KIND … satisfies …', "
                    + "'no KIND where …' or 'exists KIND where …'"
            )
        }
        advance()
        let kinds = try kinds()
        var condition: QuerySyntax?
        if take("where") { condition = try expression() }
        let inner = condition == nil ? ["where"] : Self.continuations
        switch form {
        case "no", "exists":
            try expectEnd(expecting: inner)
            let demand = form == "no" ? CheckStatement.Demand.none : .some
            return CheckStatement(kinds: kinds, condition: condition, demand: demand)
        default:
            let demand = try demand()
            try expectEnd(expecting: Self.continuations)
            return CheckStatement(kinds: kinds, condition: condition, demand: demand)
        }
    }

    private mutating func demand() throws(QuerySyntaxError) -> CheckStatement.Demand {
        if take("has") { return .has(try path()) }
        guard take("satisfies") else {
            throw unexpected("'has' or 'satisfies'", help: "say what every such record must hold")
        }
        return .satisfies(try expression())
    }

    /// A condition or value, up to the end of the text.
    mutating func wholeExpression() throws(QuerySyntaxError) -> QuerySyntax {
        let expression = try expression()
        try expectEnd(expecting: Self.continuations)
        return expression
    }
}
