import HeliosMarkdown
import HeliosRecords
import HeliosTemplates
import HeliosText

/// A requirement with its scenarios, what became of its checks, and its traces in both directions.
struct RequirementView {
    let context: PageContext
    /// The requirement's record.
    let number: Int
    let requirement: SpecificationReport.Requirement
    let capability: SpecificationReport.Capability?
    /// The requirement's place on its specification's page, before its scenarios' ids.
    let anchor: String

    /// Records that the portal lists of one check.
    private static let offenderLimit = 20

    init(context: PageContext, number: Int) {
        self.context = context
        self.number = number
        let record = context.graph.records[number]
        let known = context.plan.specifications.requirement(of: number)
        requirement =
            known?.0
            ?? SpecificationReport.Requirement(
                record: record.id,
                name: context.title(number),
                scenarios: [],
                implementers: [],
                verifiers: [],
                tests: []
            )
        capability = known?.1
        anchor = Self.anchor(of: record.id, in: known?.1)
    }

    /// The id of a requirement on its specification's page.
    static func anchor(
        of requirement: RecordID,
        in capability: SpecificationReport.Capability?
    ) -> String {
        let folder = capability?.record.map { $0.id + "/" } ?? ""
        let name =
            !folder.isEmpty && requirement.id.hasBytePrefix(folder)
            ? requirement.id.dropping(bytes: folder.utf8.count) : requirement.id
        return name.split(onByte: ASCII.slash).joined(separator: ".")
    }

    private var record: Record { context.graph.records[number] }
    private var kind: Kind { context.graph.kind(of: number) }

    var values: TemplateMap {
        let implementers = context.links(to: requirement.implementers)
        let verifiers = context.links(to: requirement.verifiers)
        let tests = requirement.tests.map(values)
        let changes = self.changes
        let mentions = self.mentions
        var map = TemplateMap(reserving: 16)
        map.text(Name.id, anchor)
        map.text(Name.name, requirement.name)
        map.text(Name.href, context.href(record: number))
        map.append(Name.strength, TemplateValue(strength))
        map.append(Name.state, context.state(of: requirement))
        map.append(Name.text, text)
        map.append(Name.scenarios, .maps(scenarios))
        map.append(Name.implementers, TemplateValue(entries: implementers))
        map.append(Name.verifiers, TemplateValue(entries: verifiers))
        map.append(Name.tests, TemplateValue(entries: tests))
        map.append(Name.mentionedIn, TemplateValue(entries: mentions))
        map.append(Name.changes, TemplateValue(entries: changes))
        map.append(
            Name.isUntraced,
            .flag(implementers.isEmpty && verifiers.isEmpty && tests.isEmpty)
        )
        return map
    }

    // MARK: Text

    private var strength: String? {
        guard case .text(let word)? = record.value(named: "strength", of: kind) else { return nil }
        return word
    }

    private var text: TemplateValue {
        guard let field = kind.fieldIndex(named: "text"),
            let document = record.texts.first(where: { $0.field == field })?.document
        else { return .missing }
        let prefix = "\(anchor).text."
        return .html(context.html(document, in: record.path, of: number, idPrefix: prefix))
    }

    // MARK: Scenarios

    private var scenarios: [TemplateMap] {
        requirement.scenarios.isEmpty
            ? recordedScenarios : requirement.scenarios.map(values)
    }

    private func values(of scenario: SpecificationReport.Scenario) -> TemplateMap {
        let id = "\(anchor).\(scenario.slug)"
        let html = scenario.text.map {
            context.html($0, in: record.path, of: number, idPrefix: "\(id).")
        }
        let steps = html.flatMap(ScenarioStep.steps)
        var rest = scenario.checks[...]
        var shown: [TemplateMap] = (steps ?? []).map { step in
            let isNext = rest.first.map { step.states($0.expression) } ?? false
            return values(of: step, check: isNext ? rest.popFirst() : nil)
        }
        shown += rest.map { check in
            var html = HTML("<code>")
            html.append(escaping: check.expression)
            html.append("</code>")
            return values(of: ScenarioStep(keyword: "CHECK", html: html), check: check)
        }
        var map = TemplateMap(reserving: 4)
        map.text(Name.id, id)
        map.text(Name.name, scenario.name)
        map.append(Name.body, steps == nil ? html.map { .html($0) } ?? .missing : .missing)
        map.append(Name.steps, .maps(shown))
        return map
    }

    private func values(
        of step: ScenarioStep,
        check: SpecificationReport.Check?
    ) -> TemplateMap {
        var map = TemplateMap(reserving: 3)
        map.append(Name.keyword, TemplateValue(step.keyword))
        map.append(Name.html, .html(step.html))
        map.append(Name.check, check.map { .map(values(of: $0)) } ?? .missing)
        return map
    }

    private func values(of check: SpecificationReport.Check) -> TemplateMap {
        let offenders = context.links(to: Array(check.offenders.prefix(Self.offenderLimit)))
        var map = check.shownState(in: context.phrases).values
        map.append(Name.reason, TemplateValue(check.reason.isEmpty ? nil : check.reason))
        map.append(Name.offenders, TemplateValue(entries: offenders))
        map.append(Name.more, .number(check.offenders.count - offenders.count))
        return map
    }

    /// The scenarios of a requirement that is written as a record.
    private var recordedScenarios: [TemplateMap] {
        let scenarios = record.value(named: "scenarios", of: kind)
        guard case .list(let values)? = scenarios else { return [] }
        return values.compactMap { value in
            guard case .object(let members) = value, let name = members.text(named: "name") else {
                return nil
            }
            var map = TemplateMap(reserving: 4)
            map.text(Name.id, "\(anchor).\(members.text(named: "id") ?? "")")
            map.text(Name.name, name)
            map.append(Name.body, .missing)
            map.append(Name.steps, .maps(steps(in: members)))
            return map
        }
    }

    private func steps(in scenario: [ObjectMember]) -> [TemplateMap] {
        guard case .list(let steps)? = scenario.first(where: { $0.name == "steps" })?.value else {
            return []
        }
        return steps.compactMap { step in
            guard case .object(let members) = step, let text = members.text(named: "text") else {
                return nil
            }
            var html = HTML()
            context.appendLinked(text, into: &html)
            let keyword = members.text(named: "keyword")
            return values(of: ScenarioStep(keyword: keyword, html: html), check: nil)
        }
    }

    // MARK: Traces

    private func values(of test: SpecificationReport.Test) -> TemplateMap {
        var map = test.shownState(in: context.phrases).values
        map.text(Name.name, test.name)
        map.append(Name.message, TemplateValue(test.message))
        return map
    }

    /// The records whose texts mention it.
    private var mentions: [TemplateMap] {
        var seen: Set<Int32> = []
        return context.graph.graph.links(to: number).compactMap { index in
            let link = context.graph.graph.links[index]
            let relation = context.schema.relations[Int(link.relation)].relation
            guard relation.isComputed, seen.insert(link.source).inserted else { return nil }
            return context.link(to: Int(link.source))
        }
    }

    /// What changes have done to it, or would do.
    private var changes: [TemplateMap] {
        context.plan.specifications.deltas(touching: requirement.record)
            .compactMap { change, delta in
                guard let number = context.graph.graph.number(of: change.record) else { return nil }
                var map = context.link(to: number)
                map.append(Name.operation, .map(delta.operation.values(in: context.phrases)))
                map.append(Name.status, .map(change.shownStatus(in: context.phrases)))
                return map
            }
    }
}

extension ScenarioStep {
    /// Whether the step is the check with this expression.
    func states(_ expression: String) -> Bool {
        guard keyword == "CHECK" else { return false }
        var code: [UInt8] = []
        HTMLEscape.append(expression, to: &code)
        return html.bytes.firstRange(of: code) != nil
    }
}

extension [ObjectMember] {
    /// The text of a member.
    func text(named name: String) -> String? {
        guard case .text(let text)? = first(where: { $0.name.hasSameBytes(as: name) })?.value else {
            return nil
        }
        return text
    }
}

extension PageContext {
    /// The address, title and kind of a record.
    func link(to record: Int) -> TemplateMap {
        var map = TemplateMap(reserving: 5)
        map.text(Name.href, href(record: record))
        map.text(Name.title, title(record))
        map.text(Name.kind, plan.kindLabel(of: record))
        return map
    }

    /// The records that there are of these.
    func links(to records: [RecordID]) -> [TemplateMap] {
        records.compactMap { graph.graph.number(of: $0).map(link) }
    }
}
