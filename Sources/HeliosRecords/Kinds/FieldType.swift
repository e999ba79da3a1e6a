import HeliosText

/// What a field may hold.
///
/// The set is closed: new shapes are data, new meanings are code.
public indirect enum FieldType: Sendable, Hashable {
    /// One line of text.
    case string(TextLimits)
    /// Text of several lines.
    case text(TextLimits)
    /// Markdown.
    case markdown
    /// A whole number.
    case integer(NumberLimits)
    /// A decimal number.
    case decimal(NumberLimits)
    /// True or false.
    case boolean
    /// A day.
    case date
    /// A point in time with an offset from UTC (RFC 3339).
    case datetime
    /// A length of time, such as `90m`, `1h 30m`, `14d` or `PT90M` (ISO 8601).
    case duration
    /// One of these words.
    case enumeration([String])
    /// A mail address (RFC 5321).
    case email
    /// An address on the web (RFC 3986).
    case url
    /// A telephone number (E.164).
    case phone
    /// A domain name (RFC 1123), lower case, international names as `xn--`.
    case fqdn
    /// An IPv4 or IPv6 address (RFC 4291).
    case ip
    /// A network in CIDR form (RFC 4632).
    case cidr
    /// A hardware address (EUI-48).
    case mac
    /// Hexadecimal digits, of this many if given.
    case hex(length: Int?)
    /// A semantic version (semver.org 2.0.0).
    case semver
    /// A country (ISO 3166-1 alpha-2).
    case country
    /// A currency (ISO 4217).
    case currency
    /// A language tag (BCP 47).
    case language
    /// A time zone of the IANA database.
    case timezone
    /// An amount and a currency.
    case money(NumberLimits)
    /// A colour, `#rrggbb`.
    case color
    /// A path within the repository.
    case path
    /// An encrypted value; never plain text.
    case secret
    /// Values of one type.
    case list(of: FieldType)
    /// Values of one type under free keys, or only under these.
    case map(of: FieldType, keys: [String]?)
    /// Named parts, and links within them.
    case object(ObjectShape)
}

/// Limits of a text; lengths in Unicode scalars.
public struct TextLimits: Sendable, Hashable {
    /// The smallest length.
    public var minimumLength: Int?
    /// The largest length.
    public var maximumLength: Int?
    /// The form that the whole text must have.
    public var pattern: TextPattern?

    /// Limits; nil is no limit.
    public init(minimumLength: Int? = nil, maximumLength: Int? = nil, pattern: TextPattern? = nil) {
        self.minimumLength = minimumLength
        self.maximumLength = maximumLength
        self.pattern = pattern
    }
}

/// Limits of a number, both inclusive.
public struct NumberLimits: Sendable, Hashable {
    /// The smallest number.
    public var minimum: DecimalNumber?
    /// The largest number.
    public var maximum: DecimalNumber?

    /// Limits; nil is no limit.
    public init(minimum: DecimalNumber? = nil, maximum: DecimalNumber? = nil) {
        self.minimum = minimum
        self.maximum = maximum
    }
}

/// The parts of an `object` field.
public struct ObjectShape: Sendable, Hashable {
    /// Its fields, in the order declared.
    public var fields: [Field]
    /// Its relations, in the order declared; each link belongs to the record that holds the object.
    public var relations: [Relation]

    /// An object's parts.
    public init(fields: [Field], relations: [Relation] = []) {
        self.fields = fields
        self.relations = relations
    }

    /// The names of its fields, then of its relations.
    var names: [String] { fields.map(\.name) + relations.map(\.name) }

    /// Whether a field or relation has exactly this name.
    func hasPart(named name: String) -> Bool {
        // By number, since a copy of a field costs more than the comparison.
        fields.indices.contains { fields[$0].name.hasSameBytes(as: name) }
            || relations.indices.contains { relations[$0].name.hasSameBytes(as: name) }
    }
}

extension FieldType {
    /// The type's name as a kind writes it.
    public var name: String {
        switch self {
        case .string: "string"
        case .text: "text"
        case .markdown: "markdown"
        case .integer: "integer"
        case .decimal: "decimal"
        case .boolean: "boolean"
        case .date: "date"
        case .datetime: "datetime"
        case .duration: "duration"
        case .enumeration: "enum"
        case .email: "email"
        case .url: "url"
        case .phone: "phone"
        case .fqdn: "fqdn"
        case .ip: "ip"
        case .cidr: "cidr"
        case .mac: "mac"
        case .hex: "hex"
        case .semver: "semver"
        case .country: "country"
        case .currency: "currency"
        case .language: "language"
        case .timezone: "timezone"
        case .money: "money"
        case .color: "color"
        case .path: "path"
        case .secret: "secret"
        case .list: "list"
        case .map: "map"
        case .object: "object"
        }
    }

    /// The names of all types, in the order of the reference.
    package static let names = [
        "string", "text", "markdown", "integer", "decimal", "boolean", "date", "datetime",
        "duration", "enum", "email", "url", "phone", "fqdn", "ip", "cidr", "mac", "hex", "semver",
        "country", "currency", "language", "timezone", "money", "color", "path", "secret", "list",
        "map", "object",
    ]
}
