import HeliosRecords
import HeliosTemplates
import HeliosText

/// The texts of a kind in the folders that they are filed in.
struct FolderIndexPage {
    let context: PageContext
    let path: String
    let kind: Int
    let relation: Int

    /// One page for each kind of texts that are filed, but for articles, which have their own.
    static func pages(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        audience.schema.kinds.indices.compactMap { kind in
            let declared = audience.schema.kinds[kind]
            guard declared.has(.body), !declared.has(.knowledge), declared.identity == .path,
                let relation = audience.schema.placeRelations(of: kind).first,
                !audience.graph.records(ofKind: kind).isEmpty
            else { return nil }
            return PortalPage(
                paths: ["by-folder", "all-by-folder"].map {
                    "\(declared.plural)/\($0)/index.html"
                },
                entry: PortalPage.Entry(
                    label: options.phrases.knowledge.byFolder,
                    icon: "folder-tree",
                    placement: .view(ofKind: kind)
                ),
                content: .page(layout: CardsPage.layout) { context, path in
                    FolderIndexPage(context: context, path: path, kind: kind, relation: relation)
                        .page.view
                },
                shows: { print, context, records in
                    let place = declared.relations[relation]
                    records.add(in: context, to: &print) { $0 == kind || place.leads(to: $1.name) }
                }
            )
        }
    }

    private var page: CardsPage {
        let label = context.schema.kinds[kind].label
        let shelves = Shelves(of: kind, by: relation, in: context)
        var page = CardsPage(
            frame: context.frame(
                ofView: context.phrases.knowledge.sortedByFolder(label.plural),
                heading: context.phrases.knowledge.sortedByFolder(label.plural),
                description: nil,
                kind: kind,
                path: path
            ),
            empty: context.phrases.directory.none(label.plural)
        )
        for place in shelves.places.roots where shelves.count(below: place) > 0 {
            var html = HTML()
            shelves.append(place, into: &html, show)
            page.cards.append(
                CardsPage.Card(
                    heading: context.shelfTitle(place),
                    id: "in.\(context.graph.records[place].id.id)",
                    count: shelves.count(below: place),
                    html: html
                )
            )
        }
        if !shelves.loose.isEmpty {
            var html = HTML()
            shelves.append(shelves.loose, into: &html, show)
            page.cards.append(
                CardsPage.Card(
                    heading: context.phrases.knowledge.noFolder,
                    count: shelves.loose.count,
                    html: html
                )
            )
        }
        return page
    }

    private func show(_ document: Int, into html: inout HTML) {
        let declared = context.schema.kinds[kind]
        var facts: [HTML] = []
        let type = declared.fields.first { field in
            guard case .enumeration = field.type else { return false }
            return field.name.hasByteSuffix("type")
        }
        if let type, let word = context.word(type.name, of: document) {
            var fact = HTML("<span class=\"kind\">")
            fact.append(escaping: word)
            fact.append("</span>")
            facts.append(fact)
        }
        facts.append(context.visibilityBadge(of: document))
        context.appendArticle(document, facts: facts, into: &html)
    }
}
