/// What a query knows of the world besides the records.
public struct QueryEnvironment: Sendable {
    /// What `today` means.
    public let today: CalendarDate
    /// What `now` means.
    public let now: Timestamp

    /// A day, and the point in time on it.
    public init(today: CalendarDate, now: Timestamp) {
        self.today = today
        self.now = now
    }
}

extension QueryEnvironment {
    /// A state holds within one day; by when that has ended, wherever the day began.
    static let validity = 36 * 3_600

    /// The same day, at a time when it has ended everywhere.
    var atEndOfValidity: QueryEnvironment {
        let end = Timestamp(
            seconds: now.seconds + Self.validity,
            offsetMinutes: now.offsetMinutes
        )
        return QueryEnvironment(today: today, now: end)
    }

    /// The time of day if it was stated with the day, so that it stands still.
    var statedSecond: Int? {
        now.seconds == today.dayNumber * 86_400 ? now.seconds : nil
    }
}

/// A field or relation of its own that an expression about a record mentions.
public enum Mention: Sendable, Hashable {
    /// The field at this place of the kind.
    case field(Int)
    /// The relation of this number in `Schema.relations`.
    case relation(Int)
}
