import HeliosMarkdown
import HeliosRecords
import HeliosTemplates
import HeliosText

/// The page of one record.
struct RecordPage {
    let context: PageContext
    let number: Int
    let record: Record
    let kind: Kind
    let layout: KindLayout
    /// Whether the text begins with the title, which the page shows already.
    private let repeatsTitle: Bool

    init(context: PageContext, number: Int) {
        self.context = context
        self.number = number
        record = context.graph.records[number]
        kind = context.schema.kinds[record.kind]
        layout = context.layouts[record.kind]
        repeatsTitle = record.body?.begins(withTitle: context.title(number)) ?? false
    }

    /// The frame around the page.
    var frame: PageFrame {
        let title = context.title(number)
        return PageFrame(
            title:
                "\(title) · \(kind.label.singular)\(title == record.id.id ? "" : " \(record.id.id)")",
            heading: title,
            description: summary,
            breadcrumbs: breadcrumbs,
            path: context.plan.recordPaths[number],
            kind: record.kind
        )
    }

    /// The values of the page, added to those of the frame.
    func fill(_ map: inout TemplateMap) {
        let groups = layout.groups.compactMap(values)
        let relations = self.relations
        let backlinks = Backlinks(of: number, in: context)
        let toc = self.toc
        map.text(Name.kind, kind.label.singular)
        map.text(Name.reference, record.id.description)
        map.append(Name.important, .flag(isSet(layout.important)))
        map.append(Name.archived, .flag(isArchived))
        map.append(Name.badges, .maps(badges))
        map.text(
            Name.json,
            context.href(PagePath.recordJSON(kind.plural, record.id.id))
        )
        map.append(Name.isProse, .flag(isProse))
        map.append(Name.body, body)
        map.append(
            Name.bodyID,
            repeatsTitle ? TemplateValue(record.body?.headings.first?.slug) : .missing
        )
        map.append(Name.toc, TemplateValue(entries: toc))
        map.append(Name.groups, .maps(groups))
        map.append(Name.tables, .maps(layout.tables.compactMap(table)))
        map.append(Name.logs, logs)
        map.append(Name.texts, .maps(layout.texts.compactMap(text)))
        map.append(Name.relations, .maps(relations))
        map.append(Name.backlinks, .maps(backlinks.groups))
        map.append(Name.mentions, .maps(backlinks.mentions))
        map.append(Name.thread, thread)
        map.append(Name.attachments, TemplateValue(entries: attachments))
        map.append(
            Name.hasAside,
            .flag(
                !relations.isEmpty || !backlinks.groups.isEmpty || !backlinks.mentions.isEmpty
                    || isProse && !groups.isEmpty || !toc.isEmpty
            )
        )
    }

    // MARK: Heading

    private var summary: String? {
        guard let index = layout.summary, case .text(let text)? = record.entry(at: index)?.value
        else { return nil }
        return text
    }

    var isArchived: Bool {
        guard let index = layout.state, case .text(let word)? = record.entry(at: index)?.value
        else { return false }
        return word.hasSameBytes(as: "archived")
    }

    private func isSet(_ field: Int?) -> Bool {
        field.map { record.entry(at: $0)?.value == .boolean(true) } ?? false
    }

    /// The list, and for an id that is a path the folders above the record.
    private var breadcrumbs: [PageFrame.Breadcrumb] {
        var result = [
            PageFrame.Breadcrumb(label: "Home", href: context.href(PagePath.home)),
            PageFrame.Breadcrumb(
                label: kind.label.plural,
                href: context.href(context.plan.listPath(kind: record.kind))
            ),
        ]
        if kind.identity == .path {
            let parts = record.id.id.split(onByte: ASCII.slash).dropLast()
            let page = Int(context.plan.listPageOfRecord[number])
            let list = context.href(context.plan.listPath(kind: record.kind, page: page))
            for (index, part) in parts.enumerated() {
                let isNearest = index == parts.count - 1
                let folder = parts.prefix(index + 1).joined(separator: "/")
                result.append(
                    PageFrame.Breadcrumb(
                        label: context.plan.folders[record.kind][folder] ?? part,
                        href: isNearest ? "\(list)#\(ListPage.folderID(folder))" : nil
                    )
                )
            }
        } else {
            result += ancestors
        }
        return result
    }

    /// The records above this one in a tree, from the top; at most 16, against circles.
    private var ancestors: [PageFrame.Breadcrumb] {
        var result: [PageFrame.Breadcrumb] = []
        var current = number
        while let above = context.parent(of: current), result.count < 16, above != number {
            let href = context.href(record: above)
            result.append(PageFrame.Breadcrumb(label: context.title(above), href: href))
            current = above
        }
        return result.reversed()
    }

    // MARK: Text

    /// Whether the record is read rather than looked up: its values then stand beside its text.
    private var isProse: Bool { !(record.body?.isEmpty ?? true) || !record.replies.isEmpty }

    private var body: TemplateValue {
        guard let body = record.body, !body.isEmpty else { return .missing }
        let shown = repeatsTitle ? body.withoutTitle() : body
        guard !shown.isEmpty else { return .missing }
        return .html(context.html(shown, in: record.path, of: number))
    }

    /// The headings of the text, if there are enough to be worth a table.
    private var toc: [TemplateMap] {
        guard let body = record.body else { return [] }
        let headings = body.headings.dropFirst(repeatsTitle ? 1 : 0).filter { $0.level <= 3 }
        guard headings.count > 2 else { return [] }
        return headings.map { heading in
            var map = TemplateMap(reserving: 3)
            map.text(Name.href, "#" + heading.slug)
            let words = context.words(heading.text, of: body, in: record.path, number)
            map.text(Name.label, words)
            map.append(Name.level, .number(heading.level))
            return map
        }
    }

    /// A field of Markdown or long text.
    private func text(_ field: Int) -> TemplateMap? {
        guard let entry = record.entry(at: field) else { return nil }
        let declared = kind.fields[field]
        var map = TemplateMap(reserving: 4)
        map.text(Name.id, "field.\(declared.name)")
        map.text(Name.label, declared.displayLabel)
        map.append(Name.isInternal, .flag(declared.isInternal))
        if let document = record.texts.first(where: { $0.field == field })?.document {
            let html = context.html(
                document,
                in: record.textPaths[field] ?? record.path,
                of: number,
                idPrefix: "field.\(declared.name)."
            )
            map.append(Name.html, .html(html))
        } else {
            map.append(Name.html, .html(context.html(entry.value, declared.type)))
        }
        return map
    }
}
