import HeliosRecords
import HeliosTemplates
import HeliosText

/// The first page: what there is, and what runs out.
struct HomePage {
    /// How many dates each of the two tables shows.
    private static let limit = 25

    let context: PageContext

    var frame: PageFrame {
        let organization = context.plan.options.organization
        return PageFrame(
            title: context.phrases[.navHome],
            heading: organization,
            description: context.phrases.text(.homeDescription, ["organization": organization]),
            path: PagePath.home
        )
    }

    func fill(_ values: inout TemplateValues) {
        let late = context.plan.agenda.late
        let soon = context.plan.agenda.soon
        values.text(Name.today, context.today.description)
        values.html(Name.asOf) { context.append(context.today, into: &$0) }
        values.count(Name.total, context.graph.records.count)
        values.maps(Name.sections, context.plan.sections.compactMap(self.values))
        values.append(Name.late, table(Array(late.suffix(Self.limit).reversed()), of: late.count))
        values.append(Name.soon, table(Array(soon.prefix(Self.limit)), of: soon.count))
        values.entries(Name.empty, emptyKinds)
        values.text(Name.ics, context.href(portal: CalendarPages.icsPath))
        values.text(Name.feed, context.href(portal: CalendarPages.feedPath))
        let dashboard = Dashboard(context: context)
        values.html(Name.attention) { $0.append(dashboard.attention) }
        values.html(Name.overview) { $0.append(dashboard.overview) }
    }

    // MARK: Kinds

    private func values(of section: NavigationSection) -> TemplateMap? {
        let entries = section.entries.filter { $0.count > 0 }
        guard !entries.isEmpty else { return nil }
        var map = TemplateMap(reserving: 2)
        map.text(Name.label, section.label)
        map.append(Name.entries, .maps(entries.map(values)))
        return map
    }

    private func values(of entry: NavigationEntry) -> TemplateMap {
        var map = TemplateMap(reserving: 4)
        map.text(Name.label, entry.label)
        map.text(Name.href, context.href(entry.path))
        map.append(Name.count, .count(entry.count))
        map.append(Name.description, TemplateValue(context.schema.kinds[entry.kind].summary))
        return map
    }

    /// The kinds that have no record yet.
    private var emptyKinds: [TemplateMap] {
        context.plan.sections.flatMap(\.entries).filter { $0.count == 0 }.map(values)
    }

    // MARK: Dates

    private func table(_ dates: [Agenda.Entry], of count: Int) -> TemplateValue {
        guard count > 0 else { return .missing }
        var map = TemplateMap(reserving: 3)
        map.append(Name.count, .count(count))
        map.append(Name.more, .count(count - dates.count))
        map.append(Name.rows, .maps(dates.map(values)))
        return .map(map)
    }

    private func values(of due: Agenda.Entry) -> TemplateMap {
        var map = TemplateMap(reserving: 7)
        map.text(Name.href, context.href(record: due.record))
        map.text(Name.record, context.title(due.record))
        map.text(Name.kind, context.plan.kindLabel(of: due.record))
        map.text(Name.field, context.label(of: due))
        map.text(Name.date, due.date.description)
        map.text(Name.dateText, context.phrases.format.date(due.date))
        map.text(Name.distance, context.phrases.distance(days: due.days))
        return map
    }
}
