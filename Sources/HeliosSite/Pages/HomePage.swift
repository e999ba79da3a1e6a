import HeliosRecords
import HeliosTemplates
import HeliosText

/// The first page: what there is, and what runs out.
struct HomePage {
    /// How many dates each of the two tables shows.
    private static let limit = 25

    let context: PageContext

    var frame: PageFrame {
        let organization = context.plan.options.organization
        return PageFrame(
            title: context.phrases[.navHome],
            heading: organization,
            description: context.phrases.text(.homeDescription, ["organization": organization]),
            path: PagePath.home
        )
    }

    func fill(_ values: inout TemplateValues) {
        let dates = self.dates
        let late = dates.filter { $0.days < 0 }
        let soon = dates.filter { $0.days >= 0 }
        values.text(Name.today, context.today.description)
        values.html(Name.asOf) { context.append(context.today, into: &$0) }
        values.count(Name.total, context.graph.records.count)
        values.maps(Name.sections, context.plan.sections.compactMap(self.values))
        values.append(Name.late, table(Array(late.suffix(Self.limit).reversed()), of: late.count))
        values.append(Name.soon, table(Array(soon.prefix(Self.limit)), of: soon.count))
        values.entries(Name.empty, emptyKinds)
    }

    // MARK: Kinds

    private func values(of section: NavigationSection) -> TemplateMap? {
        let entries = section.entries.filter { $0.count > 0 }
        guard !entries.isEmpty else { return nil }
        var map = TemplateMap(reserving: 2)
        map.text(Name.label, section.label)
        map.append(Name.entries, .maps(entries.map(values)))
        return map
    }

    private func values(of entry: NavigationEntry) -> TemplateMap {
        var map = TemplateMap(reserving: 4)
        map.text(Name.label, entry.label)
        map.text(Name.href, context.href(entry.path))
        map.append(Name.count, .count(entry.count))
        map.append(Name.description, TemplateValue(context.schema.kinds[entry.kind].summary))
        return map
    }

    /// The kinds that have no record yet.
    private var emptyKinds: [TemplateMap] {
        context.plan.sections.flatMap(\.entries).filter { $0.count == 0 }.map(values)
    }

    // MARK: Dates

    /// A date of a record that is due, or was.
    private struct DueDate {
        let record: Int
        let field: Field
        let date: CalendarDate
        let days: Int
    }

    /// Adds the dates of a record that are near or past, as pairs of the field's place and the day.
    ///
    /// A record that needs nobody's attention any more has none.
    private func appendDates(of number: Int, to bytes: inout [UInt8]) {
        let record = context.graph.records[number]
        let layout = context.layouts[record.kind]
        guard !layout.alerts.isEmpty else { return }
        for index in layout.alerts {
            let field = context.schema.kinds[record.kind].fields[index]
            guard let date = record.value(at: index)?.day(on: context.plan.options.clock),
                let ahead = field.alertDays.max(),
                date.dayNumber - context.today.dayNumber <= ahead, !context.isSettled(number)
            else { continue }
            ExtractColumn.append(index, to: &bytes)
            ExtractColumn.append(date.dayNumber, to: &bytes)
        }
    }

    /// The dates within the time that their fields ask for, earliest first.
    private var dates: [DueDate] {
        let records = context.graph.records.indices
        let column = context.plan.extracts.column(
            "due",
            of: Array(records),
            numbers: context.plan.prints?.pages
        ) { appendDates(of: $0, to: &$1) }
        var result: [DueDate] = []
        for number in records {
            let numbers = column.numbers(at: number)
            for place in stride(from: 0, to: numbers.count - 1, by: 2) {
                let fields = context.graph.kind(of: number).fields
                guard fields.indices.contains(numbers[place]) else { continue }
                let date = CalendarDate(dayNumber: numbers[place + 1])
                result.append(
                    DueDate(
                        record: number,
                        field: fields[numbers[place]],
                        date: date,
                        days: date.dayNumber - context.today.dayNumber
                    )
                )
            }
        }
        return result.sorted { ($0.date.dayNumber, $0.record) < ($1.date.dayNumber, $1.record) }
    }

    private func table(_ dates: [DueDate], of count: Int) -> TemplateValue {
        guard count > 0 else { return .missing }
        var map = TemplateMap(reserving: 3)
        map.append(Name.count, .count(count))
        map.append(Name.more, .count(count - dates.count))
        map.append(Name.rows, .maps(dates.map(values)))
        return .map(map)
    }

    private func values(of due: DueDate) -> TemplateMap {
        var map = TemplateMap(reserving: 7)
        map.text(Name.href, context.href(record: due.record))
        map.text(Name.record, context.title(due.record))
        map.text(Name.kind, context.plan.kindLabel(of: due.record))
        map.text(Name.field, due.field.displayLabel)
        map.text(Name.date, due.date.description)
        map.text(Name.dateText, context.phrases.format.date(due.date))
        map.text(Name.distance, context.phrases.distance(days: due.days))
        return map
    }
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
}

extension PageContext {
    /// Whether a record needs nobody's attention any more: archived, or by its status.
    func isSettled(_ number: Int) -> Bool {
        let record = graph.records[number]
        let layout = layouts[record.kind]
        if let state = layout.state, case .text("archived")? = record.value(at: state) {
            return true
        }
        switch layout.status {
        case .field(let index):
            guard case .text(let word)? = record.value(at: index) else { return false }
            return ["retired", "cancelled", "closed", "resolved", "revoked", "completed", "done"]
                .contains(word)
        case .relation(let index):
            let bound = schema.relationNumber(kind: record.kind, relation: index)
            guard let status = links(of: number, relation: bound).first?.other else {
                return false
            }
            return isTrue("is_resolved", of: status) || isTrue("is_closed", of: status)
        case nil: return false
        }
    }

    private func isTrue(_ field: String, of record: Int) -> Bool {
        graph.kind(of: record).fieldIndex(named: field)
            .map { graph.records[record].value(at: $0) == .boolean(true) } ?? false
    }
}
