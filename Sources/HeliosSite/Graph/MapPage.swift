import HeliosRecords
import HeliosTemplates
import HeliosText

/// The map of everything: the kinds of records, how many there are, and what joins them.
struct MapPage {
    let context: PageContext
    let path: String

    /// Where the page of a kind lies, the first choice first.
    static func path(of kind: Kind) -> String { "graph/\(kind.plural)/index.html" }

    /// The map, and a page for each kind on it.
    static func pages(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        guard options.graphs, !audience.graph.links.isEmpty else { return [] }
        let map = KindMap(of: audience)
        let overview = PortalPage(
            paths: ["graph/index.html"],
            entry: PortalPage.Entry(
                label: options.phrases.graph.map,
                icon: "waypoints",
                placement: .navigation(70)
            ),
            content: .page(layout: CardsPage.layout) { context, path in
                MapPage(context: context, path: path).page(of: map).view
            }
        )
        return [overview]
            + map.kinds.map { kind in
                PortalPage(
                    paths: [path(of: audience.schema.kinds[kind])],
                    content: .page(layout: CardsPage.layout) { context, path in
                        KindMapPage(context: context, path: path, kind: kind, map: map).page.view
                    }
                )
            }
    }

    private func page(of map: KindMap) -> CardsPage {
        var drawing = HTML()
        MapDrawing(context: context, map: map).append(to: &drawing)
        var table = HTML("<details><summary>")
        table.append(escaping: context.phrases.graph.asTable)
        table.append("</summary><table class=\"table\">")
        table.appendTableHead([
            (context.phrases.graph.from, false), (context.phrases.graph.relation, false),
            (context.phrases.graph.to, false),
            (context.phrases.graph.links, true),
        ])
        table.append("<tbody>")
        for edge in map.edges.prefix(400) { append(edge, into: &table) }
        table.append("</tbody></table></details>")
        return CardsPage(
            frame: context.frame(
                ofPage: context.phrases.graph.map,
                description: context.phrases.graph.lead,
                path: path
            ),
            note: context.phrases.graph.total(
                records: context.graph.records.count,
                links: context.graph.graph.links.count
            ),
            cards: [
                CardsPage.Card(html: drawing),
                CardsPage.Card(
                    heading: context.phrases.graph.allLinks,
                    id: "links",
                    count: map.edges.count,
                    html: table
                ),
            ]
        )
    }

    private func append(_ edge: KindMap.Edge, into html: inout HTML) {
        html.append("<tr><th scope=\"row\"><div>")
        context.appendMapLink(edge.source, into: &html)
        html.append("</div></th>")
        html.beginCell(context.phrases.graph.relation)
        html.append(escaping: edge.label)
        html.endCell()
        html.beginCell(context.phrases.graph.to)
        context.appendMapLink(edge.target, into: &html)
        html.endCell()
        html.beginCell(context.phrases.graph.links, isNumeric: true)
        html.append(escaping: "\(edge.count)")
        html.endCell()
        html.append("</tr>")
    }
}

extension PageContext {
    /// The address of a kind's page of the map, or of its list where that is missing.
    func mapHref(_ kind: Int) -> String {
        href(portal: MapPage.path(of: schema.kinds[kind])) ?? href(plan.listPath(kind: kind))
    }

    /// A link to a kind's page of the map.
    func appendMapLink(_ kind: Int, into html: inout HTML) {
        html.append("<a href=\"")
        html.append(escaping: mapHref(kind))
        html.append("\">")
        html.append(escaping: schema.kinds[kind].label.plural)
        html.append("</a>")
    }
}

/// The kinds in a row by module, and an arc for each two that are joined.
struct MapDrawing {
    let context: PageContext
    let map: KindMap

    /// Of more pairs than this only the strongest have an arc.
    private static let arcLimit = 70
    private static let pitch = 26.0
    private static let names = 230.0
    private static let arcs = 330.0

    func append(to html: inout HTML) {
        let modules = context.schema.modules.map(\.name)
        let order = map.kinds.sorted { left, right in
            let places = [left, right].map { kind in
                modules.firstIndex { $0.hasSameBytes(as: context.schema.kinds[kind].module) } ?? 0
            }
            return (places[0], left) < (places[1], right)
        }
        let height = Double(order.count) * Self.pitch
        html.append("<div class=\"drawing\">")
        SVG.draw(
            width: Self.names + Self.arcs,
            height: height,
            class: "map",
            role: .group(label: context.phrases.graph.drawing),
            into: &html
        ) { svg in
            drawArcs(order, into: &svg)
            for (place, kind) in order.enumerated() {
                draw(kind, y: Double(place) * Self.pitch, into: &svg)
            }
        }
        html.append("</div>")
        if map.pairs.count > Self.arcLimit {
            html.append("<p class=\"hint\">")
            html.append(escaping: context.phrases.graph.strongest(Self.arcLimit))
            html.append("</p>")
        }
    }

    private func draw(_ kind: Int, y: Double, into svg: inout SVG) {
        let count = context.graph.graph.records(ofKind: kind).count
        svg.link(to: context.mapHref(kind), at: (0, y)) { svg in
            svg.rectangle(x: 0, y: 1, width: Self.names, height: Self.pitch - 2, radius: 4)
            let label = context.schema.kinds[kind].label.plural
            svg.text(
                TextWidth.fitting(label, width: Self.names - 60, size: 13),
                x: Self.names - 46,
                y: 17,
                anchor: .end
            )
            svg.text("\(count)", x: Self.names - 10, y: 17, anchor: .end, class: "amount")
        }
    }

    private func drawArcs(_ order: [Int], into svg: inout SVG) {
        var places: [Int: Int] = [:]
        for (place, kind) in order.enumerated() { places[kind] = place }
        let strongest = map.pairs.enumerated()
            .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
            .prefix(Self.arcLimit).map(\.element)
        var paths = [SVG.Path(), SVG.Path(), SVG.Path()]
        for pair in strongest {
            guard let first = places[pair.first], let second = places[pair.second] else { continue }
            let ends = [first, second].sorted().map { (Double($0) + 0.5) * Self.pitch }
            let reach = Double(abs(first - second)) / Double(max(1, order.count))
            let width = Self.arcs * (0.12 + 0.86 * reach.squareRoot())
            let weight = pair.count >= 100 ? 2 : pair.count >= 10 ? 1 : 0
            paths[weight].bulge(from: (Self.names, ends[0]), to: (Self.names, ends[1]), by: width)
        }
        let names: [StaticString] = ["arc arc-thin", "arc arc-middle", "arc arc-thick"]
        for (path, name) in zip(paths, names) where !path.text.isEmpty {
            svg.path(path, class: name)
        }
    }
}
