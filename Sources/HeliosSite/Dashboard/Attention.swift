import HeliosRecords
import HeliosText

/// What needs somebody's attention now, most urgent first.
struct Attention {
    let context: PageContext

    /// Up to so many days ahead dates are told, in these steps.
    static let steps = [1, 7, 14, 30, 45]
    /// An open ticket that nobody has touched for longer is stale.
    private static let patience = 7

    /// Records that ask for the same.
    struct Group {
        let id: String
        let label: String
        let tone: Tone
        let entries: [Entry]
    }

    /// A record, and what is to be said of it.
    struct Entry {
        let record: Int
        let what: String
        let day: CalendarDate?
    }

    /// The groups that have any.
    var groups: [Group] {
        (tickets + things).filter { !$0.entries.isEmpty }
    }

    private var isInternal: Bool { context.graph.audience.isInternal }

    // MARK: Tickets

    private var tickets: [Group] {
        let phrases = context.phrases
        let open = context.plan.figures.value.tickets.filter(\.isOpen)
        let today = context.today
        func group(
            _ id: String,
            _ label: ReportPhrase,
            _ tone: Tone,
            day: (TicketFigures) -> CalendarDate?,
            where holds: (TicketFigures) -> Bool
        ) -> Group {
            let entries = open.filter(holds).map { ticket in
                Entry(record: ticket.record, what: status(of: ticket), day: day(ticket))
            }
            let sorted = entries.sorted { left, right in
                let days = (left.day?.dayNumber ?? .max, right.day?.dayNumber ?? .max)
                return days.0 == days.1 ? left.record < right.record : days.0 < days.1
            }
            return Group(id: id, label: phrases[label], tone: tone, entries: sorted)
        }
        let overdue = group("overdue", .dashOverdue, .negative, day: \.due) { ticket in
            ticket.due.map { $0 < today } ?? false
        }
        // What tickets depend on besides is cut away for others.
        guard isInternal else { return [overdue] }
        return [
            group("sla-breached", .dashBreached, .negative, day: \.opened) {
                $0.promise?.worst == .breached
            },
            overdue,
            group("sla-at-risk", .dashAtRisk, .warning, day: \.opened) {
                $0.promise?.worst == .warned
            },
            group("unassigned", .dashUnassigned, .warning, day: \.opened) { $0.assignee == nil },
            group("stale", .dashStale, .warning, day: \.touched) { ticket in
                ticket.touched.map { today.dayNumber - $0.dayNumber > Self.patience } ?? false
            },
        ]
    }

    private func status(of ticket: TicketFigures) -> String {
        ticket.status.map { context.title($0) } ?? ""
    }

    // MARK: Dates and numbers

    private var things: [Group] {
        let expired = dates { $0 < 0 }
        var groups = [
            Group(
                id: "expired",
                label: context.phrases[.dashExpired],
                tone: .negative,
                entries: expired
            )
        ]
        if isInternal { groups += [secrets, seats] }
        groups += expiring
        groups.append(retiring)
        return groups
    }

    /// The dates of what is not worked on, so many days ahead.
    private func dates(_ holds: (Int) -> Bool) -> [Entry] {
        context.plan.agenda.entries.compactMap { date in
            let kind = context.graph.kind(of: date.record)
            guard !kind.isWorkedOn, !date.alertDays.isEmpty, holds(date.days) else { return nil }
            return Entry(
                record: date.record,
                what: kind.fields[date.field].displayLabel,
                day: date.date
            )
        }
    }

    /// What runs out, by how soon it does.
    var expiring: [Group] {
        var earlier = -1
        return Self.steps.map { step in
            let days = earlier + 1...step
            earlier = step
            return Group(
                id: "within-\(step)",
                label: context.phrases.text(.dashWithin, count: step),
                tone: step <= 14 ? .warning : .notice,
                entries: dates(days.contains)
            )
        }
    }

    private var secrets: Group {
        let entries = context.vaultEntries.filter { $0.state == .overdue }.map { entry in
            Entry(
                record: entry.record,
                what: entry.period.map { context.phrases.vault.every($0) } ?? "",
                day: entry.daysLeft.map { context.today.adding(days: $0) }
            )
        }
        return Group(
            id: "rotation",
            label: context.phrases[.dashRotation],
            tone: .negative,
            entries: entries
        )
    }

    private var seats: Group {
        let over = context.plan.figures.value.seats.filter { ($0.free ?? 0) < 0 }
        return Group(
            id: "seats",
            label: context.phrases[.dashSeats],
            tone: .negative,
            entries: over.map { seat in
                let words = context.phrases.text(
                    .dashSeatsUsed,
                    [
                        "used": context.phrases.format.number(seat.used),
                        "seats": context.phrases.format.number(seat.seats ?? 0),
                    ]
                )
                return Entry(record: seat.record, what: words, day: nil)
            }
        )
    }

    private var retiring: Group {
        let end = context.today.adding(days: WarrantyReport.horizon)
        let things = context.plan.figures.value.things.filter { $0.end.map { $0 <= end } ?? false }
            .sorted { ($0.end?.dayNumber ?? 0, $0.record) < ($1.end?.dayNumber ?? 0, $1.record) }
        return Group(
            id: "retiring",
            label: context.phrases[.dashRetiring],
            tone: .notice,
            entries: things.map { thing in
                Entry(
                    record: thing.record,
                    what: thing.age(on: context.today)
                        .map { context.phrases.text(.dashYears, count: $0) } ?? "",
                    day: thing.end
                )
            }
        )
    }
}
