import HeliosRecords
import HeliosTemplates
import HeliosText

/// One link as it is shown on one of its two pages.
struct ShownLink {
    /// The record at the other end.
    let other: Int
    /// The link's number.
    let link: Int
}

extension PageContext {
    /// The links of a record along one of its relations, in the order of the file.
    func links(of record: Int, relation: Int) -> [ShownLink] {
        graph.graph.links(from: record).compactMap { number in
            let link = graph.graph.links[number]
            guard Int(link.relation) == relation else { return nil }
            return ShownLink(other: Int(link.target), link: number)
        }
    }

    /// What a link says about itself, in the order of the relation's attributes, as small print;
    /// nothing where it says nothing.
    func appendAttributes(of link: Int, into html: inout HTML) {
        let resolved = graph.graph.links[link]
        guard resolved.hasAttributes else { return }
        let written = graph.records[Int(resolved.source)]
            .attributes(ofLink: Int(resolved.written))
        var isFirst = true
        for entry in written where entry.value != .boolean(false) {
            let field = schema.relations[Int(resolved.relation)].relation.attributes[entry.field]
            let reply = reply(named: entry.value, by: field, of: Int(resolved.source))
            if let reply, reply.isEmpty { continue }
            html.append(isFirst ? " <span class=\"attributes\">" : " · ")
            isFirst = false
            html.append(escaping: field.displayLabel)
            guard entry.value != .boolean(true) else { continue }
            html.append(": ")
            if let reply {
                html.append(reply)
            } else {
                append(entry.value, of: field, into: &html)
            }
        }
        if !isFirst { html.append("</span>") }
    }

    /// Links with their attributes: one by itself, several as a list.
    func appendLinks(_ links: [ShownLink], into html: inout HTML) {
        if links.count == 1, let link = links.first {
            appendLink(to: link.other, into: &html)
            appendAttributes(of: link.link, into: &html)
            return
        }
        html.append("<ul class=\"links\">")
        for link in links {
            html.append("<li>")
            appendLink(to: link.other, into: &html)
            appendAttributes(of: link.link, into: &html)
            html.append("</li>")
        }
        html.append("</ul>")
    }

    /// A part of an object as markup: a field, or the links of a relation.
    func part(
        _ member: ObjectMember,
        of shape: ObjectShape
    ) -> (label: String, html: HTML)? {
        if let field = shape.fields.first(where: { $0.name.hasSameBytes(as: member.name) }) {
            return (field.displayLabel, html(member.value, of: field))
        }
        guard let relation = shape.relations.first(where: { $0.name == member.name }) else {
            return nil
        }
        return (relation.displayLabel, html(targets: member.value, of: relation))
    }

    /// The targets of a link within an object, which its value keeps as text.
    private func html(targets value: FieldValue, of relation: Relation) -> HTML {
        var html = HTML()
        let targets: [FieldValue] = if case .list(let values) = value { values } else { [value] }
        for (index, target) in targets.enumerated() {
            guard case .text(let text) = target else { continue }
            if index > 0 { html.append(", ") }
            let number = LinkReference(text).flatMap {
                self.number(of: $0, kinds: relation.targets)
            }
            if let number {
                appendLink(to: number, into: &html)
            } else {
                html.append(escaping: text)
            }
        }
        return html
    }
}
