import HeliosText

/// What a record tells about the course of its work.
struct ServiceHistory {
    let opened: Timestamp?
    let answered: Timestamp?
    let solved: Timestamp?
    /// When it stood still, by its status, until it was solved.
    private(set) var pauses: [ServicePause] = []

    /// A change of the status.
    private struct Turn {
        let time: Timestamp
        let from: Int?
        let to: Int?
    }

    init(of number: Int, subject: ServiceSubject, in graph: RecordGraph) {
        let record = graph.records[number]
        let kind = graph.schema.kinds[record.kind]
        let opened = record.time("opened_at", of: kind)
        let solved = record.time("resolved_at", of: kind) ?? record.time("closed_at", of: kind)
        self.opened = opened
        self.solved = solved
        let replies = kind.reply.map { Self.replies(of: record, $0) } ?? []
        answered =
            record.time("first_response_at", of: kind)
            ?? replies.first { $0.isAnswer }?.time ?? solved
        guard let opened else { return }
        let turns = Self.turns(of: record, kind, subject, graph)
        let current = subject.status.flatMap { subject.target(of: $0, from: number, in: graph) }
        pauses = Self.pauses(
            turns,
            current: solved == nil ? current : nil,
            opened: opened,
            replies: replies.map(\.time),
            graph
        )
    }

    // MARK: Pauses

    /// A stop whose beginning nobody wrote down begins with the last word before it.
    private static func pauses(
        _ turns: [Turn],
        current: Int?,
        opened: Timestamp,
        replies: [Timestamp],
        _ graph: RecordGraph
    ) -> [ServicePause] {
        var result: [ServicePause] = []
        var stop: Timestamp?
        var last = opened
        func lastWord(before time: Timestamp?) -> Timestamp {
            let word = replies.last { reply in time.map { reply < $0 } ?? true }
            return max(word ?? opened, last)
        }
        for turn in turns {
            if stop == nil, let from = turn.from, stops(from, graph) {
                stop = lastWord(before: turn.time)
            }
            let isStop = turn.to.map { stops($0, graph) } ?? false
            if let begin = stop, !isStop {
                if begin < turn.time { result.append(ServicePause(start: begin, end: turn.time)) }
                stop = nil
            } else if stop == nil, isStop {
                stop = max(turn.time, opened)
            }
            last = max(last, turn.time)
        }
        if stop == nil, let current, stops(current, graph) { stop = lastWord(before: nil) }
        if let stop { result.append(ServicePause(start: stop, end: nil)) }
        return result
    }

    /// Whether nobody is expected to work while a record has this status.
    private static func stops(_ status: Int, _ graph: RecordGraph) -> Bool {
        let record = graph.records[status]
        let kind = graph.schema.kinds[record.kind]
        return ["pauses_sla", "is_resolved", "is_closed"].contains {
            record.value(named: $0, of: kind) == .boolean(true)
        }
    }

    // MARK: What is written

    private static func turns(
        of record: Record,
        _ kind: Kind,
        _ subject: ServiceSubject,
        _ graph: RecordGraph
    ) -> [Turn] {
        guard subject.status != nil,
            case .list(let events)? = record.value(named: "events", of: kind)
        else { return [] }
        func status(_ value: FieldValue?) -> Int? {
            guard let value, let reference = LinkReference(value.text) else { return nil }
            let found = graph.index.find(
                reference,
                leadingTo: subject.statusKinds,
                owner: record.owner
            )
            return switch found {
            case .record(let number), .alias(let number): number
            default: nil
            }
        }
        let turns = events.compactMap { event -> Turn? in
            guard let type = event.member("type")?.text, ["status", "reopened"].contains(type),
                case .datetime(let time)? = event.member("at")
            else { return nil }
            return Turn(
                time: time,
                from: status(event.member("from")),
                to: status(event.member("to"))
            )
        }
        // Sorting by time keeps the order of the file among equals.
        return turns.enumerated()
            .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }
            .map(\.element)
    }

    /// The times of what was said, in order, and whether it is for the people who asked.
    private static func replies(
        of record: Record,
        _ shape: ObjectShape
    ) -> [(time: Timestamp, isAnswer: Bool)] {
        record.replies.compactMap { reply in
            var time: Timestamp?
            var isAnswer = false
            for entry in reply.fields {
                switch entry.value {
                case .datetime(let value): time = time ?? value
                case .text("public"): isAnswer = true
                default: break
                }
            }
            return time.map { ($0, isAnswer) }
        }
        .sorted { $0.time < $1.time }
    }
}
