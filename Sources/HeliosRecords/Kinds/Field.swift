public import HeliosDiagnostics

/// A field of a kind, or of an object within a field.
///
/// An object, though it never changes: pages hand it on for each value they show.
public final class Field: Sendable {
    /// The name as files write it, in `snake_case`.
    public let name: String
    /// What it may hold.
    public let type: FieldType
    /// Whether every record has it.
    public let isRequired: Bool
    /// Whether no two records may share its value.
    public let uniqueness: Uniqueness
    /// What a record has that does not state it.
    public let defaultValue: FieldValue?
    /// How many days before the date an alert is due, largest first; empty for no alert.
    public let alertDays: [Int]
    /// Whether its date is shown in calendars, though it raises no alert.
    public let isPlanned: Bool
    /// The words on a page, or nil for words made from the name.
    public let label: String?
    /// The words that stand for the field on a page; kept, since every page asks for them.
    public let displayLabel: String
    /// One sentence for the reference.
    public let summary: String?
    /// What a number counts, such as `days`; shown behind it.
    public let unit: String?
    /// The kinds whose records a text may name by id, so that pages show a link; it is no link of
    /// the graph.
    public let namedKinds: [String]
    /// A value to show in the reference.
    public let example: String?
    /// Whether only the internal audience may ever see it.
    public let isInternal: Bool
    /// Whether the files that it names must be in the repository.
    public let mustExist: Bool
    /// Where it is declared.
    public let span: SourceSpan

    /// A field.
    package init(
        name: String,
        type: FieldType,
        isRequired: Bool = false,
        uniqueness: Uniqueness = .none,
        defaultValue: FieldValue? = nil,
        alertDays: [Int] = [],
        isPlanned: Bool = false,
        label: String? = nil,
        summary: String? = nil,
        unit: String? = nil,
        namedKinds: [String] = [],
        example: String? = nil,
        isInternal: Bool = false,
        mustExist: Bool = false,
        span: SourceSpan
    ) {
        self.name = name
        self.type = type
        self.isRequired = isRequired
        self.uniqueness = uniqueness
        self.defaultValue = defaultValue
        self.alertDays = alertDays
        self.isPlanned = isPlanned
        self.label = label
        displayLabel = label ?? Words.fromName(name)
        self.summary = summary
        self.unit = unit
        self.namedKinds = namedKinds
        self.example = example
        self.isInternal = isInternal
        self.mustExist = mustExist
        self.span = span
    }

    /// The same field, which every record has.
    func required() -> Field { with(type: type, isRequired: true) }

    /// The same field, holding values of another type.
    func with(type: FieldType) -> Field { with(type: type, isRequired: isRequired) }

    /// The same field under other words.
    func with(type: FieldType, label: String) -> Field {
        with(type: type, isRequired: isRequired, label: label)
    }

    private func with(type: FieldType, isRequired: Bool, label: String? = nil) -> Field {
        Field(
            name: name,
            type: type,
            isRequired: isRequired,
            uniqueness: uniqueness,
            defaultValue: defaultValue,
            alertDays: alertDays,
            isPlanned: isPlanned,
            label: label ?? self.label,
            summary: summary,
            unit: unit,
            namedKinds: namedKinds,
            example: example,
            isInternal: isInternal,
            mustExist: mustExist,
            span: span
        )
    }

    /// Among which records a value may occur once only.
    public enum Uniqueness: Sendable, Hashable {
        /// It may occur any number of times.
        case none
        /// Once in the repository.
        case everywhere
        /// Once among the records of one owner.
        case withinOwner
    }
}

extension Field: Hashable {
    /// Whether both are declared alike, at the same place.
    public static func == (left: Field, right: Field) -> Bool {
        left === right
            || left.span == right.span && left.name == right.name && left.type == right.type
                && left.isRequired == right.isRequired && left.uniqueness == right.uniqueness
                && left.defaultValue == right.defaultValue && left.alertDays == right.alertDays
                && left.label == right.label && left.summary == right.summary
                && left.unit == right.unit && left.namedKinds == right.namedKinds
                && left.example == right.example && left.isInternal == right.isInternal
                && left.mustExist == right.mustExist && left.isPlanned == right.isPlanned
    }

    /// Adds what tells most fields apart.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(span)
    }
}
