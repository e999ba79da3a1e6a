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

    /// Adds the values of the page to those of the frame.
    func fill(_ values: inout TemplateValues) {
        let isProse = self.isProse
        let toc = self.toc
        values.text(Name.kind, kind.label.singular)
        values.text(Name.reference) { context.plan.recordTexts.references.append(number, to: &$0) }
        values.flag(Name.important, isSet(layout.important))
        values.flag(Name.archived, isArchived)
        values.list(Name.badges, appendBadges)
        values.append(Name.past, context.past(of: number))
        values.text(Name.json, context.href(PagePath.recordJSON(kind.plural, record.id.id)))
        values.flag(Name.isProse, isProse)
        appendBody(to: &values)
        values.text(Name.bodyID, repeatsTitle ? record.body?.headings.first?.slug : nil)
        values.entries(Name.toc, toc)
        let hasGroups = values.list(Name.groups) { list in
            for group in layout.groups { append(group, to: &list) }
        }
        values.list(Name.tables) { list in
            for field in layout.tables { appendTable(field, to: &list) }
        }
        appendLogs(to: &values)
        values.list(Name.texts) { list in
            for field in layout.texts { appendText(field, to: &list) }
        }
        let hasLinks = appendLinks(to: &values)
        values.append(Name.thread, thread)
        values.entries(Name.attachments, attachments)
        values.append(Name.editing, context.editing(of: number))
        context.appendComposing(about: number, to: &values)
        let hasPanels = appendPanels(to: &values)
        values.flag(Name.hasAside, hasLinks || hasPanels || isProse && hasGroups || !toc.isEmpty)
        values.append(context.traitValues(of: number))
    }

    // MARK: Heading

    private var summary: String? {
        guard let index = layout.summary, case .text(let text)? = record.value(at: index)
        else { return nil }
        return text
    }

    var isArchived: Bool {
        guard let index = layout.state, case .text(let word)? = record.value(at: index)
        else { return false }
        return word.hasSameBytes(as: "archived")
    }

    private func isSet(_ field: Int?) -> Bool {
        field.map { record.value(at: $0) == .boolean(true) } ?? false
    }

    /// The list, and for an id that is a path the folders above the record.
    private var breadcrumbs: [PageFrame.Breadcrumb] {
        var result = [
            context.homeBreadcrumb,
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

    private func appendBody(to values: inout TemplateValues) {
        guard let body = record.body, !body.isEmpty else { return values.missing(Name.body) }
        let shown = repeatsTitle ? body.withoutTitle() : body
        guard !shown.isEmpty else { return values.missing(Name.body) }
        values.html(Name.body) { html in
            html.append(context.html(shown, in: record.path, of: number))
        }
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
    private func appendText(_ field: Int, to values: inout TemplateValues) {
        guard let value = record.value(at: field) else { return }
        values.element { values in
            values.text(Name.id, "field.\(kind.fields[field].name)")
            values.text(Name.label, kind.fields[field].displayLabel)
            values.flag(Name.isInternal, kind.fields[field].isInternal)
            values.html(Name.html) { html in
                let text = record.texts.first { $0.field == field }
                guard let document = text?.document else {
                    return context.append(value, kind.fields[field].type, into: &html)
                }
                let path = text?.path ?? record.path
                let prefix = "field.\(kind.fields[field].name)."
                html.append(context.html(document, in: path, of: number, idPrefix: prefix))
            }
        }
    }
}
