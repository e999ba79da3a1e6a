import HeliosRecords
import HeliosText

/// How old secrets are, and which must be changed.
struct RotationReport {
    let context: PageContext

    var result: ReportResult {
        let phrases = context.phrases
        let entries = context.vaultEntries
        var result = ReportResult()
        let states: [(VaultEntry.State, String)] = [
            (.expired, phrases[.reportExpired]), (.overdue, phrases[.reportOverdue]),
            (.soon, phrases[.reportDueSoon]), (.fine, phrases[.reportFine]),
        ]
        let counts = states.map { state in entries.count { $0.state == state.0 } }
        result.figures = zip(counts, states).map { (phrases.format.number($0), $1.1) }
        result.plots = [
            Plot(
                title: phrases[.reportSecretsByState],
                category: phrases[.reportState],
                labels: states.map(\.1),
                series: [Plot.Series(label: phrases[.reportCount], values: counts, look: .first)],
                shape: .bars
            )
        ]
        result.columns = [
            context.column(.reportName, "record"),
            context.column(.reportState, "state"),
            context.column(.reportChanged, "changed"),
            context.column(.reportPeriod, "period_days", isNumeric: true),
            context.column(.reportDays, "days_left", isNumeric: true),
        ]
        let rows = entries.map { entry in
            [
                context.cell(record: entry.record), state(of: entry),
                context.cell(day: entry.figures.changed), context.cell(number: entry.period),
                context.cell(number: entry.daysLeft),
            ]
        }
        result.groups = [ReportResult.Group(rows: rows)]
        return result
    }

    /// Adds to a number what the report shows.
    func add(to print: inout Fingerprint, _ records: RecordFingerprints) {
        for entry in context.vaultEntries {
            print.add(records.faces[entry.record])
            print.add(entry.figures.changed.kept)
            print.add(entry.figures.expires.kept)
            print.add(entry.period ?? .nothing)
        }
    }

    private func state(of entry: VaultEntry) -> ReportResult.Cell {
        switch entry.state {
        case .expired: context.cell(.reportExpired, "expired", tone: .negative)
        case .overdue: context.cell(.reportOverdue, "overdue", tone: .negative)
        case .soon: context.cell(.reportDueSoon, "due_soon", tone: .warning)
        case .fine: context.cell(.reportFine, "fine", tone: .positive)
        }
    }
}
