/// Calculations on values; nil where there is no result: an overflow, a division by zero, two
/// currencies.
enum QueryArithmetic {
    static func result(
        _ left: FieldValue,
        _ sign: ArithmeticOperator,
        _ right: FieldValue
    ) -> FieldValue? {
        switch (left, right) {
        case (.integer(let first), .integer(let second)): integers(first, sign, second)
        case (.date, .duration(let seconds)), (.datetime, .duration(let seconds)):
            moved(left, sign, by: seconds)
        case (.duration(let seconds), .date), (.duration(let seconds), .datetime):
            moved(right, sign, by: seconds)
        case (.duration(let first), .duration(let second)): durations(first, sign, second)
        case (.duration(let seconds), _): number(right).flatMap { scaled(seconds, sign, by: $0) }
        case (_, .duration(let seconds)) where number(left) != nil:
            number(left).flatMap { scaled(seconds, sign, by: $0) }
        case (.money(let first), .money(let second)): money(first, sign, second)
        case (.money(let money), _): number(right).flatMap { scaled(money, sign, by: $0) }
        case (_, .money(let money)): number(left).flatMap { scaled(money, sign, by: $0) }
        default: decimals(left, sign, right) ?? times(left, sign, right)
        }
    }

    static func negated(_ value: FieldValue) -> FieldValue? {
        switch value {
        case .integer(let number): return integers(0, .subtract, number)
        case .duration(let seconds): return durations(0, .subtract, seconds)
        case .decimal(let number):
            return DecimalNumber(digits: 0).subtracting(number).map { .decimal($0) }
        case .money(let money):
            guard let amount = DecimalNumber(digits: 0).subtracting(money.amount) else {
                return nil
            }
            return .money(Money(amount: amount, currency: money.currency))
        default: return nil
        }
    }

    /// A value as an exact number.
    static func number(_ value: FieldValue) -> DecimalNumber? {
        switch value {
        case .integer(let number): DecimalNumber(digits: number)
        case .decimal(let number): number
        default: nil
        }
    }

    private static func integers(_ left: Int, _ sign: ArithmeticOperator, _ right: Int)
        -> FieldValue?
    {
        let (result, overflows): (Int, Bool)
        switch sign {
        case .add: (result, overflows) = left.addingReportingOverflow(right)
        case .subtract: (result, overflows) = left.subtractingReportingOverflow(right)
        case .multiply: (result, overflows) = left.multipliedReportingOverflow(by: right)
        case .divide:
            return DecimalNumber(digits: left).divided(by: DecimalNumber(digits: right))
                .map { .decimal($0) }
        }
        return overflows ? nil : .integer(result)
    }

    private static func decimals(
        _ left: FieldValue,
        _ sign: ArithmeticOperator,
        _ right: FieldValue
    ) -> FieldValue? {
        guard let first = number(left), let second = number(right) else { return nil }
        return first.applying(sign, second).map { .decimal($0) }
    }

    private static func durations(_ left: Int, _ sign: ArithmeticOperator, _ right: Int)
        -> FieldValue?
    {
        guard case .integer(let seconds)? = integers(left, sign, right) else {
            return DecimalNumber(digits: left).divided(by: DecimalNumber(digits: right))
                .map { .decimal($0) }
        }
        return .duration(seconds)
    }

    /// A length of time, times or divided by a number; a part of a second is dropped.
    private static func scaled(
        _ seconds: Int,
        _ sign: ArithmeticOperator,
        by factor: DecimalNumber
    ) -> FieldValue? {
        DecimalNumber(digits: seconds).applying(sign, factor).map { .duration($0.wholePart) }
    }

    private static func money(_ left: Money, _ sign: ArithmeticOperator, _ right: Money)
        -> FieldValue?
    {
        guard left.currency == right.currency,
            let amount = left.amount.applying(sign, right.amount)
        else { return nil }
        if sign == .divide { return .decimal(amount) }
        return .money(Money(amount: amount, currency: left.currency))
    }

    private static func scaled(
        _ money: Money,
        _ sign: ArithmeticOperator,
        by factor: DecimalNumber
    ) -> FieldValue? {
        money.amount.applying(sign, factor).map {
            .money(Money(amount: $0, currency: money.currency))
        }
    }
}

// MARK: - Days and points in time

extension QueryArithmetic {
    private static let days = -719_162...2_932_896
    private static let secondsADay = 86_400

    private static func times(
        _ left: FieldValue,
        _ sign: ArithmeticOperator,
        _ right: FieldValue
    ) -> FieldValue? {
        switch (left, sign, right) {
        case (.datetime(let first), .subtract, .datetime(let second)):
            return integers(first.seconds, .subtract, second.seconds)?.asDuration
        default:
            guard sign == .subtract, let first = day(left), let second = day(right) else {
                return nil
            }
            let (days, overflows) = first.dayNumber.subtractingReportingOverflow(second.dayNumber)
            return overflows ? nil : integers(days, .multiply, secondsADay)?.asDuration
        }
    }

    /// The day of a day or of a point in time.
    static func day(_ value: FieldValue) -> CalendarDate? {
        switch value {
        case .date(let date): date
        case .datetime(let time): time.date
        default: nil
        }
    }

    /// A day or point in time moved by seconds, of which whole days count for a day.
    ///
    /// Nil outside of the calendar's years 1 to 9999.
    private static func moved(
        _ value: FieldValue,
        _ sign: ArithmeticOperator,
        by seconds: Int
    ) -> FieldValue? {
        guard case .integer(let seconds)? = integers(0, sign, seconds) else { return nil }
        switch value {
        case .date(let date):
            // A day and 90 minutes later is a day later, and 90 minutes earlier a day earlier.
            let whole = seconds / secondsADay - (seconds % secondsADay < 0 ? 1 : 0)
            let (day, overflows) = date.dayNumber.addingReportingOverflow(whole)
            guard !overflows, days.contains(day) else { return nil }
            return .date(CalendarDate(dayNumber: day))
        case .datetime(let time):
            let (sum, overflows) = time.seconds.addingReportingOverflow(seconds)
            let bounds = days.lowerBound * secondsADay...days.upperBound * secondsADay
            guard !overflows, bounds.contains(sum) else { return nil }
            return .datetime(Timestamp(seconds: sum, offsetMinutes: time.offsetMinutes))
        default: return nil
        }
    }
}

extension FieldValue {
    fileprivate var asDuration: FieldValue? {
        guard case .integer(let seconds) = self else { return nil }
        return .duration(seconds)
    }
}
