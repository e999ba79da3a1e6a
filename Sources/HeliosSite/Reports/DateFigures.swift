import HeliosRecords

/// A date on which something that is watched runs out.
struct DateFigures: Sendable {
    let record: Int
    /// The place of the field in the record's kind.
    let field: Int
    let day: CalendarDate

    static func all(in source: FigureSource) -> [DateFigures] {
        let kinds = source.schema.kinds
        let fields = kinds.map { kind in
            kind.runsOut ? kind.fields.indices.filter { !kind.fields[$0].alertDays.isEmpty } : []
        }
        let records = source.audience.records.indices.filter {
            !fields[source.audience.records[$0].kind].isEmpty
        }
        let places = kinds.map { KindLayout.member(of: $0, named: "status") }
        let states = kinds.map { $0.fieldIndex(named: "state") }
        let numbers = source.numbers("watched", of: records) { record in
            let values = source.audience.records[record]
            let days = fields[values.kind].flatMap { field in
                values.value(at: field)?.day(on: source.options.clock)
                    .map { [field, $0.dayNumber] } ?? []
            }
            guard !days.isEmpty,
                !source.audience.isSettled(
                    record,
                    state: states[values.kind],
                    status: places[values.kind]
                )
            else { return [] }
            return days
        }
        return zip(records, numbers).flatMap { record, numbers in
            dates(of: record, numbers, kinds[source.audience.records[record].kind])
        }
        .sorted { ($0.day.dayNumber, $0.record) < ($1.day.dayNumber, $1.record) }
    }

    /// Pairs of a field's place and a day.
    private static func dates(of record: Int, _ numbers: [Int], _ kind: Kind) -> [DateFigures] {
        stride(from: 0, to: numbers.count - 1, by: 2).compactMap { place in
            guard kind.fields.indices.contains(numbers[place]) else { return nil }
            return DateFigures(
                record: record,
                field: numbers[place],
                day: CalendarDate(dayNumber: numbers[place + 1])
            )
        }
    }
}
