import HeliosText

extension FieldValue {
    /// The sum of values of one type, for numbers, lengths of time and money of one currency; nil if
    /// there is none.
    package static func sum(_ values: some Sequence<FieldValue>) -> FieldValue? {
        var sum: FieldValue?
        for value in values {
            guard let before = sum else {
                guard value.canBeSummed else { return nil }
                sum = value
                continue
            }
            guard let next = before.adding(value) else { return nil }
            sum = next
        }
        return sum
    }

    private var canBeSummed: Bool {
        switch self {
        case .integer, .decimal, .duration, .money: true
        default: false
        }
    }

    private func adding(_ other: FieldValue) -> FieldValue? {
        switch (self, other) {
        case (.integer(let left), .integer(let right)):
            let (sum, overflows) = left.addingReportingOverflow(right)
            return overflows ? nil : .integer(sum)
        case (.duration(let left), .duration(let right)):
            let (sum, overflows) = left.addingReportingOverflow(right)
            return overflows ? nil : .duration(sum)
        case (.decimal(let left), .decimal(let right)):
            return left.adding(right).map { .decimal($0) }
        case (.money(let left), .money(let right)):
            guard left.currency.hasSameBytes(as: right.currency) else { return nil }
            return left.amount.adding(right.amount).map {
                .money(Money(amount: $0, currency: left.currency))
            }
        default: return nil
        }
    }
}
