import HeliosDiagnostics
import HeliosText

/// Checks that the kinds of a schema fit one another.
struct SchemaChecker {
    let schema: Schema
    private(set) var diagnostics: [Diagnostic] = []
    /// Relations whose inverse clashes with a name of the target.
    private(set) var clashing: Set<SourceSpan> = []

    init(schema: Schema) {
        self.schema = schema
    }

    mutating func check() {
        // The envelope's relations stand in every kind; each problem of one is told once.
        var seen: Set<SourceSpan> = []
        for bound in schema.relations
        where !bound.relation.isDormant && seen.insert(bound.relation.span).inserted {
            checkTargets(bound.relation)
        }
        seen = []
        for bound in schema.relations where seen.insert(bound.relation.span).inserted {
            checkInverse(bound)
        }
        for kind in schema.kinds {
            checkTraits(kind)
            for rule in kind.rules {
                diagnostics += RuleChecks.problems(of: rule, in: kind, schema.faults)
            }
            checkGroups(kind)
            checkInverses(of: kind)
        }
    }

    private mutating func checkTargets(_ relation: Relation) {
        let kinds = schema.kinds.map(\.name)
        for (index, target) in relation.targets.enumerated()
        where !kinds.contains(target) && schema.dormantKinds[target] == nil {
            let spans = relation.targetSpans
            report(
                .kind(.relationTargetUnknown),
                spans.indices.contains(index) ? spans[index] : relation.span,
                "no kind is called '\(TerminalText.printable(target))'",
                help: Help.oneOf(kinds, meant: target)
            )
        }
    }

    private mutating func checkInverse(_ bound: BoundRelation) {
        guard let inverse = bound.relation.inverse else { return }
        let clash = schema.kinds.first { kind in
            bound.relation.leads(to: kind.name)
                && (kind.field(named: inverse) != nil || kind.relation(named: inverse) != nil)
        }
        guard let clash else { return }
        clashing.insert(bound.relation.span)
        let own = clash.field(named: inverse)?.span ?? clash.relation(named: inverse)?.span
        diagnostics.append(
            Diagnostic(
                .kind(.inverseClash),
                at: bound.relation.inverseSpan ?? bound.relation.span,
                "'\(clash.name)' has a field or relation '\(inverse)' of its own",
                help: "choose another inverse for '\(bound.relation.name)'",
                related: own.map { [RelatedSpan(span: $0, message: "declared here")] } ?? []
            )
        )
    }

    /// Kinds may share a name from the other side, as 'located'; two relations of one kind could not
    /// be told apart there.
    private mutating func checkInverses(of kind: Kind) {
        for (index, relation) in kind.relations.enumerated() {
            let first = kind.relations[..<index].first { other in
                other.inverse != nil && other.inverse == relation.inverse
                    && schema.kinds.contains {
                        other.leads(to: $0.name) && relation.leads(to: $0.name)
                    }
            }
            guard let first, let inverse = relation.inverse else { continue }
            diagnostics.append(
                Diagnostic(
                    .kind(.inverseClash),
                    at: relation.inverseSpan ?? relation.span,
                    "'\(first.name)' is read as '\(inverse)' from the other side as well",
                    help: "choose another inverse for '\(relation.name)'",
                    related: [
                        RelatedSpan(span: first.inverseSpan ?? first.span, message: "the other one")
                    ]
                )
            )
        }
    }

    private mutating func checkGroups(_ kind: Kind) {
        let names = kind.fields.map(\.name) + kind.relations.map(\.name)
        for group in kind.groups {
            for (name, span) in zip(group.members, group.memberSpans)
            where !names.contains(name) && !schema.faults.mayHold(name, of: kind.name) {
                report(
                    .kind(.valueInvalid),
                    span,
                    "'\(kind.name)' has no field or relation '\(TerminalText.printable(name))'",
                    help: Help.oneOf(names, meant: name)
                )
            }
        }
    }

    private mutating func checkTraits(_ kind: Kind) {
        for trait in kind.traits {
            guard let lack = lack(of: trait, in: kind) else { continue }
            report(
                .kind(.traitUnsatisfied),
                kind.traitSpans[trait] ?? kind.span,
                "trait '\(trait.rawValue)' of '\(kind.name)' needs \(lack)",
                help: "add it, or remove the trait"
            )
        }
    }

    /// What a kind would need for a trait, or nil if it has it.
    private func lack(of trait: Trait, in kind: Kind) -> String? {
        switch trait {
        case .expires:
            kind.fields.contains { !$0.alertDays.isEmpty } ? nil : "a date with 'alert'"
        case .person:
            kind.fields.contains { $0.type == .email } ? nil : "a field of type email"
        case .thread: kind.reply == nil ? "'thread'" : nil
        case .board:
            kind.boardColumns.map {
                kind.field(named: $0) != nil || kind.relation(named: $0) != nil
            }
                ?? false ? nil : "'board' with the field or relation of its columns"
        case .tree:
            kind.relation(named: "parent").map { $0.targets == [kind.name] && !$0.isMany } ?? false
                ? nil : "a relation 'parent' to '\(kind.name)'"
        case .secret: kind.fields.contains { $0.type.holdsSecret } ? nil : "a field of type secret"
        case .subnet:
            kind.fields.contains { $0.type == .cidr } ? nil : "a field of type cidr"
        case .rack:
            kind.relations.contains { $0.hasRange }
                ? nil : "a relation with the integers 'start' and 'end' as attributes"
        case .serviceLevel:
            kind.field(named: "response_minutes") == nil ? "a field 'response_minutes'" : nil
        case .serviceLevelChoice:
            kind.field(named: "priority") == nil ? "a field 'priority'" : nil
        case .report:
            kind.field(named: "subject_kind") == nil ? "a field 'subject_kind'" : nil
        case .body, .container, .monitored, .officeHours, .knowledge, .service, .offering,
            .company, .policy, .integration, .specification, .requirement, .change:
            nil
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

extension FieldType {
    /// Whether a value of the type is, or may contain, a secret.
    package var holdsSecret: Bool {
        switch self {
        case .secret: true
        case .list(let element), .map(let element, _): element.holdsSecret
        case .object(let shape): shape.fields.contains { $0.type.holdsSecret }
        default: false
        }
    }
}

extension Relation {
    /// Whether its links say from where to where they reach, such as the units of a rack.
    package var hasRange: Bool {
        ["start", "end"].allSatisfy { name in
            attributes.contains { attribute in
                guard case .integer = attribute.type else { return false }
                return attribute.name.hasSameBytes(as: name)
            }
        }
    }
}
