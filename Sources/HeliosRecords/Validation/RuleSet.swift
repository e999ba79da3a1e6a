package import HeliosDiagnostics
import HeliosText

/// The rules of all kinds that are expressions, compiled once.
package struct RuleSet: Sendable {
    private let rules: [CompiledRule]

    private struct CompiledRule: Sendable {
        let kind: Int
        let rule: Rule
        let condition: Condition
    }

    /// How many rules there are.
    package var count: Int { rules.count }

    /// Compiles the rules of a schema, and checks the columns and orders of its views on the way.
    package static func compile(_ schema: Schema) -> Checked<RuleSet> {
        var report = Report()
        var rules: [CompiledRule] = []
        for (index, kind) in schema.kinds.enumerated() {
            for rule in kind.rules {
                report.add(misnamedMembers(of: rule, in: kind))
                guard case .check(let text) = rule.condition,
                    let condition = report.take(
                        QueryParser.condition(text, kind: index, schema: schema)
                    )
                else { continue }
                rules.append(CompiledRule(kind: index, rule: rule, condition: condition))
            }
            for column in kind.views.flatMap(\.columns) {
                _ = report.take(QueryParser.column(column, kind: index, schema: schema))
            }
            for order in kind.views.compactMap(\.order) {
                _ = report.take(QueryParser.order(order, kind: index, schema: schema))
            }
        }
        return Checked(RuleSet(rules: rules), report.diagnostics.filter(isOwn))
    }

    private static func span(of name: String, in rule: Rule) -> SourceSpan {
        rule.nameSpans.first { $0.text == name }?.span ?? rule.span
    }

    /// Whether a problem lies in a file of the repository: those of the tool are right by
    /// themselves, and what made them wrong has a diagnostic of its own.
    private static func isOwn(_ diagnostic: Diagnostic) -> Bool {
        !ModuleSource.builtIn.contains { module in
            module.files.contains { $0.path == diagnostic.span.path }
        }
    }

    /// The names in a rule that are neither a field nor a relation of the kind.
    private static func misnamedMembers(of rule: Rule, in kind: Kind) -> [Diagnostic] {
        let members: [String] =
            switch rule.condition {
            case .check: []
            case .unique(let members): members
            case .disjointNetworks(let field, let within): [field] + within
            case .disjointRanges(let member, _, _): [member]
            }
        let names = kind.fields.map(\.name) + kind.relations.map(\.name)
        return (members + (rule.anchor.map { [$0] } ?? [])).filter { !names.contains($0) }.map {
            Diagnostic(
                .query(.unknownName),
                at: span(of: $0, in: rule),
                "'\(kind.name)' has no field or relation '\(TerminalText.printable($0))'",
                help: Help.oneOf(names, meant: $0)
            )
        }
    }

    /// The rules of a schema that is known to be without a fault; its views are not looked at.
    static func recompile(_ schema: Schema) -> RuleSet {
        let rules = schema.kinds.enumerated().flatMap { index, kind in
            kind.rules.compactMap { rule -> CompiledRule? in
                guard case .check(let text) = rule.condition else { return nil }
                return QueryParser.condition(text, kind: index, schema: schema).value.map {
                    CompiledRule(kind: index, rule: rule, condition: $0)
                }
            }
        }
        return RuleSet(rules: rules)
    }

    /// The records for which what a rule says may change in the time to come without a change to
    /// any record; nil if that cannot be told.
    ///
    /// Only those are looked at that can tell `changed` records, which had other `neighbours`
    /// before; all if nil.
    func turning(
        _ graph: RecordGraph,
        in environment: QueryEnvironment,
        changed: [Int]? = nil,
        neighbours: [Int] = []
    ) -> Set<Int32>? {
        var found: Set<Int32> = []
        let now = QueryEvaluator(graph: graph, environment: environment)
        let later = QueryEvaluator(graph: graph, environment: environment.atEndOfValidity)
        for compiled in rules {
            let reach = QueryReach(of: compiled.condition)
            guard reach.readsTime else { continue }
            guard let parts = TimeComparisons.all(in: compiled.condition.predicate) else {
                return nil
            }
            let all = graph.records(ofKind: compiled.kind)
            let concerned =
                changed.map { reach.records(telling: $0, or: neighbours, in: graph) } ?? Array(all)
            for number in concerned where all.contains(number) {
                let turns = parts.contains {
                    now.truth($0, .record(number)) != later.truth($0, .record(number))
                }
                if turns { found.insert(Int32(clamping: number)) }
            }
        }
        return found
    }

    /// Whether a rule is false for any of these records.
    func isBroken(
        byAny records: some Sequence<Int32>,
        of graph: RecordGraph,
        in environment: QueryEnvironment
    ) -> Bool {
        records.contains { number in
            rules.contains { compiled in
                compiled.kind == graph.records[Int(number)].kind
                    && compiled.condition.evaluate(Int(number), on: graph, in: environment) == .no
            }
        }
    }

    /// Whether a rule may be false for any record that can tell one of the changed ones.
    ///
    /// `neighbours` are records that a changed one linked before it was changed.
    func mayBreak(
        _ graph: RecordGraph,
        changed: [Int],
        neighbours: [Int],
        in environment: QueryEnvironment
    ) -> Bool {
        rules.contains { compiled in
            let reach = QueryReach(of: compiled.condition)
            let concerned = reach.records(telling: changed, or: neighbours, in: graph)
            return concerned.contains { number in
                graph.records[number].kind == compiled.kind
                    && compiled.condition.evaluate(number, on: graph, in: environment) == .no
            }
        }
    }

    /// The rules that records break; a rule breaks only where it is false, not where it is unknown.
    package func check(_ graph: RecordGraph, in environment: QueryEnvironment) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        for compiled in rules {
            for number in graph.records(ofKind: compiled.kind) {
                let truth = compiled.condition.evaluate(number, on: graph, in: environment)
                guard truth == .no, !isDoubtful(compiled, number, in: graph) else { continue }
                diagnostics.append(breach(of: compiled, by: number, in: graph))
            }
        }
        var unique = UniqueRules(graph)
        unique.run()
        var disjoint = DisjointRules(graph)
        disjoint.run()
        return diagnostics + unique.diagnostics + disjoint.diagnostics
    }

    /// Whether a rule reads what is already told to be wrong in the record.
    private func isDoubtful(_ rule: CompiledRule, _ number: Int, in graph: RecordGraph) -> Bool {
        graph.isAnyFaulty(rule.condition.mentions, of: number)
    }

    private func breach(
        of compiled: CompiledRule,
        by number: Int,
        in graph: RecordGraph
    ) -> Diagnostic {
        let rule = compiled.rule
        return Diagnostic(
            .record(.rule),
            at: anchor(of: compiled, in: number, graph),
            rule.message,
            help: rule.help ?? "the rule '\(rule.id)' of '\(graph.kind(of: number).name)' says so",
            record: graph.records[number].id.description,
            severity: rule.severity,
            related: [RelatedSpan(span: rule.span, message: "the rule")]
        )
    }

    /// Where the rule says, else at the first of its fields and relations that the record states.
    private func anchor(
        of compiled: CompiledRule,
        in number: Int,
        _ graph: RecordGraph
    ) -> SourceSpan {
        let record = graph.records[number]
        if let anchor = compiled.rule.anchor {
            let span = graph.span(ofMember: anchor, in: number)
            if span != record.span { return span }
        }
        return graph.span(ofFirst: compiled.condition.mentions, in: number)
    }
}
