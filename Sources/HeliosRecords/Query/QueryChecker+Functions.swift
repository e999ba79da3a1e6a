import HeliosDiagnostics

extension QueryChecker {
    /// `any`, `all` or `exists`.
    mutating func quantified(
        _ function: QueryFunction,
        _ argument: QuerySyntax,
        _ filter: QuerySyntax?,
        in scope: QueryScope
    ) -> Predicate? {
        guard case .path(let names) = argument.form, let walk = path(names, in: scope) else {
            return nil
        }
        guard function == .exists || walk.type.isMany else {
            notACollection(function, argument)
            return nil
        }
        if let filter {
            return collection(walk, names, filter, in: scope).map { .quantified(function, $0) }
        }
        if function == .exists { return .isPresent(walk.path) }
        if case .boolean = walk.type.shape {
            let whole = QueryCollection(elements: walk.path, filter: nil, values: nil)
            return .quantified(function, whole)
        }
        if function == .any { return .isPresent(walk.path) }
        mismatch(
            "'all' needs a condition to test each element with",
            at: argument.range,
            help: "write 'all(\(words(argument.range)) where …)'"
        )
        return nil
    }

    /// `count`, `sum`, `min` or `max`.
    mutating func aggregate(
        _ function: QueryFunction,
        _ argument: QuerySyntax,
        _ filter: QuerySyntax?,
        at range: Range<Int>,
        in scope: QueryScope
    ) -> Typed? {
        guard case .path(let names) = argument.form, let walk = path(names, in: scope) else {
            return nil
        }
        guard walk.type.isMany else {
            notACollection(function, argument)
            return nil
        }
        guard let shape = result(of: function, over: walk.type.shape, argument) else { return nil }
        guard var collection = collection(walk, names, filter, in: scope) else { return nil }
        if case .text(.semver?) = shape {
            collection = QueryCollection(
                elements: collection.elements,
                filter: collection.filter,
                values: collection.values,
                orderType: .semver
            )
        }
        let ofNothing: FieldValue? =
            switch (function, shape) {
            case (.sum, .number): .integer(0)
            case (.sum, .duration): .duration(0)
            default: nil
            }
        return Typed(
            value: .aggregate(function, collection, ofNothing: ofNothing),
            type: ValueType(shape: shape),
            range: range
        )
    }

    /// The shape of a function's result; nil if it cannot run over such elements.
    private mutating func result(
        of function: QueryFunction,
        over shape: ValueShape,
        _ argument: QuerySyntax
    ) -> ValueShape? {
        switch (function, shape) {
        case (.count, _): return .number
        case (_, .nothing): return .nothing
        case (.sum, .number), (.sum, .duration), (.sum, .money): return shape
        case (.min, _) where shape.hasOrder, (.max, _) where shape.hasOrder: return shape
        default:
            let wanted = function == .sum ? "numbers, durations or money" : "values with an order"
            mismatch(
                "'\(function.rawValue)' needs \(wanted), and '\(words(argument.range))' is "
                    + shape.words,
                at: argument.range,
                help: "name a field of that type, or use 'count'"
            )
            return nil
        }
    }

    private mutating func notACollection(_ function: QueryFunction, _ argument: QuerySyntax) {
        report(
            .queryNotACollection(
                words(argument.range),
                function: function.rawValue,
                at: source.span(argument.range)
            )
        )
    }

    /// The elements that a function runs over.
    ///
    /// `where` tests the records or objects at the end of the path; behind a field of theirs, such as
    /// in `sum(licenses.cost where active)`, it tests those that hold the field.
    private mutating func collection(
        _ walk: Walk,
        _ names: [PathName],
        _ filter: QuerySyntax?,
        in scope: QueryScope
    ) -> QueryCollection? {
        guard let inner = walk.inner else { return heldValues(walk, names, filter, in: scope) }
        guard let filter else {
            return QueryCollection(elements: walk.path, filter: nil, values: nil)
        }
        guard let test = predicate(filter, in: inner) else { return nil }
        return QueryCollection(elements: walk.path, filter: test, values: nil)
    }

    /// Values as fields of the records or objects that hold them.
    private mutating func heldValues(
        _ walk: Walk,
        _ names: [PathName],
        _ filter: QuerySyntax?,
        in scope: QueryScope
    ) -> QueryCollection? {
        if let last = names.last, names.count > 1,
            let holders = path(Array(names.dropLast()), in: scope), let inner = holders.inner,
            let values = path([last], in: inner.withoutLinks)
        {
            guard let filter else {
                return QueryCollection(elements: holders.path, filter: nil, values: values.path)
            }
            guard let test = predicate(filter, in: inner) else { return nil }
            return QueryCollection(elements: holders.path, filter: test, values: values.path)
        }
        guard let filter else {
            return QueryCollection(elements: walk.path, filter: nil, values: nil)
        }
        mismatch(
            "the elements of '\(words(names[0].range))' have no names to test in 'where'",
            at: filter.range,
            help: "compare the set itself: it is enough that one element fits"
        )
        return nil
    }
}

extension QueryScope {
    /// The same record, without what the link to it says.
    fileprivate var withoutLinks: QueryScope { QueryScope(kinds: kinds, objects: objects) }
}
