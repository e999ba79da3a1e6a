import HeliosRecords
import Testing

@Suite("The day that counts as today")
struct ClockTests {
    private static func today(at seconds: Int, zone: String) async -> String {
        let now = Timestamp(seconds: seconds)
        let days = CalendarDate(dayNumber: seconds / 86_400)
        let clock = Clock(machine: QueryEnvironment(today: days, now: now))
        let files = [
            "helios.yaml": "organization: {name: F, domain: f.example, timezone: \(zone)}\n"
        ]
        let opened = await Repository.open(MemorySource(files: files), at: clock)
        return opened.value.environment.today.description
    }

    @Test(
        "is that of the organization's time zone",
        arguments: [
            // 2026-11-24T03:08:15Z.
            (1_795_489_695, "Pacific/Honolulu", "2026-11-23"), (1_795_489_695, "UTC", "2026-11-24"),
            // 2026-11-23T23:30:00Z, and 22:30 of a day in summer.
            (1_795_476_600, "Europe/Oslo", "2026-11-24"),
            (1_780_352_999, "Europe/Oslo", "2026-06-02"),
        ]
    )
    func zones(seconds: Int, zone: String, day: String) async {
        #expect(await Self.today(at: seconds, zone: zone) == day)
    }
}
