import HeliosRecords
import HeliosText

/// What is known of a secret: never itself, nor anything that would tell about it.
struct SecretFigures: Sendable {
    let record: Int
    /// The day it was last changed.
    let changed: CalendarDate?
    /// How many days it may live by its own record.
    let period: Int?
    let expires: CalendarDate?
    /// How many can decrypt it.
    let recipients: Int

    static func all(in source: FigureSource) -> [SecretFigures] {
        guard source.audience.audience.isInternal else { return [] }
        let records = source.records { $0.isVault }
        let numbers = source.numbers("secret", of: records) { record in
            guard !source.audience.graph.isArchived(record) else { return [] }
            let kind = source.audience.kind(of: record)
            let names = kind.fieldIndex(named: "recipients")
                .flatMap { source.audience.records[record].value(at: $0) }
            var count = 0
            if case .list(let names)? = names { count = names.count }
            return [
                source.day("password_changed_at", of: record).kept,
                source.integer("rotate_every_days", of: record) ?? .nothing,
                source.day("expires_at", of: record).kept,
                count,
            ]
        }
        return zip(records, numbers).compactMap { record, numbers in
            guard !numbers.isEmpty else { return nil }
            return SecretFigures(
                record: record,
                changed: numbers.day(0),
                period: numbers.stated(1).flatMap { $0 > 0 ? $0 : nil },
                expires: numbers.day(2),
                recipients: numbers.stated(3) ?? 0
            )
        }
    }
}

extension SecretFigures {
    /// By kind how many records hold a secret without being there for it.
    static func otherHolders(in source: FigureSource) -> [Int: Int] {
        guard source.audience.audience.isInternal else { return [:] }
        let records = source.records { $0.keepsSecrets && !$0.isVault }
        let numbers = source.numbers("secret holder", of: records) { record in
            let fields = source.audience.kind(of: record).secretFields
            let values = source.audience.records[record]
            return fields.contains { values.value(at: $0) != nil } ? [1] : []
        }
        var holders: [Int: Int] = [:]
        for (record, numbers) in zip(records, numbers) where !numbers.isEmpty {
            holders[source.audience.records[record].kind, default: 0] += 1
        }
        return holders
    }
}

extension Kind {
    /// Whether its records may hold a secret.
    var keepsSecrets: Bool { has(.secret) && !secretFields.isEmpty }

    /// The fields that are, or hold, something encrypted.
    var secretFields: [Int] { fields.indices.filter { fields[$0].type.isSecret } }

    /// Whether its records are there for the secret that they hold, and not only have one as well.
    var isVault: Bool {
        keepsSecrets && !has(.person)
            && (field(named: "recipients") != nil || field(named: "rotate_every_days") != nil)
    }
}

/// How urgent it is to change a secret.
struct VaultEntry {
    /// How urgent it is to do something about it.
    enum State: Int {
        case expired
        case overdue
        case soon
        case fine
    }

    let figures: SecretFigures
    /// How many days it may live; nil where no rule says.
    let period: Int?
    let state: State

    /// How many days are left until it must be changed; negative if that is over.
    let daysLeft: Int?

    /// A date nearer than this is soon.
    private static let horizon = 30

    var record: Int { figures.record }

    /// Whether the period is that of a policy, since the record names none.
    var isByPolicy: Bool { figures.period == nil && period != nil }

    init(_ figures: SecretFigures, policy: Int?, on day: CalendarDate) {
        self.figures = figures
        period = figures.period ?? policy
        let today = day.dayNumber
        let rotation = Self.daysLeft(after: figures.changed, period, today: today)
        let expiry = figures.expires.map { $0.dayNumber - today }
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
    /// What is in the vault, the most urgent first.
    var vaultEntries: [VaultEntry] {
        let policy = rotationPolicy?.days
        return plan.figures.value.secrets.map { VaultEntry($0, policy: policy, on: today) }
            .sorted { $0.precedes($1) }
    }

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
