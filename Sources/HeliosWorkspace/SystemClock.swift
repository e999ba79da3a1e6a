import Glibc
package import HeliosRecords

/// What decides which day counts as today.
package struct Clock: Sendable {
    /// The day that a command was told.
    private let stated: CalendarDate?

    /// A clock that shows this day, or if nil the repository's own, or the machine's.
    package init(stated: CalendarDate?) {
        self.stated = stated
    }

    /// Today and now, for a repository that may describe a day of its own.
    func environment(asOf day: CalendarDate?) -> QueryEnvironment {
        guard let day = stated ?? day else { return SystemClock.environment() }
        return QueryEnvironment(
            today: day,
            now: Timestamp(seconds: day.dayNumber * 86_400, offsetMinutes: 0)
        )
    }
}

/// The machine's clock and environment; every other part is told the time.
package enum SystemClock {
    /// Today and now in UTC.
    package static func environment() -> QueryEnvironment {
        let seconds = time(nil)
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        return QueryEnvironment(
            today: CalendarDate(dayNumber: days),
            now: Timestamp(seconds: seconds, offsetMinutes: 0)
        )
    }

    /// The value of an environment variable that is set and not empty.
    package static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }
}
