import HeliosRecords
import HeliosTemplates
import Testing

@testable import HeliosSite

@Suite("Dates, numbers and money by locale")
struct LocaleFormatTests {
    private static func phrases(_ language: String, currency: String? = nil) -> Phrases {
        Phrases(
            TemplateStore(layers: [.builtIn]).phrases(for: language).value,
            currency: currency
        )
    }

    private static let english = phrases("en")
    private static let german = phrases("de-AT")

    @Test(
        "dates",
        arguments: [
            (LocaleFormat.DateStyle.short, "22 Nov 2026", "22.11.2026"),
            (.long, "22 November 2026", "22. November 2026"),
            (.full, "Sunday, 22 November 2026", "Sonntag, 22. November 2026"),
            (.dayMonth, "22 Nov", "22.11."), (.monthYear, "November 2026", "November 2026"),
        ]
    )
    func dates(style: LocaleFormat.DateStyle, english: String, german: String) throws {
        let date = try #require(CalendarDate("2026-11-22"))
        #expect(Self.english.format.date(date, style) == english)
        #expect(Self.german.format.date(date, style) == german)
    }

    @Test(
        "times",
        arguments: [
            (0, "1 Jan 1970, 00:00", "01.01.1970, 00:00 UTC"),
            (86_399, "1 Jan 1970, 23:59:59", "01.01.1970, 23:59:59 UTC"),
        ]
    )
    func times(seconds: Int, english: String, german: String) {
        let time = Timestamp(seconds: seconds)
        #expect(Self.english.format.dateTime(time) == english)
        #expect(Self.german.format.dateTimeAndZone(time) == german)
    }

    @Test(
        "numbers",
        arguments: [
            ("0", 0, "0", "0"), ("999", 0, "999", "999"), ("-1000", 0, "-1,000", "-1.000"),
            ("1234567.5", 2, "1,234,567.50", "1.234.567,50"), ("-0.25", 0, "-0.25", "-0,25"),
            ("123456", 0, "123,456", "123.456"),
        ]
    )
    func numbers(text: String, places: Int, english: String, german: String) throws {
        let number = try #require(DecimalNumber(text))
        #expect(Self.english.format.number(number, places: places) == english)
        #expect(Self.german.format.number(number, places: places) == german)
        if number.scale == 0, places == 0 {
            #expect(Self.english.format.number(number.digits) == english)
        }
    }

    @Test(
        "money; what is short only at home is written with its code elsewhere",
        arguments: [
            ("12500", "NOK", nil, "NOK 12,500.00", "12.500,00 NOK"),
            ("12500", "NOK", "NOK", "kr 12,500.00", "12.500,00 kr"),
            ("12500", "NOK", "SEK", "NOK 12,500.00", "12.500,00 NOK"),
            ("1.5", "EUR", nil, "€1.50", "1,50 €"), ("99", "JPY", nil, "JPY 99", "99 JPY"),
        ] as [(String, String, String?, String, String)]
    )
    func money(
        amount: String,
        currency: String,
        home: String?,
        english: String,
        german: String
    ) throws {
        let money = Money(amount: try #require(DecimalNumber(amount)), currency: currency)
        #expect(Self.phrases("en", currency: home).format.money(money) == english)
        #expect(Self.phrases("de", currency: home).format.money(money) == german)
    }

    @Test(
        "distances of days",
        arguments: [
            (0, "today", "heute"), (1, "tomorrow", "morgen"), (-1, "yesterday", "gestern"),
            (3, "in 3 days", "in 3 Tagen"), (-99, "99 days ago", "vor 99 Tagen"),
            (100, "in 3 months", "in 3 Monaten"), (-729, "24 months ago", "vor 24 Monaten"),
            (730, "in 2 years", "in 2 Jahren"), (-4_000, "10 years ago", "vor 10 Jahren"),
            (.min, "10,958 years ago", "vor 10.958 Jahren"),
        ]
    )
    func distances(days: Int, english: String, german: String) {
        #expect(Self.english.distance(days: days) == english)
        #expect(Self.german.distance(days: days) == german)
    }

    @Test(
        "sizes of files",
        arguments: [
            (0, "0 bytes", "0 Byte"), (1, "1 byte", "1 Byte"), (1_500, "1.5 kB", "1,5 kB"),
            (12_345_678, "12 MB", "12 MB"), (2_000_000, "2 MB", "2 MB"),
        ]
    )
    func sizes(bytes: Int, english: String, german: String) {
        #expect(Self.english.size(bytes: bytes) == english)
        #expect(Self.german.size(bytes: bytes) == german)
    }

    @Test(
        "lengths of time",
        arguments: [
            (0, "0 s", "0 s"), (5_400, "1 h 30 min", "1 h 30 min"),
            (86_400, "1 day", "1 Tag"), (14 * 86_400, "14 days", "14 Tage"),
        ]
    )
    func durations(seconds: Int, english: String, german: String) {
        #expect(Self.english.duration(seconds: seconds) == english)
        #expect(Self.german.duration(seconds: seconds) == german)
    }

    @Test("shares, lists and the direction of lines")
    func rest() {
        #expect(Self.english.format.percent(99) == "99%")
        #expect(Self.german.format.percent(99) == "99 %")
        #expect(Self.english.list([]) == "")
        #expect(Self.english.list(["a"]) == "a")
        #expect(Self.english.list(["a", "b", "c"]) == "a, b and c")
        #expect(Self.german.list(["a", "b"]) == "a und b")
        #expect(Self.phrases("ar-EG").isRightToLeft)
        #expect(!Self.german.isRightToLeft)
    }
}
