import HeliosRecords
import HeliosTemplates
import HeliosText

extension RecordPage {
    // MARK: Badges

    /// What is shown beside the heading: status, priority and the like.
    var badges: [TemplateMap] {
        layout.badges.compactMap { member in
            switch member {
            case .field(let index): badge(field: index)
            case .relation(let index): badge(relation: index)
            }
        }
    }

    private func badge(field: Int) -> TemplateMap? {
        guard case .text(let word)? = record.entry(at: field)?.value else { return nil }
        let declared = kind.fields[field]
        return badge(
            Words.fromWord(word),
            label: declared.displayLabel,
            tone: Tone(word: word),
            swatch: HTML()
        )
    }

    /// The record that a relation leads to, in the colour that it has itself.
    private func badge(relation: Int) -> TemplateMap? {
        let bound = context.schema.relationNumber(kind: record.kind, relation: relation)
        guard let target = context.links(of: number, relation: bound).first?.other else {
            return nil
        }
        return badge(
            context.title(target),
            label: kind.relations[relation].displayLabel,
            tone: .neutral,
            swatch: context.color(of: target).map(PageContext.swatch) ?? HTML()
        )
    }

    private func badge(_ text: String, label: String, tone: Tone, swatch: HTML) -> TemplateMap {
        var map = TemplateMap(reserving: 4)
        map.text(Name.text, text)
        map.text(Name.label, label)
        map.text(Name.tone, tone.rawValue)
        map.append(Name.swatch, .html(swatch))
        return map
    }

    // MARK: Groups of short values

    /// A group with the values that the record has, or nil without any.
    func values(of group: KindLayout.Group) -> TemplateMap? {
        let rows = group.members.compactMap(row)
        guard !rows.isEmpty else { return nil }
        var map = TemplateMap(reserving: 2)
        map.text(Name.label, group.label)
        map.append(Name.rows, .maps(rows))
        return map
    }

    private func row(_ member: KindLayout.Member) -> TemplateMap? {
        switch member {
        case .field(let index):
            guard let value = record.entry(at: index)?.value, !value.isEmptyCollection else {
                return nil
            }
            let field = kind.fields[index]
            if field.isPicture, let picture = picture(value, of: field) {
                return row(field.displayLabel, picture)
            }
            return row(field.displayLabel, context.html(value, of: field, in: number))
        case .relation(let index):
            let bound = context.schema.relationNumber(kind: record.kind, relation: index)
            let links = context.links(of: number, relation: bound)
            let plain = record.plainLinks.filter { $0.relation == bound }
            guard !links.isEmpty || !plain.isEmpty else { return nil }
            var html = HTML()
            if !links.isEmpty { context.appendLinks(links, into: &html) }
            append(plain, of: kind.relations[index], after: !links.isEmpty, into: &html)
            return row(kind.relations[index].displayLabel, html)
        }
    }

    /// What stands in place of links, such as the mail addresses of watchers.
    private func append(
        _ plain: [PlainLink],
        of relation: Relation,
        after: Bool,
        into html: inout HTML
    ) {
        guard let type = relation.alternative else { return }
        for (index, link) in plain.enumerated() {
            if after || index > 0 { html.append(", ") }
            context.append(link.value, type, into: &html)
        }
    }

    private func row(_ label: String, _ value: HTML) -> TemplateMap {
        var map = TemplateMap(reserving: 2)
        map.text(Name.label, label)
        map.append(Name.value, .html(value))
        return map
    }

    /// A path that leads to an image beside the record.
    private func picture(_ value: FieldValue, of field: Field) -> HTML? {
        guard case .text(let path) = value else { return nil }
        let beside = TextTargets.resolve(path, besideFile: record.path)
        let known = context.plan.pathOfFile
        guard let target = beside.flatMap({ known[$0] }) ?? known[path] else { return nil }
        var html = HTML()
        html.append("<img class=\"picture\" src=\"")
        html.append(escaping: context.href(target))
        html.append("\" alt=\"")
        html.append(escaping: "\(field.displayLabel): \(context.title(number))")
        html.append("\" loading=\"lazy\">")
        return html
    }

    // MARK: Tables of objects

    /// The tables that stand below the thread; missing without any.
    var logs: TemplateValue {
        let tables = layout.logs.compactMap(table)
        return tables.isEmpty ? .missing : .map([Name.tables: .maps(tables)])
    }

    /// A list of objects as a table of the columns that any of them fills.
    func table(_ index: Int) -> TemplateMap? {
        let field = kind.fields[index]
        guard case .list(.object(let shape)) = field.type,
            case .list(let values)? = record.entry(at: index)?.value, !values.isEmpty
        else { return nil }
        let rows: [[ObjectMember]] = values.map { value in
            if case .object(let members) = value { members } else { [] }
        }
        let names = (shape.fields.map(\.name) + shape.relations.map(\.name)).filter { name in
            rows.contains { $0.contains { $0.name.hasSameBytes(as: name) } }
        }
        let labels = names.map { name in
            shape.fields.first { $0.name == name }?.displayLabel
                ?? shape.relations.first { $0.name == name }?.displayLabel ?? name
        }
        var map = TemplateMap(reserving: 5)
        map.text(Name.id, "field.\(field.name)")
        map.text(Name.label, field.displayLabel)
        map.append(Name.count, .number(values.count))
        map.append(Name.columns, .maps(labels.map(Self.column)))
        map.append(
            Name.rows,
            .maps(rows.map { Self.tableRow(cells: cells($0, names, shape), labels) })
        )
        return map
    }

    private func cells(
        _ members: [ObjectMember],
        _ names: [String],
        _ shape: ObjectShape
    ) -> [HTML] {
        names.map { name in
            members.first { $0.name.hasSameBytes(as: name) }
                .flatMap { context.part($0, of: shape)?.html } ?? HTML()
        }
    }

    private static func column(_ label: String) -> TemplateMap {
        var map = TemplateMap(reserving: 1)
        map.text(Name.label, label)
        return map
    }

    private static func tableRow(cells: [HTML], _ labels: [String]) -> TemplateMap {
        var map = TemplateMap(reserving: 1)
        map.append(
            Name.cells,
            .maps(
                zip(cells, labels).enumerated().map { index, cell in
                    var map = TemplateMap(reserving: 3)
                    map.append(Name.heads, .flag(index == 0))
                    map.text(Name.label, cell.1)
                    map.append(Name.value, .html(cell.0))
                    return map
                }
            )
        )
        return map
    }
}

extension Field {
    /// Whether the field names an image.
    fileprivate var isPicture: Bool {
        type == .path && ["photo", "logo", "image", "picture", "avatar"].contains(name)
    }
}

extension FieldValue {
    /// Whether it is a list, map or object of nothing.
    var isEmptyCollection: Bool {
        switch self {
        case .list(let values): values.isEmpty
        case .object(let members): members.isEmpty
        default: false
        }
    }
}
