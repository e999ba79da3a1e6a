import HeliosText

/// What was promised for a record, and how it stands.
package struct ServicePromise: Sendable {
    /// The number of the service level.
    package let level: Int
    /// The first answer; nil if the record does not say when it was opened.
    package let response: ServiceClock?
    /// The solution; nil if none was promised.
    package let resolution: ServiceClock?
    /// When the clock of the solution stood still, in order.
    package let pauses: [ServicePause]

    /// The state that asks for most attention.
    package var state: ServiceClock.State? {
        let states = [resolution?.state, response?.state].compactMap { $0 }
        return [.breached, .warned, .paused, .inTime, .met].first(where: states.contains)
    }

    /// The clock that is still to be met and is due first; nil when both are decided.
    package var next: ServiceClock? {
        let open = [response, resolution].compactMap { $0 }.filter { $0.end == nil }
        return open.min { ($0.due ?? .latest) < ($1.due ?? .latest) }
    }

    init(record number: Int, level: Int, subject: ServiceSubject, levels: ServiceLevels) {
        self.level = level
        let history = ServiceHistory(of: number, subject: subject, in: levels.graph)
        let terms = ServiceTerms(of: level, for: number, history, levels)
        pauses = history.pauses
        response = terms.clock(
            "response_minutes",
            agreed: "response_due",
            pauses: [],
            end: history.answered
        )
        resolution = terms.clock(
            "resolution_minutes",
            agreed: "resolution_due",
            pauses: history.pauses,
            end: history.solved
        )
    }
}

/// What a service level gives one record.
private struct ServiceTerms {
    let level: Record
    let levelKind: Kind
    let agreed: FieldValue?
    let opened: Timestamp?
    let time: WorkTime
    let now: Timestamp
    let warningPercent: Int

    init(of level: Int, for number: Int, _ history: ServiceHistory, _ levels: ServiceLevels) {
        let graph = levels.graph
        let record = graph.records[number]
        self.level = graph.records[level]
        levelKind = graph.schema.kinds[graph.records[level].kind]
        agreed = record.value(named: "sla_clock", of: graph.schema.kinds[record.kind])
        opened = history.opened
        time = levels.time(of: level)
        now = levels.now
        warningPercent = levels.warningPercent
    }

    /// The clock for a number of minutes, or until what has been agreed for the record.
    func clock(
        _ minutes: String,
        agreed name: String,
        pauses: [ServicePause],
        end: Timestamp?
    ) -> ServiceClock? {
        // A century is enough for anybody, and stays far from the largest number.
        guard let opened, let stated = level.integer(minutes, of: levelKind),
            (1...52_560_000).contains(stated)
        else { return nil }
        var budget = stated * 60
        if case .datetime(let due)? = agreed?.member(name) {
            budget = time.seconds(from: opened, to: due)
        }
        return ServiceClock(
            start: opened,
            budget: budget,
            pauses: pauses,
            end: end,
            now: now,
            warningPercent: warningPercent,
            counting: time
        )
    }
}

/// Where a kind says what its promises depend on.
struct ServiceSubject: Sendable {
    /// The relation to the service level.
    let level: Int
    /// The relation to the status.
    let status: Int?
    let statusKinds: [String]

    init?(kind number: Int, of schema: Schema) {
        let kind = schema.kinds[number]
        guard kind.has(.board),
            let level = kind.relations.indices.first(where: { relation in
                kind.relations[relation].targets.contains {
                    schema.kind(named: $0)?.has(.serviceLevel) ?? false
                }
            })
        else { return nil }
        self.level = schema.relationNumber(kind: number, relation: level)
        let status = kind.boardColumns.flatMap { kind.relationIndex(named: $0) }
        self.status = status.map { schema.relationNumber(kind: number, relation: $0) }
        statusKinds = status.map { kind.relations[$0].targets } ?? []
    }

    /// Where a relation of a record leads.
    func target(of relation: Int, from record: Int, in graph: RecordGraph) -> Int? {
        graph.links(from: record).first { Int(graph.links[$0].relation) == relation }
            .map { Int(graph.links[$0].target) }
    }
}

extension Timestamp {
    /// After every time that can be written.
    static let latest = Timestamp(seconds: .max)
}
