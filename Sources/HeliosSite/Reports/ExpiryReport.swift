import HeliosRecords
import HeliosText

/// What is watched and when it runs out, such as domains and certificates.
struct ExpiryReport {
    let context: PageContext

    var result: ReportResult {
        let phrases = context.phrases
        let dates = context.plan.figures.value.dates
        var result = ReportResult()
        let ahead = dates.map { $0.day.dayNumber - context.today.dayNumber }
        result.figures = [
            (ahead.count { $0 < 0 }, phrases[.reportExpired]),
            (ahead.count { (0...30).contains($0) }, phrases[.reportWithin30]),
            (ahead.count { (31...90).contains($0) }, phrases[.reportWithin90]),
        ].map { (phrases.format.number($0), $1) }
        result.plots = [
            context.monthPlot(phrases[.reportExpiriesByMonth], dates: dates.map(\.day))
        ]
        result.columns = [
            context.column(.reportName, "record"),
            context.column(.reportKind, "kind"),
            context.column(.reportWhat, "field"),
            context.column(.reportDate, "date"),
            context.column(.reportDays, "days", isNumeric: true),
        ]
        let rows = dates.map { date in
            let kind = context.graph.kind(of: date.record)
            let days = date.day.dayNumber - context.today.dayNumber
            return [
                context.cell(record: date.record),
                ReportResult.Cell(kind.label.singular, inFiles: kind.name),
                ReportResult.Cell(
                    kind.fields[date.field].displayLabel,
                    inFiles: kind.fields[date.field].name
                ),
                context.cell(day: date.day),
                context.cell(number: days),
            ]
        }
        result.groups = [ReportResult.Group(rows: rows)]
        return result
    }
}

extension PageContext {
    /// How many of these days lie in each of the coming twelve months, and before today.
    func monthPlot(_ title: String, dates: [CalendarDate]) -> Plot {
        let current = Month(of: today)
        let months = (0..<12).map { current.adding($0) }
        var counts: [Month: Int] = [:]
        for date in dates where date >= today { counts[Month(of: date), default: 0] += 1 }
        let late = dates.count { $0 < today }
        let labels = months.map { monthLabel($0) }
        return Plot(
            title: title,
            category: phrases[.reportMonth],
            labels: (late > 0 ? [phrases[.reportLate]] : []) + labels,
            series: [
                Plot.Series(
                    label: phrases[.reportCount],
                    values: (late > 0 ? [late] : []) + months.map { counts[$0] ?? 0 },
                    look: .first
                )
            ],
            shape: .columns
        )
    }

    /// A month in short: `Mar`, and in January the year as well.
    func monthLabel(_ month: Month) -> String {
        let (year, number, _) = month.first.components
        let name = phrases.format.shortMonth(number)
        return number == 1 ? "\(name) \(year)" : name
    }
}
