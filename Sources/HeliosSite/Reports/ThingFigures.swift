import HeliosRecords
import HeliosText

/// What is known of the life of a thing, such as a device.
struct ThingFigures: Sendable {
    let record: Int
    /// When its warranty ends.
    let warranty: CalendarDate?
    /// When it was put into use, or else bought.
    let start: CalendarDate?
    /// When it should be retired: as the record says, or seven years after its start.
    let end: CalendarDate?
    /// The place of its word among those of the field that sorts things of its kind.
    let type: Int?

    /// How many years a thing is used where nothing is said.
    private static let life = 7

    static func all(in source: FigureSource) -> [ThingFigures] {
        let records = source.records { kind in
            ["warranty_expires", "install_date"].contains { kind.field(named: $0)?.type == .date }
        }
        let places = source.schema.kinds.map { KindLayout.member(of: $0, named: "status") }
        let states = source.schema.kinds.map { $0.fieldIndex(named: "state") }
        let numbers = source.numbers("thing", of: records) { record in
            let kind = source.audience.records[record].kind
            let isSettled = source.audience.isSettled(
                record,
                state: states[kind],
                status: places[kind]
            )
            guard !isSettled else { return [] }
            let start =
                source.day("install_date", of: record) ?? source.day("purchase_date", of: record)
            return [
                source.day("warranty_expires", of: record).kept, start.kept,
                source.day("eol_date", of: record).kept, type(of: record, in: source),
            ]
        }
        return zip(records, numbers).compactMap { record, numbers in
            guard !numbers.isEmpty else { return nil }
            let start = numbers.day(1)
            return ThingFigures(
                record: record,
                warranty: numbers.day(0),
                start: start,
                end: numbers.day(2) ?? start.flatMap { $0.adding(years: life) },
                type: numbers.stated(3)
            )
        }
    }

    private static func type(of record: Int, in source: FigureSource) -> Int {
        guard let field = source.audience.kind(of: record).typeField,
            case .enumeration(let words) = source.audience.kind(of: record).fields[field].type,
            case .text(let word)? = source.audience.records[record].value(at: field)
        else { return .nothing }
        return words.firstIndex { $0.hasSameBytes(as: word) } ?? .nothing
    }

    /// How many whole years old it is on a day; nil if nothing says when it came.
    func age(on day: CalendarDate) -> Int? {
        guard let start, start <= day else { return nil }
        let (from, to) = (start.components, day.components)
        let isBefore = (to.month, to.day) < (from.month, from.day)
        return to.year - from.year - (isBefore ? 1 : 0)
    }
}

extension Kind {
    /// The field whose words sort its records: the first enumeration that says no more than what
    /// they are.
    var typeField: Int? {
        fields.indices.first { place in
            guard case .enumeration = fields[place].type else { return false }
            return fields[place].name == "type" || fields[place].name.hasByteSuffix("_type")
        }
    }
}

extension CalendarDate {
    /// The same day so many years later; the first of March for one that the calendar lacks.
    func adding(years: Int) -> CalendarDate? {
        let (year, month, day) = components
        return CalendarDate(year: year + years, month: month, day: day)
            ?? CalendarDate(year: year + years, month: 3, day: 1)
    }
}
