import HeliosRecords
import HeliosTemplates
import HeliosText

extension PageContext {
    /// Where a record is edited, shown and complained about; only the organisation's own people
    /// change its repository.
    func editing(of number: Int) -> TemplateValue {
        guard graph.audience.isInternal, let host = plan.options.host else { return .missing }
        let record = graph.records[number]
        var map = TemplateMap(reserving: 3)
        map.text(Name.href, host.edit(record.path))
        map.text(Name.file, host.view(record.path))
        map.text(
            Name.problem,
            host.issue(title: "\(record.id): ", text: "About \(record.id) (\(record.path))\n\n")
        )
        return .map(map)
    }

    /// Where a record of a kind is made, with the fields that it must have.
    func adding(toKind number: Int) -> TemplateValue {
        let kind = schema.kinds[number]
        guard graph.audience.isInternal, let host = plan.options.host,
            !kind.has(.specification), !kind.has(.requirement), !kind.has(.change)
        else { return .missing }
        var map = TemplateMap(reserving: 2)
        map.text(Name.label, kind.label.singular)
        map.text(Name.href, host.new(kind.pathOfNewRecord, text: kind.textOfNewRecord))
        return .map(map)
    }
}

extension Kind {
    /// Where a new record goes, under a name that its author changes.
    fileprivate var pathOfNewRecord: String {
        let hasBody = has(.body) || has(.thread)
        return "\(plural)/new-\(name)" + (hasBody ? ".md" : ".yaml")
    }

    /// The fields and relations that a record must state, each with what it takes.
    fileprivate var textOfNewRecord: String {
        var lines: [String] = []
        for field in fields where field.isRequired && field.defaultValue == nil {
            let hint = field.example ?? field.type.wordForAuthors
            lines.append("\(field.name): # \(hint)")
        }
        for relation in relations where relation.isRequired {
            lines.append("\(relation.name): # id of \(relation.targets.joined(separator: ", "))")
        }
        let text = lines.joined(separator: "\n") + "\n"
        return has(.body) || has(.thread) ? "---\n\(text)---\n\n" : text
    }
}

extension FieldType {
    /// What a value is, in a word.
    fileprivate var wordForAuthors: String {
        guard case .enumeration(let values) = self else { return name }
        return "one of " + values.joined(separator: ", ")
    }
}
