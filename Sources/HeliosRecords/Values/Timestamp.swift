/// A point in time with the offset it was written with (RFC 3339).
public struct Timestamp: Sendable, Hashable, Comparable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int
    /// Minutes east of UTC, as written.
    public let offsetMinutes: Int

    /// A point in time.
    public init(seconds: Int, offsetMinutes: Int = 0) {
        self.seconds = seconds
        self.offsetMinutes = offsetMinutes
    }

    /// Order by time; the offset does not matter.
    public static func < (left: Self, right: Self) -> Bool { left.seconds < right.seconds }

    /// The day on which it falls at its own offset.
    public var date: CalendarDate {
        let local = seconds + offsetMinutes * 60
        return CalendarDate(dayNumber: local >= 0 ? local / 86_400 : (local - 86_399) / 86_400)
    }
}
