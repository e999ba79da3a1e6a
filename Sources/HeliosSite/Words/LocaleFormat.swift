import HeliosRecords
import HeliosTemplates
import HeliosText

/// How a language writes dates, times, numbers and money, as the patterns of its phrases say.
struct LocaleFormat: Sendable {
    /// How much of a date is shown.
    enum DateStyle: CaseIterable {
        /// `22 Nov 2026`
        case short
        /// `22 November 2026`
        case long
        /// `Sunday, 22 November 2026`
        case full
        /// `22 Nov`
        case dayMonth
        /// `November 2026`
        case monthYear
    }

    /// The months by name, as they stand by themselves.
    let months: [String]
    /// The days of the week by name, Monday first.
    let weekdays: [String]
    /// Their short names.
    let shortWeekdays: [String]

    private let monthsInDates: [String]
    private let shortMonths: [String]
    private let halves: [String]
    private let dates: [DateStyle: PhrasePattern]
    private let minutes: PhrasePattern
    private let seconds: PhrasePattern
    private let dateTime: PhrasePattern
    private let dateTimeZone: PhrasePattern
    private let group: [UInt8]
    private let decimal: String
    private let percent: PhrasePattern
    private let money: PhrasePattern
    private let currencies: [String: PhrasePattern]

    /// What a table of phrases says; the home currency may be written shorter than others.
    init(_ table: PhraseTable, currency: String?) {
        func list(_ phrase: Phrase) -> [String] {
            if case .list(let texts)? = table[phrase.rawValue]?.content { texts } else { [] }
        }
        func pattern(_ phrase: Phrase) -> PhrasePattern {
            table[phrase.rawValue]?.content.pattern(for: .other) ?? PhrasePattern("")
        }
        months = list(.formatMonthsAlone)
        monthsInDates = list(.formatMonthsLong)
        shortMonths = list(.formatMonthsShort)
        weekdays = list(.formatWeekdaysLong)
        shortWeekdays = list(.formatWeekdaysShort)
        halves = list(.formatTimeHalves)
        dates = [
            .short: pattern(.formatDateShort), .long: pattern(.formatDateLong),
            .full: pattern(.formatDateFull), .dayMonth: pattern(.formatDateDayMonth),
            .monthYear: pattern(.formatDateMonthYear),
        ]
        minutes = pattern(.formatTimeMinutes)
        seconds = pattern(.formatTimeSeconds)
        dateTime = pattern(.formatDateTime)
        dateTimeZone = pattern(.formatDateTimeZone)
        group = Array(pattern(.formatNumberGroup).text { _ in nil }.utf8)
        decimal = pattern(.formatNumberDecimal).text { _ in nil }
        percent = pattern(.formatPercent)
        money = pattern(.formatMoney)
        currencies = Self.currencies(of: table, home: currency)
    }

    private static func currencies(of table: PhraseTable, home: String?) -> [String: PhrasePattern]
    {
        let open = "format.currency."
        var patterns: [String: PhrasePattern] = [:]
        for key in table.keys(beginningWith: open) {
            let code = key.dropping(bytes: open.utf8.count)
            patterns[code] = table[key]?.content.pattern(for: .other)
        }
        if let home, let own = table["format.homeCurrency.\(home)"] {
            patterns[home] = own.content.pattern(for: .other)
        }
        return patterns
    }

    // MARK: Dates and times

    /// A day.
    func date(_ date: CalendarDate, _ style: DateStyle = .short) -> String {
        let (year, month, day) = date.components
        return (dates[style] ?? PhrasePattern("")).text { name in
            switch name {
            case "day": String(day)
            case "day2": Self.two(day)
            case "month": String(month)
            case "month2": Self.two(month)
            case "monthShort": Self.item(month - 1, of: shortMonths)
            case "monthLong":
                Self.item(month - 1, of: style == .monthYear ? months : monthsInDates)
            case "year": String(year)
            case "weekday": Self.item(date.weekday - 1, of: weekdays)
            case "weekdayShort": Self.item(date.weekday - 1, of: shortWeekdays)
            default: nil
            }
        }
    }

    /// A time of day; seconds where there are any.
    func time(secondOfDay: Int) -> String {
        let hour = secondOfDay / 3_600
        let pattern = secondOfDay % 60 == 0 ? minutes : seconds
        return pattern.text { name in
            switch name {
            case "hour": String(hour)
            case "hour2": Self.two(hour)
            case "hour12": String((hour + 11) % 12 + 1)
            case "minute2": Self.two(secondOfDay / 60 % 60)
            case "second2": Self.two(secondOfDay % 60)
            case "half": Self.item(hour / 12, of: halves)
            default: nil
            }
        }
    }

    /// A day and a time of day, at the offset that the point in time carries itself.
    func dateTime(_ time: Timestamp, _ style: DateStyle = .short) -> String {
        text(dateTime, of: time, style)
    }

    /// The same with the offset, for a point in time that is on nobody's clock.
    func dateTimeAndZone(_ time: Timestamp) -> String { text(dateTimeZone, of: time, .short) }

    private func text(_ pattern: PhrasePattern, of time: Timestamp, _ style: DateStyle) -> String {
        pattern.text { name in
            switch name {
            case "date": date(time.date, style)
            case "time": self.time(secondOfDay: time.secondOfDay)
            case "zone": time.offsetMinutes == 0 ? "UTC" : time.description.dropping(bytes: 19)
            default: nil
            }
        }
    }

    /// A month of the year, counted from 1, in short.
    func shortMonth(_ number: Int) -> String { Self.item(number - 1, of: shortMonths) }

    // MARK: Numbers

    /// A whole number, its digits in groups.
    func number(_ number: Int) -> String {
        guard number.magnitude >= 1_000 else { return String(number) }
        var bytes: [UInt8] = []
        DigitGroups.append(number, group, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A number of tenths with one decimal, or none where it would be zero.
    func number(tenths: Int) -> String {
        tenths % 10 == 0 ? number(tenths / 10) : "\(number(tenths / 10))\(decimal)\(tenths % 10)"
    }

    /// A decimal number with at least this many decimals.
    func number(_ number: DecimalNumber, places: Int = 0) -> String {
        let text = number.fixed(places: places)
        var bytes: [UInt8] = []
        let sign = text.utf8.prefix { $0 == ASCII.hyphen }
        let whole = text.utf8.dropFirst(sign.count).prefix { $0 != ASCII.dot }
        bytes.append(contentsOf: sign)
        DigitGroups.append(digits: whole, group, to: &bytes)
        let fraction = text.utf8.dropFirst(sign.count + whole.count + 1)
        if !fraction.isEmpty {
            bytes.append(contentsOf: decimal.utf8)
            bytes.append(contentsOf: fraction)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A share of a hundred.
    func percent(_ number: Int) -> String { percent.text { _ in self.number(number) } }

    /// An amount and its currency.
    func money(_ amount: Money) -> String {
        let text = number(amount.amount, places: Currencies.places(of: amount.currency))
        return (currencies[amount.currency] ?? money).text { name in
            name == "amount" ? text : amount.currency
        }
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func item(_ index: Int, of texts: [String]) -> String {
        texts.indices.contains(index) ? texts[index] : ""
    }
}
