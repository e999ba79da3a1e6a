import HeliosDiagnostics
import HeliosMarkdown
import HeliosRecords
import HeliosTemplates
import HeliosText

/// The page of a change: why, how far it has come, and what it does to each requirement.
struct ChangePage {
    let context: PageContext
    let number: Int

    /// The values that the page has beside those of every record.
    func fill(_ map: inout TemplateMap) {
        let change = context.plan.specifications.change(of: number)
        map.append(Name.progress, change?.progress ?? .missing)
        map.append(Name.tasks, .maps((change?.taskGroups ?? []).map(values)))
        map.append(
            Name.approvals,
            TemplateValue(entries: (change?.approvals ?? []).map(values))
        )
        let capabilities = change.map(capabilities) ?? []
        map.append(Name.deltas, .maps(capabilities))
        map.append(Name.deltaCount, .number(change?.deltas.count ?? 0))
    }

    // MARK: Tasks and approvals

    private func values(of group: SpecificationReport.TaskGroup) -> TemplateMap {
        let done = group.tasks.count(where: \.isDone)
        var map = TemplateMap(reserving: 5)
        map.append(Name.heading, TemplateValue(group.title.isEmpty ? nil : group.title))
        map.append(Name.done, .number(done))
        map.append(Name.count, .number(group.tasks.count))
        map.append(Name.fold, .flag(done == group.tasks.count))
        map.append(
            Name.entries,
            .maps(
                group.tasks.map { task in
                    var map = TemplateMap(reserving: 3)
                    map.append(Name.number, TemplateValue(task.number))
                    map.append(Name.html, .html(context.inline(task.text, of: number)))
                    map.append(Name.isDone, .flag(task.isDone))
                    return map
                }
            )
        )
        return map
    }

    private func values(of approval: SpecificationReport.Approval) -> TemplateMap {
        let people = context.schema.kinds.filter { $0.has(.person) }.map(\.name)
        let reference = LinkReference(approval.by)
        let person = reference.flatMap { context.graph.number(of: $0, kinds: people) }
        var map = TemplateMap(reserving: 3)
        map.append(Name.href, TemplateValue(person.map { context.href(record: $0) }))
        map.text(Name.name, person.map { context.title($0) } ?? approval.by)
        map.append(Name.date, TemplateValue(approval.at?.description))
        map.append(Name.dateText, context.dateText(approval.at))
        return map
    }

    // MARK: Deltas

    /// What it does, one specification after the other.
    private func capabilities(of change: SpecificationReport.Change) -> [TemplateMap] {
        var names: [String] = []
        var found: [[UInt8]: [(Int, SpecificationReport.Delta)]] = [:]
        for (place, delta) in change.deltas.enumerated() {
            let key = Array(delta.capability.utf8)
            if found[key] == nil { names.append(delta.capability) }
            found[key, default: []].append((place, delta))
        }
        return names.map { name in
            let deltas = found[Array(name.utf8)] ?? []
            let record = deltas.lazy.compactMap(\.1.specification)
                .compactMap { context.graph.graph.number(of: $0) }.first
            var map = TemplateMap(reserving: 4)
            map.text(Name.title, record.map { context.title($0) } ?? name)
            map.append(Name.href, TemplateValue(record.map { context.href(record: $0) }))
            map.append(Name.count, .number(deltas.count))
            map.append(
                Name.entries,
                .maps(deltas.map { values(of: $0.1, $0.0, isOver: change.isArchived) })
            )
            return map
        }
    }

    /// A requirement before and after; what an archived change did is part of the specification
    /// already, so that there it is only shown as it was written.
    private func values(
        of delta: SpecificationReport.Delta,
        _ place: Int,
        isOver: Bool
    ) -> TemplateMap {
        var map = TemplateMap(reserving: 9)
        map.text(Name.id, "delta.\(place + 1)")
        map.text(Name.name, delta.requirement)
        map.append(Name.href, TemplateValue(address(of: delta)))
        map.append(Name.renamedFrom, TemplateValue(delta.renamedFrom))
        map.append(Name.operation, .map(delta.operation.values(in: context.phrases)))
        map.append(Name.isRemoved, .flag(delta.operation == .removed))
        let compares = delta.operation == .modified && delta.before != nil && !isOver
        map.append(Name.difference, compares ? .html(difference(delta)) : .missing)
        map.append(Name.body, compares ? .missing : body(of: delta, place))
        return map
    }

    private func address(of delta: SpecificationReport.Delta) -> String? {
        guard let record = delta.record else { return nil }
        return context.address(ofRequirement: record)
    }

    private func difference(_ delta: SpecificationReport.Delta) -> HTML {
        TextDifference(from: words(delta.before), to: words(delta.after)).html
    }

    /// What a reader sees of a text; outside, without the ids of hidden records.
    private func words(_ text: SpecificationReport.Delta.Text?) -> String {
        guard let text else { return "" }
        let document = text.document
        return context.words(document.plainText, of: document, in: text.path, number)
    }

    private func body(of delta: SpecificationReport.Delta, _ place: Int) -> TemplateValue {
        guard let text = delta.operation == .removed ? delta.before : delta.after else {
            return .missing
        }
        let prefix = "delta.\(place + 1)."
        return .html(context.html(text.document, in: text.path, of: number, idPrefix: prefix))
    }
}

/// The list of all changes: those under way, then those that are over.
struct ChangeListPage {
    let context: PageContext
    let records: [Int]

    func fill(_ map: inout TemplateMap) {
        let all = records.map { record in
            (record: record, change: context.plan.specifications.change(of: record))
        }
        let isOver = { (change: SpecificationReport.Change?) in change?.isArchived ?? false }
        map.append(
            Name.open,
            TemplateValue(entries: all.filter { !isOver($0.change) }.map(values))
        )
        map.append(
            Name.archivedChanges,
            TemplateValue(entries: all.filter { isOver($0.change) }.map(values))
        )
    }

    private func values(
        of entry: (record: Int, change: SpecificationReport.Change?)
    ) -> TemplateMap {
        let change = entry.change
        var map = context.link(to: entry.record)
        map.append(
            Name.status,
            change.map { .map($0.shownStatus(in: context.phrases)) } ?? .missing
        )
        map.append(Name.date, TemplateValue(change?.archivedOn?.description))
        map.append(Name.dateText, context.dateText(change?.archivedOn))
        map.append(Name.progress, change?.progress ?? .missing)
        map.append(Name.approvals, .number(change?.approvals.count ?? 0))
        map.append(Name.operations, .maps(change.map(operations) ?? []))
        map.append(Name.capabilities, .maps(change.map(capabilities) ?? []))
        return map
    }

    /// How many requirements it adds, modifies and so on.
    private func operations(of change: SpecificationReport.Change) -> [TemplateMap] {
        SpecificationReport.Delta.Operation.allCases.compactMap { operation in
            let count = change.deltas.count { $0.operation == operation }
            guard count > 0 else { return nil }
            var map = operation.values(in: context.phrases)
            map.append(Name.count, .number(count))
            return map
        }
    }

    /// The specifications that it touches; of new ones there is only the name.
    private func capabilities(of change: SpecificationReport.Change) -> [TemplateMap] {
        var seen: Set<[UInt8]> = []
        let firsts = change.deltas.filter { seen.insert(Array($0.capability.utf8)).inserted }
        return firsts.map { delta in
            let record = delta.specification.flatMap { context.graph.graph.number(of: $0) }
            var map = TemplateMap(reserving: 2)
            map.text(Name.title, record.map { context.title($0) } ?? delta.capability)
            map.append(Name.href, TemplateValue(record.map { context.href(record: $0) }))
            return map
        }
    }
}

extension SpecificationReport.Change {
    /// The words and the tone of its status.
    func shownStatus(in phrases: Phrases) -> TemplateMap {
        var map = TemplateMap(reserving: 2)
        map.text(Name.text, phrases.word(status))
        map.text(Name.tone, Tone(word: status).rawValue)
        return map
    }

    /// How many of its tasks are done; missing without tasks.
    var progress: TemplateValue {
        guard taskCount > 0 else { return .missing }
        var map = TemplateMap(reserving: 3)
        map.append(Name.done, .number(doneCount))
        map.append(Name.count, .number(taskCount))
        map.append(Name.bars, TemplateValue.bars([(.good, doneCount)], of: taskCount))
        return .map(map)
    }
}

extension SpecificationReport.Delta.Operation {
    /// The word and its tone.
    func values(in phrases: Phrases) -> TemplateMap {
        var map = TemplateMap(reserving: 3)
        map.text(Name.text, phrases[phrase])
        map.text(Name.tone, tone.rawValue)
        return map
    }

    private var phrase: Phrase {
        switch self {
        case .added: .changeAdded
        case .modified: .changeModified
        case .removed: .changeRemoved
        case .renamed: .changeRenamed
        }
    }

    private var tone: Tone {
        switch self {
        case .added: .positive
        case .modified: .notice
        case .removed: .negative
        case .renamed: .warning
        }
    }
}

extension PageContext {
    /// A day in words; missing without one.
    func dateText(_ date: CalendarDate?) -> TemplateValue {
        TemplateValue(date.map { phrases.format.date($0) })
    }

    /// Where a requirement stands on the page of its specification, or else its own page.
    func address(ofRequirement id: RecordID) -> String? {
        guard let number = graph.graph.number(of: id) else { return nil }
        guard let (_, capability) = plan.specifications.requirement(of: number),
            let page = capability.record.flatMap({ graph.graph.number(of: $0) })
        else { return href(record: number) }
        return href(record: page) + "#" + RequirementView.anchor(of: id, in: capability)
    }

    /// A line of Markdown as markup without a paragraph around it.
    func inline(_ text: String, of number: Int) -> HTML {
        guard text.utf8.contains(where: { Self.markup.contains($0) }) else {
            return HTML(escaping: text)
        }
        let path = graph.records[number].path
        let document = MarkdownParser.parse(text, path: path).value
        let bytes = html(document, in: path, of: number).bytes
        let (open, close) = (Array("<p>".utf8), Array("</p>\n".utf8))
        guard bytes.starts(with: open), bytes.suffix(close.count).elementsEqual(close),
            bytes.dropFirst(open.count).firstRange(of: open) == nil
        else { return HTML(escaping: text) }
        return HTML(trusted: Array(bytes.dropFirst(open.count).dropLast(close.count)))
    }

    /// The bytes without which Markdown is plain text.
    private static let markup = Set("*_`[<&\\~:@".utf8)
}
