/// What can be wrong with the value of a field.
public enum ValueProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// A value has the wrong shape.
    case shape
    /// A required part is missing.
    case required
    /// A map has a part that its field does not declare.
    case unknownPart = "unknown-part"
    /// A list holds a value twice.
    case duplicateItem = "duplicate-item"
    /// A text is not allowed.
    case string
    /// A value is not a whole number.
    case integer
    /// A value is not a decimal number.
    case decimal
    /// A value is neither true nor false.
    case boolean
    /// A value is not a date.
    case date
    /// A value is not a point in time.
    case datetime
    /// A value is not a duration.
    case duration
    /// A value is not one of those allowed.
    case enumeration = "enum"
    /// A value is not a mail address.
    case email
    /// A value is not a web address.
    case url
    /// A value is not a phone number.
    case phone
    /// A value is not a domain name.
    case fqdn
    /// A value is not an IP address.
    case ip
    /// A value is not a network.
    case cidr
    /// A value is not a hardware address.
    case mac
    /// A value is not hexadecimal.
    case hex
    /// A value is not a semantic version.
    case semver
    /// A value is not a country.
    case country
    /// A value is not a currency.
    case currency
    /// A value is not a language.
    case language
    /// A value is not a time zone.
    case timezone
    /// A value is not an amount of money.
    case money
    /// A value is not a colour.
    case color
    /// A value is not a path within the repository.
    case path
    /// A path leads to no file.
    case fileMissing = "file-missing"
    /// A secret is not encrypted.
    case secret

    package static let area = "value"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .shape:
            CatalogueEntry(
                .error,
                "A value has the wrong shape",
                "The field holds one value, a list or a map, and the file gives "
                    + "another of these.",
                "Write the value in the shape that the field has."
            )
        case .required:
            CatalogueEntry(
                .error,
                "A required part is missing",
                "The part is required wherever the map is written.",
                "Add the part."
            )
        case .unknownPart:
            CatalogueEntry(
                .error,
                "A map has a part that its field does not declare",
                "A misspelt part would silently be lost.",
                "Correct the name."
            )
        case .duplicateItem:
            CatalogueEntry(
                .warning,
                "A list holds a value twice",
                "The second has no effect.",
                "Remove one of the two."
            )
        case .string:
            CatalogueEntry(
                .error,
                "A text is not allowed",
                "The text is too long, too short, has a line break or does not match "
                    + "the pattern.",
                "Correct the text."
            )
        case .integer:
            CatalogueEntry(
                .error,
                "A value is not a whole number",
                "Whole numbers are digits with an optional sign, within the limits of "
                    + "the field.",
                "Correct the number."
            )
        case .decimal:
            CatalogueEntry(
                .error,
                "A value is not a decimal number",
                "Decimal numbers are digits with at most one point.",
                "Correct the number."
            )
        case .boolean:
            CatalogueEntry(
                .error,
                "A value is neither true nor false",
                "Only 'true' and 'false' are understood; yes, no, on and off are not.",
                "Write true or false."
            )
        case .date:
            CatalogueEntry(
                .error,
                "A value is not a date",
                "Dates are written year-month-day and exist in the calendar.",
                "Write it as 2026-03-31."
            )
        case .datetime:
            CatalogueEntry(
                .error,
                "A value is not a point in time",
                "Points in time are a date, a time and an offset from UTC.",
                "Write it as 2026-03-31T14:05:00Z."
            )
        case .duration:
            CatalogueEntry(
                .error,
                "A value is not a duration",
                "Durations are numbers with units, or ISO 8601.",
                "Write it as 90m, 1h 30m, 14d or PT90M."
            )
        case .enumeration:
            CatalogueEntry(
                .error,
                "A value is not one of those allowed",
                "The field takes one of a fixed list of values.",
                "Use one of the values; helios.yaml can add more under 'enums'."
            )
        case .email:
            CatalogueEntry(
                .error,
                "A value is not a mail address",
                "A mail address has one @ with a name before it and a domain behind it.",
                "Correct the address."
            )
        case .url:
            CatalogueEntry(
                .error,
                "A value is not a web address",
                "An address has a scheme of http, https, mailto, tel or ssh and a host.",
                "Write the whole address, such as https://example.org/."
            )
        case .phone:
            CatalogueEntry(
                .error,
                "A value is not a phone number",
                "Phone numbers are in international form (E.164): a plus, the country "
                    + "and the number.",
                "Write it as +47 22 00 00 00."
            )
        case .fqdn:
            CatalogueEntry(
                .error,
                "A value is not a domain name",
                "Domain names are labels of letters, digits and hyphens joined by "
                    + "dots, in lower case; international names in their xn-- form.",
                "Correct the name."
            )
        case .ip:
            CatalogueEntry(
                .error,
                "A value is not an IP address",
                "An address is IPv4 or IPv6.",
                "Correct the address."
            )
        case .cidr:
            CatalogueEntry(
                .error,
                "A value is not a network",
                "A network is an address and a prefix length, with no bits set behind "
                    + "the prefix.",
                "Write it as 10.20.0.0/24."
            )
        case .mac:
            CatalogueEntry(
                .error,
                "A value is not a hardware address",
                "A hardware address is six pairs of hexadecimal digits.",
                "Write it as 3c:22:fb:01:02:03."
            )
        case .hex:
            CatalogueEntry(
                .error,
                "A value is not hexadecimal",
                "The field holds hexadecimal digits of a fixed length.",
                "Correct the digits."
            )
        case .semver:
            CatalogueEntry(
                .error,
                "A value is not a semantic version",
                "Versions have three numbers joined by dots, and optional labels.",
                "Write it as 1.4.0."
            )
        case .country:
            CatalogueEntry(
                .error,
                "A value is not a country",
                "Countries are two capital letters (ISO 3166-1).",
                "Use the two-letter code."
            )
        case .currency:
            CatalogueEntry(
                .error,
                "A value is not a currency",
                "Currencies are three capital letters (ISO 4217).",
                "Use the three-letter code."
            )
        case .language:
            CatalogueEntry(
                .error,
                "A value is not a language",
                "Languages are written as tags (BCP 47).",
                "Write it as nb or en-GB."
            )
        case .timezone:
            CatalogueEntry(
                .error,
                "A value is not a time zone",
                "Time zones are names of the IANA database.",
                "Write it as Europe/Oslo."
            )
        case .money:
            CatalogueEntry(
                .error,
                "A value is not an amount of money",
                "An amount is a number and a currency.",
                "Write it as 1299.00 NOK."
            )
        case .color:
            CatalogueEntry(
                .error,
                "A value is not a colour",
                "Colours are a hash and six hexadecimal digits.",
                "Write it as #1d4ed8."
            )
        case .path:
            CatalogueEntry(
                .error,
                "A value is not a path within the repository",
                "Paths are relative, with / between parts, and stay inside the "
                    + "repository.",
                "Correct the path."
            )
        case .fileMissing:
            CatalogueEntry(
                .error,
                "A path leads to no file",
                "The file that the record names does not exist.",
                "Correct the path, or add the file."
            )
        case .secret:
            CatalogueEntry(
                .error,
                "A secret is not encrypted",
                "A secret field holds an encrypted block and never plain text.",
                "Encrypt the value, or remove it."
            )
        }
    }
}
