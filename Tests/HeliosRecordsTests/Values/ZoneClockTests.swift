import HeliosRecords
import Testing

@Suite("The clock of a time zone")
struct ZoneClockTests {
    @Test(
        "shows the local time, in summer and in winter",
        arguments: [
            ("Europe/Oslo", "2026-01-15T11:00:00Z", "2026-01-15 12:00"),
            ("Europe/Oslo", "2026-07-15T23:30:00Z", "2026-07-16 01:30"),
            ("Europe/Oslo", "2026-03-29T00:59:59Z", "2026-03-29 01:59:59"),
            ("Europe/Oslo", "2026-03-29T01:00:00Z", "2026-03-29 03:00"),
            ("Europe/Oslo", "2026-10-25T00:59:00Z", "2026-10-25 02:59"),
            ("Europe/Oslo", "2026-10-25T01:00:00Z", "2026-10-25 02:00"),
            ("Europe/Oslo", "2026-05-01T09:00:00+02:00", "2026-05-01 09:00"),
            ("Europe/Oslo", "2026-05-01T09:00:00-07:00", "2026-05-01 18:00"),
            ("America/New_York", "2026-03-08T06:59:00Z", "2026-03-08 01:59"),
            ("America/New_York", "2026-03-08T07:00:00Z", "2026-03-08 03:00"),
            ("America/New_York", "2026-11-01T06:00:00Z", "2026-11-01 01:00"),
            ("Australia/Sydney", "2026-01-01T00:00:00Z", "2026-01-01 11:00"),
            ("Australia/Sydney", "2026-07-01T00:00:00Z", "2026-07-01 10:00"),
            ("Europe/Dublin", "2026-07-01T12:00:00Z", "2026-07-01 13:00"),
            ("Europe/Dublin", "2026-12-01T12:00:00Z", "2026-12-01 12:00"),
            ("Asia/Kolkata", "2026-07-01T00:00:00Z", "2026-07-01 05:30"),
            ("UTC", "1971-01-01T00:00:00Z", "1971-01-01 00:00"),
        ]
    )
    func local(zone: String, time: String, shown: String) throws {
        let clock = try #require(ZoneClock(zone))
        let time = try #require(Timestamp(time))
        #expect(clock.local(time)?.clockText == shown)
        #expect(clock.local(time)?.seconds == time.seconds)
    }

    @Test("does not guess what was before the rule in force")
    func tooEarly() throws {
        let time = try #require(Timestamp("1979-07-01T12:00:00Z"))
        #expect(try #require(ZoneClock("America/New_York")).local(time) == nil)
    }

    @Test("is there for every zone but those that change their clocks by the moon")
    func zones() {
        let missing = TimeZones.names.filter { ZoneClock($0) == nil }
        #expect(missing == ["Africa/Casablanca", "Africa/El_Aaiun", "Asia/Gaza", "Asia/Hebron"])
        #expect(ZoneClock("Europe/Atlantis") == nil)
        #expect(ZoneClock("2026:60") == nil)
    }
}
