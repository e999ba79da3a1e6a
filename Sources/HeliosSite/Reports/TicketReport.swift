import HeliosRecords
import HeliosText

/// Who asked for how much, and who did it.
struct TicketReport {
    let context: PageContext

    private static let shownMonths = 12

    /// What was done for one client by one person.
    private struct Share {
        let owner: RecordID?
        let assignee: Int?
        var opened = 0
        var closed = 0
        var open = 0
        var taken: [Int] = []
        var worked = 0

        mutating func add(_ ticket: TicketFigures) {
            opened += 1
            if ticket.isOpen { open += 1 } else { closed += 1 }
            if !ticket.isOpen, let seconds = ticket.taken { taken.append(seconds) }
            worked += ticket.worked
        }

        var average: Int? {
            taken.isEmpty ? nil : taken.reduce(0, +) / taken.count
        }
    }

    var result: ReportResult {
        let phrases = context.phrases
        let tickets = context.plan.figures.value.tickets
        var result = ReportResult()
        var all = Share(owner: nil, assignee: nil)
        for ticket in tickets { all.add(ticket) }
        result.figures = [
            (phrases.format.number(all.opened), phrases[.reportOpened]),
            (phrases.format.number(all.closed), phrases[.reportClosed]),
            (phrases.format.number(all.open), phrases[.reportOpen]),
        ]
        if let average = all.average {
            result.figures.append((phrases.roughly(seconds: average), phrases[.reportAverage]))
        }
        result.plots = [context.ticketPlot(months: Self.shownMonths), openPlot(tickets)]
        result.columns = [
            context.column(.reportClient, "client"),
            context.column(.reportAssignee, "assignee"),
            context.column(.reportOpened, "opened", isNumeric: true),
            context.column(.reportClosed, "closed", isNumeric: true),
            context.column(.reportOpen, "open", isNumeric: true),
            context.column(.reportAverage, "average_seconds_to_resolve", isNumeric: true),
            context.column(.reportWorked, "seconds_worked", isNumeric: true),
        ]
        result.groups = [ReportResult.Group(rows: shares(of: tickets).map(cells))]
        return result
    }

    private func cells(of share: Share) -> [ReportResult.Cell] {
        [
            context.ownerCell(share.owner),
            share.assignee.map { context.cell(record: $0) }
                ?? ReportResult.Cell(context.phrases[.reportNobody], inFiles: ""),
            context.cell(number: share.opened), context.cell(number: share.closed),
            context.cell(number: share.open), context.cell(seconds: share.average),
            context.cell(seconds: share.worked),
        ]
    }

    /// By client, the organisation first, then by person, nobody last.
    private func shares(of tickets: [TicketFigures]) -> [Share] {
        var places: [ShareKey: Int] = [:]
        var shares: [Share] = []
        for ticket in tickets {
            let owner = context.graph.records[ticket.record].owner
            let key = ShareKey(owner: owner, assignee: ticket.assignee)
            let place = places[key] ?? shares.count
            if place == shares.count {
                places[key] = place
                shares.append(Share(owner: owner, assignee: ticket.assignee))
            }
            shares[place].add(ticket)
        }
        return shares.sorted { left, right in
            let owners = (left.owner?.id ?? "", right.owner?.id ?? "")
            guard owners.0.hasSameBytes(as: owners.1) else {
                return owners.0.precedesBytewise(owners.1)
            }
            return left.assignee ?? .max < right.assignee ?? .max
        }
    }

    private struct ShareKey: Hashable {
        let owner: RecordID?
        let assignee: Int?
    }

    /// What each person still has to do.
    private func openPlot(_ tickets: [TicketFigures]) -> Plot {
        var counts: [Int: Int] = [:]
        for ticket in tickets where ticket.isOpen {
            counts[ticket.assignee ?? .max, default: 0] += 1
        }
        let people = counts.keys.sorted { left, right in
            let numbers = (counts[left] ?? 0, counts[right] ?? 0)
            return numbers.0 == numbers.1 ? left < right : numbers.0 > numbers.1
        }.prefix(12)
        return Plot(
            title: context.phrases[.reportOpenByPerson],
            category: context.phrases[.reportAssignee],
            labels: people.map {
                $0 == .max ? context.phrases[.reportNobody] : context.title($0)
            },
            series: [
                Plot.Series(
                    label: context.phrases[.reportOpen],
                    values: people.map { counts[$0] ?? 0 },
                    look: .first
                )
            ],
            shape: .bars
        )
    }
}

extension PageContext {
    /// How many tickets were opened and closed in each of the last months.
    func ticketPlot(months: Int) -> Plot {
        let current = Month(of: today)
        let shown = (0..<months).map { current.adding($0 - months + 1) }
        var opened: [Month: Int] = [:]
        var closed: [Month: Int] = [:]
        for ticket in plan.figures.value.tickets {
            if let day = ticket.opened, day <= today { opened[Month(of: day), default: 0] += 1 }
            if !ticket.isOpen, let day = ticket.done, day <= today {
                closed[Month(of: day), default: 0] += 1
            }
        }
        return Plot(
            title: phrases[.reportTicketsByMonth],
            category: phrases[.reportMonth],
            labels: shown.map { monthLabel($0) },
            series: [
                Plot.Series(
                    label: phrases[.reportOpened],
                    values: shown.map { opened[$0] ?? 0 },
                    look: .first
                ),
                Plot.Series(
                    label: phrases[.reportClosed],
                    values: shown.map { closed[$0] ?? 0 },
                    look: .positive
                ),
            ],
            shape: .lines
        )
    }
}
