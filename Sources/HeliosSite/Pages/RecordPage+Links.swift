import HeliosRecords
import HeliosTemplates
import HeliosText

/// Links of one name, as a part of a page.
struct LinkGroup {
    /// More links than this are folded away.
    static let foldLimit = 12
    /// More links than this are not shown; the record's JSON has them all.
    static let limit = 1_000

    let id: String
    let label: String
    let links: [ShownLink]

    func append(to values: inout TemplateValues, in context: PageContext, showsKind: Bool) {
        values.element { group in
            group.text(Name.id, id)
            group.text(Name.label, label)
            group.count(Name.count, links.count)
            group.flag(Name.fold, links.count > Self.foldLimit)
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

extension RecordPage {
    /// Adds the links from the record and to it; says whether there are any.
    func appendLinks(to values: inout TemplateValues) -> Bool {
        let hasRelations = values.list(Name.relations) { list in
            for relation in layout.relations where !isOfFiles(relation) {
                append(relation, to: &list)
            }
        }
        let backlinks = Backlinks(of: number, in: context)
        let hasBacklinks = values.list(Name.backlinks) { list in
            backlinks.append(mentions: false, to: &list, in: context)
        }
        let hasMentions = values.list(Name.mentions) { list in
            backlinks.append(mentions: true, to: &list, in: context)
        }
        return hasRelations || hasBacklinks || hasMentions
    }

    /// Whether what a relation leads to is shown among the attachments.
    private func isOfFiles(_ relation: Int) -> Bool {
        context.plan.leadsToFiles[
            context.schema.relationNumber(kind: record.kind, relation: relation)
        ]
    }

    /// A relation that has a part of the page to itself.
    private func append(_ relation: Int, to values: inout TemplateValues) {
        let bound = context.schema.relationNumber(kind: record.kind, relation: relation)
        let declared = context.schema.relations[bound]
        var links = context.links(of: number, relation: bound)
        if declared.relation.isSymmetric { links += arriving(by: bound, besides: links) }
        guard !links.isEmpty else { return }
        let group = LinkGroup(
            id: "relation.\(declared.relation.name)",
            label: declared.relation.displayLabel,
            links: links
        )
        group.append(
            to: &values,
            in: context,
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

    /// Adds the groups of links that somebody wrote, or those that come from texts.
    func append(
        mentions: Bool,
        to values: inout TemplateValues,
        in context: PageContext
    ) {
        for group in groups where group.arrival.isMention == mentions {
            let links = LinkGroup(id: group.arrival.id, label: label(of: group), links: group.links)
            links.append(to: &values, in: context, showsKind: false)
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
