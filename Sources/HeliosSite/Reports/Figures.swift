import HeliosRecords
import HeliosText

/// What reports and the first page count, read from all records once.
///
/// What records say of themselves is kept from build to build, so that only those that changed are
/// read; whom they belong to and are linked with is in the graph.
struct Figures: Sendable {
    let today: CalendarDate
    /// What is worked on, by number.
    let tickets: [TicketFigures]
    /// What ages, by number.
    let things: [ThingFigures]
    /// What has seats, by number.
    let seats: [SeatFigures]
    /// The dates on which what is watched runs out.
    let dates: [DateFigures]
    /// What is in the vault, by number; nothing where the audience is not told.
    let secrets: [SecretFigures]
    /// By kind how many records hold a secret beside all else; none where the audience is not told.
    let secretHolders: [Int: Int]

    /// The figures, counted when somebody asks for one.
    static func lazily(_ source: FigureSource) -> Lazily<Figures> { Lazily { Figures(source) } }

    private init(_ source: FigureSource) {
        today = source.options.today
        tickets = TicketFigures.all(in: source)
        things = ThingFigures.all(in: source)
        seats = SeatFigures.all(in: source)
        dates = DateFigures.all(in: source)
        secrets = SecretFigures.all(in: source)
        secretHolders = SecretFigures.otherHolders(in: source)
    }
}

/// Where figures come from.
struct FigureSource: Sendable {
    let audience: AudienceGraph
    let options: SiteOptions
    let extracts: Extracts
    let prints: RecordFingerprints?
    /// How promises stand when the day begins; nil where the audience is not told.
    let services: Lazily<ServiceLevels>?

    init(
        _ audience: AudienceGraph,
        _ options: SiteOptions,
        _ extracts: Extracts,
        _ prints: RecordFingerprints?,
        _ services: Lazily<ServiceLevels>?
    ) {
        self.audience = audience
        self.options = options
        self.extracts = extracts
        self.prints = prints
        self.services = services
    }

    var schema: Schema { audience.schema }

    /// The records of the kinds for which this holds.
    func records(where holds: (Kind) -> Bool) -> [Int] {
        schema.kinds.indices.filter { holds(schema.kinds[$0]) }
            .flatMap { Array(audience.graph.records(ofKind: $0)) }
    }

    /// What each of these records says of itself, as numbers; the closure works out those that
    /// are not known from the build before.
    ///
    /// What they rest on besides their own files and links is named by a number of its own.
    func numbers(
        _ name: String,
        of records: [Int],
        restingOn ground: UInt64 = 0,
        _ read: (Int) -> [Int]
    ) -> [[Int]] {
        let prints = prints.map { prints in
            ground == 0 ? prints.pages : prints.pages.map { $0 ^ ground }
        }
        let column = extracts.column(name, of: records, numbers: prints) { record, bytes in
            for number in read(record) { ExtractColumn.append(number, to: &bytes) }
        }
        return records.indices.map { column.numbers(at: $0) }
    }

    /// A number that changes with what these records say.
    func fingerprint(of records: [Int]) -> UInt64 {
        guard let pages = prints?.pages else { return 0 }
        var print = Fingerprint()
        for record in records { print.add(pages[record]) }
        return max(1, print.value)
    }

    /// The day of a field of this name; nil if the record does not say.
    func day(_ name: String, of record: Int) -> CalendarDate? {
        let kind = audience.kind(of: record)
        return kind.fieldIndex(named: name)
            .flatMap { audience.records[record].value(at: $0)?.day(on: options.clock) }
    }

    /// The point in time of a field of this name.
    func time(_ name: String, of record: Int) -> Timestamp? {
        let kind = audience.kind(of: record)
        guard let field = kind.fieldIndex(named: name),
            case .datetime(let time)? = audience.records[record].value(at: field)
        else { return nil }
        return time
    }

    /// The whole number of a field of this name.
    func integer(_ name: String, of record: Int) -> Int? {
        let kind = audience.kind(of: record)
        guard let field = kind.fieldIndex(named: name),
            case .integer(let number)? = audience.records[record].value(at: field)
        else { return nil }
        return number
    }
}

extension Int {
    /// What stands for nothing among numbers that are kept.
    static let nothing = Int.min

    /// The number, unless it stands for nothing.
    var stated: Int? { self == .nothing ? nil : self }
}

extension [Int] {
    /// The number at a place; nothing where there is none.
    func stated(_ place: Int) -> Int? { indices.contains(place) ? self[place].stated : nil }

    /// The day at a place.
    func day(_ place: Int) -> CalendarDate? { stated(place).map { CalendarDate(dayNumber: $0) } }
}

extension CalendarDate? {
    /// The day as a number that can be kept.
    var kept: Int { self?.dayNumber ?? .nothing }
}
