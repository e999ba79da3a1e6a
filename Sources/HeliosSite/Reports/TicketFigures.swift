import HeliosRecords
import HeliosText

/// What is known of the course of something that is worked on, such as a ticket.
struct TicketFigures: Sendable {
    let record: Int
    /// Whether it still has to be done.
    let isOpen: Bool
    /// The day it was opened.
    let opened: CalendarDate?
    /// The day it was solved or closed.
    let done: CalendarDate?
    /// The day on which something was last said or done about it.
    let touched: CalendarDate?
    let due: CalendarDate?
    /// The time that people worked on it, in seconds.
    let worked: Int
    /// The time from opening to solution, in seconds.
    let taken: Int?
    /// Who is on it.
    let assignee: Int?
    /// Where it stands.
    let status: Int?
    /// What was promised for it.
    let promise: Promise?
    /// When nobody was expected to work on it, as far as it says and the audience is told.
    let waits: [Wait]

    /// Days on which something waited; without a last one it still does.
    struct Wait: Sendable {
        let start: CalendarDate
        let end: CalendarDate?
    }

    /// A promise and how it stands.
    struct Promise: Sendable {
        /// The record of the service level.
        let level: Int
        let response: ServiceClock.State?
        let resolution: ServiceClock.State?

        /// Its state as a whole: the one that asks for most attention.
        var worst: ServiceClock.State? {
            let states = [resolution, response].compactMap { $0 }
            return [.breached, .warned, .paused, .inTime, .met].first(where: states.contains)
        }
    }

    static func all(in source: FigureSource) -> [TicketFigures] {
        let records = source.records { $0.has(.board) && $0.has(.thread) }
        guard !records.isEmpty else { return [] }
        let levels = source.services?.value
        let terms = levels?.terms ?? []
        let states = ServiceClock.State.allCases
        let numbers = source.numbers(
            "ticket",
            of: records,
            restingOn: source.fingerprint(of: terms)
        ) { record in
            let promise = levels?.promise(for: record)
            func place(_ clock: ServiceClock?) -> Int {
                clock.flatMap { states.firstIndex(of: $0.state) } ?? .nothing
            }
            let reader = TicketReader(source: source, record: record)
            return reader.numbers
                + [
                    promise.flatMap { terms.firstIndex(of: $0.level) } ?? .nothing,
                    place(promise?.response), place(promise?.resolution),
                ] + (levels?.pauses(of: record) ?? []).flatMap { reader.days(of: $0) }
        }
        let shapes = source.schema.kinds.indices.map { TicketRelations(kind: $0, source.schema) }
        return zip(records, numbers).map { record, numbers in
            TicketFigures(
                of: record,
                numbers,
                shape: shapes[source.audience.records[record].kind],
                terms: terms,
                in: source
            )
        }
    }

    private init(
        of record: Int,
        _ numbers: [Int],
        shape: TicketRelations,
        terms: [Int],
        in source: FigureSource
    ) {
        let states = ServiceClock.State.allCases
        func state(_ place: Int) -> ServiceClock.State? {
            numbers.stated(place).flatMap { states.indices.contains($0) ? states[$0] : nil }
        }
        self.record = record
        status = shape.status.flatMap { source.target(of: record, relation: $0) }
        isOpen =
            !source.audience.graph.isArchived(record)
            && !(status.map { source.isDone($0) } ?? false)
        opened = numbers.day(0)
        done = numbers.day(1)
        touched = numbers.day(2)
        due = numbers.day(3)
        worked = numbers.stated(4) ?? 0
        taken = numbers.stated(5)
        assignee = shape.assignee.flatMap { source.target(of: record, relation: $0) }
        promise = numbers.stated(6).flatMap { level in
            terms.indices.contains(level)
                ? Promise(level: terms[level], response: state(7), resolution: state(8)) : nil
        }
        waits = stride(from: 9, to: numbers.count - 1, by: 2).compactMap { place in
            numbers.day(place).map { Wait(start: $0, end: numbers.day(place + 1)) }
        }
    }
}

/// The relations that tell who does something and how far it has come.
private struct TicketRelations {
    var status: Int?
    var assignee: Int?

    init(kind: Int, _ schema: Schema) {
        let declared = schema.kinds[kind]
        status = declared.boardColumns.flatMap { declared.relationIndex(named: $0) }
            .map { schema.relationNumber(kind: kind, relation: $0) }
        assignee = declared.relationIndex(named: "assigned_to")
            .map { schema.relationNumber(kind: kind, relation: $0) }
    }
}

/// Reads what a record says of the course of its work.
private struct TicketReader {
    let source: FigureSource
    let record: Int

    /// The days of opening, end, last word and due date; the time worked and the time taken.
    var numbers: [Int] {
        let opened = source.time("opened_at", of: record)
        let ended = source.time("resolved_at", of: record) ?? source.time("closed_at", of: record)
        var last = [opened, ended, source.time("closed_at", of: record)].compactMap { $0 }
        var worked = 0
        for reply in source.audience.records[record].replies {
            for field in reply.fields {
                switch field.value {
                case .datetime(let time): last.append(time)
                case .duration(let seconds):
                    let (sum, overflows) = worked.addingReportingOverflow(seconds)
                    if !overflows { worked = sum }
                default: break
                }
            }
        }
        last += events
        var taken = Int.nothing
        if let opened, let ended, opened <= ended { taken = ended.seconds - opened.seconds }
        return [
            day(opened), day(ended), day(last.max()), source.day("due_at", of: record).kept,
            spent ?? worked, taken,
        ]
    }

    /// The days on which a pause began and ended.
    func days(of pause: ServicePause) -> [Int] { [day(pause.start), day(pause.end)] }

    private func day(_ time: Timestamp?) -> Int {
        time.map { FieldValue.datetime($0).day(on: source.options.clock).kept } ?? .nothing
    }

    /// What the record itself says of the time that was worked.
    private var spent: Int? {
        let kind = source.audience.kind(of: record)
        guard let field = kind.fieldIndex(named: "time_spent"),
            case .duration(let seconds)? = source.audience.records[record].value(at: field)
        else { return nil }
        return seconds
    }

    private var events: [Timestamp] {
        let kind = source.audience.kind(of: record)
        guard let field = kind.fieldIndex(named: "events"),
            case .list(let events)? = source.audience.records[record].value(at: field)
        else { return [] }
        return events.compactMap { event in
            if case .datetime(let time)? = event.member("at") { time } else { nil }
        }
    }
}

extension FigureSource {
    /// Where a relation of a record leads.
    func target(of record: Int, relation: Int) -> Int? {
        let graph = audience.graph
        return graph.links(from: record).first { Int(graph.links[$0].relation) == relation }
            .map { Int(graph.links[$0].target) }
    }

    /// Whether nothing is left to do for what has this status.
    func isDone(_ status: Int) -> Bool {
        audience.isTrue("is_resolved", of: status) || audience.isTrue("is_closed", of: status)
    }
}
