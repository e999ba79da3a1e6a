import HeliosRecords
import HeliosTemplates
import HeliosText

/// The records of a kind sorted into the records of a tree, such as articles into categories.
struct Shelves {
    let context: PageContext
    /// The places, below one another; without a tree there are none.
    let places: Hierarchy
    /// What stands in each place, in the order of the kind's list.
    let contents: [Int: [Int]]
    /// What stands nowhere.
    let loose: [Int]
    /// How much stands in each place and all below it.
    private let sums: [Int: Int]

    init(of kind: Int, by relation: Int?, in context: PageContext) {
        self.context = context
        let records = context.currentRecords(ofKind: kind)
        var contents: [Int: [Int]] = [:]
        var loose: [Int] = []
        for record in records {
            if let place = relation.flatMap({ context.target(of: record, relation: $0) }) {
                contents[place, default: []].append(record)
            } else {
                loose.append(record)
            }
        }
        self.contents = contents
        self.loose = loose
        let tree = relation.flatMap { context.schema.kinds[kind].relations[$0].targets.first }
            .flatMap { context.schema.kindIndex(named: $0) }
        places = Hierarchy(of: tree.map { context.plan.lists[$0].records } ?? []) {
            context.parent(of: $0)
        }
        sums = places.sums { contents[$0]?.count ?? 0 }
    }

    /// How much stands in a place and all below it.
    func count(below place: Int) -> Int { sums[place] ?? 0 }

    /// Adds a place and those below it as parts of a page, each with what stands in it; the closure
    /// shows one record.
    func append(
        _ place: Int,
        depth: Int = 0,
        into html: inout HTML,
        _ show: (Int, inout HTML) -> Void
    ) {
        if depth > 0 {
            html.append("<h3>")
            context.appendLink(to: place, into: &html)
            html.append(" <span class=\"count\">")
            html.append(escaping: "\(count(below: place))")
            html.append("</span></h3>")
        }
        append(contents[place] ?? [], into: &html, show)
        let below = (places.children[place] ?? []).filter { count(below: $0) > 0 }
        guard !below.isEmpty, depth < 12 else { return }
        html.append("<div class=\"shelf\">")
        for place in below { append(place, depth: depth + 1, into: &html, show) }
        html.append("</div>")
    }

    /// Adds records as a list; nothing without any.
    func append(_ records: [Int], into html: inout HTML, _ show: (Int, inout HTML) -> Void) {
        guard !records.isEmpty else { return }
        html.append("<ul class=\"articles\">")
        for record in records {
            html.append("<li>")
            show(record, &html)
            html.append("</li>")
        }
        html.append("</ul>")
    }
}

extension Schema {
    /// The relations of a kind that put a record into one place of a tree of another kind.
    func placeRelations(of kind: Int) -> [Int] {
        kinds[kind].relations.indices.filter { index in
            let relation = kinds[kind].relations[index]
            return !relation.isMany && !relation.isComputed && relation.targets.count == 1
                && !relation.leads(to: kinds[kind].name)
                && relation.targets.allSatisfy { self.kind(named: $0)?.has(.tree) ?? false }
        }
    }
}

extension PageContext {
    /// What a place is called, with its owner where it has one.
    func shelfTitle(_ place: Int) -> String {
        graph.records[place].owner.map { "\(title(place)) · \(ownerTitle($0))" } ?? title(place)
    }

    /// A record in a list of things to read: its title, what it is about, and small facts.
    func appendArticle(_ record: Int, facts: [HTML], into html: inout HTML) {
        html.append("<strong>")
        appendLink(to: record, into: &html)
        html.append("</strong>")
        for fact in facts where !fact.isEmpty {
            html.append(" ")
            html.append(fact)
        }
        guard let summary = summary(of: record) else { return }
        html.append("<p>")
        html.append(escaping: summary)
        html.append("</p>")
    }

    /// The sentence that describes a record.
    func summary(of record: Int) -> String? {
        guard let index = layouts[graph.records[record].kind].summary,
            case .text(let text)? = graph.records[record].value(at: index)
        else { return nil }
        return text
    }

    /// Who may read a record, as a badge; outside the organisation there is nothing to tell apart.
    func visibilityBadge(of record: Int) -> HTML {
        var html = HTML()
        guard graph.audience.isInternal, let word = word("visibility", of: record) else {
            return html
        }
        let isInternal = word.hasSameBytes(as: phrases.word("internal"))
        appendBadge(word, tone: isInternal ? .neutral : .notice, into: &html)
        return html
    }

    /// How a record stands, as a badge: the word of its status, or the record that says it.
    func statusBadge(of record: Int) -> HTML {
        var html = HTML()
        let number = graph.records[record].kind
        switch layouts[number].status {
        case .field(let index):
            let kind = schema.kinds[number]
            if case .text(let word)? = graph.records[record].value(at: index, of: kind) {
                appendBadge(word, into: &html)
            }
        case .relation(let index):
            guard let status = target(of: record, relation: index) else { break }
            html.append("<span class=\"badge\">")
            if let color = color(of: status) { html.append(Self.swatch(color)) }
            html.append(escaping: title(status))
            html.append("</span>")
        case nil: break
        }
        return html
    }
}
