import HeliosDiagnostics

extension QueryChecker {
    mutating func query(_ statement: QueryStatement) -> Query? {
        guard let kinds = kinds(statement.kinds) else { return nil }
        let scope = QueryScope.own(kinds)
        let condition = statement.condition.map { predicate($0, in: scope) }
        let columns = statement.columns.map { column($0, in: scope) }
        let order = statement.order.map { orderKey($0.key, isDescending: $0.isDescending, scope) }
        let isComplete =
            !columns.contains { $0 == nil } && !order.contains { $0 == nil }
        // `.some(nil)` is a condition that has been reported.
        if case .some(.none) = condition { return nil }
        guard isComplete else { return nil }
        return Query(
            kinds: kinds,
            columns: columns.compactMap { $0 },
            condition: condition ?? nil,
            order: order.compactMap { $0 },
            limit: statement.limit
        )
    }

    /// The keys of an order; nil if one of them has none.
    mutating func order(_ keys: [(QuerySyntax, Bool)], in scope: QueryScope) -> RecordOrder? {
        let keys = keys.map { orderKey($0.0, isDescending: $0.1, scope) }
        return keys.contains { $0 == nil } ? nil : RecordOrder(keys: keys.compactMap { $0 })
    }

    mutating func check(_ statement: CheckStatement) -> RequirementCheck? {
        guard let kinds = kinds(statement.kinds) else { return nil }
        let scope = QueryScope.own(kinds)
        let condition = statement.condition.map { predicate($0, in: scope) }
        if case .some(.none) = condition { return nil }
        // Only what the demand mentions can be to blame.
        mentions = []
        let conditionWords = statement.condition.map { "'\(words($0.range))'" }
        let demand: RequirementCheck.Demand
        let reason: String
        switch statement.demand {
        case .has(let path):
            let test = QuerySyntax(
                form: .presence(path, wantsPresent: true),
                range: path.range,
                height: path.height + 1
            )
            guard let predicate = predicate(test, in: scope) else { return nil }
            demand = .every(predicate)
            reason = "has no '\(words(path.range))'"
        case .satisfies(let syntax):
            guard let predicate = predicate(syntax, in: scope) else { return nil }
            demand = .every(predicate)
            reason = "does not satisfy '\(words(syntax.range))'"
        case .none:
            demand = .none
            reason = conditionWords.map { "matches \($0)" } ?? "exists"
        case .some:
            demand = .some
            let names = statement.kinds.map(\.text).joined(separator: " or ")
            reason = "there is no \(names)" + (conditionWords.map { " where \($0)" } ?? "")
        }
        return RequirementCheck(
            kinds: kinds,
            mentions: mentions,
            condition: condition ?? nil,
            demand: demand,
            reason: reason
        )
    }

    /// The places of the named kinds, in the schema's order; `any` names all.
    private mutating func kinds(_ names: [PathName]) -> [Int]? {
        if names.count == 1, names[0].text == "any", schema.kindIndex(named: "any") == nil {
            return Array(schema.kinds.indices)
        }
        var found: Set<Int> = []
        var isComplete = true
        for name in names {
            if let index = schema.kindIndex(named: name.text) {
                found.insert(index)
            } else {
                isComplete = false
                report(
                    .queryUnknownKind(
                        name.text,
                        at: source.span(name.range),
                        among: schema.kinds.map(\.name)
                    )
                )
            }
        }
        return isComplete ? found.sorted() : nil
    }

    mutating func column(_ syntax: QuerySyntax, in scope: QueryScope) -> ColumnExpression? {
        let earlier = mentions
        mentions = []
        defer { mentions = earlier }
        var names: [String] = []
        var function: String?
        var declared: FieldType?
        switch syntax.form {
        case .path(let path):
            names = path.map(\.text)
            declared = self.declared(path, in: scope)
        case .call(let called, let argument, _):
            function = called.rawValue
            guard case .path(let path) = argument.form else { return nil }
            names = path.map(\.text)
            if [.sum, .min, .max].contains(called) {
                declared = self.declared(path, in: scope)?.element
            }
        default: break
        }
        guard let typed = value(syntax, in: scope) else { return nil }
        if case .secret = typed.type.shape {
            mismatch(
                "a secret cannot be shown",
                at: syntax.range,
                help: "test whether there is one: '\(words(syntax.range)) is present'"
            )
            return nil
        }
        return ColumnExpression(
            text: words(syntax.range),
            names: names,
            function: function,
            fieldType: declared,
            isRecord: typed.type.shape.isRecord,
            mentions: mentions,
            value: typed.value
        )
    }

    /// The declared type at the end of a path; what is wrong with it is reported elsewhere.
    private func declared(_ names: [PathName], in scope: QueryScope) -> FieldType? {
        var copy = self
        return copy.path(names, in: scope)?.declared
    }

    private mutating func orderKey(
        _ syntax: QuerySyntax,
        isDescending: Bool,
        _ scope: QueryScope
    ) -> OrderKey? {
        guard let typed = value(syntax, in: scope) else { return nil }
        guard !typed.type.isMany else {
            mismatch(
                "'\(words(syntax.range))' can be several values, and an order needs one",
                at: syntax.range,
                help: "use min(), max() or count()"
            )
            return nil
        }
        var type: FieldType?
        switch typed.type.shape {
        case .enumeration(let words): type = .enumeration(words)
        case .text(.semver?): type = .semver
        case .object, .secret:
            mismatch(
                "'\(words(syntax.range))' is \(typed.type.shape.words), which has no order",
                at: syntax.range,
                help: "order by a field of another type"
            )
            return nil
        default: break
        }
        return OrderKey(
            value: typed.value,
            type: type,
            isRecord: typed.type.shape.isRecord,
            isDescending: isDescending
        )
    }
}

extension FieldType {
    /// The type of one value of a list or map.
    fileprivate var element: FieldType {
        switch self {
        case .list(let element), .map(let element, _): element.element
        default: self
        }
    }
}
