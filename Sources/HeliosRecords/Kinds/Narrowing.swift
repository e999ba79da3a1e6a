import HeliosDiagnostics
import HeliosText

/// What a second declaration of a field or relation may change: less may fit, never something else.
enum Narrowing {
    /// A field or relation that is declared as something else than before.
    struct Misfit {
        /// Its name.
        let name: String
        /// What is wrong with it.
        let problem: Diagnostic
    }

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
        guard !hasFewerTargets(relation, than: wide) || relation.inverse != wide.inverse else {
            return []
        }
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

    private static func hasFewerTargets(_ relation: Relation, than wide: Relation) -> Bool {
        wide.targets.isEmpty
            || (!relation.targets.isEmpty && relation.targets.allSatisfy(wide.targets.contains))
    }

    /// A field that was a relation.
    static func misfit(_ field: Field, was wide: Relation) -> Misfit {
        misfit(field.name, at: field.span, "a relation", "a field", wide.span)
    }

    /// A relation that was a field.
    static func misfit(_ relation: Relation, was wide: Field) -> Misfit {
        misfit(relation.name, at: relation.span, "a field", "a relation", wide.span)
    }

    private static func misfit(
        _ name: String,
        at span: SourceSpan,
        _ before: String,
        _ now: String,
        _ first: SourceSpan
    ) -> Misfit {
        let problem = Diagnostic(
            .kind(.narrowingInvalid),
            at: span,
            "'\(name)' is \(before) elsewhere, and cannot become \(now)",
            help: "choose another name",
            related: [RelatedSpan(span: first, message: "first declared here")]
        )
        return Misfit(name: name, problem: problem)
    }
}

// MARK: - What all kinds share

extension Narrowing {
    /// The fields and relations of a kind that all kinds have, and that it makes something else of.
    static func misfits(
        of draft: KindDraft,
        among common: ObjectShape,
        knownKinds: [String: String]
    ) -> [Misfit] {
        let fields = draft.fields.compactMap { field -> Misfit? in
            if let wide = common.relation(named: field.name) { return misfit(field, was: wide) }
            return common.field(named: field.name).flatMap { misfit(field, narrowing: $0) }
        }
        let relations = draft.relations.compactMap { relation -> Misfit? in
            if let wide = common.field(named: relation.name) { return misfit(relation, was: wide) }
            // A kind that nobody knows is told already.
            guard relation.targets.allSatisfy({ knownKinds[$0] != nil }) else { return nil }
            return common.relation(named: relation.name).flatMap { misfit(relation, narrowing: $0) }
        }
        return (fields + relations).filter { !draft.broken.contains($0.name) }
    }

    private static func misfit(_ field: Field, narrowing wide: Field) -> Misfit? {
        if let problem = problems(of: field, narrowing: wide).first {
            return Misfit(name: field.name, problem: problem)
        }
        guard !isNarrower(field.type, than: wide.type) else { return nil }
        let isWord = field.type.name == "enum"
        let problem = Diagnostic(
            .kind(.narrowingInvalid),
            at: field.span,
            isWord
                ? "every kind has a field '\(field.name)', which takes other words"
                : "every kind has a field '\(field.name)', which holds something else",
            help: isWord
                ? "leave words out, or choose another name"
                : "keep the type, or choose another name",
            related: [RelatedSpan(span: wide.span, message: "first declared here")]
        )
        return Misfit(name: field.name, problem: problem)
    }

    /// A kind may well give a common relation an inverse of its own.
    private static func misfit(_ relation: Relation, narrowing wide: Relation) -> Misfit? {
        let isAlike =
            relation.isSymmetric == wide.isSymmetric && relation.isComputed == wide.isComputed
            && (wide.isMany || !relation.isMany)
        guard !isAlike || !hasFewerTargets(relation, than: wide) else { return nil }
        let problem = Diagnostic(
            .kind(.narrowingInvalid),
            at: relation.span,
            "every kind has a relation '\(relation.name)', which is something else",
            help: "lead to fewer kinds, or choose another name",
            related: [RelatedSpan(span: wide.span, message: "first declared here")]
        )
        return Misfit(name: relation.name, problem: problem)
    }

    /// Whether nothing fits a type that is something else to the wide one.
    private static func isNarrower(_ type: FieldType, than wide: FieldType) -> Bool {
        switch (type, wide) {
        case (.enumeration(let words), .enumeration(let all)):
            words.allSatisfy { word in all.contains { $0.hasSameBytes(as: word) } }
        case (.list(let element), .list(let wide)): isNarrower(element, than: wide)
        case (.map(let element, _), .map(let wide, _)): isNarrower(element, than: wide)
        case (.object(let shape), .object(let all)):
            shape.relations.allSatisfy { all.relation(named: $0.name) != nil }
                && shape.fields.allSatisfy { field in
                    let wide = all.field(named: field.name)
                    return wide.map { isNarrower(field.type, than: $0.type) } ?? false
                }
        default: type.name == wide.name
        }
    }
}

extension ObjectShape {
    /// Adds what another declaration states, and tells of what it makes something else of.
    mutating func merge(_ other: ObjectShape) -> [Narrowing.Misfit] {
        var misfits: [Narrowing.Misfit] = []
        let before = self
        for field in other.fields {
            if let wide = before.relation(named: field.name) {
                misfits.append(Narrowing.misfit(field, was: wide))
            } else if let index = fields.firstIndex(where: { $0.name == field.name }) {
                misfits += Narrowing.problems(of: field, narrowing: fields[index])
                    .map { Narrowing.Misfit(name: field.name, problem: $0) }
                fields[index] = field
            } else {
                fields.append(field)
            }
        }
        for relation in other.relations {
            if let wide = before.field(named: relation.name) {
                misfits.append(Narrowing.misfit(relation, was: wide))
            } else if let index = relations.firstIndex(where: { $0.name == relation.name }) {
                misfits += Narrowing.problems(of: relation, narrowing: relations[index])
                    .map { Narrowing.Misfit(name: relation.name, problem: $0) }
                relations[index] = relation
            } else {
                relations.append(relation)
            }
        }
        return misfits
    }

    /// The field of exactly this name.
    func field(named name: String) -> Field? {
        fields.first { $0.name.hasSameBytes(as: name) }
    }

    /// The relation of exactly this name.
    func relation(named name: String) -> Relation? {
        relations.first { $0.name.hasSameBytes(as: name) }
    }
}
