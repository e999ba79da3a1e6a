import HeliosDiagnostics
import HeliosText

/// The type `date`.
enum DateSyntax {
    /// A day written as year, month and day.
    static func parse(_ text: String) throws(ValueError) -> CalendarDate {
        if let date = CalendarDate(text) { return date }
        throw ValueError(.date, quoting: text, "is not a date", help: help(for: text))
    }

    /// What to write instead of a text that is no date.
    static func help(for text: String) -> String {
        let general = "write year, month and day, such as 2026-03-31"
        guard text.utf8.count <= 40 else { return general }
        if let start = String(text.utf8.prefix(10)), let date = CalendarDate(start),
            let next = text.utf8.dropFirst(10).first, !next.isASCIIDigit
        {
            return "write only the day: \(date)"
        }
        guard let parts = Parts(text) else { return general }
        if let date = parts.date { return "write \(date)" }
        if parts.isAmbiguous { return "write year-month-day, so that day and month are clear" }
        return parts.whyNoDay ?? general
    }

    /// Three groups of digits that may be a date in another notation.
    private struct Parts {
        private let year: Int
        private let month: Int
        private let day: Int
        let isAmbiguous: Bool

        init?(_ text: String) {
            let bytes = Array(text.utf8)
            if bytes.count == 8, let whole = CalendarDate.number(bytes[...]) {
                (year, month, day) = (whole / 10_000, whole / 100 % 100, whole % 100)
                isAmbiguous = false
                return
            }
            guard let separator = bytes.first(where: { !$0.isASCIIDigit }),
                [ASCII.hyphen, ASCII.slash, ASCII.dot].contains(separator)
            else { return nil }
            let groups = bytes.split(separator: separator, omittingEmptySubsequences: false)
            let numbers = groups.compactMap(CalendarDate.number)
            guard groups.count == 3, numbers.count == 3 else { return nil }
            if groups[0].count == 4 {
                (year, month, day) = (numbers[0], numbers[1], numbers[2])
                isAmbiguous = false
                return
            }
            guard groups[2].count == 4 else { return nil }
            let (first, second) = (numbers[0], numbers[1])
            // With points the day is in front everywhere; with others only one order may fit.
            let monthFirst = separator != ASCII.dot && second > 12
            year = numbers[2]
            (month, day) = monthFirst ? (first, second) : (second, first)
            isAmbiguous =
                separator != ASCII.dot && first <= 12 && second <= 12 && first != second
        }

        var date: CalendarDate? {
            isAmbiguous ? nil : CalendarDate(year: year, month: month, day: day)
        }

        /// Why the calendar has no such day.
        var whyNoDay: String? {
            guard (1...9999).contains(year) else { return "years run from 0001 to 9999" }
            guard (1...12).contains(month) else { return "months run from 01 to 12" }
            let days = CalendarDate.days(inMonth: month, of: year)
            guard (1...days).contains(day) else {
                return "\(DateSyntax.monthNames[month - 1]) \(year) has \(days) days"
            }
            return nil
        }
    }

    static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]
}
