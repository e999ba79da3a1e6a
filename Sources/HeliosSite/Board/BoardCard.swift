import HeliosRecords
import HeliosTemplates
import HeliosText

/// What a card shows of a record.
struct BoardCard {
    let record: Int
    let number: String?
    let priority: String?
    let type: String?
    let isImportant: Bool
    let owner: Int?
    let assignee: Int?
    let requester: Int?
    let opened: CalendarDate?
    let due: CalendarDate?

    init(_ number: Int, of shape: BoardShape, in context: PageContext) {
        let kind = context.schema.kinds[shape.kind]
        let record = context.graph.records[number]
        func value(_ field: Int?) -> FieldValue? {
            field.flatMap { record.value(at: $0, of: kind) }
        }
        func word(_ field: Int?) -> String? {
            if case .text(let text)? = value(field) { text } else { nil }
        }
        func target(_ relation: Int?) -> Int? {
            relation.flatMap { context.graph.target(of: $0, from: number) }
        }
        let clock = context.plan.options.clock
        self.record = number
        self.number = value(shape.number)?.text
        priority = word(shape.priority)
        type = word(shape.type)
        isImportant = value(shape.important) == .boolean(true)
        owner = target(shape.owner)
        assignee = target(shape.assignee)
        requester = target(shape.requester)
        opened = value(shape.opened)?.day(on: clock)
        due = value(shape.due)?.day(on: clock)
    }

    /// What the card is chosen by: client, assignee, priority and type.
    fileprivate func keys(in context: PageContext) -> [String] {
        [
            BoardFilter.key(owner, in: context), BoardFilter.key(assignee, in: context),
            priority ?? BoardFilter.none, type ?? BoardFilter.none,
        ]
    }

    func values(in context: PageContext) -> TemplateMap {
        let phrases = context.phrases
        let isSettled = context.isSettled(record)
        var map = TemplateMap(reserving: 16)
        map.text(Name.href, context.href(record: record))
        map.text(Name.title, context.title(record))
        map.append(Name.number, TemplateValue(number))
        map.append(Name.important, .flag(isImportant))
        map.append(Name.priority, TemplateValue(priority.map { context.phrases.word($0) }))
        map.text(Name.tone, priority.map { Tone(word: $0).rawValue } ?? Tone.neutral.rawValue)
        let people = [requester, owner].compactMap { $0.map { context.title($0) } }
        map.append(Name.who, TemplateValue(people.isEmpty ? nil : people.joined(separator: " · ")))
        map.append(Name.assignee, TemplateValue(assignee.map { context.title($0) }))
        map.append(
            Name.age,
            TemplateValue(
                opened.map { phrases.distance(days: $0.dayNumber - context.today.dayNumber) }
            )
        )
        map.append(Name.opened, TemplateValue(opened?.description))
        let due = isSettled ? nil : dueDate(in: context)
        let service = service(in: context)
        map.append(Name.hasClocks, .flag(due != nil || service != nil))
        map.append(Name.due, due.map { .map($0) } ?? .missing)
        map.append(Name.service, service.map { .map($0) } ?? .missing)
        for (name, key) in zip(
            [Name.ownerKey, Name.assigneeKey, Name.priorityKey, Name.typeKey],
            keys(in: context)
        ) { map.text(name, key) }
        return map
    }

    private func dueDate(in context: PageContext) -> TemplateMap? {
        guard let due else { return nil }
        let days = due.dayNumber - context.today.dayNumber
        let isThisYear = due.components.year == context.today.components.year
        let date = context.phrases.format.date(due, isThisYear ? .dayMonth : .short)
        var map = TemplateMap(reserving: 3)
        map.text(Name.date, due.description)
        map.text(
            Name.text,
            context.phrases.text(days < 0 ? .boardLate : .boardDue, ["date": date])
        )
        map.text(Name.state, days < 0 ? "late" : days <= 1 ? "soon" : "later")
        return map
    }

    /// How the promise stands that is to be met next; nil without one.
    private func service(in context: PageContext) -> TemplateMap? {
        guard let promise = context.plan.services?.promise(for: record), let clock = promise.next
        else { return nil }
        var map = TemplateMap(reserving: 2)
        map.text(Name.text, context.words(for: clock, isAnswer: clock == promise.response))
        map.text(Name.tone, clock.state.tone.rawValue)
        let note = clock.state == .warned ? context.phrases[clock.state.phrase] : nil
        map.append(Name.note, TemplateValue(note))
        return map
    }
}

/// A choice of cards by one of their facts.
struct BoardFilter {
    /// The key of what a card does not have.
    static let none = "-"

    let name: String
    /// The field or relation, by which the list is filtered in the same way.
    let key: String
    let label: String
    /// The values there are, and how many cards have each.
    let options: [(key: String, label: String, count: Int)]

    /// The name and the words of a field or relation.
    private typealias Subject = (name: String, label: String)

    /// The choices that there are: of facts in which cards differ.
    static func all(
        of cards: [BoardCard],
        _ shape: BoardShape,
        in context: PageContext
    ) -> [BoardFilter] {
        let kind = context.schema.kinds[shape.kind]
        func relation(_ number: Int?) -> Subject {
            let relation = number.map { context.schema.relations[$0].relation }
            return (relation?.name ?? "", relation?.displayLabel ?? "")
        }
        func field(_ index: Int?) -> Subject {
            let field = index.map { kind.fields[$0] }
            return (field?.name ?? "", field?.displayLabel ?? "")
        }
        let records: [(String, Subject, (BoardCard) -> Int?)] = [
            ("client", relation(shape.owner), \.owner),
            ("assignee", relation(shape.assignee), \.assignee),
        ]
        let words: [(String, Subject, [String], (BoardCard) -> String?)] = [
            ("priority", field(shape.priority), shape.priorities.reversed(), \.priority),
            ("type", field(shape.type), [], \.type),
        ]
        let byRecord = records.map { name, subject, value in
            BoardFilter(name, subject, of: cards, in: context, record: value)
        }
        let byWord = words.map { name, subject, order, value in
            BoardFilter(name, subject, of: cards, in: context, order: order, word: value)
        }
        return (byRecord + byWord).filter { $0.options.count > 1 }
    }

    private init(
        _ name: String,
        _ subject: Subject,
        of cards: [BoardCard],
        in context: PageContext,
        record: (BoardCard) -> Int?
    ) {
        var counts: [Int: Int] = [:]
        for card in cards { counts[record(card) ?? -1, default: 0] += 1 }
        let found = counts.keys.filter { $0 >= 0 }.sorted { left, right in
            let titles = [left, right].map { context.title($0) }
            return titles[0] == titles[1] ? left < right : titles[0].precedesBytewise(titles[1])
        }
        var options = found.map { number in
            (
                key: Self.key(number, in: context), label: context.title(number),
                count: counts[number] ?? 0
            )
        }
        if let count = counts[-1] {
            options.append((key: Self.none, label: context.phrases[.boardNone], count: count))
        }
        self.name = name
        (key, label) = subject
        self.options = options
    }

    private init(
        _ name: String,
        _ subject: Subject,
        of cards: [BoardCard],
        in context: PageContext,
        order: [String],
        word: (BoardCard) -> String?
    ) {
        var counts: [String: Int] = [:]
        for card in cards { counts[word(card) ?? Self.none, default: 0] += 1 }
        let known = order.filter { counts[$0] != nil }
        let others = counts.keys.filter { !order.contains($0) && $0 != Self.none }.sortedByBytes()
        var options = (known + others).map { word in
            (key: word, label: context.phrases.word(word), count: counts[word] ?? 0)
        }
        if let count = counts[Self.none] {
            options.append((key: Self.none, label: context.phrases[.boardNone], count: count))
        }
        self.name = name
        (key, label) = subject
        self.options = options
    }

    /// What cards are chosen by, a line for those that agree in it, with their number; nil of none.
    static func facts(of cards: some Sequence<BoardCard>, in context: PageContext) -> String? {
        var counts: [String: Int] = [:]
        for card in cards {
            counts[card.keys(in: context).joined(separator: "\t"), default: 0] += 1
        }
        guard !counts.isEmpty else { return nil }
        return counts.sorted { $0.key.precedesBytewise($1.key) }
            .map { "\($0.key)\t\($0.value)" }.joined(separator: "\n")
    }

    /// What stands for a record in addresses.
    static func key(_ record: Int?, in context: PageContext) -> String {
        record.map { context.graph.records[$0].id.id } ?? none
    }

    var values: TemplateMap {
        var map = TemplateMap(reserving: 4)
        map.text(Name.name, name)
        map.text(Name.key, key)
        map.text(Name.label, label)
        map.append(
            Name.options,
            .maps(
                options.map { option in
                    var map = TemplateMap(reserving: 3)
                    map.text(Name.id, option.key)
                    map.text(Name.label, option.label)
                    map.append(Name.count, .count(option.count))
                    return map
                }
            )
        )
        return map
    }
}
