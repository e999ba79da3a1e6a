import HeliosRecords
import HeliosTemplates
import HeliosText

/// What people can ask for, and the services behind it.
struct CataloguePage {
    let context: PageContext
    let path: String

    /// The page, where an audience sees services or offers.
    static func pages(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        let isThere = audience.schema.kinds.indices.contains { kind in
            let declared = audience.schema.kinds[kind]
            return (declared.has(.service) || declared.has(.offering))
                && !audience.graph.records(ofKind: kind).isEmpty
        }
        guard isThere else { return [] }
        return [
            PortalPage(
                paths: ["catalogue/index.html", "service-catalogue/index.html"],
                entry: PortalPage.Entry(
                    label: options.phrases.catalogue.catalogue,
                    icon: "layers",
                    placement: .navigation(50)
                ),
                content: .page(layout: CardsPage.layout) { context, path in
                    CataloguePage(context: context, path: path).page.view
                }
            )
        ]
    }

    private func records(_ trait: Trait) -> [Int] {
        context.schema.kinds.indices.filter { context.schema.kinds[$0].has(trait) }
            .flatMap { context.currentRecords(ofKind: $0) }
    }

    private var page: CardsPage {
        var page = CardsPage(
            frame: context.frame(
                ofPage: context.phrases.catalogue.catalogue,
                description: context.phrases.catalogue.lead,
                path: path
            ),
            empty: context.phrases.catalogue.none
        )
        let offers = records(.offering)
        if !offers.isEmpty {
            var html = HTML("<ul class=\"offers\">")
            for offer in offers { append(offer: offer, into: &html) }
            html.append("</ul>")
            page.cards.append(
                CardsPage.Card(
                    heading: context.phrases.catalogue.offers,
                    id: "offers",
                    count: offers.count,
                    html: html
                )
            )
        }
        let services = records(.service)
        guard !services.isEmpty else { return page }
        let dependencies = context.plan.dependencies.value
        page.cards.append(
            CardsPage.Card(
                heading: context.phrases.catalogue.services,
                id: "services",
                count: services.count,
                html: table(services, dependencies)
            )
        )
        if let map = ServiceMap(of: services, dependencies, in: context) {
            var html = HTML()
            map.append(to: &html)
            page.cards.append(
                CardsPage.Card(heading: context.phrases.catalogue.map, id: "map", html: html)
            )
        }
        return page
    }

    // MARK: Offers

    /// What an offer is, and in short what it takes: its price, its approval and its questions.
    private func append(offer: Int, into html: inout HTML) {
        html.append("<li><h3>")
        context.appendLink(to: offer, into: &html)
        html.append("</h3>")
        if let summary = context.summary(of: offer) {
            html.append("<p>")
            html.append(escaping: summary)
            html.append("</p>")
        }
        html.append("<dl class=\"pairs\">")
        appendFields(of: offer, into: &html)
        appendRelations(of: offer, into: &html)
        html.append("</dl></li>")
    }

    private func appendFields(of offer: Int, into html: inout HTML) {
        let kind = context.graph.kind(of: offer)
        let record = context.graph.records[offer]
        for (index, field) in kind.fields.enumerated() {
            guard let value = record.value(at: index) else { continue }
            switch field.type {
            case .money: append(field.displayLabel, context.html(value, of: field), to: &html)
            case .enumeration where field.name == "approval":
                append(field.displayLabel, context.html(value, of: field), to: &html)
            case .list(.object(let shape)):
                guard shape.fields.contains(where: { $0.name == "label" }),
                    case .list(let questions) = value
                else { continue }
                let labels = questions.compactMap { $0.member("label")?.text }
                let text = HTML(escaping: labels.joined(separator: ", "))
                append(field.displayLabel, text, to: &html)
            default: continue
            }
        }
    }

    /// The single records that an offer names, such as its service.
    private func appendRelations(of offer: Int, into html: inout HTML) {
        let kind = context.graph.kind(of: offer)
        for (index, relation) in kind.relations.enumerated() {
            guard !relation.isMany, !relation.isComputed, !relation.isOwnership,
                !relation.name.hasByteSuffix("_by"), !relation.name.hasByteSuffix("_template"),
                let target = context.target(of: offer, relation: index)
            else { continue }
            var link = HTML()
            context.appendLink(to: target, into: &link)
            append(relation.displayLabel, link, to: &html)
        }
    }

    private func append(_ label: String, _ value: HTML, to html: inout HTML) {
        html.append("<div><dt>")
        html.append(escaping: label)
        html.append("</dt><dd>")
        html.append(value)
        html.append("</dd></div>")
    }

    // MARK: Services

    private func table(_ services: [Int], _ dependencies: Dependencies) -> HTML {
        var html = HTML("<table class=\"table\">")
        html.appendTableHead([
            (context.phrases.catalogue.service, false),
            (context.phrases.catalogue.importance, false),
            (context.phrases.catalogue.health, false), (context.phrases.catalogue.restsOn, false),
            (context.phrases.catalogue.affects, false),
        ])
        html.append("<tbody>")
        for service in services {
            html.append("<tr><th scope=\"row\"><div>")
            context.appendLink(to: service, into: &html)
            html.append("</div></th>")
            html.beginCell(context.phrases.catalogue.importance)
            html.append(escaping: context.word("importance", of: service) ?? "")
            html.endCell()
            html.beginCell(context.phrases.catalogue.health)
            if let health = context.health(of: service) {
                context.appendBadge(health.word, tone: health.tone, into: &html)
            }
            html.endCell()
            html.beginCell(context.phrases.catalogue.restsOn)
            append(dependencies.below[service] ?? [], into: &html)
            html.endCell()
            html.beginCell(context.phrases.catalogue.affects)
            append(dependencies.above[service] ?? [], into: &html)
            html.endCell()
            html.append("</tr>")
        }
        html.append("</tbody></table>")
        return html
    }

    private func append(_ records: [Int], into html: inout HTML) {
        for (place, record) in records.enumerated() {
            if place > 0 { html.append(", ") }
            context.appendLink(to: record, into: &html)
        }
    }
}

/// The part of a service's page that tells what a failure would reach, in both directions.
enum ImpactPanel {
    private static let limit = 40

    static func panels(of number: Int, in context: PageContext) -> [RecordPanel] {
        guard context.graph.kind(of: number).has(.service) else { return [] }
        let dependencies = context.plan.dependencies.value
        let affected = dependencies.all(above: number)
        let needed = dependencies.all(below: number)
        guard !affected.isEmpty || !needed.isEmpty else { return [] }
        var html = HTML("<div class=\"impact\">")
        append(context.phrases.catalogue.ifItFails, affected, context, into: &html)
        append(context.phrases.catalogue.whatItNeeds, needed, context, into: &html)
        html.append("</div>")
        return [RecordPanel(id: "impact", label: context.phrases.catalogue.impact, html: html)]
    }

    private static func append(
        _ heading: String,
        _ records: [Int],
        _ context: PageContext,
        into html: inout HTML
    ) {
        html.append("<div><h3>")
        html.append(escaping: heading)
        html.append(" <span class=\"count\">")
        html.append(escaping: "\(records.count)")
        html.append("</span></h3>")
        guard !records.isEmpty else {
            html.append("<p class=\"hint\">")
            html.append(escaping: context.phrases.catalogue.nothing)
            return html.append("</p></div>")
        }
        html.append("<ul class=\"link-list\">")
        for record in records.prefix(limit) {
            html.append("<li>")
            context.appendLink(to: record, into: &html)
            if let health = context.health(of: record) {
                html.append(" ")
                context.appendBadge(health.word, tone: health.tone, into: &html)
            } else {
                html.append(" <span class=\"kind\">")
                html.append(escaping: context.plan.kindLabel(of: record))
                html.append("</span>")
            }
            html.append("</li>")
        }
        if records.count > limit {
            html.append("<li>")
            html.append(escaping: context.phrases.directory.more(records.count - limit))
            html.append("</li>")
        }
        html.append("</ul></div>")
    }
}
