import HeliosRecords
import HeliosText

/// How many seats there are and how many are taken.
struct LicenceReport {
    let context: PageContext

    private static let shown = 12

    var result: ReportResult {
        let phrases = context.phrases
        let seats = context.plan.figures.value.seats.sorted { left, right in
            let free = (left.free ?? .max, right.free ?? .max)
            return free.0 == free.1 ? left.record < right.record : free.0 < free.1
        }
        let counted = seats.filter { $0.seats != nil }
        var result = ReportResult()
        result.figures = [
            (counted.reduce(0) { $0 + ($1.seats ?? 0) }, phrases[.reportSeats]),
            (counted.reduce(0) { $0 + $1.used }, phrases[.reportSeatsUsed]),
            (counted.reduce(0) { $0 + max(0, $1.free ?? 0) }, phrases[.reportSeatsFree]),
            (counted.count { ($0.free ?? 0) < 0 }, phrases[.reportOverused]),
        ].map { (phrases.format.number($0), $1) }
        result.plots = [plot(counted)]
        result.columns = [
            context.column(.reportName, "record"),
            context.column(.reportState, "state"),
            context.column(.reportSeats, "seats", isNumeric: true),
            context.column(.reportSeatsUsed, "used", isNumeric: true),
            context.column(.reportSeatsFree, "free", isNumeric: true),
        ]
        let rows = seats.map { seat in
            [
                context.cell(record: seat.record), state(of: seat),
                seat.seats == nil
                    ? ReportResult.Cell(phrases[.reportUnlimited], inFiles: "")
                    : context.cell(number: seat.seats),
                context.cell(number: seat.used), context.cell(number: seat.free),
            ]
        }
        result.groups = [ReportResult.Group(rows: rows)]
        return result
    }

    private func state(of seat: SeatFigures) -> ReportResult.Cell {
        guard let free = seat.free else { return .empty }
        if free < 0 { return context.cell(.reportOver, "over", tone: .negative) }
        if free == 0 { return context.cell(.reportFull, "full", tone: .warning) }
        return context.cell(.reportRoom, "room", tone: .positive)
    }

    /// The licences with most users.
    private func plot(_ seats: [SeatFigures]) -> Plot {
        let largest = seats.sorted { left, right in
            let sizes = (max(left.used, left.seats ?? 0), max(right.used, right.seats ?? 0))
            return sizes.0 == sizes.1 ? left.record < right.record : sizes.0 > sizes.1
        }.prefix(Self.shown)
        let phrases = context.phrases
        return Plot(
            title: phrases[.reportSeatPlot],
            category: phrases[.reportName],
            labels: largest.map { context.title($0.record) },
            series: [
                Plot.Series(
                    label: phrases[.reportSeatsUsed],
                    values: largest.map { min($0.used, $0.seats ?? 0) },
                    look: .first
                ),
                Plot.Series(
                    label: phrases[.reportOver],
                    values: largest.map { max(0, -($0.free ?? 0)) },
                    look: .negative
                ),
                Plot.Series(
                    label: phrases[.reportSeatsFree],
                    values: largest.map { max(0, $0.free ?? 0) },
                    look: .neutral
                ),
            ],
            shape: .bars
        )
    }
}
