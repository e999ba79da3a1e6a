import HeliosText

/// What kinds, their fields and their words are called in another language than English.
///
/// Most words are told once, whatever kinds use them; what code and files name stays as it is.
package struct SchemaTerms: Sendable {
    /// The words for a kind.
    struct KindTerms: Sendable {
        var label: Label?
        var summary: String?
    }

    /// A unit, for one and for several.
    package struct UnitTerms: Sendable {
        package let one: String
        package let other: String
    }

    /// Parts of the navigation, by module.
    var modules: [String: String] = [:]
    /// The kinds, by name.
    var kinds: [String: KindTerms] = [:]
    /// Fields, relations and groups, by their English words; single ones by kind and name.
    package internal(set) var labels: [String: String] = [:]
    /// Words of enumerations.
    package internal(set) var words: [String: String] = [:]
    /// Units of numbers, by their English word.
    package internal(set) var units: [String: UnitTerms] = [:]

    /// Countries, by their codes.
    package internal(set) var countries: [String: String] = [:]
    /// Languages, by their tags.
    package internal(set) var languages: [String: String] = [:]

    /// No words: everything is called as the kinds call it.
    package init() {}

    var isEmpty: Bool {
        modules.isEmpty && kinds.isEmpty && labels.isEmpty && words.isEmpty && units.isEmpty
    }

    /// The words for a field, a relation or a group.
    package func label(_ english: String) -> String { labels[english] ?? english }

    /// A word of an enumeration; nil where the language has none for it.
    package func word(_ word: String) -> String? { words[word] }
}

extension Schema {
    /// The same kinds in the language of the repository, as far as their modules know it.
    ///
    /// What the organisation itself calls a kind stays. Files, links and queries know nothing of it.
    package func translated() -> Schema {
        guard !terms.isEmpty else { return self }
        return Schema(
            kinds: kinds.map { terms.translated($0) },
            modules: modules.map { module in
                terms.modules[module.name].map(module.with(label:)) ?? module
            },
            dormantKinds: dormantKinds,
            faults: faults,
            terms: terms
        )
    }
}

extension RecordGraph {
    /// The same records and links, of the kinds in the language of the repository.
    package func translated() -> RecordGraph {
        let schema = schema.translated()
        guard schema !== self.schema else { return self }
        return RecordGraph(schema: schema, records: records, links: links, index: index)
    }
}

extension SchemaTerms {
    fileprivate func translated(_ kind: Kind) -> Kind {
        let own = kinds[kind.name]
        return kind.with(
            label: kind.hasOwnLabel ? kind.label : own?.label ?? kind.label,
            summary: own?.summary ?? kind.summary,
            fields: kind.fields.map { translated($0, in: kind.name) },
            relations: kind.relations.map { translated($0, in: kind.name) },
            groups: kind.groups.map { $0.with(label: label($0.label)) },
            reply: kind.reply.map { translated($0, at: kind.name) }
        )
    }

    private func translated(_ field: Field, in owner: String) -> Field {
        let path = "\(owner).\(field.name)"
        return field.with(
            type: translated(field.type, at: path),
            label: labels[path] ?? label(field.displayLabel)
        )
    }

    private func translated(_ relation: Relation, in owner: String) -> Relation {
        let path = "\(owner).\(relation.name)"
        return relation.with(
            label: labels[path] ?? label(relation.displayLabel),
            inverseLabel: label(relation.displayInverseLabel),
            attributes: relation.attributes.map { translated($0, in: path) }
        )
    }

    private func translated(_ shape: ObjectShape, at path: String) -> ObjectShape {
        ObjectShape(
            fields: shape.fields.map { translated($0, in: path) },
            relations: shape.relations.map { translated($0, in: path) }
        )
    }

    private func translated(_ type: FieldType, at path: String) -> FieldType {
        switch type {
        case .list(let element): .list(of: translated(element, at: path))
        case .map(let element, let keys): .map(of: translated(element, at: path), keys: keys)
        case .object(let shape): .object(translated(shape, at: path))
        default: type
        }
    }
}
