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

    /// Today, where no repository has a day of its own.
    package var today: CalendarDate { stated ?? machine.today }

    /// Today and now, for a repository that may describe a day of its own.
    func environment(asOf day: CalendarDate?) -> QueryEnvironment {
        guard let day = stated ?? day else { return machine }
        return QueryEnvironment(
            today: day,
            now: Timestamp(seconds: day.dayNumber * 86_400, offsetMinutes: 0)
        )
    }
}
