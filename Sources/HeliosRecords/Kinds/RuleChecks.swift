import HeliosDiagnostics
import HeliosText

/// Checks that the rules of a kind can be broken at all.
enum RuleChecks {
    /// What is wrong with a rule that lacks its name or message, and is never run.
    static func problems(
        ofIncomplete rule: Rule,
        kind: Int,
        _ schema: Schema
    ) -> [Diagnostic] {
        guard case .check(let text) = rule.condition else {
            return problems(of: rule, in: schema.kinds[kind], schema.faults)
        }
        return QueryParser.condition(text, kind: kind, schema: schema).diagnostics
    }

    /// Why networks or ranges that a rule keeps apart can never overlap.
    ///
    /// What names no field or relation is told with the expressions of the rules.
    static func problems(of rule: Rule, in kind: Kind, _ faults: SchemaFaults) -> [Diagnostic] {
        let found: [Diagnostic] =
            switch rule.condition {
            case .check, .unique: []
            case .disjointNetworks(let field, _):
                isInDoubt(field, of: kind, faults) ? [] : networks(field, rule, kind)
            case .disjointRanges(let member, let start, let end):
                isInDoubt(member, of: kind, faults)
                    ? [] : ranges(member, [start, end], rule, kind)
            }
        // The tool's own rules are right; what made one wrong is told there.
        return found.isEmpty || isBuiltIn(rule) ? [] : found
    }

    private static func isInDoubt(_ name: String, of kind: Kind, _ faults: SchemaFaults) -> Bool {
        (kind.field(named: name) == nil && kind.relation(named: name) == nil)
            || faults.mayHold(name, of: kind.name)
    }

    private static func isBuiltIn(_ rule: Rule) -> Bool {
        ModuleSource.builtIn.contains { module in
            module.files.contains { $0.path.hasSameBytes(as: rule.span.path) }
        }
    }

    private static func networks(_ field: String, _ rule: Rule, _ kind: Kind) -> [Diagnostic] {
        let type = kind.field(named: field)?.type
        guard type != .cidr else { return [] }
        let what = type.map { "of type \($0.name)" } ?? "a relation"
        return [
            Diagnostic(
                .kind(.valueInvalid),
                at: span(ofMember: field, in: rule),
                "'\(field)' is \(what), and holds no network that could overlap",
                help: "name a field of type cidr, or add 'from' and 'to' for ranges"
            )
        ]
    }

    private static func ranges(
        _ member: String,
        _ bounds: [String],
        _ rule: Rule,
        _ kind: Kind
    ) -> [Diagnostic] {
        guard let parts = parts(of: member, in: kind) else {
            return [
                Diagnostic(
                    .kind(.valueInvalid),
                    at: span(ofMember: member, in: rule),
                    "'\(member)' holds no ranges that could overlap",
                    help: "name a list of objects, or a relation whose links have attributes"
                )
            ]
        }
        return bounds.compactMap { problem(ofBound: $0, among: parts, of: member, rule) }
    }

    private static func problem(
        ofBound name: String,
        among parts: [Field],
        of member: String,
        _ rule: Rule
    ) -> Diagnostic? {
        // They are the last names of a rule, whatever others are called.
        let span = rule.nameSpans.last { $0.text.hasSameBytes(as: name) }?.span ?? rule.span
        guard let part = parts.first(where: { $0.name.hasSameBytes(as: name) }) else {
            return Diagnostic(
                .kind(.valueInvalid),
                at: span,
                "'\(member)' has no '\(TerminalText.printable(name))'",
                help: Help.oneOf(parts.map(\.name), meant: name)
            )
        }
        if case .integer = part.type { return nil }
        return Diagnostic(
            .kind(.valueInvalid),
            at: span,
            "'\(name)' is of type \(part.type.name), and a range goes from integer to integer",
            help: "name integers"
        )
    }

    /// What may say where a range begins and ends.
    private static func parts(of member: String, in kind: Kind) -> [Field]? {
        if let relation = kind.relation(named: member) { return relation.attributes }
        guard case .list(.object(let shape))? = kind.field(named: member)?.type else { return nil }
        return shape.fields
    }

    /// Where a rule names what it keeps apart, which stands behind where a breach is shown.
    private static func span(ofMember name: String, in rule: Rule) -> SourceSpan {
        let spans = rule.nameSpans.dropFirst(rule.anchor == nil ? 0 : 1)
        return spans.first { $0.text.hasSameBytes(as: name) }?.span ?? rule.span
    }
}
