import HeliosRecords
import HeliosTemplates
import HeliosText

/// The records of a kind as a tree, such as places or departments, with what lies in each.
struct TreePage {
    let context: PageContext
    let path: String
    let kind: Int
    let tree: Hierarchy
    /// How many records lie in each and all below it.
    private let sums: [Int: Int]

    /// More levels than this are left to the records' own pages.
    private static let depthLimit = 14
    /// Of what lies in one record, more than this is left to its own page.
    private static let contentLimit = 25

    /// One page for each kind with a parent of its own kind.
    static func pages(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        audience.schema.kinds.indices.compactMap { kind in
            let declared = audience.schema.kinds[kind]
            guard declared.has(.tree), !audience.graph.records(ofKind: kind).isEmpty else {
                return nil
            }
            return PortalPage(
                paths: ["tree", "tree-of-all"].map { "\(declared.plural)/\($0)/index.html" },
                entry: PortalPage.Entry(
                    label: options.phrases.directory.tree,
                    icon: "folder-tree",
                    placement: .view(ofKind: kind)
                ),
                content: .page(layout: CardsPage.layout) { context, path in
                    TreePage(context, path: path, kind: kind).page.view
                },
                shows: { print, context, records in
                    records.add(records.outlines.value, in: context, to: &print) { place, _ in
                        place == kind
                    }
                }
            )
        }
    }

    init(_ context: PageContext, path: String, kind: Int) {
        self.context = context
        self.path = path
        self.kind = kind
        tree = Hierarchy(of: context.currentRecords(ofKind: kind)) { context.parent(of: $0) }
        sums = tree.sums { Contents(of: $0, in: context).count }
    }

    private var page: CardsPage {
        let label = context.schema.kinds[kind].label
        var html = HTML()
        append(tree.roots, depth: 0, into: &html)
        return CardsPage(
            frame: context.frame(
                ofView: context.phrases.directory.treeOf(label.plural),
                heading: context.phrases.directory.treeOf(label.plural),
                description: context.phrases.directory.treeLead(label.plural),
                kind: kind,
                path: path
            ),
            cards: tree.roots.isEmpty ? [] : [CardsPage.Card(html: html)],
            empty: context.phrases.directory.none(label.plural)
        )
    }

    private func append(_ records: [Int], depth: Int, into html: inout HTML) {
        html.append(depth == 0 ? "<ul class=\"outline-tree\">" : "<ul>")
        for record in records {
            html.append("<li><div class=\"outline-node\"><strong>")
            context.appendLink(to: record, into: &html)
            html.append("</strong>")
            appendFacts(record, into: &html)
            html.append("</div>")
            appendContents(of: record, into: &html)
            if let below = tree.children[record], depth < Self.depthLimit {
                append(below, depth: depth + 1, into: &html)
            }
            html.append("</li>")
        }
        html.append("</ul>")
    }

    private func appendFacts(_ record: Int, into html: inout HTML) {
        if let color = context.color(of: record) { html.append(PageContext.swatch(color)) }
        if let word = context.word("type", of: record) {
            html.append(" <span class=\"kind\">")
            html.append(escaping: word)
            html.append("</span>")
        }
        guard tree.children[record] != nil, let sum = sums[record], sum > 0 else { return }
        html.append(" <span class=\"count\">")
        html.append(escaping: context.phrases.directory.within(sum))
        html.append("</span>")
    }

    /// What lies in a record, folded; nothing where nothing does.
    private func appendContents(of record: Int, into html: inout HTML) {
        let contents = Contents(of: record, in: context)
        guard contents.count > 0 else { return }
        html.append("<details class=\"outline-contents\"><summary>")
        let words = contents.groups.map { "\($0.links.count) \($0.label)" }
        html.append(escaping: words.joined(separator: " · "))
        html.append("</summary><dl>")
        for group in contents.groups {
            html.append("<dt>")
            html.append(escaping: group.label)
            html.append("</dt><dd><ul class=\"link-list\">")
            for link in group.links.prefix(Self.contentLimit) {
                html.append("<li>")
                context.appendLink(to: link.other, into: &html)
                html.append("</li>")
            }
            let hidden = group.links.count - Self.contentLimit
            if hidden > 0 { appendRest(hidden, of: record, part: group.id, into: &html) }
            html.append("</ul></dd>")
        }
        html.append("</dl></details>")
    }

    private func appendRest(_ count: Int, of record: Int, part: String, into html: inout HTML) {
        html.append("<li><a href=\"")
        html.append(escaping: "\(context.href(record: record))#\(part)")
        html.append("\">")
        html.append(escaping: context.phrases.directory.more(count))
        html.append("</a></li>")
    }
}

/// What lies in a record of a tree: who leads to it, but for those below it in the tree.
private struct Contents {
    /// Records that lead to it in one way.
    struct Group {
        let id: String
        let label: String
        let links: [ShownLink]
    }

    let groups: [Group]

    /// How many there are.
    var count: Int { groups.reduce(0) { $0 + $1.links.count } }

    init(of record: Int, in context: PageContext) {
        let own = context.graph.records[record].kind
        let found = Backlinks(of: record, in: context).groups.filter { group in
            let isOwn = group.links.first.map { context.graph.records[$0.other].kind } == own
            return !group.arrival.isMention && !group.arrival.isSymmetric && !isOwn
        }
        let plurals = found.map(\.arrival.plural)
        groups = found.map { group in
            Group(
                id: group.arrival.id,
                // What lies there matters; in what way only where there are two.
                label: plurals.count(where: { $0.hasSameBytes(as: group.arrival.plural) }) == 1
                    ? group.arrival.plural : "\(group.arrival.label): \(group.arrival.plural)",
                links: group.links
            )
        }
    }
}
