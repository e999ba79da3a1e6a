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

/// A field or relation of its own that an expression about a record mentions.
public enum Mention: Sendable, Hashable {
    /// The field at this place of the kind.
    case field(Int)
    /// The relation of this number in `Schema.relations`.
    case relation(Int)
}
