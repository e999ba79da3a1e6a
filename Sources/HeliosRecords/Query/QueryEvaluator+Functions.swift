extension QueryEvaluator {
    /// `any`, `all` or `exists` over the elements of a collection.
    func quantified(
        _ function: QueryFunction,
        _ collection: QueryCollection,
        _ frame: Frame
    ) -> Truth {
        var result: Truth = function == .all ? .yes : .no
        let decisive: Truth = function == .all ? .no : .yes
        visit(collection.elements, frame) { item in
            let truth = test(item, with: collection.filter)
            if truth == decisive {
                result = decisive
                return false
            }
            if truth == .unknown { result = .unknown }
            return true
        }
        return function == .exists ? Truth(result == .yes) : result
    }

    private func test(_ item: Item, with filter: Predicate?) -> Truth {
        if let filter { return truth(filter, item.frame) }
        guard case .value(.boolean(let flag), _) = item else { return .unknown }
        return Truth(flag)
    }

    /// `count`, `sum`, `min` or `max`.
    func aggregate(
        _ function: QueryFunction,
        _ collection: QueryCollection,
        ofNothing: FieldValue?,
        _ frame: Frame
    ) -> FieldValue? {
        if function == .count {
            var count = 0
            eachElement(of: collection, frame) { _ in
                count += 1
                return true
            }
            return .integer(count)
        }
        var total: FieldValue?
        eachElement(of: collection, frame) { item in
            guard case .value(let value, _) = item else { return true }
            guard let soFar = total else {
                total = value
                return true
            }
            total = Self.joined(function, soFar, value, as: collection.orderType)
            return total != nil
        }
        // A total that was lost on the way, such as a sum of two currencies, is missing.
        return total ?? (isEmpty(collection, frame) ? ofNothing : nil)
    }

    private static func joined(
        _ function: QueryFunction,
        _ first: FieldValue,
        _ second: FieldValue,
        as type: FieldType?
    ) -> FieldValue? {
        if function == .sum { return QueryArithmetic.result(first, .add, second) }
        guard let order = QueryComparison.order(first, second, as: type) else { return nil }
        return (order != .descending) == (function == .min) ? first : second
    }

    private func isEmpty(_ collection: QueryCollection, _ frame: Frame) -> Bool {
        var isEmpty = true
        eachElement(of: collection, frame) { _ in
            isEmpty = false
            return false
        }
        return isEmpty
    }

    /// The elements that count: records that pass the filter, each once, or the values they hold.
    private func eachElement(
        of collection: QueryCollection,
        _ frame: Frame,
        _ body: (Item) -> Bool
    ) {
        var seen: Set<Int> = []
        visit(collection.elements, frame) { item in
            if let filter = collection.filter, truth(filter, item.frame) != .yes { return true }
            if collection.elements.mayRepeat, case .record(let record, _) = item {
                guard seen.insert(record).inserted else { return true }
            }
            guard let values = collection.values else { return body(item) }
            var goesOn = true
            visit(values, item.frame) { value in
                goesOn = body(value)
                return goesOn
            }
            return goesOn
        }
    }
}
