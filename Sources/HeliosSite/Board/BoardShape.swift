import HeliosRecords
import HeliosText

/// What cards of a kind show, by the roles that its fields and relations have by name.
struct BoardShape: Sendable {
    /// The kind's place in the schema.
    let kind: Int
    let number: Int?
    let priority: Int?
    let type: Int?
    let due: Int?
    let opened: Int?
    let order: Int?
    let state: Int?
    let important: Int?
    /// The numbers of relations.
    let assignee: Int?
    let requester: Int?
    let owner: Int?
    /// From the least urgent to the most.
    let priorities: [String]

    init(kind number: Int, of schema: Schema) {
        let kind = schema.kinds[number]
        func bound(_ relation: Int?) -> Int? {
            relation.map { schema.relationNumber(kind: number, relation: $0) }
        }
        self.kind = number
        self.number = kind.fieldIndex(named: "number")
        let priority = kind.fieldIndex(named: "priority")
        self.priority = priority
        type = kind.fields.firstIndex { field in
            guard case .enumeration = field.type else { return false }
            return field.name.hasByteSuffix("_type") || field.name == "type"
        }
        due = kind.fields.firstIndex { !$0.alertDays.isEmpty }
        opened = kind.fieldIndex(named: "opened_at")
        order = kind.fieldIndex(named: "order")
        state = kind.fieldIndex(named: "state")
        important = kind.fieldIndex(named: "important")
        assignee = bound(kind.relationIndex(named: "assigned_to"))
        requester = bound(kind.relationIndex(named: "requester"))
        owner = bound(kind.relations.firstIndex { $0.isOwnership })
        priorities =
            if let priority, case .enumeration(let words) = kind.fields[priority].type {
                words
            } else {
                []
            }
    }
}

/// The columns of a board and the cards in them, in the order shown.
struct Board: Sendable {
    let shape: BoardShape
    private let statuses: BoardStatuses
    private let sorted: Lazily<[Column]>

    /// A status, and the records that have it.
    struct Column: Sendable {
        /// The record that is the status; nil for a word.
        let status: Int?
        let word: String?
        let cards: [Int]
    }

    /// The board of a kind; nil where the audience sees none of its columns.
    ///
    /// A status that is not active has no column, and neither has one that is closed. Cards have the
    /// order that they state; behind them stand those that state none, the most urgent first, of
    /// equals the newest.
    init?(of kind: Int, in audience: AudienceGraph) {
        guard audience.schema.kinds[kind].has(.board),
            let statuses = BoardStatuses(of: kind, in: audience)
        else { return nil }
        let shape = BoardShape(kind: kind, of: audience.schema)
        self.shape = shape
        self.statuses = statuses
        sorted = Lazily { Self.columns(shape, statuses, of: audience) }
    }

    /// The columns, with the cards that they have.
    var columns: [Column] { sorted.value }

    private static func columns(
        _ shape: BoardShape,
        _ statuses: BoardStatuses,
        of audience: AudienceGraph
    ) -> [Column] {
        var cards = [[Int]](repeating: [], count: statuses.all.count)
        for record in audience.graph.records(ofKind: shape.kind) {
            // First the link, so that nobody reads what is closed.
            guard let place = statuses.place(record) else { continue }
            let state = shape.state.flatMap { audience.records[record].value(at: $0) }
            if state != .text("archived") { cards[place].append(record) }
        }
        return zip(statuses.all, cards).map { status, cards in
            let keys = cards.map { (shape.key(of: $0, in: audience), $0) }
            let sorted = keys.sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 < $1.0 }
            return Column(status: status.record, word: status.word, cards: sorted.map(\.1))
        }
    }

    /// Adds to a number what the board shows of records, and what promises to them depend on.
    func add(to print: inout Fingerprint, _ records: RecordFingerprints, _ context: PageContext) {
        for status in statuses.all.compactMap(\.record) { print.add(records.pages[status]) }
        for record in context.graph.graph.records(ofKind: shape.kind) {
            print.add(records.pages[record])
        }
        for record in context.plan.services?.terms ?? [] { print.add(records.pages[record]) }
    }
}

/// The statuses that have a column, and which of them a record has.
private struct BoardStatuses: Sendable {
    let all: [(record: Int?, word: String?)]
    let place: @Sendable (Int) -> Int?

    init?(of kind: Int, in audience: AudienceGraph) {
        let declared = audience.schema.kinds[kind]
        guard let name = declared.boardColumns else { return nil }
        if let relation = declared.relationIndex(named: name) {
            let bound = audience.schema.relationNumber(kind: kind, relation: relation)
            let records = Self.statuses(declared.relations[relation].targets, in: audience)
            let places = Dictionary(uniqueKeysWithValues: zip(records, records.indices))
            all = records.map { ($0, nil) }
            place = { audience.target(of: bound, from: $0).flatMap { places[$0] } }
        } else if let field = declared.fieldIndex(named: name),
            case .enumeration(let words) = declared.fields[field].type
        {
            all = words.map { (nil, $0) }
            place = { record in
                guard
                    case .text(let word)? = audience.records[record].value(at: field, of: declared)
                else { return nil }
                return words.firstIndex { $0.hasSameBytes(as: word) }
            }
        } else {
            return nil
        }
        guard !all.isEmpty else { return nil }
    }

    /// The records that may be a status and have a column, in their own order.
    private static func statuses(_ kinds: [String], in audience: AudienceGraph) -> [Int] {
        let found = kinds.compactMap { audience.schema.kindIndex(named: $0) }.flatMap { number in
            let kind = audience.schema.kinds[number]
            return audience.graph.records(ofKind: number).filter { record in
                let values = audience.records[record]
                return values.value(named: "active", of: kind) != .boolean(false)
                    && values.value(named: "state", of: kind) != .text("archived")
                    && !audience.isTrue("is_closed", of: record)
            }
        }
        return found.sorted { left, right in
            let keys = [left, right].map { record -> Int in
                let kind = audience.kind(of: record)
                guard
                    case .integer(let order)? = audience.records[record]
                        .value(named: "order", of: kind)
                else { return .max }
                return order
            }
            return (keys[0], left) < (keys[1], right)
        }
    }
}

extension BoardShape {
    /// What a record is sorted by within its column: its own order, then how urgent and how new it is.
    fileprivate func key(of number: Int, in audience: AudienceGraph) -> BoardOrder {
        let record = audience.records[number]
        let kind = audience.schema.kinds[kind]
        func value(_ field: Int?) -> FieldValue? {
            field.flatMap { record.value(at: $0, of: kind) }
        }
        var order = Int.max
        if case .integer(let place)? = value(self.order) { order = place }
        var rank = -1
        if case .text(let word)? = value(priority) {
            rank = priorities.firstIndex { $0.hasSameBytes(as: word) } ?? -1
        }
        var opened = Int.min
        if case .datetime(let time)? = value(self.opened) { opened = time.seconds }
        return BoardOrder(order: order, rank: rank, opened: opened)
    }
}

/// The place of a card among others.
private struct BoardOrder: Comparable {
    let order: Int
    let rank: Int
    let opened: Int

    static func < (left: Self, right: Self) -> Bool {
        if left.order != right.order { return left.order < right.order }
        if left.rank != right.rank { return left.rank > right.rank }
        return left.opened > right.opened
    }
}

extension AudienceGraph {
    /// Where the first link of a relation leads.
    func target(of relation: Int, from record: Int) -> Int? {
        graph.links(from: record).first { Int(graph.links[$0].relation) == relation }
            .map { Int(graph.links[$0].target) }
    }
}
