extension QueryChecker {
    mutating func negative(
        _ inner: QuerySyntax,
        at range: Range<Int>,
        in scope: QueryScope
    ) -> Typed? {
        guard let typed = operand(inner, in: scope) else { return nil }
        switch typed.type.shape {
        case .number, .duration, .money, .nothing:
            return Typed(value: .negative(typed.value), type: typed.type, range: range)
        default:
            mismatch(
                "'-' needs a number, and '\(words(typed.range))' is \(typed.type.shape.words)",
                at: range,
                help: "remove the sign"
            )
            return nil
        }
    }

    mutating func arithmetic(
        _ sign: ArithmeticOperator,
        _ left: QuerySyntax,
        _ right: QuerySyntax,
        at range: Range<Int>,
        in scope: QueryScope
    ) -> Typed? {
        guard let first = operand(left, in: scope), let second = operand(right, in: scope) else {
            return nil
        }
        guard let shape = Self.result(first.type.shape, sign, second.type.shape) else {
            mismatch(
                "'\(words(first.range))' is \(first.type.shape.words) and "
                    + "'\(words(second.range))' is \(second.type.shape.words): "
                    + "'\(sign.rawValue)' does not join them",
                at: range,
                help: "calculate with numbers, durations, dates and money"
            )
            return nil
        }
        return Typed(
            value: .arithmetic(sign, first.value, second.value),
            type: ValueType(shape: shape),
            range: range
        )
    }

    /// One value to calculate with.
    private mutating func operand(_ syntax: QuerySyntax, in scope: QueryScope) -> Typed? {
        guard let typed = value(syntax, in: scope) else { return nil }
        guard !typed.type.isMany else {
            mismatch(
                "'\(words(typed.range))' can be several values",
                at: typed.range,
                help: "use sum(), min(), max() or count()"
            )
            return nil
        }
        return typed
    }

    /// The shape that a calculation gives; nil where there is none.
    private static func result(
        _ left: ValueShape,
        _ sign: ArithmeticOperator,
        _ right: ValueShape
    ) -> ValueShape? {
        switch (left, sign, right) {
        case (.nothing, _, _), (_, _, .nothing): .nothing
        case (.number, _, .number): .number
        case (.duration, .add, .duration), (.duration, .subtract, .duration): .duration
        case (.duration, .multiply, .number), (.number, .multiply, .duration),
            (.duration, .divide, .number):
            .duration
        case (.duration, .divide, .duration), (.money, .divide, .money): .number
        case (.money, .add, .money), (.money, .subtract, .money): .money
        case (.money, .multiply, .number), (.number, .multiply, .money), (.money, .divide, .number):
            .money
        case (.date, .add, .duration), (.duration, .add, .date), (.date, .subtract, .duration):
            .date
        case (.datetime, .add, .duration), (.duration, .add, .datetime),
            (.datetime, .subtract, .duration):
            .datetime
        case (.date, .subtract, .date), (.date, .subtract, .datetime),
            (.datetime, .subtract, .date), (.datetime, .subtract, .datetime):
            .duration
        default: nil
        }
    }
}
