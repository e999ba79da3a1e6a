import HeliosRecords
import HeliosTemplates

/// The page of a month: a table of its weeks, and below it all dates in words.
struct MonthPage {
    /// How many dates one day of the table shows; the list has all.
    private static let cellLimit = 4
    /// How many dates are shown that have passed and should not have.
    private static let overdueLimit = 40

    let context: PageContext
    let agenda: Agenda
    let month: Month
    /// Whether it is the page that people come to first, which also has what is overdue.
    let isIndex: Bool
    let path: String

    private var format: LocaleFormat { context.phrases.format }

    var frame: PageFrame {
        let title = format.date(month.first, .monthYear)
        let calendar = context.phrases[.calendarTitle]
        var breadcrumbs = [
            PageFrame.Breadcrumb(
                label: context.phrases[.navHome],
                href: context.href(PagePath.home)
            )
        ]
        if !isIndex {
            let href = context.href(portal: CalendarPages.indexPath)
            breadcrumbs.append(PageFrame.Breadcrumb(label: calendar, href: href))
        }
        return PageFrame(
            title: isIndex ? calendar : "\(title) · \(calendar)",
            heading: isIndex ? "\(calendar): \(title)" : title,
            description: context.phrases[.calendarDescription],
            breadcrumbs: breadcrumbs,
            path: path
        )
    }

    func fill(_ values: inout TemplateValues) {
        let entries = agenda.entries(in: month)
        values.text(Name.today, agenda.today.description)
        values.text(Name.todayText, format.date(agenda.today, .long))
        values.text(Name.ics, context.href(portal: CalendarPages.icsPath))
        values.text(Name.feed, context.href(portal: CalendarPages.feedPath))
        values.maps(Name.months, months)
        let others = agenda.months
        values.append(Name.previous, step(to: others.last { $0 < month }))
        values.append(Name.next, step(to: others.first { month < $0 }))
        values.append(Name.overdue, isIndex ? overdue : .missing)
        let firstWeekday = WeekStart.weekday(of: context.plan.options.language)
        values.maps(
            Name.weekdays,
            (0..<7).map { place in
                let day = (firstWeekday - 1 + place) % 7
                var map = TemplateMap(reserving: 2)
                map.text(Name.label, Self.item(day, of: format.weekdays))
                map.text(Name.text, Self.item(day, of: format.shortWeekdays))
                return map
            }
        )
        values.maps(Name.weeks, weeks(from: firstWeekday, Array(entries)))
        values.append(Name.agenda, list(entries, hasAnchors: true))
    }

    private static func item(_ index: Int, of texts: [String]) -> String {
        texts.indices.contains(index) ? texts[index] : ""
    }

    // MARK: Months

    private var months: [TemplateMap] {
        agenda.months.map { other in
            var map = TemplateMap(reserving: 4)
            map.text(Name.label, format.date(other.first, .monthYear))
            map.append(
                Name.href,
                TemplateValue(context.href(portal: CalendarPages.path(of: other)))
            )
            map.append(Name.count, .count(agenda.entries(in: other).count))
            map.append(Name.current, .flag(other == month))
            return map
        }
    }

    /// The way to another month; missing where there is none.
    private func step(to other: Month?) -> TemplateValue {
        guard let other, let href = context.href(portal: CalendarPages.path(of: other)) else {
            return .missing
        }
        var map = TemplateMap(reserving: 2)
        map.text(Name.label, format.date(other.first, .monthYear))
        map.text(Name.href, href)
        return .map(map)
    }

    // MARK: The table

    private func weeks(from weekday: Int, _ entries: [Agenda.Entry]) -> [TemplateMap] {
        let first = month.first
        let offset = (first.weekday - weekday + 7) % 7
        let last = month.last
        var rest = entries[...]
        var weeks: [TemplateMap] = []
        var day = first.adding(days: -offset)
        while day <= last {
            let days = (0..<7).map { place in
                let date = day.adding(days: place)
                let own = rest.prefix { $0.date == date }
                rest = rest.dropFirst(own.count)
                return cell(date, own)
            }
            var week = TemplateMap(reserving: 1)
            week.append(Name.cellDays, .maps(days))
            weeks.append(week)
            day = day.adding(days: 7)
        }
        return weeks
    }

    private func cell(_ date: CalendarDate, _ entries: ArraySlice<Agenda.Entry>) -> TemplateMap {
        var map = TemplateMap(reserving: 8)
        map.text(Name.date, date.description)
        map.append(Name.number, .number(date.components.day))
        map.append(Name.isOutside, .flag(Month(of: date) != month))
        map.append(Name.isToday, .flag(date == agenda.today))
        map.append(Name.isWeekend, .flag(date.weekday > 5))
        let shown = entries.prefix(Self.cellLimit)
        map.append(Name.entries, .maps(shown.map(values)))
        let more = entries.count - shown.count
        map.append(
            Name.more,
            more > 0 ? .text(context.phrases.text(.calendarMore, count: more)) : .missing
        )
        return map
    }

    // MARK: The list

    /// What is past its date, the latest first.
    private var overdue: TemplateValue {
        let late = agenda.late
        let shown = Array(late.suffix(Self.overdueLimit).reversed())
        guard case .map(var map) = list(shown[...], hasAnchors: false) else { return .missing }
        map[Name.count] = .count(late.count)
        let more = late.count - shown.count
        map.append(
            Name.more,
            more > 0 ? .text(context.phrases.text(.calendarMore, count: more)) : .missing
        )
        return .map(map)
    }

    /// Dates by day, with an address for each day if it is asked for; missing without any.
    private func list(_ entries: ArraySlice<Agenda.Entry>, hasAnchors: Bool) -> TemplateValue {
        guard !entries.isEmpty else { return .missing }
        var map = TemplateMap(reserving: 2)
        map.append(Name.count, .count(entries.count))
        map.append(Name.entries, .maps(days(of: entries, hasAnchors: hasAnchors)))
        return .map(map)
    }

    private func days(
        of entries: ArraySlice<Agenda.Entry>,
        hasAnchors: Bool
    ) -> [TemplateMap] {
        var days: [TemplateMap] = []
        var rest = entries
        while let first = rest.first {
            let own = rest.prefix { $0.date == first.date }
            rest = rest.dropFirst(own.count)
            var map = TemplateMap(reserving: 6)
            map.append(Name.id, TemplateValue(hasAnchors ? "day.\(first.date)" : nil))
            map.text(Name.date, first.date.description)
            map.text(Name.label, format.date(first.date, .full))
            map.text(Name.distance, context.phrases.distance(days: first.days))
            map.append(Name.isToday, .flag(first.days == 0))
            map.append(Name.entries, .maps(own.map(values)))
            days.append(map)
        }
        return days
    }

    private func values(of entry: Agenda.Entry) -> TemplateMap {
        var map = TemplateMap(reserving: 6)
        map.text(Name.href, context.href(record: entry.record))
        map.text(Name.title, context.title(entry.record))
        map.text(Name.kind, context.plan.kindLabel(of: entry.record))
        map.text(Name.field, context.label(of: entry))
        map.text(Name.tone, entry.urgency.tone.rawValue)
        let time = entry.time.map { format.time(secondOfDay: $0.secondOfDay) }
        map.append(Name.time, TemplateValue(time))
        return map
    }
}

extension PageContext {
    /// The words of the field that a date stands in.
    func label(of entry: Agenda.Entry) -> String {
        graph.kind(of: entry.record).fields[entry.field].displayLabel
    }
}
