import HeliosRecords
import Testing

@Suite("The clock of a promise")
struct ServiceClockTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        var hours: OfficeHours? = WorkTimeTests.office
        var start = "2026-03-09T10:00:00+01:00"
        let budget: Int
        var pauses: [(String, String?)] = []
        var end: String?
        let now: String
        let used: Int
        let due: String?
        let state: ServiceClock.State
    }

    @Test("tells used time, due time and state", arguments: cases)
    func state(_ example: Case) throws {
        let clock = ServiceClock(
            start: try #require(Timestamp(example.start)),
            budget: example.budget * 60,
            pauses: try example.pauses.map { pause in
                ServicePause(
                    start: try #require(Timestamp(pause.0)),
                    end: pause.1.flatMap { Timestamp($0) }
                )
            },
            end: example.end.flatMap { Timestamp($0) },
            now: try #require(Timestamp(example.now)),
            counting: try WorkTimeTests.time(example.hours)
        )
        #expect(clock.used == example.used * 60)
        #expect(clock.due?.seconds == example.due.flatMap { Timestamp($0)?.seconds })
        #expect(clock.state == example.state)
    }

    static let cases = [
        Case(
            // Monday 10:00 and 240 minutes: 14:00. At 12:59, 179 of 240 are 74.6 %.
            testDescription: "in time below three quarters",
            budget: 240,
            now: "2026-03-09T12:59:00+01:00",
            used: 179,
            due: "2026-03-09T14:00:00+01:00",
            state: .inTime
        ),
        Case(
            // At 13:00, 180 of 240 are 75 %.
            testDescription: "warned at three quarters",
            budget: 240,
            now: "2026-03-09T13:00:00+01:00",
            used: 180,
            due: "2026-03-09T14:00:00+01:00",
            state: .warned
        ),
        Case(
            testDescription: "not too late at the last moment",
            budget: 240,
            now: "2026-03-09T14:00:00+01:00",
            used: 240,
            due: "2026-03-09T14:00:00+01:00",
            state: .warned
        ),
        Case(
            testDescription: "too late after it",
            budget: 240,
            now: "2026-03-09T14:01:00+01:00",
            used: 241,
            due: "2026-03-09T14:00:00+01:00",
            state: .breached
        ),
        Case(
            testDescription: "met at the last moment",
            budget: 240,
            end: "2026-03-09T14:00:00+01:00",
            now: "2026-03-20T08:00:00+01:00",
            used: 240,
            due: "2026-03-09T14:00:00+01:00",
            state: .met
        ),
        Case(
            testDescription: "done too late",
            budget: 240,
            end: "2026-03-09T14:30:00+01:00",
            now: "2026-03-20T08:00:00+01:00",
            used: 270,
            due: "2026-03-09T14:00:00+01:00",
            state: .breached
        ),
        Case(
            // Monday 10:00 to 16:00 are 360 of 480, Tuesday 08:00 to 10:00 the other 120.
            testDescription: "due on the next day",
            budget: 480,
            now: "2026-03-09T10:00:00+01:00",
            used: 0,
            due: "2026-03-10T10:00:00+01:00",
            state: .inTime
        ),
        Case(
            // Opened on Saturday: the time begins on Monday at 08:00; 60 minutes are 09:00.
            testDescription: "opened at a weekend",
            start: "2026-03-07T22:00:00+01:00",
            budget: 60,
            now: "2026-03-09T08:30:00+01:00",
            used: 30,
            due: "2026-03-09T09:00:00+01:00",
            state: .inTime
        ),
        Case(
            // 10:00 to 11:00: 60, paused to 13:00, and on to 14:00: 60. Of 240 there are 120 left
            // at 14:00: due at 16:00.
            testDescription: "paused for two hours",
            budget: 240,
            pauses: [("2026-03-09T11:00:00+01:00", "2026-03-09T13:00:00+01:00")],
            now: "2026-03-09T14:00:00+01:00",
            used: 120,
            due: "2026-03-09T16:00:00+01:00",
            state: .inTime
        ),
        Case(
            // Paused from Monday 15:00 to Thursday 09:00: 300 of 480 by then, on Thursday from 09:00
            // another 180, so due at 12:00.
            testDescription: "paused over nights",
            budget: 480,
            pauses: [("2026-03-09T15:00:00+01:00", "2026-03-12T09:00:00+01:00")],
            now: "2026-03-12T09:30:00+01:00",
            used: 330,
            due: "2026-03-12T12:00:00+01:00",
            state: .inTime
        ),
        Case(
            // 60 by 11:00, 30 from 12:00 to 12:30; then it stands still.
            testDescription: "paused a second time",
            budget: 240,
            pauses: [
                ("2026-03-09T11:00:00+01:00", "2026-03-09T12:00:00+01:00"),
                ("2026-03-09T12:30:00+01:00", nil),
            ],
            now: "2026-03-16T12:00:00+01:00",
            used: 90,
            due: nil,
            state: .paused
        ),
        Case(
            // 240 were used at 14:00, before the pause at 15:00, which therefore helps nobody: 300.
            testDescription: "paused when it was too late already",
            budget: 240,
            pauses: [("2026-03-09T15:00:00+01:00", nil)],
            now: "2026-03-16T12:00:00+01:00",
            used: 300,
            due: "2026-03-09T14:00:00+01:00",
            state: .breached
        ),
        Case(
            // 60 by 11:00; solved during the pause, a week later.
            testDescription: "solved while paused",
            budget: 240,
            pauses: [("2026-03-09T11:00:00+01:00", nil)],
            end: "2026-03-16T12:00:00+01:00",
            now: "2026-03-20T12:00:00+01:00",
            used: 60,
            due: nil,
            state: .met
        ),
        Case(
            // Solved on Tuesday at 09:00, before a pause that somebody wrote down later: 360 + 60.
            testDescription: "solved before the pause",
            budget: 480,
            pauses: [("2026-03-11T09:00:00+01:00", nil)],
            end: "2026-03-10T09:00:00+01:00",
            now: "2026-03-20T12:00:00+01:00",
            used: 420,
            due: "2026-03-10T10:00:00+01:00",
            state: .met
        ),
        Case(
            // Friday 27 March 15:00 to 16:00: 60, Monday 30 from 08:00 at +02 another 180: 11:00.
            testDescription: "over the beginning of summer",
            start: "2026-03-27T15:00:00+01:00",
            budget: 240,
            now: "2026-03-30T08:30:00+02:00",
            used: 90,
            due: "2026-03-30T11:00:00+02:00",
            state: .inTime
        ),
        Case(
            // Friday 23 October 15:00 to 16:00: 60, Monday 26 from 08:00 at +01 another 180: 11:00.
            testDescription: "over the end of summer",
            start: "2026-10-23T15:00:00+02:00",
            budget: 240,
            now: "2026-10-26T08:30:00+01:00",
            used: 90,
            due: "2026-10-26T11:00:00+01:00",
            state: .inTime
        ),
        Case(
            // Around the clock 240 minutes from 00:30 at +02 are 03:30 at +01: an hour comes twice.
            testDescription: "around the clock over the end of summer",
            hours: nil,
            start: "2026-10-25T00:30:00+02:00",
            budget: 240,
            now: "2026-10-25T02:30:00+01:00",
            used: 180,
            due: "2026-10-25T03:30:00+01:00",
            state: .warned
        ),
        Case(
            testDescription: "not begun yet",
            budget: 240,
            now: "2026-03-01T00:00:00+01:00",
            used: 0,
            due: "2026-03-09T14:00:00+01:00",
            state: .inTime
        ),
    ]

    @Test("adds up to a share of kept promises")
    func compliance() throws {
        var three = ServiceCompliance()
        let start = Timestamp(seconds: 0)
        for end in [60, 61, 59] {
            three.add(
                ServiceClock(
                    start: start,
                    budget: 60,
                    end: Timestamp(seconds: end),
                    now: start,
                    counting: .aroundTheClock
                )
            )
        }
        // Two of three.
        #expect(three.permille == 666)
        #expect(ServiceCompliance().permille == nil)
    }
}
