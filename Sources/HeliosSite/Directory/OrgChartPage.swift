import HeliosRecords
import HeliosTemplates
import HeliosText

/// Who works for whom: the people of a kind below their managers.
struct OrgChartPage {
    let context: PageContext
    let path: String
    let kind: Int
    let relation: Int
    let people: Hierarchy

    /// More levels than this are left to the people's own pages.
    private static let depthLimit = 14
    /// Below this level teams are folded.
    private static let openDepth = 2

    /// One page for each kind of people who have managers.
    static func pages(of audience: AudienceGraph, _ options: SiteOptions) -> [PortalPage] {
        var isFirst = true
        return audience.schema.kinds.indices.compactMap { kind in
            let declared = audience.schema.kinds[kind]
            guard declared.has(.person), let relation = declared.relationAbove,
                !audience.graph.records(ofKind: kind).isEmpty
            else { return nil }
            let first = isFirst ? ["org/index.html"] : []
            isFirst = false
            return PortalPage(
                paths: first + ["org-\(declared.plural)/index.html"],
                entry: PortalPage.Entry(
                    label: options.phrases.directory.orgChart,
                    icon: "network",
                    placement: .view(ofKind: kind)
                ),
                content: .page(layout: CardsPage.layout) { context, path in
                    OrgChartPage(context, path: path, kind: kind, relation: relation).page.view
                },
                shows: { print, context, records in
                    records.add(records.outlines.value, in: context, to: &print) { place, _ in
                        place == kind
                    }
                }
            )
        }
    }

    init(_ context: PageContext, path: String, kind: Int, relation: Int) {
        self.context = context
        self.path = path
        self.kind = kind
        self.relation = relation
        people = Hierarchy(of: context.currentRecords(ofKind: kind)) {
            context.target(of: $0, relation: relation)
        }
    }

    private var page: CardsPage {
        let label = context.schema.kinds[kind].label
        var page = CardsPage(
            frame: context.frame(
                ofView: context.phrases.directory.orgChart,
                heading: context.phrases.directory.orgChart,
                description: context.phrases.directory.orgChartLead,
                kind: kind,
                path: path
            )
        )
        for (owner, heads) in context.byOwner(people.roots.filter { people.children[$0] != nil }) {
            var html = HTML()
            append(heads, depth: 0, into: &html)
            page.cards.append(
                CardsPage.Card(heading: owner.map(context.ownerTitle), html: html)
            )
        }
        let others = people.roots.filter { people.children[$0] == nil }
        if !others.isEmpty {
            var html = HTML("<ul class=\"org-loose\">")
            for person in others {
                html.append("<li>")
                appendPerson(person, into: &html)
                html.append("</li>")
            }
            html.append("</ul>")
            page.cards.append(
                CardsPage.Card(
                    heading: context.phrases.directory.nobodyAbove,
                    count: others.count,
                    html: html
                )
            )
        }
        page.empty = context.phrases.directory.none(label.plural)
        return page
    }

    // MARK: The chart

    private func append(_ team: [Int], depth: Int, into html: inout HTML) {
        let isLast = team.allSatisfy { people.children[$0] == nil }
        html.append(
            depth == 0 ? "<ul class=\"org\">" : isLast ? "<ul class=\"org-team\">" : "<ul>"
        )
        for person in team {
            html.append("<li>")
            appendPerson(person, into: &html)
            if let reports = people.children[person], depth < Self.depthLimit {
                html.append(depth < Self.openDepth ? "<details open>" : "<details>")
                html.append("<summary>")
                html.append(
                    escaping: context.phrases.directory.reports(
                        reports.count,
                        all: people.countBelow(person)
                    )
                )
                html.append("</summary>")
                append(reports, depth: depth + 1, into: &html)
                html.append("</details>")
            }
            html.append("</li>")
        }
        html.append("</ul>")
    }

    /// A picture or initials, the name, and what the person does where.
    private func appendPerson(_ person: Int, into html: inout HTML) {
        html.append("<div class=\"person\">")
        appendPortrait(person, into: &html)
        html.append("<div><strong>")
        context.appendLink(to: person, into: &html)
        html.append("</strong>")
        let kind = context.schema.kinds[kind]
        let job =
            ["title", "job_title"].lazy.filter { $0 != kind.titleField }
            .compactMap { self.fact($0, of: person) }.first
        let facts = [job, fact("department", of: person)].compactMap { $0 }
        if !facts.isEmpty {
            html.append("<p>")
            html.append(escaping: facts.joined(separator: " · "))
            html.append("</p>")
        }
        html.append("</div>")
        appendStatus(person, into: &html)
        html.append("</div>")
    }

    /// A text, or the record that a relation leads to.
    private func fact(_ name: String, of person: Int) -> String? {
        let kind = context.schema.kinds[kind]
        if let relation = kind.relationIndex(named: name) {
            return context.target(of: person, relation: relation).map(context.title)
        }
        return context.word(name, of: person)
    }

    /// How someone stands who is not simply there.
    private func appendStatus(_ person: Int, into html: inout HTML) {
        guard case .field(let index)? = context.layouts[kind].status,
            case .text(let word)? = context.graph.records[person].value(at: index),
            Tone(word: word) != .positive
        else { return }
        context.appendBadge(word, into: &html)
    }

    private func appendPortrait(_ person: Int, into html: inout HTML) {
        let record = context.graph.records[person]
        let photo = context.layouts[kind].pictures.sorted().lazy
            .compactMap { field in context.published(pathAt: field, of: record) }.first
        guard let photo else {
            html.append("<span class=\"avatar\" aria-hidden=\"true\">")
            html.append(escaping: Initials.of(context.title(person)))
            html.append("</span>")
            return
        }
        html.append("<img class=\"avatar\" alt=\"\" loading=\"lazy\" src=\"")
        html.append(escaping: context.href(photo))
        html.append("\">")
    }
}

/// The letters that stand for a person without a picture.
enum Initials {
    /// The first letters of the first and the last word.
    static func of(_ name: String) -> String {
        let words = name.split(onByte: ASCII.space).filter { !$0.isEmpty }
        guard let first = words.first?.unicodeScalars.first else { return "" }
        var result = String(first).uppercased()
        if words.count > 1, let last = words.last?.unicodeScalars.first {
            result += String(last).uppercased()
        }
        return result
    }
}

extension PageContext {
    /// A word of status, in its colour.
    func appendBadge(_ word: String, into html: inout HTML) {
        appendBadge(phrases.word(word), tone: Tone(word: word), into: &html)
    }

    /// A word in a colour.
    func appendBadge(_ text: String, tone: Tone, into html: inout HTML) {
        switch tone {
        case .neutral: html.append("<span class=\"badge\">")
        case .positive: html.append("<span class=\"badge badge-positive\">")
        case .notice: html.append("<span class=\"badge badge-notice\">")
        case .warning: html.append("<span class=\"badge badge-warning\">")
        case .negative: html.append("<span class=\"badge badge-negative\">")
        }
        html.append(escaping: text)
        html.append("</span>")
    }

    /// Where the file lies in the portal that a record names in a field.
    func published(pathAt field: Int, of record: Record) -> String? {
        guard case .text(let path)? = record.value(at: field) else { return nil }
        return published(path, besideFile: record.path)
    }

    /// Where a file lies in the portal that is named as it lies beside another, or from the root.
    func published(_ path: String, besideFile file: String) -> String? {
        TextTargets.resolve(path, besideFile: file).flatMap { publishedPath(ofFile: $0) }
            ?? publishedPath(ofFile: path)
    }
}
