import HeliosDiagnostics
import HeliosText

/// Makes kinds of drafts, and checks that they fit one another.
struct SchemaBuilder {
    private let drafts: [KindDraft]
    private let envelope: ObjectShape
    private let knownKinds: [String: String]
    private let settings: Settings?
    private(set) var diagnostics: [Diagnostic] = []
    private var faults: SchemaFaults

    init(
        drafts: [KindDraft],
        envelope: [ObjectShape],
        knownKinds: [String: String],
        settings: Settings?,
        faults: SchemaFaults
    ) {
        self.faults = faults
        self.drafts = drafts
        self.envelope = ObjectShape(
            fields: envelope.flatMap(\.fields),
            relations: envelope.flatMap(\.relations)
        )
        self.knownKinds = knownKinds
        self.settings = settings
    }

    mutating func build(modules: [Module], terms: SchemaTerms) -> Schema {
        let schema = schema(of: modules, terms)
        for (kind, draft) in drafts.enumerated() {
            for rule in draft.incompleteRules {
                diagnostics += RuleChecks.problems(ofIncomplete: rule, kind: kind, schema)
            }
        }
        return schema
    }

    private mutating func schema(of modules: [Module], _ terms: SchemaTerms) -> Schema {
        let kinds = drafts.map { kind(of: $0) }
        checkPlurals(kinds)
        checkLabels(kinds)
        checkEnumerations(kinds)
        checkNavigation(of: modules)
        checkNamedKinds(of: kinds)
        let present = Set(kinds.map(\.name))
        for draft in drafts {
            faults.add(draft.broken, of: draft.name)
            faults.lose(draft.lost)
        }
        faults.settle(among: kinds, targets: Set(knownKinds.keys))
        let dormant = knownKinds.filter { !present.contains($0.key) }
        let schema = Schema(
            kinds: kinds,
            modules: modules,
            dormantKinds: dormant,
            faults: faults,
            terms: terms
        )
        var checker = SchemaChecker(schema: schema)
        checker.check()
        diagnostics += checker.diagnostics
        guard !checker.clashing.isEmpty else { return schema }
        // An inverse that clashes is told once, and then nobody reads it.
        let clashing = kinds.lazy.flatMap(\.relations).filter { checker.clashing.contains($0.span) }
        faults.lose(LostNames(clashing.compactMap(\.inverse)))
        let readable = kinds.map { kind in
            kind.with(relations: withoutInverse(checker.clashing, among: kind.relations))
        }
        return Schema(
            kinds: readable,
            modules: modules,
            dormantKinds: dormant,
            faults: faults,
            terms: terms
        )
    }

    /// The relations, of which those at these places are read from one side only.
    private func withoutInverse(
        _ clashing: Set<SourceSpan>,
        among relations: [Relation]
    ) -> [Relation] {
        relations.map { relation in
            guard clashing.contains(relation.span) else { return relation }
            var relation = relation
            relation.inverse = nil
            return relation
        }
    }

    private mutating func kind(of draft: KindDraft) -> Kind {
        checkCommon(draft)
        var fields = fields(of: draft)
        let titleField = draft.titleField?.text ?? "name"
        if let index = fields.firstIndex(where: { $0.name == titleField }) {
            fields[index] = fields[index].required()
        } else if !draft.broken.contains(titleField) {
            report(
                .kind(.titleUnknown),
                draft.titleField?.span ?? draft.nameSpan,
                "kind '\(draft.name)' has no field '\(TerminalText.printable(titleField))' for its "
                    + "title",
                help: Help.oneOf(fields.map(\.name), meant: titleField)
            )
        }
        let plural = plural(of: draft)
        return Kind(
            name: draft.name,
            plural: plural,
            label: settings?.labels["entity.\(draft.name)"]?.label ?? draft.label
                ?? Label(
                    singular: Words.fromName(draft.name),
                    plural: Words.fromName(plural)
                ),
            hasOwnLabel: settings?.labels["entity.\(draft.name)"] != nil,
            module: draft.module,
            summary: draft.summary,
            icon: draft.icon,
            traits: draft.traits,
            titleField: titleField,
            identity: draft.identity ?? .name,
            fields: fields,
            relations: relations(of: draft),
            groups: draft.groups,
            reply: draft.reply,
            boardColumns: draft.boardColumns?.text,
            rules: draft.rules,
            views: views(of: draft, titleField: titleField, among: fields),
            span: draft.nameSpan,
            traitSpans: draft.traitSpans
        )
    }

    /// Tells of what all kinds have and this one makes something else of.
    private mutating func checkCommon(_ draft: KindDraft) {
        let misfits = Narrowing.misfits(of: draft, among: envelope, knownKinds: knownKinds)
        faults.add(misfits.map(\.name), of: draft.name)
        let refused = draft.relations.filter { envelope.field(named: $0.name) != nil }
        faults.lose(LostNames(refused.compactMap(\.inverse)))
        diagnostics += misfits.map(\.problem)
    }

    /// The views stated, or a list of titles.
    private func views(of draft: KindDraft, titleField: String, among fields: [Field]) -> [View] {
        guard draft.views.isEmpty else { return draft.views }
        let hasTitle = fields.contains { $0.name == titleField }
        let columns = hasTitle ? [SpannedText(titleField, at: draft.nameSpan)] : []
        return [View(name: "list", columns: columns)]
    }

    private mutating func plural(of draft: KindDraft) -> String {
        guard let plural = draft.plural else {
            report(
                .kind(.missingKey),
                draft.nameSpan,
                "kind '\(draft.name)' needs 'plural', the name of its folder",
                help: "add 'plural: \(draft.name)s'"
            )
            return draft.name + "s"
        }
        if !Slug.isName(plural.text) || Self.reservedFolders.contains(plural.text) {
            report(
                .kind(.nameInvalid),
                plural.span,
                "'\(TerminalText.printable(plural.text))' cannot name a folder of records",
                help: "use lower-case letters, digits and underscores, and no reserved folder"
            )
        }
        return plural.text
    }

    private static let reservedFolders: Set<String> = ["kinds", "modules", "openspec"]

    /// The kind's title first, then its own fields, then those of the envelope it leaves as is.
    private func fields(of draft: KindDraft) -> [Field] {
        var own = draft.fields
        let rest = envelope.fields.filter { field in
            !own.contains { $0.name == field.name }
        }
        let name = rest.filter { $0.name == "name" }
        own = name + own + rest.filter { $0.name != "name" }
        return own.map { extended($0, of: draft.name) }
    }

    private func relations(of draft: KindDraft) -> [Relation] {
        let rest = envelope.relations.filter { relation in
            !draft.relations.contains { $0.name == relation.name }
                && !draft.fields.contains { $0.name == relation.name }
        }
        let own = draft.relations.filter { envelope.field(named: $0.name) == nil }
        let present = Set(drafts.map(\.name))
        // What leads only to kinds of disabled modules sleeps until they are enabled.
        return (own + rest).map { relation in
            guard !relation.targets.isEmpty else { return relation }
            let targets = relation.targets.filter {
                present.contains($0) || knownKinds[$0] == nil
            }
            return targets.isEmpty ? relation.dormant() : relation.leading(to: targets)
        }
    }

    /// The field with the values that the settings add to its enumeration.
    private func extended(_ field: Field, of kind: String) -> Field {
        let settings = settings?.enumerations.filter {
            $0.key == field.name || $0.key == "\(kind).\(field.name)"
        }
        guard let settings, !settings.isEmpty, case .enumeration(let names) = field.type else {
            return field
        }
        let added = settings.flatMap(\.values).map(\.text).filter { !names.contains($0) }
        return field.with(type: .enumeration(names + added))
    }

    private mutating func checkPlurals(_ kinds: [Kind]) {
        for (index, kind) in kinds.enumerated() {
            guard let first = kinds[..<index].first(where: { $0.plural == kind.plural }) else {
                continue
            }
            diagnostics.append(
                Diagnostic(
                    .kind(.duplicate),
                    at: kind.span,
                    "kinds '\(first.name)' and '\(kind.name)' keep their records in one folder, "
                        + "'\(kind.plural)'",
                    help: "give one of them another plural",
                    related: [RelatedSpan(span: first.span, message: "first declared here")]
                )
            )
        }
    }

    private mutating func checkLabels(_ kinds: [Kind]) {
        let labels = settings?.labels.sorted { $0.key.precedesBytewise($1.key) } ?? []
        let keys = kinds.map { "entity.\($0.name)" }
        for (key, setting) in labels where !keys.contains(key) {
            report(
                .settings(.labelUnknown),
                setting.span,
                "no kind has the label '\(TerminalText.printable(key))'",
                help: Help.oneOf(keys, meant: key)
            )
        }
        for (key, setting) in labels {
            // Where two settings clash, the second tells it.
            let clash = kinds.first {
                let other = "entity.\($0.name)"
                let isTold = settings?.labels[other].map { setting.span.precedes($0.span) } ?? false
                return other != key && !isTold && $0.label.plural == setting.label.plural
            }
            guard let clash else { continue }
            report(
                .settings(.labelDuplicate),
                setting.span,
                "'\(setting.label.plural)' is the label of '\(clash.name)' as well",
                help: "choose another word for one of them"
            )
        }
    }

    private mutating func checkNavigation(of modules: [Module]) {
        for name in modules.flatMap(\.navigationKinds) where knownKinds[name.text] == nil {
            report(
                .module(.manifestInvalid),
                name.span,
                "no kind is called '\(TerminalText.printable(name.text))'",
                help: Help.oneOf(knownKinds.keys.sortedByBytes(), meant: name.text)
            )
        }
    }

    /// The kinds that texts may name; a field that several kinds share is told once.
    private mutating func checkNamedKinds(of kinds: [Kind]) {
        var seen: Set<SourceSpan> = []
        for kind in kinds {
            for field in kind.fields + (kind.reply?.fields ?? []) {
                for part in field.parts where seen.insert(part.span).inserted {
                    checkNamedKinds(of: part)
                }
            }
        }
    }

    private mutating func checkNamedKinds(of field: Field) {
        for name in field.namedKinds where knownKinds[name] == nil {
            report(
                .kind(.relationTargetUnknown),
                field.span,
                "no kind is called '\(TerminalText.printable(name))'",
                help: Help.oneOf(knownKinds.keys.sortedByBytes(), meant: name)
            )
        }
    }

    private mutating func checkEnumerations(_ kinds: [Kind]) {
        let names = kinds.flatMap { kind in
            kind.fields.filter { $0.type.name == "enum" }.flatMap {
                [$0.name, "\(kind.name).\($0.name)"]
            }
        }
        for setting in settings?.enumerations ?? [] where !names.contains(setting.key) {
            report(
                .settings(.enumUnknown),
                setting.span,
                "no field of type enum is called '\(TerminalText.printable(setting.key))'",
                help: Help.oneOf(names, meant: setting.key)
            )
        }
    }

    private mutating func report(
        _ id: DiagnosticID,
        _ span: SourceSpan,
        _ message: String,
        help: String?
    ) {
        diagnostics.append(Diagnostic(id, at: span, message, help: help))
    }
}

extension SourceSpan {
    fileprivate func precedes(_ other: SourceSpan) -> Bool { range.start < other.range.start }
}

extension Field {
    /// The field and those within its objects.
    fileprivate var parts: [Field] { [self] + Self.parts(of: type) }

    private static func parts(of type: FieldType) -> [Field] {
        switch type {
        case .list(let element), .map(let element, _): parts(of: element)
        case .object(let shape): shape.fields.flatMap(\.parts)
        default: []
        }
    }
}
