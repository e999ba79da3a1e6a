import HeliosText

/// How two values relate.
enum QueryComparison {
    /// Which value comes first; nil for values that cannot be compared, such as amounts of two
    /// currencies.
    ///
    /// A day and a point in time compare as days.
    static func order(
        _ left: FieldValue,
        _ right: FieldValue,
        as type: FieldType? = nil
    ) -> Ordering? {
        switch (left, right) {
        case (.date, .datetime), (.datetime, .date):
            guard let first = QueryArithmetic.day(left), let second = QueryArithmetic.day(right)
            else { return nil }
            return Ordering(first, second)
        default: return type?.compare(left, right) ?? left.compare(right)
        }
    }

    /// Whether two values stand in a relation.
    static func test(
        _ comparison: ComparisonOperator,
        _ left: FieldValue,
        _ right: FieldValue,
        as type: FieldType? = nil
    ) -> Truth {
        switch comparison {
        case .contains, .startsWith, .endsWith: text(comparison, left, right)
        case .within, .overlaps: network(comparison, left, right)
        default: ordered(comparison, left, right, as: type)
        }
    }

    private static func ordered(
        _ comparison: ComparisonOperator,
        _ left: FieldValue,
        _ right: FieldValue,
        as type: FieldType?
    ) -> Truth {
        guard let order = order(left, right, as: type) else {
            // Amounts of two currencies differ, though neither is the larger one.
            return comparison.isOrder ? .unknown : .no
        }
        return switch comparison {
        case .less: Truth(order == .ascending)
        case .lessOrEqual: Truth(order != .descending)
        case .greater: Truth(order == .descending)
        case .greaterOrEqual: Truth(order != .ascending)
        default: Truth(order == .same)
        }
    }

    private static func text(
        _ comparison: ComparisonOperator,
        _ left: FieldValue,
        _ right: FieldValue
    ) -> Truth {
        guard case .text(let whole) = left, case .text(let part) = right else { return .unknown }
        return switch comparison {
        case .startsWith: Truth(whole.hasBytePrefix(part))
        case .endsWith: Truth(whole.hasByteSuffix(part))
        default: Truth(holds(Array(whole.utf8), Array(part.utf8)))
        }
    }

    /// Whether bytes stand in others, one after another.
    private static func holds(_ whole: [UInt8], _ part: [UInt8]) -> Bool {
        guard let first = part.first else { return true }
        guard part.count <= whole.count else { return false }
        for start in 0...(whole.count - part.count) where whole[start] == first {
            if whole[start..<(start + part.count)].elementsEqual(part) { return true }
        }
        return false
    }

    private static func network(
        _ comparison: ComparisonOperator,
        _ left: FieldValue,
        _ right: FieldValue
    ) -> Truth {
        guard case .cidr(let outer) = right else { return .unknown }
        switch left {
        case .ip(let address): return Truth(outer.contains(address))
        case .cidr(let inner):
            return Truth(comparison == .within ? outer.contains(inner) : outer.overlaps(inner))
        default: return .unknown
        }
    }
}
