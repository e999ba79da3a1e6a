import HeliosRecords
import HeliosTemplates
import HeliosText

/// The knowledge base: articles by category, and those that helped most.
struct KnowledgePage {
    let context: PageContext
    let path: String
    let kind: Int

    private static let mostLimit = 6

    /// One page for each kind of articles.
    static func pages(of audience: AudienceGraph) -> [PortalPage] {
        let kinds = audience.schema.kinds.indices.filter {
            audience.schema.kinds[$0].has(.knowledge)
                && !audience.graph.records(ofKind: $0).isEmpty
        }
        return kinds.map { kind in
            let declared = audience.schema.kinds[kind]
            let first = kind == kinds.first ? ["kb/index.html"] : []
            return PortalPage(
                paths: first + ["kb-\(declared.plural)/index.html"],
                entry: PortalPage.Entry(
                    label: declared.label.plural,
                    icon: "book-open",
                    placement: .navigation(40)
                ),
                content: .page(layout: CardsPage.layout) { context, path in
                    KnowledgePage(context: context, path: path, kind: kind).page.view
                }
            )
        }
    }

    private var page: CardsPage {
        let label = context.schema.kinds[kind].label
        let shelves = Shelves(
            of: kind,
            by: context.schema.placeRelations(of: kind).first,
            in: context
        )
        var page = CardsPage(
            frame: context.frame(
                ofPage: label.plural,
                description: context.schema.kinds[kind].summary,
                path: path
            ),
            empty: context.phrases.directory.none(label.plural)
        )
        if let most = mostLinked { page.cards.append(most) }
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
            let heading = page.cards.isEmpty ? nil : context.phrases.knowledge.loose
            page.cards.append(
                CardsPage.Card(heading: heading, count: shelves.loose.count, html: html)
            )
        }
        return page
    }

    private func show(_ article: Int, into html: inout HTML) {
        var facts = [context.visibilityBadge(of: article)]
        let solved = context.solved(by: article).count
        if solved > 0 {
            var fact = HTML("<span class=\"kind\">")
            fact.append(escaping: context.phrases.knowledge.solved(solved))
            fact.append("</span>")
            facts.append(fact)
        }
        context.appendArticle(article, facts: facts, into: &html)
    }

    /// The articles that most records lead to or are led to by.
    private var mostLinked: CardsPage.Card? {
        let articles = context.currentRecords(ofKind: kind)
        guard articles.count > Self.mostLimit else { return nil }
        let ranked = articles.map { article in
            (count: context.solved(by: article).count + linkCount(article), article: article)
        }
        .filter { $0.count > 1 }
        .sorted { ($1.count, $0.article) < ($0.count, $1.article) }
        guard ranked.count > 1 else { return nil }
        var html = HTML("<ol class=\"ranked\">")
        for entry in ranked.prefix(Self.mostLimit) {
            html.append("<li>")
            context.appendLink(to: entry.article, into: &html)
            html.append("</li>")
        }
        html.append("</ol>")
        return CardsPage.Card(heading: context.phrases.knowledge.most, html: html)
    }

    private func linkCount(_ article: Int) -> Int {
        let graph = context.graph.graph
        return Set(graph.links(to: article).map { graph.links[$0].source }).count
    }
}

extension PageContext {
    /// The records with replies, such as tickets, that a record leads to by what somebody wrote.
    func solved(by record: Int) -> [Int] {
        var found: [Int] = []
        for place in graph.graph.links(from: record) {
            let link = graph.graph.links[place]
            let relation = schema.relations[Int(link.relation)].relation
            guard !relation.isComputed, !relation.isSymmetric,
                graph.kind(of: Int(link.target)).has(.thread)
            else { continue }
            found.append(Int(link.target))
        }
        return found
    }
}

/// The parts of an article's page about where else it helped.
enum KnowledgePanels {
    private static let limit = 8

    static func panels(of number: Int, in context: PageContext) -> [RecordPanel] {
        guard context.graph.kind(of: number).has(.knowledge) else { return [] }
        return [solved(number, context), siblings(number, context)].compactMap { $0 }
    }

    /// The tickets that it solved, and how they stand.
    private static func solved(_ number: Int, _ context: PageContext) -> RecordPanel? {
        let tickets = context.solved(by: number)
        guard !tickets.isEmpty else { return nil }
        var html = HTML("<ul class=\"link-list\">")
        for ticket in tickets {
            html.append("<li>")
            context.appendLink(to: ticket, into: &html)
            html.append(" ")
            html.append(context.statusBadge(of: ticket))
            html.append("</li>")
        }
        html.append("</ul>")
        return RecordPanel(
            id: "solved",
            label: context.phrases.knowledge.solvedTickets,
            place: .aside,
            html: html
        )
    }

    /// Other articles of its category.
    private static func siblings(_ number: Int, _ context: PageContext) -> RecordPanel? {
        let kind = context.graph.records[number].kind
        guard let relation = context.schema.placeRelations(of: kind).first,
            let place = context.target(of: number, relation: relation)
        else { return nil }
        let bound = context.schema.relationNumber(kind: kind, relation: relation)
        let graph = context.graph.graph
        let others = graph.links(to: place).map { graph.links[$0] }
            .filter { Int($0.relation) == bound && Int($0.source) != number }
            .map { Int($0.source) }
        guard !others.isEmpty else { return nil }
        var html = HTML("<ul class=\"link-list\">")
        for other in others.prefix(limit) {
            html.append("<li>")
            context.appendLink(to: other, into: &html)
            html.append("</li>")
        }
        html.append("</ul>")
        return RecordPanel(
            id: "more",
            label: context.phrases.knowledge.moreIn(context.title(place)),
            place: .aside,
            html: html
        )
    }
}
