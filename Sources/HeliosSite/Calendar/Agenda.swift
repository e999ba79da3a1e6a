import HeliosRecords
import HeliosText

/// The dates of all records that still need attention, the earliest first.
///
/// Dates that raise alerts are here from the first one that has passed; plans, which raise none,
/// from the month before this one. Both reach to the end of the month in a year.
struct Agenda: Sendable {
    /// The day of the build.
    let today: CalendarDate
    /// The dates in order.
    let entries: [Entry]

    /// A date of a record.
    struct Entry: Sendable {
        /// The record's number.
        let record: Int
        /// The place of the field in the record's kind.
        let field: Int
        /// The day on the clock of the organization.
        let date: CalendarDate
        /// The time of that day, for a date that has one.
        let time: Timestamp?
        /// How many days from today; negative for a day that has passed.
        let days: Int
        /// How many days ahead alerts are due, largest first; empty for a plan.
        let alertDays: [Int]

        /// How much attention the date asks for.
        var urgency: Urgency {
            guard let ahead = alertDays.first else { return .plan }
            return days < 0 ? .late : days <= ahead ? .soon : .later
        }
    }

    /// How much attention a date asks for.
    enum Urgency: String, Sendable {
        /// It has passed and should not have.
        case late
        /// It is within the days in which alerts are due.
        case soon
        /// It raises an alert one day, and that is far off.
        case later
        /// It raises none.
        case plan

        /// The colour that goes with it.
        var tone: Tone {
            switch self {
            case .late: .negative
            case .soon: .warning
            case .later: .neutral
            case .plan: .notice
            }
        }
    }

    /// The dates that an audience may see.
    ///
    /// Those of records with the same number as in the build before are known from there.
    init(of audience: AudienceGraph, _ options: SiteOptions, numbers: [UInt64]? = nil) {
        let today = options.today
        self.today = today
        let month = Month(of: today)
        let range = month.adding(-1).first...month.adding(12).last
        let dated = DatedKinds(of: audience, options.clock)
        let records = dated.records
        let column = (options.extracts ?? Extracts()).column("dates", of: records, numbers: numbers)
        { dated.append($0, to: &$1) }
        var entries: [Entry] = []
        for (place, record) in records.enumerated() {
            let fields = audience.kind(of: record).fields
            let numbers = column.numbers(at: place)
            for start in stride(from: 0, to: numbers.count - 3, by: 4)
            where fields.indices.contains(numbers[start]) {
                let entry = Entry(
                    record: record,
                    field: numbers[start],
                    date: CalendarDate(dayNumber: numbers[start + 1]),
                    time: numbers[start + 3] == DatedKinds.wholeDay
                        ? nil
                        : Timestamp(
                            seconds: numbers[start + 2],
                            offsetMinutes: numbers[start + 3]
                        ),
                    days: numbers[start + 1] - today.dayNumber,
                    alertDays: fields[numbers[start]].alertDays
                )
                guard entry.date <= range.upperBound,
                    entry.date >= range.lowerBound || !entry.alertDays.isEmpty
                else { continue }
                entries.append(entry)
            }
        }
        self.entries = entries.sorted { $0.place < $1.place }
    }

    /// The dates that have passed and should not have, the earliest first.
    var late: [Entry] { entries.filter { $0.urgency == .late } }

    /// The dates for which alerts are due, the nearest first.
    var soon: [Entry] { entries.filter { $0.urgency == .soon } }

    /// Adds to a number all dates and what is shown of the records.
    func add(to print: inout Fingerprint, _ records: RecordFingerprints) {
        for entry in entries {
            print.add(records.faces[entry.record])
            print.add(entry.field)
            print.add(entry.date.dayNumber)
            print.add(entry.time?.seconds ?? 0)
        }
    }

    /// The dates of a month.
    func entries(in month: Month) -> ArraySlice<Entry> {
        let start = entries.firstIndex { $0.date >= month.first } ?? entries.endIndex
        let end = entries[start...].firstIndex { $0.date > month.last } ?? entries.endIndex
        return entries[start..<end]
    }

    /// The months that have dates, from the one before this to the same in a year.
    var months: [Month] {
        let current = Month(of: today)
        return (-1...12).map { current.adding($0) }.filter { !entries(in: $0).isEmpty }
    }
}

/// The kinds whose records have dates, and what of them a record says.
private struct DatedKinds {
    /// What stands for the offset of a date without a time.
    static let wholeDay = Int.min

    /// A kind by the places of what decides about its dates.
    private struct Dated {
        let fields: [Int]
        let state: Int?
        let status: KindLayout.Member?
    }

    private let audience: AudienceGraph
    private let clock: ZoneClock?
    private let kinds: [Dated]

    init(of audience: AudienceGraph, _ clock: ZoneClock?) {
        self.audience = audience
        self.clock = clock
        kinds = audience.schema.kinds.map { kind in
            Dated(
                fields: kind.fields.indices.filter { kind.fields[$0].isDated },
                state: kind.fieldIndex(named: "state"),
                status: KindLayout.member(of: kind, named: "status")
            )
        }
    }

    /// All records that may have a date.
    var records: [Int] {
        kinds.indices.filter { !kinds[$0].fields.isEmpty }
            .flatMap { Array(audience.graph.records(ofKind: $0)) }
    }

    /// Adds four numbers for each date of a record that still needs attention: the place of its
    /// field, its day on the clock of the organization, the point in time, and the offset there.
    func append(_ number: Int, to bytes: inout [UInt8]) {
        let record = audience.records[number]
        let kind = kinds[record.kind]
        for field in kind.fields {
            guard let value = record.value(at: field), let date = value.day(on: clock),
                !audience.isSettled(number, state: kind.state, status: kind.status)
            else { continue }
            let time = value.localTime(on: clock)
            ExtractColumn.append(field, to: &bytes)
            ExtractColumn.append(date.dayNumber, to: &bytes)
            ExtractColumn.append(time?.seconds ?? 0, to: &bytes)
            ExtractColumn.append(time?.offsetMinutes ?? Self.wholeDay, to: &bytes)
        }
    }
}

extension Agenda.Entry {
    /// Dates without a time come first on their day.
    fileprivate var place: (Int, Int, Int, Int) {
        (date.dayNumber, time?.seconds ?? .min, record, field)
    }
}

extension Field {
    /// Whether its date is shown in calendars.
    var isDated: Bool { isPlanned || !alertDays.isEmpty }
}

extension FieldValue {
    /// The day of a date, or of a point in time on a clock.
    func day(on clock: ZoneClock?) -> CalendarDate? {
        switch self {
        case .date(let date): date
        case .datetime(let time): (clock?.local(time) ?? time).date
        default: nil
        }
    }

    /// A point in time as a clock shows it; nil for a value that is none.
    func localTime(on clock: ZoneClock?) -> Timestamp? {
        guard case .datetime(let time) = self else { return nil }
        return clock?.local(time) ?? time
    }
}

/// A month of a year.
struct Month: Sendable, Hashable, Comparable {
    /// Months since the beginning of year 0.
    private let number: Int

    private init(number: Int) {
        self.number = number
    }

    /// The month of a day.
    init(of day: CalendarDate) {
        let parts = day.components
        number = parts.year * 12 + parts.month - 1
    }

    /// Order by time.
    static func < (left: Self, right: Self) -> Bool { left.number < right.number }

    /// So many months later, or earlier for a negative number.
    func adding(_ months: Int) -> Month { Month(number: number + months) }

    /// Its first day.
    var first: CalendarDate {
        CalendarDate(year: number / 12, month: number % 12 + 1, day: 1)
            ?? CalendarDate(dayNumber: 0)
    }

    /// Its last day.
    var last: CalendarDate { adding(1).first.adding(days: -1) }
}

extension Month: CustomStringConvertible {
    /// The month as `2026-03`.
    var description: String { String(Substring(first.description.utf8.dropLast(3))) }
}
