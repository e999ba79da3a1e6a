import HeliosRecords
import HeliosTemplates

/// The lists behind the numbers of the first page.
struct AttentionPage {
    let context: PageContext
    let path: String

    /// Where it lies, by first choice.
    static let first = "attention/index.html"
    /// How many records one list shows.
    private static let limit = 200

    static func pages(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        guard !audience.records.isEmpty else { return [] }
        return [
            PortalPage(
                paths: [first, "needs-attention/index.html"],
                content: .page(layout: CardsPage.layout) { context, path in
                    AttentionPage(context: context, path: path).page.view
                }
            )
        ]
    }

    private var page: CardsPage {
        var page = CardsPage(
            frame: context.frame(
                ofPage: context.phrases[.dashAttention],
                description: context.phrases[.dashLead],
                path: path
            ),
            note: context.builtFor,
            empty: context.phrases[.dashNothing]
        )
        page.cards = Attention(context: context).groups.map { group in
            CardsPage.Card(
                heading: group.label,
                id: group.id,
                count: group.entries.count,
                tone: group.tone == .negative ? "late" : group.tone == .warning ? "soon" : nil,
                html: table(group)
            )
        }
        return page
    }

    private func table(_ group: Attention.Group) -> HTML {
        let phrases = context.phrases
        var html = HTML("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        html.append(escaping: group.label)
        html.append("\"><table class=\"table\">")
        html.appendTableHead([
            (phrases[.reportName], false), (phrases[.reportWhat], false),
            (phrases[.reportDate], false), (phrases[.dashWhen], false),
        ])
        html.append("<tbody>")
        for entry in group.entries.prefix(Self.limit) { append(entry, to: &html) }
        html.append("</tbody></table></div>")
        if group.entries.count > Self.limit {
            html.append("<p class=\"hint\">")
            html.append(escaping: phrases.directory.more(group.entries.count - Self.limit))
            appendLists(of: group.entries.dropFirst(Self.limit), to: &html)
            html.append("</p>")
        }
        return html
    }

    /// The ways to the lists that have the records that there is no room for.
    private func appendLists(of entries: ArraySlice<Attention.Entry>, to html: inout HTML) {
        let kinds = Set(entries.map { context.graph.records[$0.record].kind }).sorted()
        for (place, kind) in kinds.enumerated() {
            html.append(place == 0 ? ": " : ", ")
            let list = context.href(context.plan.listPath(kind: kind))
            html.append(HTML.link(context.schema.kinds[kind].label.plural, to: list))
        }
    }

    private func append(_ entry: Attention.Entry, to html: inout HTML) {
        html.append("<tr><th scope=\"row\"><div>")
        context.appendLink(to: entry.record, into: &html)
        html.append(" <span class=\"kind\">")
        html.append(escaping: context.plan.kindLabel(of: entry.record))
        html.append("</span></div></th>")
        html.beginCell(context.phrases[.reportWhat])
        html.append(escaping: entry.what)
        html.endCell()
        html.beginCell(context.phrases[.reportDate])
        if let day = entry.day { context.append(.date(day), .date, into: &html) }
        html.endCell()
        html.beginCell(context.phrases[.dashWhen])
        if let day = entry.day {
            let days = day.dayNumber - context.today.dayNumber
            html.append(escaping: context.phrases.distance(days: days))
        }
        html.endCell()
        html.append("</tr>")
    }
}
