import HeliosRecords
import HeliosTemplates
import HeliosText

extension RecordPage {
    // MARK: Badges

    /// What is shown beside the heading: status, priority and the like.
    func appendBadges(to values: inout TemplateValues) {
        for member in layout.badges {
            switch member {
            case .field(let index): appendBadge(field: index, to: &values)
            case .relation(let index): appendBadge(relation: index, to: &values)
            }
        }
    }

    private func appendBadge(field: Int, to values: inout TemplateValues) {
        guard case .text(let word)? = record.value(at: field) else { return }
        values.element { badge in
            badge.text(Name.text, context.phrases.word(word))
            badge.text(Name.label, kind.fields[field].displayLabel)
            badge.text(Name.tone, Tone(word: word).rawValue)
            badge.missing(Name.swatch)
        }
    }

    /// The record that a relation leads to, in the colour that it has itself.
    private func appendBadge(relation: Int, to values: inout TemplateValues) {
        let bound = context.schema.relationNumber(kind: record.kind, relation: relation)
        guard let target = context.links(of: number, relation: bound).first?.other else { return }
        values.element { badge in
            badge.text(Name.text, context.title(target))
            badge.text(Name.label, context.schema.relations[bound].relation.displayLabel)
            badge.text(Name.tone, Tone.neutral.rawValue)
            badge.html(Name.swatch) { html in
                if let color = context.color(of: target) { html.append(PageContext.swatch(color)) }
            }
        }
    }

    // MARK: Groups of short values

    /// Adds a group with the values that the record has, if it has any.
    func append(_ group: KindLayout.Group, to values: inout TemplateValues) {
        let start = values.position
        var hasRows = false
        values.element { values in
            values.text(Name.label, group.label)
            hasRows = values.list(Name.rows) { rows in
                for member in group.members { appendRow(member, to: &rows) }
            }
        }
        if !hasRows { values.removeAll(since: start) }
    }

    private func appendRow(_ member: KindLayout.Member, to values: inout TemplateValues) {
        switch member {
        case .field(let index): appendRow(field: index, to: &values)
        case .relation(let index): appendRow(relation: index, to: &values)
        }
    }

    private func appendRow(field index: Int, to values: inout TemplateValues) {
        guard let value = record.value(at: index), !value.isEmptyCollection else { return }
        values.element { row in
            row.text(Name.label, kind.fields[index].displayLabel)
            row.flag(Name.copyable, layout.copyable.contains(index))
            row.missing(Name.relation)
            row.html(Name.value) { html in
                if layout.pictures.contains(index),
                    let picture = picture(value, of: kind.fields[index])
                {
                    return html.append(picture)
                }
                context.append(value, of: kind.fields[index], in: number, into: &html)
            }
        }
    }

    private func appendRow(relation index: Int, to values: inout TemplateValues) {
        let number = context.schema.relationNumber(kind: record.kind, relation: index)
        let links = context.links(of: self.number, relation: number)
        let plain =
            record.plainLinks.isEmpty ? [] : record.plainLinks.filter { $0.relation == number }
        guard !links.isEmpty || !plain.isEmpty else { return }
        let bound = context.schema.relations[number]
        values.element { row in
            row.text(Name.label, bound.relation.displayLabel)
            row.flag(Name.copyable, false)
            row.text(Name.relation, bound.relation.name)
            row.html(Name.value) { html in
                if !links.isEmpty { context.appendLinks(links, into: &html) }
                append(plain, of: bound.relation, after: !links.isEmpty, into: &html)
            }
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

    /// A path that leads to an image beside the record.
    private func picture(_ value: FieldValue, of field: Field) -> HTML? {
        guard case .text(let path) = value else { return nil }
        let target = context.published(path, besideFile: record.path)
        guard let target else { return nil }
        var html = HTML()
        html.append("<img class=\"picture\" src=\"")
        html.append(escaping: context.href(target))
        html.append("\" alt=\"")
        html.append(escaping: "\(field.displayLabel): \(context.title(number))")
        html.append("\" loading=\"lazy\">")
        return html
    }

    // MARK: Tables of objects

    /// Adds the tables that stand below the thread; missing without any.
    func appendLogs(to values: inout TemplateValues) {
        let start = values.position
        var hasTables = false
        values.map(Name.logs) { values in
            hasTables = values.list(Name.tables) { list in
                for field in layout.logs { appendTable(field, to: &list) }
            }
        }
        guard !hasTables else { return }
        values.removeAll(since: start)
        values.missing(Name.logs)
    }

    /// Adds a list of objects as a table of the columns that any of them fills.
    func appendTable(_ index: Int, to values: inout TemplateValues) {
        let field = kind.fields[index]
        guard case .list(.object(let shape)) = field.type,
            case .list(let objects)? = record.value(at: index), !objects.isEmpty
        else { return }
        let rows: [[ObjectMember]] = objects.map { value in
            if case .object(let members) = value { members } else { [] }
        }
        let names = (shape.fields.map(\.name) + shape.relations.map(\.name)).filter { name in
            rows.contains { $0.contains { $0.name.hasSameBytes(as: name) } }
        }
        let columns = names.map { name in
            let label =
                shape.fields.first { $0.name == name }?.displayLabel
                ?? shape.relations.first { $0.name == name }?.displayLabel ?? name
            return (name: name, label: label)
        }
        values.element { values in
            values.text(Name.id, "field.\(field.name)")
            values.text(Name.label, field.displayLabel)
            values.count(Name.count, objects.count)
            values.list(Name.columns) { list in
                for column in columns { list.element { $0.text(Name.label, column.label) } }
            }
            values.list(Name.rows) { list in
                for row in rows { append(row, columns, shape, to: &list) }
            }
        }
    }

    private func append(
        _ members: [ObjectMember],
        _ columns: [(name: String, label: String)],
        _ shape: ObjectShape,
        to values: inout TemplateValues
    ) {
        values.element { row in
            row.list(Name.cells) { cells in
                for (index, column) in columns.enumerated() {
                    let member = members.first { $0.name.hasSameBytes(as: column.name) }
                    cells.element { cell in
                        cell.flag(Name.heads, index == 0)
                        cell.text(Name.label, column.label)
                        cell.html(Name.value) { html in
                            if let part = member.flatMap({ context.part($0, of: shape) }) {
                                html.append(part.html)
                            }
                        }
                    }
                }
            }
        }
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
