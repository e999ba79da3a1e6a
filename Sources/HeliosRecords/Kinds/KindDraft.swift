import HeliosDiagnostics

/// A kind as one file states it, before extensions and the envelope are merged.
struct KindDraft: Sendable {
    var name: String
    var nameSpan: SourceSpan
    /// Whether the file adds to a kind that is declared elsewhere.
    var isExtension: Bool
    var module: String
    var plural: SpannedText?
    var label: Label?
    var summary: String?
    var icon: String?
    var traits: [Trait]
    var titleField: SpannedText?
    var identity: Kind.Identity?
    var fields: [Field]
    var relations: [Relation]
    var groups: [FieldGroup]
    var reply: ObjectShape?
    var boardColumns: SpannedText?
    var rules: [Rule]
    var views: [View]
    /// Fields and relations that cannot be read as stated.
    var broken: Set<String> = []

    /// Merges what another file adds; its fields narrow those of the same name.
    mutating func merge(_ other: KindDraft) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for field in other.fields {
            guard let index = fields.firstIndex(where: { $0.name == field.name }) else {
                fields.append(field)
                continue
            }
            let problems = Narrowing.problems(of: field, narrowing: fields[index])
            if !problems.isEmpty { broken.insert(field.name) }
            diagnostics += problems
            fields[index] = field
        }
        for relation in other.relations {
            guard let index = relations.firstIndex(where: { $0.name == relation.name }) else {
                relations.append(relation)
                continue
            }
            let problems = Narrowing.problems(of: relation, narrowing: relations[index])
            if !problems.isEmpty { broken.insert(relation.name) }
            diagnostics += problems
            relations[index] = relation
        }
        broken.formUnion(other.broken)
        label = other.label ?? label
        summary = other.summary ?? summary
        icon = other.icon ?? icon
        titleField = other.titleField ?? titleField
        boardColumns = other.boardColumns ?? boardColumns
        reply = other.reply ?? reply
        traits += other.traits.filter { !traits.contains($0) }
        groups += other.groups
        rules = rules.filter { rule in !other.rules.contains { $0.id == rule.id } } + other.rules
        views =
            views.filter { view in !other.views.contains { $0.name == view.name } } + other.views
        return diagnostics
    }
}

/// What a second declaration of a field or relation may change: less may fit, never something else.
enum Narrowing {
    static func problems(of field: Field, narrowing wide: Field) -> [Diagnostic] {
        guard field.type.name != wide.type.name else { return [] }
        return [
            Diagnostic(
                .kind(.narrowingInvalid),
                at: field.span,
                "field '\(field.name)' is \(wide.type.name) elsewhere, and cannot become "
                    + field.type.name,
                help: "keep the type, or choose another name",
                related: [RelatedSpan(span: wide.span, message: "first declared here")]
            )
        ]
    }

    static func problems(of relation: Relation, narrowing wide: Relation) -> [Diagnostic] {
        let isNarrower =
            wide.targets.isEmpty
            || (!relation.targets.isEmpty && relation.targets.allSatisfy(wide.targets.contains))
        guard !isNarrower || relation.inverse != wide.inverse else { return [] }
        return [
            Diagnostic(
                .kind(.narrowingInvalid),
                at: relation.span,
                "relation '\(relation.name)' is declared elsewhere with other targets or another "
                    + "inverse",
                help: "lead to fewer kinds, or choose another name",
                related: [RelatedSpan(span: wide.span, message: "first declared here")]
            )
        ]
    }
}
