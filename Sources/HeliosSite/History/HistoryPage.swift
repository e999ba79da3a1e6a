import HeliosRecords
import HeliosTemplates
import HeliosText

/// The page of what happened lately, day by day.
struct HistoryPage {
    let context: PageContext
    let path: String

    /// How many records of one commit are named.
    private static let itemLimit = 12
    /// How many changes of one record are told.
    private static let changeLimit = 8

    var frame: PageFrame {
        PageFrame(
            title: context.phrases[.historyTitle],
            heading: context.phrases[.historyTitle],
            description: context.phrases[.historyDescription],
            breadcrumbs: [context.homeBreadcrumb],
            path: path
        )
    }

    var values: TemplateMap {
        var days: [(date: CalendarDate, commits: [TemplateMap])] = []
        for recent in context.plan.history.history.recent?.commits ?? [] {
            let date = recent.commit.time.date
            if days.last?.date != date { days.append((date, [])) }
            days[days.count - 1].commits.append(values(of: recent))
        }
        var map = TemplateMap(reserving: 2)
        map.append(
            Name.days,
            .maps(
                days.map { day in
                    var map = TemplateMap(reserving: 2)
                    map.text(Name.date, day.date.description)
                    map.text(Name.dateText, context.phrases.format.date(day.date, .full))
                    map.append(Name.told, .maps(day.commits))
                    return map
                }
            )
        )
        map.append(Name.endsEarly, .flag(context.plan.history.history.endsEarly))
        return map
    }

    private func values(of recent: RecentCommit) -> TemplateMap {
        let shown = recent.items.prefix(Self.itemLimit)
        let omitted = recent.omitted + recent.items.count - shown.count
        var map = TemplateMap(reserving: 6)
        map.append(Name.when, .html(context.time(of: recent.commit, withDay: false)))
        map.text(Name.author, context.author(of: recent.commit))
        map.text(Name.commit, recent.commit.shortID)
        map.text(Name.subject, recent.commit.subject)
        map.append(Name.items, .maps(shown.map(values)))
        map.append(Name.omitted, omitted > 0 ? .count(omitted) : .missing)
        return map
    }

    private func values(of item: RecentCommit.Item) -> TemplateMap {
        let record = item.record.flatMap { context.number(of: $0) }
        var map = TemplateMap(reserving: 6)
        map.text(Name.title, record.map { context.title($0) } ?? item.title)
        map.append(Name.href, TemplateValue(record.map { context.href(record: $0) }))
        map.append(Name.kind, TemplateValue(record.map { context.plan.kindLabel(of: $0) }))
        map.append(Name.event, TemplateValue(context.words(for: item.event, item.changes)))
        let changes = item.changes.prefix(Self.changeLimit)
        map.append(Name.rows, .maps(context.values(of: Array(changes))))
        let omitted = item.changes.count - changes.count
        map.append(Name.omitted, omitted > 0 ? .count(omitted) : .missing)
        return map
    }
}
