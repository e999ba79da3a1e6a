/// What decides which day counts as today.
public struct Clock: Sendable {
    private let stated: CalendarDate?
    private let machine: QueryEnvironment

    /// A clock that shows the stated day, or if nil the repository's own (`as_of`), or the
    /// machine's.
    public init(stated: CalendarDate? = nil, machine: QueryEnvironment) {
        self.stated = stated
        self.machine = machine
    }

    /// Whether somebody has said which day it is.
    package var isStated: Bool { stated != nil }

    /// The day that somebody has said it is.
    package var statedDay: CalendarDate? { stated }

    /// Today, where no repository has a day or a time zone of its own.
    package var today: CalendarDate { stated ?? machine.today }

    /// The day that it is in a time zone; in UTC if the zone is not known.
    package func day(in zone: String) -> CalendarDate {
        ZoneClock(zone)?.local(machine.now)?.date ?? machine.today
    }

    /// Today and now, for a repository of people in a time zone that may describe a day of its own.
    func environment(asOf day: CalendarDate?, in zone: String) -> QueryEnvironment {
        guard let day = stated ?? day else {
            return QueryEnvironment(today: self.day(in: zone), now: machine.now)
        }
        return QueryEnvironment(
            today: day,
            now: Timestamp(seconds: day.dayNumber * 86_400, offsetMinutes: 0)
        )
    }
}
