import HeliosText

extension QueryReader {
    static let checkForms = ["every", "no", "exists"]

    /// What to say of a check such as `every asset has location` that stands where a query should;
    /// nil where none begins.
    var checkInsteadOfQuery: QuerySyntaxError? {
        guard case .word(let form) = token.form, Self.checkForms.contains(form) else { return nil }
        // A kind may have one of these names: what follows it then is a clause, or nothing.
        switch token(after: 1).form {
        case .name: break
        case .word(let next) where !Self.clauses.contains(next): break
        default: return nil
        }
        let query = queryOfCheck ?? "KIND where CONDITION"
        let wanted = form == "exists" ? "find what it asks for" : "find what breaks it"
        return QuerySyntaxError(
            range: token.range,
            message: "'\(form)' begins a requirement check, not a query",
            help: "to \(wanted), write: \(query)"
        )
    }

    /// The query for the records that break the check, or for those it wants to exist; nil for a
    /// check that cannot be read, or is too long to be shown.
    private var queryOfCheck: String? {
        var reader = self
        // Only a check that can be read can be turned round; what is wrong with it is no matter.
        guard let check = try? reader.check(), let first = check.kinds.first,
            let last = check.kinds.last
        else { return nil }
        var conditions = check.condition.map { [joinable($0)] } ?? []
        switch check.demand {
        case .has(let path): conditions.append("\(words(path.range)) is missing")
        case .satisfies(let condition): conditions.append("not (\(words(condition.range)))")
        case .none, .some:
            // Alone, it needs no parentheses.
            conditions = check.condition.map { [words($0.range)] } ?? []
        }
        var query = words(first.range.lowerBound..<last.range.upperBound)
        if !conditions.isEmpty { query += " where " + conditions.joined(separator: " and ") }
        return query.utf8.count <= 200 ? query : nil
    }

    /// A condition as it can stand beside `and`.
    private func joinable(_ condition: QuerySyntax) -> String {
        let words = words(condition.range)
        if case .any = condition.form { return "(\(words))" }
        return words
    }

    /// A stretch of the expression, on one line.
    private func words(_ range: Range<Int>) -> String {
        let bytes = text.utf8.dropFirst(range.lowerBound).prefix(range.count)
        return String(
            decoding: bytes.map { $0 < ASCII.space ? ASCII.space : $0 },
            as: UTF8.self
        )
    }
}
