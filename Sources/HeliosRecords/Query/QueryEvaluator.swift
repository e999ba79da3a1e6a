import HeliosText

/// Works out resolved expressions on the records of a graph.
struct QueryEvaluator {
    let graph: RecordGraph
    let environment: QueryEnvironment

    /// What an expression is about: a record, a link with its target, or a value within a field.
    enum Frame {
        case record(Int)
        case link(Int, target: Int)
        case value(FieldValue, of: Int)
    }

    // MARK: - Conditions

    func truth(_ predicate: Predicate, _ frame: Frame) -> Truth {
        switch predicate {
        case .not(let inner): return truth(inner, frame).negated
        case .all(let parts): return all(parts.lazy.map { truth($0, frame) })
        case .any(let parts): return any(parts.lazy.map { truth($0, frame) })
        case .comparison(let comparison, let left, let right):
            return compared(left, right, frame) { QueryComparison.test(comparison, $0, $1) }
        case .versions(let comparison, let left, let right):
            return compared(left, right, frame) {
                QueryComparison.test(comparison, $0, $1, as: .semver)
            }
        case .membership(let left, let members):
            return any(
                members.lazy.map {
                    compared(left, $0, frame) { QueryComparison.test(.equal, $0, $1) }
                }
            )
        case .refers(let path, let references): return refers(path, references, frame)
        case .sharesRecord(let left, let right): return shares(left, right, frame)
        case .isPresent(let path): return Truth(isPresent(path, frame))
        case .isKnown(let expression): return Truth(value(expression, frame) != nil)
        case .value(let expression):
            return tested(expression, frame) {
                guard case .boolean(let flag) = $0 else { return .unknown }
                return Truth(flag)
            }
        case .quantified(let function, let collection):
            return quantified(function, collection, frame)
        case .matches(let expression, let pattern):
            return tested(expression, frame) {
                guard case .text(let text) = $0 else { return .unknown }
                return Truth(pattern.matches(text))
            }
        }
    }

    private func all(_ truths: some Sequence<Truth>) -> Truth {
        var result = Truth.yes
        for truth in truths {
            if truth == .no { return .no }
            if truth == .unknown { result = .unknown }
        }
        return result
    }

    private func any(_ truths: some Sequence<Truth>) -> Truth {
        var result = Truth.no
        for truth in truths {
            if truth == .yes { return .yes }
            if truth == .unknown { result = .unknown }
        }
        return result
    }

    /// Whether some element passes a test; unknown for nothing.
    private func tested(
        _ expression: ValueExpression,
        _ frame: Frame,
        _ test: (FieldValue) -> Truth
    ) -> Truth {
        var result: Truth?
        eachValue(of: expression, frame) { value in
            switch test(value) {
            case .yes: result = .yes
            case .unknown: result = .unknown
            case .no: result = result ?? .no
            }
            return result != .yes
        }
        return result ?? .unknown
    }

    /// Whether some element of the left side and some of the right pass a test.
    private func compared(
        _ left: ValueExpression,
        _ right: ValueExpression,
        _ frame: Frame,
        _ test: (FieldValue, FieldValue) -> Truth
    ) -> Truth {
        if case .path(let path) = right, path.isMany {
            return tested(left, frame) { first in tested(right, frame) { test(first, $0) } }
        }
        guard let second = value(right, frame) else { return .unknown }
        return tested(left, frame) { test($0, second) }
    }

    // MARK: - Records

    private func refers(
        _ path: CompiledPath,
        _ references: [RecordReference],
        _ frame: Frame
    ) -> Truth {
        var result = Truth.unknown
        visit(path, frame) { item in
            guard case .record(let record, _) = item else { return true }
            result = Truth(references.contains { isMeant(record, by: $0) })
            return result != .yes
        }
        return result
    }

    private func isMeant(_ number: Int, by reference: RecordReference) -> Bool {
        if let kind = reference.kind, graph.records[number].kind != kind { return false }
        if graph.records[number].id.id.hasSameBytes(as: reference.id) { return true }
        return graph.records[number].aliases.contains {
            $0.text.hasSameBytes(as: reference.id)
                || $0.text.hasSameBytes(as: "\(graph.records[number].id.kind):\(reference.id)")
        }
    }

    private func shares(_ left: CompiledPath, _ right: CompiledPath, _ frame: Frame) -> Truth {
        var others: Set<Int> = []
        visit(right, frame) { item in
            if case .record(let record, _) = item { others.insert(record) }
            return true
        }
        guard !others.isEmpty else { return .unknown }
        var result = Truth.unknown
        visit(left, frame) { item in
            guard case .record(let record, _) = item else { return true }
            result = Truth(others.contains(record))
            return result != .yes
        }
        return result
    }

    private func isPresent(_ path: CompiledPath, _ frame: Frame) -> Bool {
        var isFound = false
        visit(path, frame) { _ in
            isFound = true
            return false
        }
        guard !isFound, case .follow(let step)? = path.steps.last, step.acceptsValues else {
            return isFound
        }
        // A plain value that stands in place of a link leads nowhere, and is there all the same.
        var holders = path
        holders.steps.removeLast()
        visit(holders, frame) { item in
            guard case .record(let record, _) = item else { return true }
            isFound = graph.records[record].plainLinks.contains {
                step.outgoing.contains($0.relation)
            }
            return !isFound
        }
        return isFound
    }

    // MARK: - Values

    /// One value; nil if it is missing.
    func value(_ expression: ValueExpression, _ frame: Frame) -> FieldValue? {
        switch expression {
        case .literal(let value): return value
        case .today: return .date(environment.today)
        case .now: return .datetime(environment.now)
        case .path(let path):
            var first: FieldValue?
            visit(path, frame) { item in
                if case .value(let value, _) = item { first = value }
                return first == nil
            }
            return first
        case .negative(let inner): return value(inner, frame).flatMap(QueryArithmetic.negated)
        case .arithmetic(let sign, let left, let right):
            guard let first = value(left, frame), let second = value(right, frame) else {
                return nil
            }
            return QueryArithmetic.result(first, sign, second)
        case .aggregate(let function, let collection, let ofNothing):
            return aggregate(function, collection, ofNothing: ofNothing, frame)
        case .truth(let predicate):
            switch truth(predicate, frame) {
            case .yes: return .boolean(true)
            case .no: return .boolean(false)
            case .unknown: return nil
            }
        }
    }

    /// The values of an expression, one after another, until the closure wants no more.
    private func eachValue(
        of expression: ValueExpression,
        _ frame: Frame,
        _ body: (FieldValue) -> Bool
    ) {
        guard case .path(let path) = expression else {
            if let value = value(expression, frame) { _ = body(value) }
            return
        }
        visit(path, frame) { item in
            guard case .value(let value, _) = item else { return true }
            return body(value)
        }
    }
}
