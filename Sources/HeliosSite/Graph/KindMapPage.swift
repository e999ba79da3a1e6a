import HeliosRecords
import HeliosTemplates

/// One kind on the map: which kinds lead to it, and to which it leads.
struct KindMapPage {
    let context: PageContext
    let path: String
    let kind: Int
    let map: KindMap

    var page: CardsPage {
        let label = context.schema.kinds[kind].label
        let arriving = map.edges.filter { $0.target == kind }
        let leaving = map.edges.filter { $0.source == kind }
        var page = CardsPage(frame: frame)
        var list = HTML("<p><a href=\"")
        list.append(escaping: context.href(context.plan.listPath(kind: kind)))
        list.append("\">")
        list.append(escaping: context.phrases.graph.allOf(label.plural))
        list.append("</a></p>")
        page.cards.append(CardsPage.Card(html: list))
        page.cards += [
            card(context.phrases.graph.leadsTo(label.plural), leaving) { $0.target },
            card(context.phrases.graph.leadsHere(label.plural), arriving) { $0.source },
        ].compactMap { $0 }
        return page
    }

    private var frame: PageFrame {
        let label = context.schema.kinds[kind].label
        var frame = context.frame(
            ofPage: context.phrases.graph.linksOf(label.plural),
            description: context.schema.kinds[kind].summary,
            path: path
        )
        frame.breadcrumbs.append(
            PageFrame.Breadcrumb(
                label: context.phrases.graph.map,
                href: context.href(portal: "graph/index.html")
            )
        )
        return frame
    }

    /// The links in one direction, with bars for how many there are.
    private func card(
        _ heading: String,
        _ edges: [KindMap.Edge],
        _ other: (KindMap.Edge) -> Int
    ) -> CardsPage.Card? {
        guard let most = edges.map(\.count).max(), most > 0 else { return nil }
        var html = HTML("<table class=\"table\">")
        html.appendTableHead([
            (context.phrases.graph.kind, false), (context.phrases.graph.relation, false),
            (context.phrases.graph.links, false),
        ])
        html.append("<tbody>")
        for edge in edges {
            html.append("<tr><th scope=\"row\"><div>")
            context.appendMapLink(other(edge), into: &html)
            html.append("</div></th>")
            html.beginCell(context.phrases.graph.relation)
            html.append(escaping: edge.label)
            html.endCell()
            html.beginCell(context.phrases.graph.links)
            ShareBar.append(share: edge.count, of: most, into: &html)
            html.append(" <span class=\"share-words\">")
            html.append(escaping: "\(edge.count)")
            html.append("</span>")
            html.endCell()
            html.append("</tr>")
        }
        html.append("</tbody></table>")
        return CardsPage.Card(heading: heading, count: edges.count, html: html)
    }
}
