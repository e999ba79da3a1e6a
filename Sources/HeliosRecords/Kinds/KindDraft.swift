import HeliosDiagnostics
import HeliosText

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
    /// Names by which other kinds would read what cannot be read.
    var lost = LostNames()
    /// Where each trait is written.
    var traitSpans: [Trait: SourceSpan] = [:]
    /// Rules without a name or a message, which are checked and never run.
    var incompleteRules: [Rule] = []
    /// Where its identity is written.
    var identitySpan: SourceSpan?

    /// Merges what another file adds; its fields narrow those of the same name.
    mutating func merge(_ other: KindDraft) -> [Diagnostic] {
        var diagnostics = changesOfFixedKeys(in: other)
        var shape = ObjectShape(fields: fields, relations: relations)
        diagnostics += shape.merge(ObjectShape(fields: other.fields, relations: other.relations))
            .map { note($0) }
        (fields, relations) = (shape.fields, shape.relations)
        let refused = other.relations.filter { shape.relation(named: $0.name) == nil }
        lost.formUnion(LostNames(refused.compactMap(\.inverse)))
        if let added = other.reply {
            var merged = reply ?? ObjectShape(fields: [])
            diagnostics += merged.merge(added).map { note($0) }
            reply = merged
        }
        broken.formUnion(other.broken)
        lost.formUnion(other.lost)
        label = other.label ?? label
        summary = other.summary ?? summary
        icon = other.icon ?? icon
        titleField = other.titleField ?? titleField
        boardColumns = other.boardColumns ?? boardColumns
        traits += other.traits.filter { !traits.contains($0) }
        traitSpans.merge(other.traitSpans) { first, _ in first }
        groups += other.groups
        rules = rules.filter { rule in !other.rules.contains { $0.id == rule.id } } + other.rules
        incompleteRules += other.incompleteRules
        views =
            views.filter { view in !other.views.contains { $0.name == view.name } } + other.views
        return diagnostics
    }

    private mutating func note(_ misfit: Narrowing.Misfit) -> Diagnostic {
        broken.insert(misfit.name)
        return misfit.problem
    }

    /// Tells of what another file says the kind is, which nothing that adds to it can change.
    private func changesOfFixedKeys(in other: KindDraft) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        if let own = plural, let stated = other.plural, !stated.text.hasSameBytes(as: own.text) {
            diagnostics.append(
                Diagnostic(
                    .kind(.valueInvalid),
                    at: stated.span,
                    "the plural of '\(name)' is '\(own.text)', and names its folder",
                    help: "remove the line, and set the words of 'entity.\(name)' under 'labels' "
                        + "in helios.yaml",
                    related: [RelatedSpan(span: own.span, message: "declared here")]
                )
            )
        }
        let own = identity ?? .name
        if let stated = other.identity, stated != own {
            diagnostics.append(
                Diagnostic(
                    .kind(.valueInvalid),
                    at: other.identitySpan ?? other.nameSpan,
                    "the identity of '\(name)' is '\(own.rawValue)', and cannot become "
                        + "'\(stated.rawValue)'",
                    help: "remove the line"
                )
            )
        }
        return diagnostics
    }
}
