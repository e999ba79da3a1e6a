import HeliosDiagnostics
import HeliosRecords
import HeliosTemplates
import HeliosText

/// What changed since an older state, record by record.
struct ComparisonPage {
    let context: PageContext
    let comparison: SiteComparison

    /// How many lines of texts are shown for a record, and how many records in all.
    private static let lineLimit = 200
    private static let recordLimit = 2_000

    private var difference: RepositoryDifference { comparison.difference }

    var frame: PageFrame {
        let title = context.comparisonTitle(comparison)
        return PageFrame(
            title: title,
            heading: title,
            description: summary,
            breadcrumbs: [context.homeBreadcrumb],
            path: PagePath.comparison
        )
    }

    private var summary: String {
        let phrases = context.phrases
        let counts: [(Int, Phrase)] = [
            (difference.added.count, .comparisonCountAdded),
            (difference.removed.count, .comparisonCountRemoved),
            (difference.renamed.count, .comparisonCountRenamed),
            (difference.changed.count, .comparisonCountChanged),
        ]
        let words = counts.filter { $0.0 > 0 }.map { phrases.text($0.1, count: $0.0) }
        return words.isEmpty
            ? phrases[.comparisonNothing]
            : phrases.text(
                .comparisonSummary,
                ["list": words.joined(separator: phrases[.formatListSeparator])]
            )
    }

    var values: TemplateMap {
        var map = TemplateMap(reserving: 4)
        let rows = rows
        var kinds: [String] = []
        for row in rows where !kinds.contains(row.kind.name) { kinds.append(row.kind.name) }
        let sections = kinds.map { name -> TemplateMap in
            let own = rows.filter { $0.kind.name == name }
            var section = TemplateMap(reserving: 3)
            section.text(Name.label, own[0].kind.label.plural)
            section.append(Name.count, .count(own.count))
            section.append(Name.rows, .maps(own.map(\.values)))
            return section
        }
        map.append(Name.sections, .maps(sections))
        map.append(Name.more, more)
        map.append(Name.findings, findings)
        map.append(Name.files, files)
        return map
    }

    // MARK: Records

    /// A record, what became of it, and the values that tell so.
    private struct Row {
        let kind: Kind
        let id: RecordID
        let values: TemplateMap
    }

    private var more: TemplateValue {
        let count =
            difference.added.count + difference.removed.count + difference.renamed.count
            + difference.changed.count - Self.recordLimit
        return count > 0 ? .count(count) : .missing
    }

    /// The records by kind, in the order of the schema, then by id.
    private var rows: [Row] {
        let (old, new) = (difference.old, difference.new)
        var rows: [Row] = []
        for number in difference.added {
            rows.append(row(number, in: new, .comparisonAdded, .positive))
        }
        for removed in difference.removed {
            let word: Phrase =
                removed.isUnreadable ? .comparisonUnreadable : .comparisonRemoved
            rows.append(row(removed.number, in: old, word, .negative))
        }
        let changes = Dictionary(
            difference.changed.map { ($0.new, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let former = Dictionary(
            difference.renamed.map { ($0.new, old.graph.records[$0.old].id) },
            uniquingKeysWith: { first, _ in first }
        )
        for number in Set(changes.keys).union(former.keys).sorted() {
            let word: Phrase = former[number] == nil ? .comparisonChanged : .comparisonRenamed
            rows.append(
                row(number, in: new, word, .notice, changes[number], former: former[number])
            )
        }
        let kinds = new.graph.schema
        let place = { (kind: Kind) in kinds.kindIndex(named: kind.name) ?? kinds.kinds.count }
        let sorted = rows.enumerated().sorted { left, right in
            let (one, other) = (place(left.element.kind), place(right.element.kind))
            if one != other { return one < other }
            let (id, otherID) = (left.element.id, right.element.id)
            if id != otherID { return id.description.precedesBytewise(otherID.description) }
            return left.offset < right.offset
        }
        return sorted.prefix(Self.recordLimit).map(\.element)
    }

    private func row(
        _ number: Int,
        in state: RepositoryState,
        _ word: Phrase,
        _ tone: Tone,
        _ change: RecordChange? = nil,
        former: RecordID? = nil
    ) -> Row {
        let id = state.graph.records[number].id
        let page = context.graph.graph.number(of: id)
        var map = TemplateMap(reserving: 7)
        map.text(Name.state, context.phrases[word])
        map.text(Name.tone, tone.rawValue)
        map.text(Name.title, state.title(of: number))
        map.text(Name.reference, id.description)
        map.append(Name.href, TemplateValue(page.map { context.href(record: $0) }))
        map.append(Name.renamedFrom, TemplateValue(former?.description))
        map.append(Name.facts, TemplateValue(entries: change.map(facts) ?? []))
        return Row(kind: state.graph.kind(of: number), id: id, values: map)
    }

    private func facts(_ change: RecordChange) -> [TemplateMap] {
        let silent = Set(change.fields.filter { !$0.isEffective }.map(\.name))
        return change.lines.filter { !silent.contains($0.name) }.map { line in
            var map = TemplateMap(reserving: 2)
            map.text(Name.name, line.name)
            map.append(Name.html, .html(html(of: line)))
            return map
        }
    }

    // MARK: Markup

    private func html(of line: ChangeLine) -> HTML {
        if let text = line.text { return html(of: text) }
        var html = HTML()
        if let old = line.old {
            html.append("<del>")
            append(old, to: &html)
            html.append("</del>")
        }
        if line.old != nil, line.new != nil {
            html.append(" <span aria-hidden=\"true\">→</span> ")
        }
        if let new = line.new {
            html.append(line.note == nil ? "<ins>" : "")
            append(new, to: &html)
            html.append(line.note == nil ? "</ins>" : " ")
        }
        if let note = line.note { html.append(escaping: note) }
        return html
    }

    private func append(_ side: ChangeLine.Side, to html: inout HTML) {
        let page = side.target.flatMap(LinkReference.init).flatMap { reference in
            reference.kind.flatMap { kind in
                context.graph.graph.number(of: RecordID(kind: kind, id: reference.id))
            }
        }
        if let page { context.appendLink(to: page, into: &html) }
        guard page == nil || !side.text.hasSameBytes(as: side.target ?? "") else { return }
        if page != nil { html.append(" ") }
        html.append(escaping: MarkedText.shortened(side.text))
    }

    private func html(of text: ChangedText) -> HTML {
        var html = HTML()
        html.append(escaping: text.summary)
        guard !text.isHidden else { return html }
        html.append("<div class=\"difference\">")
        var left = Self.lineLimit
        for hunk in text.lines.hunks {
            for line in hunk.removed.prefix(left) where !line.isEmpty {
                html.append("<p class=\"diff-removed\"><del>")
                html.append(escaping: MarkedText.shortened(line))
                html.append("</del></p>")
            }
            left = max(0, left - hunk.removed.count)
            for line in hunk.added.prefix(left) where !line.isEmpty {
                html.append("<p class=\"diff-added\"><ins>")
                html.append(escaping: MarkedText.shortened(line))
                html.append("</ins></p>")
            }
            left = max(0, left - hunk.added.count)
        }
        html.append("</div>")
        return html
    }

    // MARK: Findings and files

    private var findings: TemplateValue {
        let all =
            difference.newFindings.map { ($0, Phrase.comparisonNew) }
            + difference.fixedFindings.map { ($0, Phrase.comparisonFixed) }
        let maps = all.prefix(Self.recordLimit).map { finding, word -> TemplateMap in
            let record = finding.record.flatMap(LinkReference.init).flatMap { reference in
                reference.kind.flatMap { kind in
                    context.graph.graph.number(of: RecordID(kind: kind, id: reference.id))
                }
            }
            var map = TemplateMap(reserving: 5)
            map.text(Name.state, context.phrases[word])
            map.text(Name.tone, (word == .comparisonNew ? Tone.negative : .positive).rawValue)
            map.text(Name.text, finding.message)
            map.text(Name.name, finding.span.path)
            map.append(Name.href, TemplateValue(record.map { context.href(record: $0) }))
            return map
        }
        return TemplateValue(entries: Array(maps))
    }

    private var files: TemplateValue {
        let maps = difference.files.prefix(Self.recordLimit).map { file -> TemplateMap in
            var map = TemplateMap(reserving: 2)
            map.text(Name.name, file.path)
            map.text(Name.text, context.phrases[file.change.phrase])
            return map
        }
        return TemplateValue(entries: Array(maps))
    }
}

/// Values short enough for one line of a list.
private enum MarkedText {
    static func shortened(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.count > 500 else { return text }
        return String(String.UnicodeScalarView(scalars.prefix(500))) + "…"
    }
}

extension PageContext {
    /// The words for what changed since an older state.
    func comparisonTitle(_ comparison: SiteComparison) -> String {
        phrases.text(.comparisonTitle, ["since": TerminalText.printable(comparison.since)])
    }
}

extension FileChange.Change {
    fileprivate var phrase: Phrase {
        switch self {
        case .added: .comparisonFileAdded
        case .removed: .comparisonFileRemoved
        case .changed: .comparisonFileChanged
        }
    }
}
