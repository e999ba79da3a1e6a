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
    var label: String
    /// The words for several of the other side's kind.
    var plural = ""
    var links: [ShownLink] = []

    func values(in context: PageContext, showsKind: Bool) -> TemplateMap {
        var map = TemplateMap(reserving: 7)
        map.text(Name.id, id)
        map.text(Name.label, label)
        map.append(Name.count, .number(links.count))
        map.append(Name.fold, .flag(links.count > Self.foldLimit))
        map.append(Name.more, .number(max(0, links.count - Self.limit)))
        map.append(
            Name.links,
            .maps(
                links.prefix(Self.limit).map { link in
                    var attributes = HTML()
                    context.appendAttributes(of: link.link, into: &attributes)
                    var map = TemplateMap(reserving: 4)
                    map.text(Name.href, context.href(record: link.other))
                    map.text(Name.title, context.title(link.other))
                    map.append(
                        Name.kind,
                        showsKind ? .text(context.plan.kindLabel(of: link.other)) : .missing
                    )
                    map.append(Name.attributes, .html(attributes))
                    return map
                }
            )
        )
        return map
    }
}

extension RecordPage {
    /// The relations that have a part of the page to themselves.
    var relations: [TemplateMap] {
        layout.relations.compactMap { index in
            let relation = kind.relations[index]
            let bound = context.schema.relationNumber(kind: record.kind, relation: index)
            var group = LinkGroup(id: "relation.\(relation.name)", label: relation.displayLabel)
            group.links = context.links(of: number, relation: bound)
            if relation.isSymmetric { group.links += arriving(by: bound, besides: group.links) }
            guard !group.links.isEmpty else { return nil }
            return group.values(in: context, showsKind: relation.targets.count != 1)
        }
    }

    /// The other side of a symmetric relation, which reads the same.
    private func arriving(by relation: Int, besides known: [ShownLink]) -> [ShownLink] {
        let others = Set(known.map(\.other))
        let name = context.schema.relations[relation].relation.name
        return context.graph.graph.links(to: number).compactMap { index in
            let link = context.graph.graph.links[index]
            let bound = context.schema.relations[Int(link.relation)]
            guard bound.relation.isSymmetric, bound.field == nil,
                bound.relation.name.hasSameBytes(as: name), !others.contains(Int(link.source))
            else { return nil }
            return ShownLink(other: Int(link.source), link: index)
        }
    }
}

/// The links that arrive at a record, grouped by the name that the record reads them by.
struct Backlinks {
    let groups: [TemplateMap]
    let mentions: [TemplateMap]

    init(of number: Int, in context: PageContext) {
        let own = context.graph.records[number].kind
        var order: [String] = []
        var found: [String: LinkGroup] = [:]
        var mentioned: [String] = []
        for index in context.graph.graph.links(to: number) {
            let link = context.graph.graph.links[index]
            let bound = context.schema.relations[Int(link.relation)]
            let relation = bound.relation
            let isShownAbove =
                relation.isSymmetric && bound.field == nil
                && Self.declares(relation.name, context.schema.kinds[own])
            guard !isShownAbove else { continue }
            let source = context.schema.kinds[bound.kind]
            let label = Self.label(of: relation, from: source)
            let key = "\(relation.inverse ?? relation.name).\(source.name)"
            if found[key] == nil {
                found[key] = LinkGroup(id: "from.\(key)", label: label, plural: source.label.plural)
                if relation.isComputed { mentioned.append(key) } else { order.append(key) }
            }
            if found[key]?.links.last?.other != Int(link.source) {
                found[key]?.links.append(ShownLink(other: Int(link.source), link: index))
            }
        }
        let shown = Self.toldApart(order.compactMap { found[$0] })
        groups = shown.map { $0.values(in: context, showsKind: false) }
        mentions = mentioned.compactMap { found[$0]?.values(in: context, showsKind: false) }
    }

    /// The words of the other side.
    private static func label(of relation: Relation, from source: Kind) -> String {
        if relation.isComputed { return "Mentioned in \(source.label.plural)" }
        // An organization may call the kind by another word.
        let isKind = relation.inverse?.hasSameBytes(as: source.plural) ?? false
        return isKind && relation.inverseLabel == nil
            ? source.label.plural : relation.displayInverseLabel
    }

    /// The groups, with the kind behind the words that several of them share.
    private static func toldApart(_ groups: [LinkGroup]) -> [LinkGroup] {
        groups.map { group in
            let sameWords = groups.filter { $0.label.hasSameBytes(as: group.label) }
            guard sameWords.count > 1 else { return group }
            var group = group
            group.label += " · \(group.plural)"
            return group
        }
    }

    private static func declares(_ name: String, _ kind: Kind) -> Bool {
        kind.relation(named: name)?.isSymmetric ?? false
    }
}

extension PageContext {
    /// The colour that a record carries itself, such as a status.
    func color(of record: Int) -> String? {
        let kind = graph.kind(of: record)
        guard let index = kind.fieldIndex(named: "color"),
            case .text(let color)? = graph.records[record].entry(at: index)?.value
        else { return nil }
        return color
    }

    /// The record above one in a tree.
    func parent(of record: Int) -> Int? {
        let kind = graph.records[record].kind
        guard let relation = layouts[kind].parent else { return nil }
        let bound = schema.relationNumber(kind: kind, relation: relation)
        return links(of: record, relation: bound).first?.other
    }
}
