import HeliosRecords
import HeliosTemplates
import HeliosText

/// Links of one name, as a part of a page.
struct LinkGroup {
    /// More links than this are folded away.
    static let foldLimit = 12
    /// More links than this are folded away where a page shows nothing but links.
    static let longFoldLimit = 100
    /// More links than this are not shown; the record's JSON has them all.
    static let limit = 1_000

    let id: String
    let label: String
    let links: [ShownLink]
    /// Whether each link says the kind of the other record.
    let showsKind: Bool

    func append(to values: inout TemplateValues, in context: PageContext, foldLimit: Int) {
        values.element { group in
            group.text(Name.id, id)
            group.text(Name.label, label)
            group.count(Name.count, links.count)
            group.flag(Name.fold, links.count > foldLimit)
            group.count(Name.more, max(0, links.count - Self.limit))
            group.list(Name.links) { list in
                for link in links.prefix(Self.limit) {
                    list.element { values in
                        context.append(link.other, to: &values)
                        values.text(
                            Name.kind,
                            showsKind ? context.plan.kindLabel(of: link.other) : nil
                        )
                        values.html(Name.attributes) { html in
                            context.appendAttributes(of: link.link, into: &html)
                        }
                    }
                }
            }
        }
    }
}

/// The links of a record that its fields do not show, in both directions.
struct LinkGroups {
    /// What the record itself leads to.
    let relations: [LinkGroup]
    /// What leads to it.
    let backlinks: [LinkGroup]
    /// The texts that name it.
    let mentions: [LinkGroup]

    private var all: [LinkGroup] { relations + backlinks + mentions }
    var isEmpty: Bool { all.isEmpty }
    var linkCount: Int { all.reduce(0) { $0 + $1.links.count } }

    /// Adds each group with its links.
    func append(to values: inout TemplateValues, in context: PageContext, unfolded: Bool = false) {
        values.missing(Name.linkIndex)
        let limit = unfolded ? LinkGroup.longFoldLimit : LinkGroup.foldLimit
        for (name, groups) in [
            (Name.relations, relations), (Name.backlinks, backlinks), (Name.mentions, mentions),
        ] {
            values.list(name) { list in
                for group in groups { group.append(to: &list, in: context, foldLimit: limit) }
            }
        }
    }

    /// Adds how many links there are of each group, and where a page shows them.
    func appendIndex(to values: inout TemplateValues, page: String) {
        for name in [Name.relations, Name.backlinks, Name.mentions] { values.missing(name) }
        values.list(Name.linkIndex) { list in
            list.element { values in
                values.count(Name.count, linkCount)
                values.text(Name.href, page)
                values.list(Name.entries) { list in
                    for group in all {
                        list.element { values in
                            values.text(Name.id, group.id)
                            values.text(Name.href, "\(page)#\(group.id)")
                            values.text(Name.label, group.label)
                            values.count(Name.count, group.links.count)
                        }
                    }
                }
            }
        }
    }
}

extension RecordPage {
    /// Adds the links from the record and to it, or where there are very many the ways to them; says
    /// whether there are any.
    func appendLinks(to values: inout TemplateValues) -> Bool {
        let groups = linkGroups
        if let page = RecordLinksPage.path(for: number, in: context) {
            groups.appendIndex(to: &values, page: context.href(page))
        } else {
            groups.append(to: &values, in: context)
        }
        return !groups.isEmpty
    }

    /// The links that the fields do not show.
    var linkGroups: LinkGroups {
        let backlinks = Backlinks(of: number, in: context)
        return LinkGroups(
            relations: layout.relations.filter { !isOfFiles($0) }.compactMap(group),
            backlinks: backlinks.groups(mentions: false),
            mentions: backlinks.groups(mentions: true)
        )
    }

    /// Whether what a relation leads to is shown among the attachments.
    private func isOfFiles(_ relation: Int) -> Bool {
        context.plan.leadsToFiles[
            context.schema.relationNumber(kind: record.kind, relation: relation)
        ]
    }

    /// A relation that has a part of the page to itself.
    private func group(_ relation: Int) -> LinkGroup? {
        let bound = context.schema.relationNumber(kind: record.kind, relation: relation)
        let declared = context.schema.relations[bound]
        var links = context.links(of: number, relation: bound)
        if declared.relation.isSymmetric { links += arriving(by: bound, besides: links) }
        guard !links.isEmpty else { return nil }
        return LinkGroup(
            id: "relation.\(declared.relation.name)",
            label: declared.relation.displayLabel,
            links: links,
            showsKind: declared.relation.targets.count != 1
        )
    }

    /// The other side of a symmetric relation, which reads the same.
    private func arriving(by relation: Int, besides known: [ShownLink]) -> [ShownLink] {
        let name = context.schema.relations[relation].relation.name
        let arriving: [ShownLink] = context.graph.graph.links(to: number).compactMap { index in
            let link = context.graph.graph.links[index]
            guard context.arrivals[Int(link.relation)].isSymmetric,
                context.schema.relations[Int(link.relation)].relation.name.hasSameBytes(as: name)
            else { return nil }
            return ShownLink(other: Int(link.source), link: index)
        }
        guard !arriving.isEmpty, !known.isEmpty else { return arriving }
        let others = Set(known.map(\.other))
        return arriving.filter { !others.contains($0.other) }
    }
}

/// The links that arrive at a record, grouped by the name that the record reads them by.
struct Backlinks {
    /// Links that a record reads by one name.
    struct Group {
        let arrival: Arrival
        fileprivate(set) var links: [ShownLink]
    }

    /// The groups in the order of their first links.
    private(set) var groups: [Group] = []

    init(of number: Int, in context: PageContext) {
        let own = Int(context.plan.recordTexts.kinds[number])
        for index in context.graph.graph.links(to: number) {
            let link = context.graph.graph.links[index]
            let arrival = context.arrivals[Int(link.relation)]
            guard !arrival.hiddenIn.contains(own) else { continue }
            let shown = ShownLink(other: Int(link.source), link: index)
            if let group = groups.firstIndex(where: { $0.arrival.group == arrival.group }) {
                guard groups[group].links.last?.other != shown.other else { continue }
                groups[group].links.append(shown)
            } else {
                groups.append(Group(arrival: arrival, links: [shown]))
            }
        }
    }

    /// The groups of links that somebody wrote, or those that come from texts.
    func groups(mentions: Bool) -> [LinkGroup] {
        groups.filter { $0.arrival.isMention == mentions }.map { group in
            LinkGroup(
                id: group.arrival.id,
                label: label(of: group),
                links: group.links,
                showsKind: false
            )
        }
    }

    /// The words of the other side, with its kind behind words that several groups share.
    private func label(of group: Group) -> String {
        let arrival = group.arrival
        let isShared =
            !arrival.isMention
            && groups.contains { other in
                other.arrival.group != arrival.group && !other.arrival.isMention
                    && other.arrival.label.hasSameBytes(as: arrival.label)
            }
        return isShared ? "\(arrival.label) · \(arrival.plural)" : arrival.label
    }
}

extension PageContext {
    /// The colour that a record carries itself, such as a status.
    func color(of record: Int) -> String? {
        guard let index = layouts[Int(plan.recordTexts.kinds[record])].color,
            case .text(let color)? = graph.records[record].value(at: index)
        else { return nil }
        return color
    }

    /// The record above one in a tree.
    func parent(of record: Int) -> Int? {
        let kind = Int(plan.recordTexts.kinds[record])
        guard let relation = layouts[kind].parent else { return nil }
        let bound = schema.relationNumber(kind: kind, relation: relation)
        return links(of: record, relation: bound).first?.other
    }
}
