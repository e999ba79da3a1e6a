/// The parts of a condition that the time of day decides.
enum TimeComparisons {
    /// Comparisons of something with `now`, each of which turns at most once while time goes on;
    /// nil if the time is read in any other way.
    static func all(in predicate: Predicate) -> [Predicate]? {
        switch predicate {
        case .not(let inner): return all(in: inner)
        case .all(let parts), .any(let parts):
            let found = parts.map { all(in: $0) }
            return found.contains { $0 == nil } ? nil : found.flatMap { $0 ?? [] }
        case .comparison(let comparison, let left, let right):
            guard readsTime(left) || readsTime(right) else { return [] }
            switch (left, right) {
            case (.now, let other) where comparison.isOrder && !readsTime(other),
                (let other, .now) where comparison.isOrder && !readsTime(other):
                return [predicate]
            default: return nil
            }
        default: return QueryReach(of: predicate).readsTime ? nil : []
        }
    }

    private static func readsTime(_ value: ValueExpression) -> Bool {
        QueryReach(of: value).readsTime
    }
}
