import Glibc
package import HeliosRecords

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

    /// Today where the machine is.
    package static func localDay() -> CalendarDate {
        var seconds = time(nil)
        var local = unsafe tm()
        guard unsafe localtime_r(&seconds, &local) != nil else { return environment().today }
        let (year, month, day) = unsafe (local.tm_year, local.tm_mon, local.tm_mday)
        return CalendarDate(year: Int(year) + 1900, month: Int(month) + 1, day: Int(day))
            ?? environment().today
    }

    /// The value of an environment variable that is set and not empty.
    package static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }
}
