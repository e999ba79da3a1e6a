import HeliosText

/// When people work: the hours of each weekday, but not on holidays.
package struct OfficeHours: Sendable, Hashable {
    /// From Monday to Sunday, in seconds since midnight; an end after midnight counts on.
    package let week: [[Range<Int>]]
    private let holidays: Set<Int>
    private let yearlyHolidays: Set<YearDay>

    /// A day that returns each year.
    private struct YearDay: Hashable {
        let month: Int
        let day: Int
    }

    /// Hours by weekday, Monday first, and the days on which nobody works.
    package init(
        week: [[Range<Int>]],
        holidays: [CalendarDate] = [],
        yearlyHolidays: [CalendarDate] = []
    ) {
        self.week = (0..<7).map { day in
            (day < week.count ? week[day] : []).filter { !$0.isEmpty }
                .sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
        }
        self.holidays = Set(holidays.map(\.dayNumber))
        self.yearlyHolidays = Set(yearlyHolidays.map(Self.yearDay))
    }

    /// Monday to Friday, 09:00 to 17:00: what holds where nothing is said.
    package static let usual = OfficeHours(
        week: [[Range<Int>]](repeating: [32_400..<61_200], count: 5)
    )

    /// The hours that begin on a day; none on a holiday.
    package func hours(on day: CalendarDate) -> [Range<Int>] {
        isHoliday(day) ? [] : week[day.weekday - 1]
    }

    /// Whether nobody works though the weekday has hours.
    package func isHoliday(_ day: CalendarDate) -> Bool {
        holidays.contains(day.dayNumber)
            || !yearlyHolidays.isEmpty && yearlyHolidays.contains(Self.yearDay(day))
    }

    private static func yearDay(_ day: CalendarDate) -> YearDay {
        let parts = day.components
        return YearDay(month: parts.month, day: parts.day)
    }
}

// MARK: - As a record says it

extension OfficeHours {
    /// What a record of a kind with office hours says; what it leaves out is as usual.
    package init(of record: Record, kind: Kind) {
        let holidays = Self.objects(record.value(named: "holidays", of: kind))
        self.init(
            week: Self.week(of: record, kind: kind),
            holidays: holidays.filter { $0.member("yearly") != .boolean(true) }
                .compactMap(Self.day),
            yearlyHolidays: holidays.filter { $0.member("yearly") == .boolean(true) }
                .compactMap(Self.day)
        )
    }

    private static func week(of record: Record, kind: Kind) -> [[Range<Int>]] {
        var week = [[Range<Int>]](repeating: [], count: 7)
        let stated = objects(record.value(named: "opening_hours", of: kind))
        guard stated.isEmpty else {
            for entry in stated {
                guard let hours = hours(entry) else { continue }
                for day in weekdays(entry.member("days")) { week[day - 1].append(hours) }
            }
            return week
        }
        let days = weekdays(record.value(named: "business_days", of: kind))
        let hours = record.value(named: "business_hours", of: kind).flatMap(hours)
        for day in days.isEmpty ? [1, 2, 3, 4, 5] : days {
            week[day - 1] = [hours ?? 32_400..<61_200]
        }
        return week
    }

    private static func objects(_ value: FieldValue?) -> [FieldValue] {
        if case .list(let values)? = value { values } else { [] }
    }

    private static func day(_ holiday: FieldValue) -> CalendarDate? {
        if case .date(let date)? = holiday.member("date") { date } else { nil }
    }

    private static func weekdays(_ value: FieldValue?) -> [Int] {
        let days = objects(value).compactMap { value in
            if case .integer(let day) = value, (1...7).contains(day) { day } else { nil }
        }
        return Set(days).sorted()
    }

    /// An object with `start` and `end`, as usual where it says nothing; an end that is no later
    /// is that of the next day.
    private static func hours(_ value: FieldValue) -> Range<Int>? {
        let start = value.member("start").map { TimeOfDay.seconds($0.text) } ?? 32_400
        let end = value.member("end").map { TimeOfDay.seconds($0.text) } ?? 61_200
        guard let start, let end else { return nil }
        return start..<(end > start ? end : end + 86_400)
    }
}

/// Times of day as records write them.
package enum TimeOfDay {
    /// The seconds since midnight of a time such as `08:30`, up to `24:00`; nil for any other form.
    package static func seconds(_ text: String) -> Int? {
        let parts = text.split(onByte: ASCII.colon)
        guard text.utf8.count == 5, parts.count == 2, parts[0].utf8.allSatisfy(\.isASCIIDigit),
            parts[1].utf8.allSatisfy(\.isASCIIDigit), let hour = Int(parts[0]),
            let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= 1_440
        else { return nil }
        return hour * 3_600 + minute * 60
    }
}
