import HeliosDiagnostics

extension QueryChecker {
    mutating func comparison(
        _ comparison: ComparisonOperator,
        _ left: QuerySyntax,
        _ right: QuerySyntax,
        in scope: QueryScope
    ) -> Predicate? {
        switch comparison {
        case .equal, .isIn: equality(left, [right], in: scope)
        case .notEqual: equality(left, [right], in: scope).map { .not($0) }
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            order(comparison, left, right, in: scope)
        case .contains: containment(left, right, in: scope)
        case .startsWith, .endsWith: textTest(comparison, left, right, in: scope)
        case .matches: match(left, right, in: scope)
        case .within, .overlaps: network(comparison, left, right, in: scope)
        }
    }

    mutating func membership(
        _ left: QuerySyntax,
        _ members: [QuerySyntax],
        in scope: QueryScope
    ) -> Predicate? {
        equality(left, members, in: scope)
    }

    // MARK: - Equality and order

    /// Equality with one of several.
    private mutating func equality(
        _ left: QuerySyntax,
        _ members: [QuerySyntax],
        in scope: QueryScope
    ) -> Predicate? {
        if isOpen(left, in: scope), members.allSatisfy({ !isOpen($0, in: scope) }) {
            // The literal is read as the type of each.
            var parts: [Predicate] = []
            for member in members {
                guard let part = equality(member, [left], in: scope) else { return nil }
                parts.append(part)
            }
            return parts.count == 1 ? parts[0] : .any(parts)
        }
        guard let side = value(left, in: scope) else { return nil }
        if case .record(let kinds) = side.type.shape, case .path(let path) = side.value {
            return references(path, kinds: kinds, members, in: scope)
        }
        var values: [ValueExpression] = []
        var isComplete = true
        for member in members {
            guard let typed = value(member, opposite: side, in: scope),
                isEqualable(side, typed)
            else {
                isComplete = false
                continue
            }
            values.append(typed.value)
        }
        guard isComplete else { return nil }
        if values.count == 1 { return .comparison(.equal, side.value, values[0]) }
        return .membership(side.value, values)
    }

    private mutating func isEqualable(_ left: Typed, _ right: Typed) -> Bool {
        if left.type.shape.isComparable(to: right.type.shape) { return true }
        differ(left, right)
        return false
    }

    private mutating func differ(_ left: Typed, _ right: Typed) {
        let range = left.range.lowerBound..<right.range.upperBound
        if case .secret = left.type.shape {
            mismatch("a secret cannot be compared", at: left.range, help: "test it with 'has'")
            return
        }
        mismatch(
            "'\(words(left.range))' is \(left.type.shape.words), and '\(words(right.range))' is "
                + right.type.shape.words,
            at: left.range.lowerBound <= right.range.lowerBound ? range : right.range,
            help: "compare values of one type"
        )
    }

    private mutating func order(
        _ comparison: ComparisonOperator,
        _ left: QuerySyntax,
        _ right: QuerySyntax,
        in scope: QueryScope
    ) -> Predicate? {
        guard let sides = sides(left, right, in: scope) else { return nil }
        guard isEqualable(sides.left, sides.right) else { return nil }
        for side in [sides.left, sides.right] where !side.type.shape.hasOrder {
            mismatch(
                "'\(words(side.range))' is \(side.type.shape.words), which has no order",
                at: side.range,
                help: "compare it with '=' or 'in (…)'"
            )
            return nil
        }
        if case .text(.semver?) = sides.left.type.shape {
            return .versions(comparison, sides.left.value, sides.right.value)
        }
        return .comparison(comparison, sides.left.value, sides.right.value)
    }

    /// Both sides, each literal read as the type of what stands opposite.
    private mutating func sides(
        _ left: QuerySyntax,
        _ right: QuerySyntax,
        in scope: QueryScope
    ) -> (left: Typed, right: Typed)? {
        if isOpen(left, in: scope), !isOpen(right, in: scope) {
            guard let second = value(right, in: scope),
                let first = value(left, opposite: second, in: scope)
            else { return nil }
            return (first, second)
        }
        guard let first = value(left, in: scope),
            let second = value(right, opposite: first, in: scope)
        else { return nil }
        return (first, second)
    }

    // MARK: - Text and networks

    private mutating func containment(
        _ left: QuerySyntax,
        _ right: QuerySyntax,
        in scope: QueryScope
    ) -> Predicate? {
        guard let side = value(left, in: scope) else { return nil }
        if side.type.isList || side.type.shape.isRecord {
            return equality(left, [right], in: scope)
        }
        return textTest(.contains, left, right, in: scope)
    }

    private mutating func text(_ syntax: QuerySyntax, in scope: QueryScope) -> Typed? {
        guard let typed = value(syntax, in: scope) else { return nil }
        if typed.type.shape.isText { return typed }
        mismatch(
            "'\(words(typed.range))' is \(typed.type.shape.words), and text is expected",
            at: typed.range,
            help: "name a field of text, or put text in quotes"
        )
        return nil
    }

    private mutating func textTest(
        _ comparison: ComparisonOperator,
        _ left: QuerySyntax,
        _ right: QuerySyntax,
        in scope: QueryScope
    ) -> Predicate? {
        guard let side = text(left, in: scope), let other = text(right, in: scope) else {
            return nil
        }
        return .comparison(comparison, side.value, other.value)
    }

    private mutating func match(
        _ left: QuerySyntax,
        _ right: QuerySyntax,
        in scope: QueryScope
    ) -> Predicate? {
        guard let side = text(left, in: scope) else { return nil }
        guard case .literal(.text(let pattern)) = right.form else {
            mismatch(
                "a pattern is a text in quotes",
                at: right.range,
                help: "write it as in 'serial matches \"[A-Z]+[0-9]+\"'"
            )
            return nil
        }
        do {
            return .matches(side.value, try TextPattern(pattern))
        } catch {
            report(
                Diagnostic(
                    .query(.syntax),
                    at: source.span(right.range),
                    "the pattern cannot be read: \(error.message)",
                    help: "correct it; the guide has the notation"
                )
            )
            return nil
        }
    }

    private mutating func network(
        _ comparison: ComparisonOperator,
        _ left: QuerySyntax,
        _ right: QuerySyntax,
        in scope: QueryScope
    ) -> Predicate? {
        guard let side = address(left, in: scope), let other = address(right, in: scope) else {
            return nil
        }
        for typed in [side, other] {
            if case .cidr = typed.type.shape { continue }
            if typed.type.shape.isNothing { continue }
            if case .ip = typed.type.shape, comparison == .within, typed.range == side.range {
                continue
            }
            let wanted =
                comparison == .within && typed.range == side.range
                ? "an IP address or network" : "a network"
            mismatch(
                "'\(words(typed.range))' is \(typed.type.shape.words), and \(wanted) is expected",
                at: typed.range,
                help: "name a field of type cidr, or write a network such as \"10.0.0.0/8\""
            )
            return nil
        }
        return .comparison(comparison, side.value, other.value)
    }

    /// A value; a text in quotes is a network if it holds a `/`, else an address.
    private mutating func address(_ syntax: QuerySyntax, in scope: QueryScope) -> Typed? {
        let text: String
        switch syntax.form {
        case .literal(.text(let quoted)): text = quoted
        case .literal(.bare(let bare)): text = bare
        default: return value(syntax, in: scope)
        }
        let isNetwork = text.utf8.contains(UInt8(ascii: "/"))
        return parsed(text, as: isNetwork ? .cidr : .ip, at: syntax.range).map {
            Typed(
                value: .literal($0),
                type: ValueType(shape: isNetwork ? .cidr : .ip),
                range: syntax.range
            )
        }
    }
}
