import HeliosRecords
import HeliosText

/// What may be told of a secret: whom it is for, how old it is, and when that is too old.
struct VaultEntry {
    /// How urgent it is to do something about it.
    enum State: Int {
        case expired
        case overdue
        case soon
        case fine
    }

    let record: Int
    /// The day it was last changed.
    let changed: CalendarDate?
    /// How many days it may live; nil where no rule says.
    let period: Int?
    /// Whether the period is that of a policy, since the record names none.
    let isByPolicy: Bool
    let expires: CalendarDate?
    /// The names of those who can decrypt it.
    let recipients: [String]
    let state: State

    /// How many days are left until it must be changed; negative if that is over.
    let daysLeft: Int?

    /// A date nearer than this is soon.
    private static let horizon = 30

    init(of number: Int, policy: Int?, in context: PageContext) {
        let kind = context.graph.kind(of: number)
        let values = context.graph.records[number]
        func value(_ name: String) -> FieldValue? {
            kind.fieldIndex(named: name).flatMap { values.value(at: $0) }
        }
        record = number
        changed = value("password_changed_at")?.day(on: context.plan.options.clock)
        var own: Int?
        if case .integer(let days)? = value("rotate_every_days"), days > 0 { own = days }
        period = own ?? policy
        isByPolicy = own == nil && policy != nil
        expires = value("expires_at")?.day(on: context.plan.options.clock)
        if case .list(let names)? = value("recipients") {
            recipients = names.map(\.text)
        } else {
            recipients = []
        }
        let today = context.today.dayNumber
        let rotation = Self.daysLeft(after: changed, period, today: today)
        let expiry = expires.map { $0.dayNumber - today }
        daysLeft = [rotation, expiry].compactMap { $0 }.min()
        state =
            if let expiry, expiry < 0 { .expired } else if let rotation, rotation < 0 {
                .overdue
            } else if let daysLeft, daysLeft <= Self.horizon { .soon } else { .fine }
    }

    private static func daysLeft(after day: CalendarDate?, _ period: Int?, today: Int) -> Int? {
        guard let day, let period else { return nil }
        let (end, overflow) = day.dayNumber.addingReportingOverflow(period)
        return overflow ? nil : end - today
    }

    /// Whether it stands in front of another: the most urgent first.
    func precedes(_ other: VaultEntry) -> Bool {
        if state != other.state { return state.rawValue < other.state.rawValue }
        let days = (daysLeft ?? Int.max, other.daysLeft ?? Int.max)
        return days.0 == days.1 ? record < other.record : days.0 < days.1
    }
}

extension PageContext {
    /// The longest that any policy lets a secret live: what holds for one that says nothing.
    var rotationPolicy: (days: Int, record: Int)? {
        var found: (days: Int, record: Int)?
        for (number, kind) in schema.kinds.enumerated() {
            guard let field = kind.fieldIndex(named: "credential_rotation_days") else { continue }
            for record in graph.graph.records(ofKind: number) {
                guard case .integer(let days)? = graph.records[record].value(at: field), days > 0,
                    days > found?.days ?? 0
                else { continue }
                found = (days, record)
            }
        }
        return found
    }
}

extension FieldType {
    /// Whether it is, or holds, something encrypted.
    var isSecret: Bool {
        switch self {
        case .secret: true
        case .list(let element): element.isSecret
        case .map(let element, _): element.isSecret
        case .object(let shape): shape.fields.contains { $0.type.isSecret }
        default: false
        }
    }
}
