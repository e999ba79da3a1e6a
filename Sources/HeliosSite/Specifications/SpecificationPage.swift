import HeliosMarkdown
import HeliosRecords
import HeliosTemplates
import HeliosText

/// The page of a specification: what a capability is for, and each requirement with its state.
struct SpecificationPage {
    let context: PageContext
    let number: Int

    private var report: SpecificationReport.Capability? {
        context.plan.specifications.capability(of: number)
    }

    /// The values that the page has beside those of every record.
    func fill(_ map: inout TemplateMap) {
        let views = requirements
        let purpose = context.field("purpose", of: number, idPrefix: "purpose.")
        map.append(Name.purpose, purpose.map { .html($0) } ?? .missing)
        map.append(Name.meter, context.meter(of: views.map(\.requirement)))
        map.append(Name.requirementCount, .number(views.count))
        map.append(Name.requirements, .maps(views.map(\.values)))
        map.append(Name.changes, TemplateValue(entries: changes))
        map.append(Name.coverage, TemplateValue(context.coverageAddress))
    }

    private var requirements: [RequirementView] {
        (report?.requirements ?? []).compactMap { requirement in
            context.graph.graph.number(of: requirement.record)
                .map { RequirementView(context: context, number: $0) }
        }
    }

    /// The changes that touch any of its requirements, each with how many.
    private var changes: [TemplateMap] {
        let id = context.graph.records[number].id
        var order: [Int] = []
        var found: [Int: (change: SpecificationReport.Change, count: Int)] = [:]
        for (change, _) in context.plan.specifications.deltas(touching: id) {
            guard let record = context.graph.graph.number(of: change.record) else { continue }
            if found[record] == nil { order.append(record) }
            found[record, default: (change, 0)].count += 1
        }
        return order.compactMap { record in
            found[record].map { entry in
                var map = context.link(to: record)
                map.append(Name.status, .map(entry.change.shownStatus(in: context.phrases)))
                map.append(Name.count, .number(entry.count))
                return map
            }
        }
    }
}

/// The list of all specifications, with the state of each.
struct SpecificationListPage {
    let context: PageContext
    let records: [Int]

    func fill(_ map: inout TemplateMap) {
        let report = context.plan.specifications.report
        let requirements = report.capabilities.flatMap(\.requirements)
        map.append(Name.meter, context.meter(of: requirements))
        map.append(Name.specifications, .maps(records.map(values)))
        map.append(Name.coverage, TemplateValue(context.coverageAddress))
    }

    private func values(of record: Int) -> TemplateMap {
        let known = context.plan.specifications.capability(of: record)
        var open: Set<RecordID> = []
        let changes = context.plan.specifications.deltas(touching: context.graph.records[record].id)
            .filter { !$0.change.isArchived && open.insert($0.change.record).inserted }
            .compactMap { context.graph.graph.number(of: $0.change.record) }
            .map { context.link(to: $0) }
        var map = context.link(to: record)
        map.append(Name.purpose, TemplateValue(firstSentence(of: record)))
        map.text(Name.countText, countText(known?.requirements.count ?? 0))
        map.append(Name.meter, context.meter(of: known?.requirements ?? []))
        map.append(Name.changes, .maps(changes))
        return map
    }

    private func countText(_ count: Int) -> String {
        let kind = context.schema.kinds.first { $0.has(.requirement) }
        return kind.map { context.phrases.count(count, $0.label) } ?? "\(count)"
    }

    /// The first sentence of the purpose, in words.
    private func firstSentence(of number: Int) -> String? {
        let record = context.graph.records[number]
        guard let field = context.graph.kind(of: number).fieldIndex(named: "purpose"),
            let document = record.texts.first(where: { $0.field == field })?.document
        else { return nil }
        let text = context.words(document.plainText, of: document, in: record.path, number)
        return Words.firstSentence(of: text)
    }
}

extension Words {
    /// What stands before the first full stop that ends a sentence, or the first line.
    static func firstSentence(of text: String) -> String? {
        let line = Array(text.utf8.prefix { $0 != ASCII.lineFeed })
        let end = line.indices.first { index in
            line[index] == ASCII.dot && (index + 1 == line.count || line[index + 1] == ASCII.space)
        }
        let sentence = line[..<(end.map { $0 + 1 } ?? line.count)]
        return sentence.isEmpty ? nil : String(decoding: sentence, as: UTF8.self)
    }
}

extension PageContext {
    /// A text field of a record as markup.
    func field(_ name: String, of number: Int, idPrefix: String) -> HTML? {
        let record = graph.records[number]
        guard let field = graph.kind(of: number).fieldIndex(named: name),
            let document = record.texts.first(where: { $0.field == field })?.document
        else { return nil }
        return html(document, in: record.path, of: number, idPrefix: idPrefix)
    }

    /// How many of these requirements hold; missing for who may not know.
    func meter(of requirements: [SpecificationReport.Requirement]) -> TemplateValue {
        plan.specifications.showsStates ? RequirementTally(requirements).values : .missing
    }

    /// The state of a requirement; missing for who may not know.
    func state(of requirement: SpecificationReport.Requirement) -> TemplateValue {
        plan.specifications.showsStates
            ? .map(requirement.shownState(in: phrases).values) : .missing
    }

    /// Where the matrix is, if there is one.
    var coverageAddress: String? { plan.coveragePath.map { href($0) } }
}
