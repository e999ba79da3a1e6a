import HeliosText

/// Tells the local time of one zone of the IANA database.
///
/// It knows the rule in force, and from which year it holds; what was earlier it does not guess.
package struct ZoneClock: Sendable, Hashable {
    /// The zone's name, such as `Europe/Oslo`.
    package let name: String
    private let firstSecond: Int
    private let standard: Int
    private let summer: Summer?

    /// Minutes east of UTC in summer, and when it begins and ends.
    private struct Summer: Hashable {
        let minutes: Int
        let start: Change
        let end: Change
    }

    /// The clock of a zone; nil for a name without a rule.
    package init?(_ name: String) {
        for line in TimeZoneRules.list.split(onByte: ASCII.lineFeed) {
            let words = line.split(onByte: ASCII.space)
            guard words.dropFirst().contains(name), let rule = words.first else { continue }
            self.init(name, rule: rule.split(onByte: ASCII.colon))
            return
        }
        return nil
    }

    private init?(_ name: String, rule: [String]) {
        guard rule.count == 2 || rule.count == 5, let year = Int(rule[0]),
            let first = CalendarDate(year: year, month: 1, day: 1), let minutes = Int(rule[1])
        else { return nil }
        self.name = name
        standard = minutes
        firstSecond = first.dayNumber * 86_400 - minutes * 60
        guard rule.count == 5 else {
            summer = nil
            return
        }
        guard let minutes = Int(rule[2]), let start = Change(rule[3]), let end = Change(rule[4])
        else { return nil }
        summer = Summer(minutes: minutes, start: start, end: end)
    }

    /// The same point in time at the zone's offset; nil before the rule holds.
    package func local(_ time: Timestamp) -> Timestamp? {
        guard time.seconds >= firstSecond else { return nil }
        guard let summer else { return at(standard, time) }
        let year = at(standard, time).date.components.year
        guard let start = summer.start.second(in: year), let end = summer.end.second(in: year)
        else { return nil }
        // Each change is told in the time that it ends.
        let begins = start - standard * 60
        let ends = end - summer.minutes * 60
        let isSummer =
            begins < ends
            ? (begins..<ends).contains(time.seconds) : !(ends..<begins).contains(time.seconds)
        return at(isSummer ? summer.minutes : standard, time)
    }

    /// The seconds since 1970 at which the zone's clocks show a time of day, told in seconds since
    /// midnight; nil before the rule holds.
    ///
    /// Of a time that is shown twice it is the first; one that is passed over is the moment of the
    /// change.
    package func moment(of day: CalendarDate, second: Int) -> Int? {
        let shown = day.dayNumber * 86_400 + second
        let first = shown - standard * 60
        guard let summer else { return first >= firstSecond ? first : nil }
        let candidates = [shown - summer.minutes * 60, first].sorted()
        for moment in candidates {
            guard let local = self.local(Timestamp(seconds: moment)) else { return nil }
            if moment + local.offsetMinutes * 60 == shown { return moment }
        }
        guard let start = summer.start.second(in: day.components.year) else { return nil }
        return start - standard * 60
    }

    private func at(_ minutes: Int, _ time: Timestamp) -> Timestamp {
        Timestamp(seconds: time.seconds, offsetMinutes: minutes)
    }
}

/// A moment of each year at which a clock is changed.
private struct Change: Hashable {
    let month: Int
    let week: Int
    let weekday: Int
    let minutes: Int

    init?(_ text: String) {
        let parts = text.split(onByte: ASCII.slash).compactMap { Int($0) }
        guard parts.count == 4 else { return nil }
        month = parts[0]
        week = parts[1]
        weekday = parts[2]
        minutes = parts[3]
    }

    /// Seconds since 1970 on the local clock.
    func second(in year: Int) -> Int? {
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
        var day = first.dayNumber + (weekday - first.weekday + 7) % 7 + (week - 1) * 7
        let length = CalendarDate.days(inMonth: month, of: year)
        if day >= first.dayNumber + length { day -= 7 }
        return day * 86_400 + minutes * 60
    }
}

extension Timestamp {
    /// Day and time of day at its own offset, such as `2026-03-31 09:00`; seconds where there are.
    package var clockText: String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let time = secondOfDay
        let seconds = time % 60 == 0 ? "" : ":" + padded(time % 60)
        return "\(date) \(padded(time / 3_600)):\(padded(time / 60 % 60))\(seconds)"
    }
}
