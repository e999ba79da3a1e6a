import HeliosRecords
import HeliosText

/// How well promises were kept: by service level, client and month of opening.
struct ServiceLevelReport {
    let context: PageContext

    /// The promises of one level to one client in one month.
    private struct Share {
        let key: Key
        var tickets = 0
        var answers = Kept()
        var solutions = Kept()
    }

    private struct Key: Hashable {
        let level: Int
        let owner: RecordID?
        let month: Month
    }

    /// How many promises were kept, and how many were not.
    struct Kept {
        private(set) var met = 0
        private(set) var breached = 0

        mutating func add(_ state: ServiceClock.State?) {
            switch state {
            case .met: met += 1
            case .breached: breached += 1
            default: break
            }
        }

        mutating func add(_ other: Kept) {
            met += other.met
            breached += other.breached
        }

        /// The share of those decided that were kept, in percent, rounded down.
        var percent: Int? { met + breached > 0 ? met * 100 / (met + breached) : nil }
    }

    var result: ReportResult {
        let phrases = context.phrases
        let shares = self.shares
        var result = ReportResult()
        var (answers, solutions) = (Kept(), Kept())
        for share in shares {
            answers.add(share.answers)
            solutions.add(share.solutions)
        }
        let percents = [
            (answers.percent, phrases[.reportAnswersKept]),
            (solutions.percent, phrases[.reportSolutionsKept]),
        ]
        result.figures =
            percents.compactMap { percent, label in
                percent.map { (phrases.format.percent($0), label) }
            }
        result.figures.append(
            (phrases.format.number(answers.breached + solutions.breached), phrases[.reportBroken])
        )
        result.plots = [plot(shares)]
        result.columns = columns
        result.groups = [ReportResult.Group(rows: shares.map(cells))]
        return result
    }

    private var columns: [ReportResult.Column] {
        [
            context.column(.reportLevel, "service_level"),
            context.column(.reportClock, "clock"),
            context.column(.reportClient, "client"),
            context.column(.reportMonth, "month"),
            context.column(.reportTicketCount, "tickets", isNumeric: true),
            context.column(.reportAnswersMet, "answers_met", isNumeric: true),
            context.column(.reportAnswersBroken, "answers_breached", isNumeric: true),
            context.column(.reportSolutionsMet, "solutions_met", isNumeric: true),
            context.column(.reportSolutionsBroken, "solutions_breached", isNumeric: true),
            context.column(.reportKept, "kept_percent", isNumeric: true),
        ]
    }

    private func cells(of share: Share) -> [ReportResult.Cell] {
        var all = share.answers
        all.add(share.solutions)
        let month = share.key.month
        let isLimited = context.graph.isTrue("business_hours_only", of: share.key.level)
        return [
            context.cell(record: share.key.level),
            ReportResult.Cell(
                context.phrases[isLimited ? .reportInHours : .reportAllHours],
                inFiles: isLimited ? "business_hours" : "always"
            ),
            context.ownerCell(share.key.owner),
            ReportResult.Cell(
                context.phrases.format.date(month.first, .monthYear),
                inFiles: month.description
            ),
            context.cell(number: share.tickets), context.cell(number: share.answers.met),
            context.cell(number: share.answers.breached),
            context.cell(number: share.solutions.met),
            context.cell(number: share.solutions.breached), context.cell(percent: all.percent),
        ]
    }

    /// The latest month first, then by level and client.
    private var shares: [Share] {
        var places: [Key: Int] = [:]
        var shares: [Share] = []
        for ticket in context.plan.figures.value.tickets {
            guard let promise = ticket.promise, let opened = ticket.opened else { continue }
            let key = Key(
                level: promise.level,
                owner: context.graph.records[ticket.record].owner,
                month: Month(of: opened)
            )
            let place = places[key] ?? shares.count
            if place == shares.count {
                places[key] = place
                shares.append(Share(key: key))
            }
            shares[place].tickets += 1
            shares[place].answers.add(promise.response)
            shares[place].solutions.add(promise.resolution)
        }
        return shares.sorted { left, right in
            let months = (left.key.month.first, right.key.month.first)
            if months.0 != months.1 { return months.0 > months.1 }
            if left.key.level != right.key.level { return left.key.level < right.key.level }
            return (left.key.owner?.id ?? "").precedesBytewise(right.key.owner?.id ?? "")
        }
    }

    /// What was kept and what was not, in each of the last twelve months.
    private func plot(_ shares: [Share]) -> Plot {
        let current = Month(of: context.today)
        let months = (0..<12).map { current.adding($0 - 11) }
        var kept: [Month: Kept] = [:]
        for share in shares {
            kept[share.key.month, default: Kept()].add(share.answers)
            kept[share.key.month, default: Kept()].add(share.solutions)
        }
        return Plot(
            title: context.phrases[.reportKeptByMonth],
            category: context.phrases[.reportMonth],
            labels: months.map { context.monthLabel($0) },
            series: [
                Plot.Series(
                    label: context.phrases[.reportPromisesMet],
                    values: months.map { kept[$0]?.met ?? 0 },
                    look: .positive
                ),
                Plot.Series(
                    label: context.phrases[.reportPromisesBroken],
                    values: months.map { kept[$0]?.breached ?? 0 },
                    look: .negative
                ),
            ],
            shape: .columns
        )
    }
}
