import HeliosRecords
import Testing

@Suite("Time that counts")
struct WorkTimeTests {
    /// Monday to Friday from 08:00 to 16:00 in Oslo; 17 May, and 25 and 26 December, are holidays,
    /// as is Good Friday 2026.
    static let office = OfficeHours(
        week: Array(repeating: [28_800..<57_600], count: 5),
        holidays: ["2026-04-03"].compactMap { CalendarDate($0) },
        yearlyHolidays: ["2025-05-17", "2025-12-25", "2025-12-26"].compactMap { CalendarDate($0) }
    )
    /// Monday to Sunday from midnight to midnight, which is not the same as all the time: it is on
    /// a clock.
    static let everyDay = OfficeHours(week: Array(repeating: [0..<86_400], count: 7))
    /// Monday to Friday from 22:00 to 06:00 of the next day.
    static let night = OfficeHours(week: Array(repeating: [79_200..<108_000], count: 5))
    /// Monday to Friday in two parts, of which the second is short on Fridays.
    static let lunch = OfficeHours(
        week: Array(repeating: [46_800..<61_200, 28_800..<43_200], count: 4)
            + [[28_800..<43_200, 46_800..<54_000]]
    )

    static func time(_ hours: OfficeHours?) throws -> WorkTime {
        guard let hours else { return .aroundTheClock }
        return WorkTime(
            hours,
            on: ZoneClock("Europe/Oslo"),
            from: try #require(CalendarDate("2025-01-01")),
            through: try #require(CalendarDate("2028-01-01"))
        )
    }

    struct Vector: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var hours: OfficeHours? = office
        let start: String
        let end: String
        let minutes: Int
    }

    @Test("is counted between two moments", arguments: vectors)
    func counts(_ vector: Vector) throws {
        let start = try #require(Timestamp(vector.start))
        let end = try #require(Timestamp(vector.end))
        let time = try Self.time(vector.hours)
        #expect(time.seconds(from: start, to: end) == vector.minutes * 60)
        #expect(time.seconds(from: end, to: start) == 0 || vector.minutes == 0)
    }

    @Test("reaches a budget at the moment until which that much is counted", arguments: vectors)
    func reaches(_ vector: Vector) throws {
        let start = try #require(Timestamp(vector.start))
        let end = try #require(Timestamp(vector.end))
        let time = try Self.time(vector.hours)
        let moment = try #require(time.moment(vector.minutes * 60, after: start))
        #expect(moment <= max(start, end))
        #expect(time.seconds(from: start, to: moment) == vector.minutes * 60)
        if moment > start {
            let before = Timestamp(seconds: moment.seconds - 1)
            #expect(time.seconds(from: start, to: before) == vector.minutes * 60 - 1)
        }
    }

    static let vectors = [
        Vector(
            // 10:00 to 11:30 are 90 minutes.
            testDescription: "within a day",
            start: "2026-03-10T10:00:00+01:00",
            end: "2026-03-10T11:30:00+01:00",
            minutes: 90
        ),
        Vector(
            // 08:00 to 08:45; what lies before is not counted.
            testDescription: "from before the doors open",
            start: "2026-03-10T05:00:00+01:00",
            end: "2026-03-10T08:45:00+01:00",
            minutes: 45
        ),
        Vector(
            // 15:00 to 16:00; what lies behind is not counted.
            testDescription: "until after the doors close",
            start: "2026-03-10T15:00:00+01:00",
            end: "2026-03-10T23:59:00+01:00",
            minutes: 60
        ),
        Vector(
            // From 16:00 to 08:00 nobody is there.
            testDescription: "a night",
            start: "2026-03-10T16:00:00+01:00",
            end: "2026-03-11T08:00:00+01:00",
            minutes: 0
        ),
        Vector(
            // Friday 15:00 to 16:00: 60; Saturday and Sunday: 0; Monday 08:00 to 09:30: 90.
            testDescription: "a weekend",
            start: "2026-03-06T15:00:00+01:00",
            end: "2026-03-09T09:30:00+01:00",
            minutes: 150
        ),
        Vector(
            // Saturday noon to Sunday noon.
            testDescription: "within a weekend",
            start: "2026-03-07T12:00:00+01:00",
            end: "2026-03-08T12:00:00+01:00",
            minutes: 0
        ),
        Vector(
            // Thursday 2 April 15:00 to 16:00: 60; Good Friday: 0; the weekend: 0;
            // Monday 6 April 08:00 to 10:00: 120.
            testDescription: "a holiday and a weekend",
            start: "2026-04-02T15:00:00+02:00",
            end: "2026-04-06T10:00:00+02:00",
            minutes: 180
        ),
        Vector(
            // 2027-05-17 is a Monday. Friday 15:30 to 16:00: 30; Tuesday 08:00 to 08:15: 15.
            testDescription: "a holiday that returns each year",
            start: "2027-05-14T15:30:00+02:00",
            end: "2027-05-18T08:15:00+02:00",
            minutes: 45
        ),
        Vector(
            // Thursday 24 December 08:00 to 16:00: 480; 25, 26, 27: 0; Monday 28, 08:00 to 12:00:
            // 240.
            testDescription: "Christmas",
            start: "2026-12-24T00:00:00+01:00",
            end: "2026-12-28T12:00:00+01:00",
            minutes: 720
        ),
        Vector(
            // Five days of 8 hours.
            testDescription: "a week",
            start: "2026-03-09T00:00:00+01:00",
            end: "2026-03-16T00:00:00+01:00",
            minutes: 2_400
        ),
        Vector(
            testDescription: "no time at all",
            start: "2026-03-10T10:00:00+01:00",
            end: "2026-03-10T10:00:00+01:00",
            minutes: 0
        ),
        Vector(
            // In UTC it is 07:30 to 08:30, in Oslo 08:30 to 09:30.
            testDescription: "times that are written in another zone",
            start: "2026-03-10T07:30:00Z",
            end: "2026-03-10T03:30:00-05:00",
            minutes: 60
        ),
        Vector(
            // In 2026 the clocks go forward on Sunday 29 March. Friday 27, 15:00 to 16:00 at +01:
            // 60; Monday 30, 08:00 to 09:00 at +02: 60. By offsets of Friday alone Monday would
            // begin at 09:00, and nothing would count there.
            testDescription: "a weekend in which summer begins",
            start: "2026-03-27T15:00:00+01:00",
            end: "2026-03-30T09:00:00+02:00",
            minutes: 120
        ),
        Vector(
            // In 2026 the clocks go back on Sunday 25 October. Friday 23, 15:00 to 16:00 at +02:
            // 60; Monday 26, 08:00 to 09:00 at +01: 60.
            testDescription: "a weekend in which summer ends",
            start: "2026-10-23T15:00:00+02:00",
            end: "2026-10-26T09:00:00+01:00",
            minutes: 120
        ),
        Vector(
            // The day lacks 02:00 to 03:00: 23 hours, 1,380 minutes.
            testDescription: "the whole day on which summer begins",
            hours: everyDay,
            start: "2026-03-29T00:00:00+01:00",
            end: "2026-03-30T00:00:00+02:00",
            minutes: 1_380
        ),
        Vector(
            // The day has 02:00 to 03:00 twice: 25 hours, 1,500 minutes.
            testDescription: "the whole day on which summer ends",
            hours: everyDay,
            start: "2026-10-25T00:00:00+02:00",
            end: "2026-10-26T00:00:00+01:00",
            minutes: 1_500
        ),
        Vector(
            // 01:30 to 02:00 are 30 minutes, then it is 03:00; to 03:30 another 30.
            testDescription: "the hour that is skipped",
            hours: everyDay,
            start: "2026-03-29T01:30:00+01:00",
            end: "2026-03-29T03:30:00+02:00",
            minutes: 60
        ),
        Vector(
            // From the first 02:30 to the second is an hour.
            testDescription: "the hour that is repeated",
            hours: everyDay,
            start: "2026-10-25T02:30:00+02:00",
            end: "2026-10-25T02:30:00+01:00",
            minutes: 60
        ),
        Vector(
            // 23:50 to 24:00 and 00:00 to 00:10: midnight itself is no gap.
            testDescription: "over midnight",
            hours: everyDay,
            start: "2026-03-10T23:50:00+01:00",
            end: "2026-03-11T00:10:00+01:00",
            minutes: 20
        ),
        Vector(
            // Monday 23:00 to Tuesday 01:00, all within Monday's shift.
            testDescription: "a shift over midnight",
            hours: night,
            start: "2026-03-09T23:00:00+01:00",
            end: "2026-03-10T01:00:00+01:00",
            minutes: 120
        ),
        Vector(
            // Friday's shift ends on Saturday at 06:00: 23:00 to 06:00 are 420; the next begins on
            // Monday at 22:00: to 22:30 another 30.
            testDescription: "from the last shift of a week to the first of the next",
            hours: night,
            start: "2026-03-13T23:00:00+01:00",
            end: "2026-03-16T22:30:00+01:00",
            minutes: 450
        ),
        Vector(
            // Saturday 28 March has no shift of its own, Friday's ended there at 06:00; none counts
            // in the night to Sunday, when the clocks go forward.
            testDescription: "a night without a shift",
            hours: night,
            start: "2026-03-28T06:00:00+01:00",
            end: "2026-03-30T22:00:00+02:00",
            minutes: 0
        ),
        Vector(
            // Thursday 11:00 to 12:00: 60, 13:00 to 17:00: 240; Friday 08:00 to 12:00: 240 and
            // 13:00 to 15:00: 120.
            testDescription: "with a break at noon, and a short Friday",
            hours: lunch,
            start: "2026-03-12T11:00:00+01:00",
            end: "2026-03-13T20:00:00+01:00",
            minutes: 660
        ),
        Vector(
            // Friday 15:00 to Monday 09:30 are 66.5 hours.
            testDescription: "around the clock",
            hours: nil,
            start: "2026-03-06T15:00:00+01:00",
            end: "2026-03-09T09:30:00+01:00",
            minutes: 3_990
        ),
        Vector(
            // 00:00 to 24:00 by the clocks is 23 hours of time.
            testDescription: "around the clock while summer begins",
            hours: nil,
            start: "2026-03-29T00:00:00+01:00",
            end: "2026-03-30T00:00:00+02:00",
            minutes: 1_380
        ),
    ]

    @Test("is never reached without working days, or beyond all numbers")
    func neverReached() throws {
        let start = try #require(Timestamp("2026-03-10T10:00:00+01:00"))
        #expect(try Self.time(OfficeHours(week: [])).moment(60, after: start) == nil)
        #expect(try Self.time(Self.office).moment(.max, after: start) == nil)
        #expect(WorkTime.aroundTheClock.moment(.max, after: start) == nil)
        #expect(try Self.time(OfficeHours(week: [])).moment(0, after: start) == start)
    }

    @Test("counts each minute once where hours overlap")
    func overlap() throws {
        let hours = OfficeHours(week: [[28_800..<43_200, 36_000..<57_600]])
        let start = try #require(Timestamp("2026-03-09T00:00:00+01:00"))
        let end = try #require(Timestamp("2026-03-10T00:00:00+01:00"))
        // 08:00 to 12:00 and 10:00 to 16:00 are 08:00 to 16:00.
        #expect(try Self.time(hours).seconds(from: start, to: end) == 480 * 60)
    }

    @Test(
        "begins at the moment of the change where the clock skips the hour",
        arguments: [
            ("Europe/Oslo", "2026-03-29", 9_000, "2026-03-29T01:00:00Z"),
            ("Europe/Oslo", "2026-03-29", 7_200, "2026-03-29T01:00:00Z"),
            ("Europe/Oslo", "2026-10-25", 9_000, "2026-10-25T00:30:00Z"),
            ("Europe/Oslo", "2026-10-25", 10_800, "2026-10-25T02:00:00Z"),
            ("Europe/Oslo", "2026-07-01", 0, "2026-06-30T22:00:00Z"),
            ("America/New_York", "2026-03-08", 9_000, "2026-03-08T07:00:00Z"),
            ("America/New_York", "2026-11-01", 5_400, "2026-11-01T05:30:00Z"),
            ("Australia/Sydney", "2026-10-04", 9_000, "2026-10-03T16:00:00Z"),
            ("Australia/Sydney", "2026-04-05", 9_000, "2026-04-04T15:30:00Z"),
            ("Asia/Kolkata", "2026-04-05", 19_800, "2026-04-05T00:00:00Z"),
        ]
    )
    func moments(zone: String, day: String, second: Int, moment: String) throws {
        let clock = try #require(ZoneClock(zone))
        let day = try #require(CalendarDate(day))
        #expect(clock.moment(of: day, second: second) == Timestamp(moment)?.seconds)
    }

    @Test(
        "is read from times of day",
        arguments: [
            ("00:00", 0), ("08:30", 30_600), ("24:00", 86_400), ("24:01", nil), ("8:30", nil),
        ]
    )
    func timeOfDay(text: String, seconds: Int?) {
        #expect(TimeOfDay.seconds(text) == seconds)
    }
}
