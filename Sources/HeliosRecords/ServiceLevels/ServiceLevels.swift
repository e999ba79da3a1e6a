import HeliosText

/// Tells what was promised for records, and how the promises stand at a moment.
///
/// A promise is made to a record of a kind with a board and a relation to a service level. The
/// level is the one that the record names; or that its owner, or else everybody, has for its
/// priority; or the one whose conditions it meets.
package struct ServiceLevels: Sendable {
    /// The graph that it reads.
    package let graph: RecordGraph
    /// The hours that count where a service level says so.
    package let hours: OfficeHours
    /// The moment.
    package let now: Timestamp
    /// From how many percent of a budget on its clock warns.
    package let warningPercent: Int

    let subjects: [ServiceSubject?]
    private let levels: [Int]
    private let choices: [Choice: Int?]
    private let owners: [Int32]
    private let worked: Lazily<WorkTime>

    /// For whom a level is chosen, and for which priority; −1 for everybody.
    private struct Choice: Hashable {
        let owner: Int32
        let priority: String
    }

    /// The promises of a graph, on the clock of the organization's own record or else this one.
    package init(of graph: RecordGraph, clock: ZoneClock?, now: Timestamp) {
        self.graph = graph
        self.now = now
        let kinds = graph.schema.kinds
        subjects = kinds.indices.map { ServiceSubject(kind: $0, of: graph.schema) }
        levels = Self.records(with: .serviceLevel, in: graph)
        owners = graph.owners()
        choices = Self.choices(in: graph, owners: owners)
        let organization = Self.records(with: .officeHours, in: graph).first.map {
            (record: graph.records[$0], kind: kinds[graph.records[$0].kind])
        }
        let hours = organization.map { OfficeHours(of: $0.record, kind: $0.kind) } ?? .usual
        self.hours = hours
        let percent = organization?.record.integer("sla_warning_percent", of: organization?.kind)
        warningPercent = percent ?? 75
        let zone = organization?.record.text("timezone", of: organization?.kind)
            .flatMap { ZoneClock($0) }
        let today = now.date
        worked = Lazily {
            WorkTime(
                hours,
                on: zone ?? clock,
                from: today.adding(days: -30 * 366),
                through: today.adding(days: 5 * 366)
            )
        }
    }

    /// The records that decide about the promises to all others: hours, levels, choices, statuses.
    package var terms: [Int] {
        let kinds = graph.schema.kinds
        let statuses = Set(subjects.compactMap { $0?.statusKinds }.flatMap { $0 })
        return kinds.indices.filter { kind in
            let traits: [Trait] = [.officeHours, .serviceLevel, .serviceLevelChoice]
            return traits.contains(where: kinds[kind].has) || statuses.contains(kinds[kind].name)
        }
        .flatMap { Array(graph.records(ofKind: $0)) }
    }

    /// Whether promises may be made to records of a kind.
    package func covers(kind: Int) -> Bool { subjects[kind] != nil }

    /// What was promised for a record; nil without a service level.
    package func promise(for record: Int) -> ServicePromise? {
        guard let subject = subjects[graph.records[record].kind],
            let level = level(of: record, subject)
        else { return nil }
        return ServicePromise(record: record, level: level, subject: subject, levels: self)
    }

    /// When a record stood still by its status, whatever was promised for it.
    package func pauses(of record: Int) -> [ServicePause] {
        guard let subject = subjects[graph.records[record].kind] else { return [] }
        return ServiceHistory(of: record, subject: subject, in: graph).pauses
    }

    /// The time that counts for a level.
    func time(of level: Int) -> WorkTime {
        let record = graph.records[level]
        let isLimited = record.value(
            named: "business_hours_only",
            of: graph.schema.kinds[record.kind]
        )
        return isLimited == .boolean(true) ? worked.value : .aroundTheClock
    }

    private static func records(with trait: Trait, in graph: RecordGraph) -> [Int] {
        let schema = graph.schema
        return schema.kinds.indices.filter { schema.kinds[$0].has(trait) }
            .flatMap { Array(graph.records(ofKind: $0)) }
    }

    // MARK: Which level

    private static func choices(
        in graph: RecordGraph,
        owners: [Int32]
    ) -> [Choice: Int?] {
        var result: [Choice: Int?] = [:]
        for number in records(with: .serviceLevelChoice, in: graph) {
            let record = graph.records[number]
            let kind = graph.schema.kinds[record.kind]
            guard let priority = record.text("priority", of: kind) else { continue }
            let level = graph.links(from: number).map { Int(graph.links[$0].target) }
                .first { graph.schema.kinds[graph.records[$0].kind].has(.serviceLevel) }
            let choice = Choice(owner: owners[number], priority: priority)
            if result[choice] == nil { result[choice] = .some(level) }
        }
        return result
    }

    private func level(of record: Int, _ subject: ServiceSubject) -> Int? {
        if let stated = subject.target(of: subject.level, from: record, in: graph) {
            return stated
        }
        let values = graph.records[record]
        let kind = graph.schema.kinds[values.kind]
        if let priority = values.text("priority", of: kind) {
            for owner in [owners[record], -1] {
                let chosen = choices[Choice(owner: owner, priority: priority)]
                if let chosen { return chosen }
            }
        }
        return conditionalLevel(of: record, kind)
    }

    /// The level whose conditions hold: the owner's before that of all, one of more conditions
    /// before one of fewer.
    private func conditionalLevel(of record: Int, _ kind: Kind) -> Int? {
        var best: (rank: Int, level: Int)?
        for level in levels where owners[level] == -1 || owners[level] == owners[record] {
            let values = graph.records[level]
            guard
                case .object(let conditions)? = values.value(
                    named: "conditions",
                    of: graph.schema.kinds[values.kind]
                ), !conditions.isEmpty,
                conditions.allSatisfy({ holds($0, for: record, kind) })
            else { continue }
            let rank = conditions.count + (owners[level] == -1 ? 0 : 1_000_000)
            if rank > best?.rank ?? 0 { best = (rank, level) }
        }
        return best?.level
    }

    /// Whether a field has a value, or a relation leads to the record of an id.
    private func holds(_ condition: ObjectMember, for record: Int, _ kind: Kind) -> Bool {
        let wanted = condition.value.text
        if let field = kind.fieldIndex(named: condition.name) {
            let value = graph.records[record].value(at: field, of: kind)
            return value?.text.hasSameBytes(as: wanted) ?? false
        }
        guard let relation = kind.relationIndex(named: condition.name) else { return false }
        let number = graph.schema.relationNumber(
            kind: graph.records[record].kind,
            relation: relation
        )
        return graph.links(from: record).contains { index in
            let link = graph.links[index]
            guard Int(link.relation) == number else { return false }
            let target = graph.records[Int(link.target)].id
            return target.id.hasSameBytes(as: wanted)
                || target.description.hasSameBytes(as: wanted)
        }
    }
}

extension Record {
    /// A text by the name of its field.
    func text(_ name: String, of kind: Kind?) -> String? {
        guard let kind, case .text(let text)? = value(named: name, of: kind) else { return nil }
        return text
    }

    /// A whole number by the name of its field.
    func integer(_ name: String, of kind: Kind?) -> Int? {
        guard let kind, case .integer(let number)? = value(named: name, of: kind) else {
            return nil
        }
        return number
    }

    /// A point in time by the name of its field.
    func time(_ name: String, of kind: Kind) -> Timestamp? {
        guard case .datetime(let time)? = value(named: name, of: kind) else { return nil }
        return time
    }
}
