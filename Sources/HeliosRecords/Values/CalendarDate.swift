import HeliosText

/// A day of the proleptic Gregorian calendar (ISO 8601), without a time zone.
public struct CalendarDate: Sendable, Hashable, Comparable {
    /// Days since 1970-01-01.
    public let dayNumber: Int

    /// The day with this number of days since 1970-01-01.
    public init(dayNumber: Int) {
        self.dayNumber = dayNumber
    }

    /// A day by year (1 to 9999), month and day of the month; nil if the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= Self.days(inMonth: month, of: year)
        else { return nil }
        // Days from the civil calendar: years begin in March, so that a leap day comes last.
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        dayNumber = era * 146_097 + dayOfEra - 719_468
    }

    /// The day written as `2026-03-31`; nil for any other form.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 10 else { return nil }
        self.init(bytes: Array(text.utf8)[...])
    }

    init?(bytes: ArraySlice<UInt8>) {
        let start = bytes.startIndex
        guard bytes.count == 10, bytes[start + 4] == UInt8(ascii: "-"),
            bytes[start + 7] == UInt8(ascii: "-"),
            let year = Self.number(bytes[start..<start + 4]),
            let month = Self.number(bytes[start + 5..<start + 7]),
            let day = Self.number(bytes[start + 8..<start + 10])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }

    /// Year, month and day of the month.
    public var components: (year: Int, month: Int, day: Int) {
        let shifted = dayNumber + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra =
            (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// The day of the week, 1 for Monday to 7 for Sunday (ISO 8601).
    public var weekday: Int { ((dayNumber + 3) % 7 + 7) % 7 + 1 }

    /// The day this many days later, or earlier for a negative number.
    public func adding(days: Int) -> CalendarDate {
        let (sum, overflow) = dayNumber.addingReportingOverflow(days)
        return CalendarDate(dayNumber: overflow ? dayNumber : sum)
    }

    /// Order by time.
    public static func < (left: Self, right: Self) -> Bool { left.dayNumber < right.dayNumber }

    /// The number of days of a month of a year.
    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var result = 0
        for digit in digits {
            guard digit >= 0x30, digit <= 0x39, result < 10_000_000_000_000_000 else { return nil }
            result = result * 10 + Int(digit - 0x30)
        }
        return digits.isEmpty ? nil : result
    }
}

extension CalendarDate: CustomStringConvertible {
    /// The day as `2026-03-31`.
    public var description: String {
        let (year, month, day) = components
        if let text = Self.text(year, month, day) { return text }
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
    }

    /// The day of a year of four digits, as nearly all are, written without a text for each part.
    private static func text(_ year: Int, _ month: Int, _ day: Int) -> String? {
        guard (0...9999).contains(year) else { return nil }
        var rest = (year * 100 + month) * 100 + day
        return unsafe String(unsafeUninitializedCapacity: 10) { bytes in
            for place in (0..<10).reversed() {
                let isDigit = place != 4 && place != 7
                unsafe bytes[place] = isDigit ? 0x30 &+ UInt8(rest % 10) : ASCII.hyphen
                if isDigit { rest /= 10 }
            }
            return 10
        }
    }
}
