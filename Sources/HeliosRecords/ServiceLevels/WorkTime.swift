/// Counts the time that passes while people work.
///
/// The hours are laid on the clock of a zone once, so that counting over any stretch of time takes
/// two searches. An hour that the clock skips is not worked; one that it repeats is worked twice.
package struct WorkTime: Sendable {
    /// The stretches of work in order, apart from one another; nil for the whole time.
    private let stretches: [Stretch]?

    /// Uninterrupted work, in seconds since 1970.
    private struct Stretch {
        let start: Int
        var end: Int
        /// The seconds of work before it.
        let before: Int

        var endBefore: Int { before + end - start }
    }

    /// All the time.
    package static let aroundTheClock = WorkTime(stretches: nil)

    private init(stretches: [Stretch]?) {
        self.stretches = stretches
    }

    /// The office hours from a day to another on the clock of a zone, or without one on that of
    /// UTC; before and after these days nothing is worked.
    package init(
        _ hours: OfficeHours,
        on clock: ZoneClock?,
        from first: CalendarDate,
        through last: CalendarDate
    ) {
        var stretches: [Stretch] = []
        for number in first.dayNumber...max(first.dayNumber, last.dayNumber) {
            let day = CalendarDate(dayNumber: number)
            for hours in hours.hours(on: day) {
                let start = Self.moment(day, hours.lowerBound, on: clock)
                let end = Self.moment(day, hours.upperBound, on: clock)
                Self.append(start, end, to: &stretches)
            }
        }
        self.stretches = stretches
    }

    private static func moment(_ day: CalendarDate, _ second: Int, on clock: ZoneClock?) -> Int {
        let shown = day.adding(days: second / 86_400)
        return clock?.moment(of: shown, second: second % 86_400)
            ?? shown.dayNumber * 86_400 + second % 86_400
    }

    private static func append(_ start: Int, _ end: Int, to stretches: inout [Stretch]) {
        let last = stretches.last
        let start = max(start, last?.end ?? start)
        guard start < end else { return }
        if last?.end == start {
            stretches[stretches.count - 1].end = end
        } else {
            stretches.append(Stretch(start: start, end: end, before: last?.endBefore ?? 0))
        }
    }

    /// The seconds that are worked from a moment until another; none if that is earlier.
    package func seconds(from start: Timestamp, to end: Timestamp) -> Int {
        guard start < end else { return 0 }
        guard let stretches else { return end.seconds - start.seconds }
        return Self.worked(until: end.seconds, in: stretches)
            - Self.worked(until: start.seconds, in: stretches)
    }

    /// The first moment at which so many seconds have been worked since another moment; nil if that
    /// never comes.
    package func moment(_ seconds: Int, after start: Timestamp) -> Timestamp? {
        guard seconds > 0 else { return start }
        guard let stretches else {
            let (sum, overflows) = start.seconds.addingReportingOverflow(seconds)
            return overflows ? nil : Timestamp(seconds: sum)
        }
        let (goal, overflows) = Self.worked(until: start.seconds, in: stretches)
            .addingReportingOverflow(seconds)
        guard !overflows else { return nil }
        let place = Self.first(of: stretches) { $0.endBefore >= goal }
        guard place < stretches.count else { return nil }
        return Timestamp(seconds: stretches[place].start + goal - stretches[place].before)
    }

    private static func worked(until moment: Int, in stretches: [Stretch]) -> Int {
        let place = first(of: stretches) { $0.start >= moment } - 1
        guard place >= 0 else { return 0 }
        return stretches[place].before + min(moment, stretches[place].end) - stretches[place].start
    }

    /// The first stretch for which something holds that holds for all behind it.
    private static func first(of stretches: [Stretch], where holds: (Stretch) -> Bool) -> Int {
        var range = 0..<stretches.count
        while !range.isEmpty {
            let middle = range.lowerBound + range.count / 2
            if holds(stretches[middle]) {
                range = range.lowerBound..<middle
            } else {
                range = middle + 1..<range.upperBound
            }
        }
        return range.lowerBound
    }
}
