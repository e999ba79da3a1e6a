import HeliosRecords
import HeliosText

extension PageContext {
    /// How many tickets were open when each of the last months ended, today for this one, and where
    /// it is known how many of them waited.
    func openTicketsPlot(months: Int) -> Plot? {
        let tickets = plan.figures.value.tickets
        let current = Month(of: today)
        let shown = (0..<months).map { current.adding($0 - months + 1) }
        let days = shown.map { min($0.last, today) }
        let open = days.map { day in tickets.filter { $0.wasOpen(on: day, today: today) } }
        guard open.contains(where: { !$0.isEmpty }) else { return nil }
        let waiting = zip(days, open).map { day, tickets in
            tickets.count { $0.waited(on: day) }
        }
        var series = [
            Plot.Series(
                label: phrases[.dashWorkedOn],
                values: zip(open, waiting).map { $0.count - $1 },
                look: .first
            ),
            Plot.Series(label: phrases[.dashWaiting], values: waiting, look: .warning),
        ]
        if waiting.allSatisfy({ $0 == 0 }) {
            series = [
                Plot.Series(label: phrases[.reportOpen], values: open.map(\.count), look: .first)
            ]
        }
        return Plot(
            title: phrases[.dashOpenOverTime],
            category: phrases[.reportMonth],
            labels: shown.map { monthLabel($0) },
            series: series,
            shape: .columns
        )
    }
}

extension TicketFigures {
    /// Whether it still had to be done when a day ended; one that does not say when it was opened
    /// counts only while it is open.
    fileprivate func wasOpen(on day: CalendarDate, today: CalendarDate) -> Bool {
        guard opened.map({ $0 <= day }) ?? (day == today) else { return false }
        return isOpen || done.map { $0 > day } ?? false
    }

    /// Whether it waited when a day ended.
    fileprivate func waited(on day: CalendarDate) -> Bool {
        waits.contains { $0.start <= day && ($0.end.map { $0 > day } ?? true) }
    }
}
