import HeliosRecords
import HeliosTemplates
import HeliosText

/// All networks of a kind: how much of each is taken, and where the next address is free.
struct AddressUsePage {
    let context: PageContext
    let path: String
    let kind: Int

    /// One page for each kind of networks.
    static func pages(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        audience.schema.kinds.indices.compactMap { kind in
            let declared = audience.schema.kinds[kind]
            guard declared.has(.subnet), !audience.graph.records(ofKind: kind).isEmpty else {
                return nil
            }
            return PortalPage(
                paths: ["use", "use-of-addresses"].map { "\(declared.plural)/\($0)/index.html" },
                entry: PortalPage.Entry(
                    label: options.phrases.networks.addressUse,
                    icon: "network",
                    placement: .view(ofKind: kind)
                ),
                content: .page(layout: CardsPage.layout) { context, path in
                    AddressUsePage(context: context, path: path, kind: kind).page.view
                }
            )
        }
    }

    private var page: CardsPage {
        let index = context.plan.addresses.value
        var owners: [(owner: RecordID?, subnets: [Subnet])] = []
        for record in index.ordered where context.graph.records[record].kind == kind {
            guard let subnet = index.subnets[record] else { continue }
            let owner = context.graph.records[record].owner
            if let last = owners.last, last.owner == owner {
                owners[owners.count - 1].subnets.append(subnet)
            } else {
                owners.append((owner, [subnet]))
            }
        }
        return CardsPage(
            frame: context.frame(
                ofView: context.phrases.networks.addressUse,
                heading: context.phrases.networks.addressUse,
                description: context.phrases.networks.lead,
                kind: kind,
                path: path
            ),
            cards: owners.map { card(of: $0.owner, $0.subnets, isAlone: owners.count == 1) }
        )
    }

    private func card(of owner: RecordID?, _ subnets: [Subnet], isAlone: Bool) -> CardsPage.Card {
        var html = HTML("<table class=\"table\">")
        html.appendTableHead([
            (context.phrases.networks.network, false), (context.phrases.networks.addresses, false),
            (context.phrases.networks.used, false), (context.phrases.networks.nextFree, false),
            (context.phrases.networks.note, false),
        ])
        html.append("<tbody>")
        for subnet in subnets { append(subnet, into: &html) }
        html.append("</tbody></table>")
        let name = owner.map { owner in
            context.graph.graph.number(of: owner).map(context.title) ?? owner.id
        }
        return CardsPage.Card(
            heading: isAlone && owner == nil ? nil : name ?? context.phrases.networks.ownNetworks,
            count: subnets.count,
            html: html
        )
    }

    private func append(_ subnet: Subnet, into html: inout HTML) {
        html.append("<tr><th scope=\"row\"><div>")
        context.appendLink(to: subnet.record, into: &html)
        html.append("</div></th>")
        html.beginCell(context.phrases.networks.addresses)
        html.append("<code>")
        html.append(escaping: subnet.network.description)
        html.append("</code>")
        html.endCell()
        html.beginCell(context.phrases.networks.used)
        appendUse(of: subnet, into: &html)
        html.endCell()
        html.beginCell(context.phrases.networks.nextFree)
        if subnet.isCounted, let next = subnet.free.first?.lowerBound {
            html.append("<code>")
            html.append(escaping: "\(subnet.address(next))")
            html.append("</code>")
        }
        html.endCell()
        html.beginCell(context.phrases.networks.note)
        appendNotes(on: subnet, into: &html)
        html.endCell()
        html.append("</tr>")
    }

    private func appendUse(of subnet: Subnet, into html: inout HTML) {
        guard let percent = subnet.percent else {
            return html.append(escaping: "\(subnet.used)")
        }
        let pooled = subnet.pooled
        ShareBar.append(
            percent: percent,
            pooled: Int(min(100, pooled * 100 / max(1, subnet.usable))),
            into: &html
        )
        html.append(" <span class=\"share-words\">")
        html.append(escaping: "\(subnet.used) / \(subnet.usable)")
        html.append("</span>")
        guard pooled > 0 else { return }
        html.append(" <span class=\"kind\">")
        html.append(
            escaping: context.phrases.networks.pooled(context.phrases.networks.number(pooled))
        )
        html.append("</span>")
    }

    private func appendNotes(on subnet: Subnet, into html: inout HTML) {
        let conflicts = subnet.conflicts.count
        if conflicts > 0 {
            context.appendBadge(
                context.phrases.networks.conflicts(conflicts),
                tone: .negative,
                into: &html
            )
            html.append(" ")
        }
        let misplaced = subnet.taken.count { subnet.isMisplaced($0) }
        if misplaced > 0 {
            context.appendBadge(
                context.phrases.networks.misplaced(misplaced),
                tone: .warning,
                into: &html
            )
            html.append(" ")
        }
        if let within = subnet.within {
            html.append(escaping: "\(context.phrases.networks.within) ")
            context.appendLink(to: within, into: &html)
        }
    }
}

/// A bar that shows a share; the words stand beside it.
enum ShareBar {
    /// How much of something is taken: the fuller, the louder.
    static func append(percent: Int, pooled: Int, into html: inout HTML) {
        let name: StaticString =
            switch percent {
            case 95...: "share-full"
            case 80...: "share-high"
            default: "share-some"
            }
        append(Double(percent) / 100, name, behind: Double(pooled) / 100, into: &html)
    }

    /// How a number compares with the largest of its kind.
    static func append(share: Int, of most: Int, into html: inout HTML) {
        append(Double(share) / Double(max(1, most)), "share-some", into: &html)
    }

    private static func append(
        _ part: Double,
        _ name: StaticString,
        behind other: Double = 0,
        into html: inout HTML
    ) {
        SVG.draw(width: 80, height: 8, class: "share", role: .decoration, into: &html) { svg in
            svg.rectangle(x: 0, y: 0, width: 80, height: 8, radius: 4, class: "share-all")
            if other > 0 {
                let width = max(3, min(1, part + other) * 80)
                svg.rectangle(x: 0, y: 0, width: width, height: 8, radius: 4, class: "share-pool")
            }
            guard part > 0 else { return }
            let width = max(3, part * 80)
            svg.rectangle(
                x: 0,
                y: 0,
                width: width,
                height: 8,
                radius: min(4, width / 2),
                class: name
            )
        }
    }
}
