import HeliosRecords
import HeliosTemplates
import HeliosText

/// The part of a rack's page that draws what is mounted where.
enum RackPanel {
    static func panels(of number: Int, in context: PageContext) -> [RecordPanel] {
        guard let rack = RackElevation(of: number, in: context) else { return [] }
        var html = HTML()
        rack.append(to: &html)
        return [RecordPanel(id: "elevation", label: context.phrases.racks.elevation, html: html)]
    }
}

/// All racks of a kind side by side.
struct RacksPage {
    let context: PageContext
    let path: String
    let kind: Int

    /// One page for each kind of racks.
    static func pages(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        audience.schema.kinds.indices.compactMap { kind in
            let declared = audience.schema.kinds[kind]
            guard declared.has(.rack), !audience.graph.records(ofKind: kind).isEmpty else {
                return nil
            }
            return PortalPage(
                paths: ["elevations", "all-elevations"].map {
                    "\(declared.plural)/\($0)/index.html"
                },
                entry: PortalPage.Entry(
                    label: options.phrases.racks.elevations,
                    icon: "server",
                    placement: .view(ofKind: kind)
                ),
                content: .page(layout: CardsPage.layout) { context, path in
                    RacksPage(context: context, path: path, kind: kind).page.view
                }
            )
        }
    }

    private var page: CardsPage {
        let racks = context.currentRecords(ofKind: kind).compactMap {
            RackElevation(of: $0, in: context)
        }
        var html = HTML("<div class=\"racks\">")
        for rack in racks {
            html.append("<div><h2>")
            context.appendLink(to: rack.number, into: &html)
            html.append("</h2>")
            if let place = place(of: rack.number) {
                html.append("<p class=\"hint\">")
                context.appendLink(to: place, into: &html)
                html.append("</p>")
            }
            rack.append(to: &html)
            html.append("</div>")
        }
        html.append("</div>")
        return CardsPage(
            frame: context.frame(
                ofView: context.phrases.racks.elevations,
                heading: context.phrases.racks.elevations,
                description: context.phrases.racks.lead,
                kind: kind,
                path: path
            ),
            cards: racks.isEmpty ? [] : [CardsPage.Card(html: html)],
            empty: context.phrases.directory.none(context.schema.kinds[kind].label.plural)
        )
    }

    /// Where the rack stands: the record of a tree that it names first.
    private func place(of rack: Int) -> Int? {
        let declared = context.schema.kinds[kind]
        let relation = declared.relations.indices.first { index in
            let relation = declared.relations[index]
            return !relation.isMany && relation.targets.count == 1
                && relation.targets.allSatisfy {
                    context.schema.kind(named: $0)?.has(.tree) ?? false
                }
        }
        return relation.flatMap { context.target(of: rack, relation: $0) }
    }
}
