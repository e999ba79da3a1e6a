import HeliosRecords
import HeliosText

/// The calendar: a page for each month, and the same dates for other programs.
enum CalendarPages {
    static let indexPath = "calendar/index.html"
    static let icsPath = "expiries.ics"
    static let feedPath = "feed.xml"

    /// The organisation always has a calendar; others have one where they may see a date.
    static func pages(
        of audience: AudienceGraph,
        _ agenda: Agenda,
        _ options: SiteOptions
    ) -> [PortalPage] {
        guard audience.audience.isInternal || !agenda.entries.isEmpty else { return [] }
        let index = PortalPage(
            paths: [indexPath, "calendar-of-dates/index.html"],
            entry: PortalPage.Entry(
                label: options.phrases[.calendarTitle],
                icon: "calendar",
                placement: .navigation(30)
            ),
            content: content(agenda, Month(of: options.today), isIndex: true),
            shows: { print, _, records in agenda.add(to: &print, records) }
        )
        let months = agenda.months.map { month in
            PortalPage(
                paths: [path(of: month), "calendar-of-dates/\(month)/index.html"],
                content: content(agenda, month, isIndex: false),
                shows: { print, _, records in agenda.add(to: &print, records) }
            )
        }
        let files = [
            PortalPage(
                paths: [icsPath],
                content: .file { context, bytes in
                    CalendarFile(agenda: agenda, context: context).write(to: &bytes)
                },
                shows: { print, _, records in agenda.add(to: &print, records) }
            ),
            PortalPage(
                paths: [feedPath],
                content: .file { context, bytes in
                    NewsFeed(agenda: agenda, context: context).write(to: &bytes)
                },
                shows: { print, context, records in
                    agenda.add(to: &print, records)
                    print.add(context.plan.history.history.recent?.number ?? 0)
                }
            ),
        ]
        return [index] + months + files
    }

    /// The first choice of a month's place.
    static func path(of month: Month) -> String { "calendar/\(month)/index.html" }

    private static func content(
        _ agenda: Agenda,
        _ month: Month,
        isIndex: Bool
    ) -> PortalPage.Content {
        .page(layout: "layouts/calendar") { context, path in
            let page = MonthPage(
                context: context,
                agenda: agenda,
                month: month,
                isIndex: isIndex,
                path: path
            )
            return PortalView(frame: page.frame) { page.fill(&$0) }
        }
    }
}
