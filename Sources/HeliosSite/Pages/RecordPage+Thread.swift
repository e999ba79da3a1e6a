import HeliosMarkdown
import HeliosRecords
import HeliosTemplates
import HeliosText

extension RecordPage {
    /// What was said, oldest first; missing for a kind without replies.
    var thread: TemplateValue {
        guard let shape = kind.reply else { return .missing }
        var map = TemplateMap(reserving: 2)
        map.append(Name.count, .count(record.replies.count))
        map.append(
            Name.replies,
            .maps(record.replies.enumerated().map { values(of: $1, index: $0, shape) })
        )
        return .map(map)
    }

    private func values(of reply: Reply, index: Int, _ shape: ObjectShape) -> TemplateMap {
        let authors = links(of: reply, shape, isAuthor: true)
        var map = TemplateMap(reserving: 8)
        map.text(Name.id, "reply.\(index + 1)")
        map.append(Name.author, .html(authors.isEmpty ? HTML(escaping: reply.name) : authors))
        map.append(Name.when, context.when(of: reply, shape).map { .html($0) } ?? .missing)
        map.append(Name.isInternal, .flag(reply.isInternal(shape: shape)))
        map.append(Name.badges, .maps(badges(of: reply, shape)))
        map.append(Name.side, TemplateValue(side(of: reply, shape)))
        let facts = facts(of: reply, shape)
        map.append(Name.hasFacts, .flag(!facts.isEmpty))
        map.append(Name.facts, .maps(facts))
        map.append(
            Name.body,
            .html(
                context.html(
                    reply.body,
                    in: reply.path,
                    of: number,
                    idPrefix: "reply.\(index + 1)."
                )
            )
        )
        return map
    }

    /// The word for whose side the reply is from: the first of its words from a closed set.
    private func side(of reply: Reply, _ shape: ObjectShape) -> String? {
        for entry in reply.fields {
            guard case .enumeration = shape.fields[entry.field].type,
                case .text(let word) = entry.value
            else { continue }
            return word
        }
        return nil
    }

    /// The reply's words from closed sets, such as who may read it.
    private func badges(of reply: Reply, _ shape: ObjectShape) -> [TemplateMap] {
        reply.fields.compactMap { entry in
            let field = shape.fields[entry.field]
            guard case .enumeration = field.type, case .text(let word) = entry.value else {
                return nil
            }
            var map = TemplateMap(reserving: 3)
            map.text(Name.label, field.displayLabel)
            map.text(Name.text, context.phrases.word(word))
            map.text(Name.tone, word == "internal" ? "warning" : "neutral")
            return map
        }
    }

    /// Everything else that the reply says about itself.
    private func facts(of reply: Reply, _ shape: ObjectShape) -> [TemplateMap] {
        var seenTime = false
        var result: [TemplateMap] = []
        for entry in reply.fields {
            let field = shape.fields[entry.field]
            switch (field.type, entry.value) {
            case (.enumeration, _), (_, .boolean(false)): continue
            case (.datetime, _) where !seenTime: seenTime = true
            case (_, .boolean): result.append(fact(field.displayLabel, HTML()))
            default:
                result.append(fact(field.displayLabel, context.html(entry.value, field.type)))
            }
        }
        let others = links(of: reply, shape, isAuthor: false)
        if !others.isEmpty { result.append(fact(context.phrases[.threadWith], others)) }
        return result
    }

    private func fact(_ label: String, _ value: HTML) -> TemplateMap {
        var map = TemplateMap(reserving: 2)
        map.text(Name.label, label)
        map.append(Name.value, .html(value))
        return map
    }

    /// The reply's links: those of its relation to the author, or all others.
    private func links(of reply: Reply, _ shape: ObjectShape, isAuthor: Bool) -> HTML {
        var html = HTML()
        let author = shape.relations.first { $0.name == "author" } ?? shape.relations.first
        for link in reply.links {
            let relation = context.schema.relations[link.relation].relation
            // What the text mentions is read there.
            guard !relation.isComputed, (relation.name == author?.name) == isAuthor else {
                continue
            }
            if !html.isEmpty { html.append(", ") }
            let target = context.number(
                of: link.target,
                kinds: relation.targets,
                owner: record.owner
            )
            if let target {
                context.appendLink(to: target, into: &html)
            } else {
                html.append(escaping: link.target.description)
            }
        }
        return html
    }
}
