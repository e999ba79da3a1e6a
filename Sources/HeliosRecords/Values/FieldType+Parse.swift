package import HeliosDiagnostics
import HeliosText

extension FieldType {
    /// The value that the text of a scalar stands for.
    ///
    /// Lists, maps and objects are no scalars: they refuse every text.
    package func parse(_ text: String) throws(ValueError) -> FieldValue {
        if let limit = longestText, text.utf8.count > limit {
            throw ValueError(
                problem,
                "the value is longer than the \(limit) bytes that any \(name) has",
                help: "write \(noun)"
            )
        }
        do {
            return try value(of: text)
        } catch {
            throw mentioningBlanks(error, in: text)
        }
    }

    private func value(of text: String) throws(ValueError) -> FieldValue {
        switch self {
        case .string(let limits):
            .text(try TextSyntax.parse(text, limits: limits, isOneLine: true))
        case .text(let limits):
            .text(try TextSyntax.parse(text, limits: limits, isOneLine: false))
        case .markdown: .text(text)
        case .integer(let limits): .integer(try NumberSyntax.integer(text, limits: limits))
        case .decimal(let limits): .decimal(try NumberSyntax.decimal(text, limits: limits))
        case .boolean: .boolean(try BooleanSyntax.parse(text))
        case .date: .date(try DateSyntax.parse(text))
        case .datetime: .datetime(try TimestampSyntax.parse(text))
        case .duration: .duration(try DurationSyntax.parse(text))
        case .enumeration(let words): .text(try WordSyntax.parse(text, words: words))
        case .ip: .ip(try IPAddressSyntax.parse(text))
        case .cidr: .cidr(try IPNetworkSyntax.parse(text))
        case .money(let limits): .money(try MoneySyntax.parse(text, limits: limits))
        case .secret: try SecretSyntax.parse(text)
        case .list, .map, .object:
            throw ValueError(.shape, "this is one text, and \(noun) is expected")
        default: .text(try normalized(text))
        }
    }

    /// The text of a type whose values are texts of one form each.
    private func normalized(_ text: String) throws(ValueError) -> String {
        switch self {
        case .email: try EmailSyntax.parse(text)
        case .url: try WebAddressSyntax.parse(text)
        case .phone: try PhoneSyntax.parse(text)
        case .fqdn: try DomainNameSyntax.parse(text)
        case .mac: try HardwareAddressSyntax.parse(text)
        case .hex(let length): try HexSyntax.parse(text, length: length)
        case .semver: try SemanticVersionSyntax.parse(text)
        case .country: try CountrySyntax.parse(text)
        case .currency: try CurrencySyntax.parse(text)
        case .language: try LanguageSyntax.parse(text)
        case .timezone: try TimeZoneSyntax.parse(text)
        case .color: try ColorSyntax.parse(text)
        case .path: try PathSyntax.parse(text)
        default: text
        }
    }

    /// The error with another help if the text would be right without the blanks around it.
    private func mentioningBlanks(_ error: ValueError, in text: String) -> ValueError {
        let trimmed = text.trimmingBlanks()
        guard trimmed.utf8.count < text.utf8.count, (try? value(of: trimmed)) != nil else {
            return error
        }
        return ValueError(
            error.problem,
            error.message,
            help: "remove the blanks around the value"
        )
    }

    /// The most bytes that a value can have; longer texts are refused unread.
    private var longestText: Int? {
        switch self {
        case .string, .text, .markdown, .secret, .hex, .list, .map, .object: nil
        case .url, .path: 4_096
        default: 512
        }
    }
}

extension FieldType {
    /// The problem that a text has which is no value of this type.
    package var problem: ValueProblem {
        switch self {
        case .string, .text, .markdown: .string
        case .integer: .integer
        case .decimal: .decimal
        case .boolean: .boolean
        case .date: .date
        case .datetime: .datetime
        case .duration: .duration
        case .enumeration: .enumeration
        case .email: .email
        case .url: .url
        case .phone: .phone
        case .fqdn: .fqdn
        case .ip: .ip
        case .cidr: .cidr
        case .mac: .mac
        case .hex: .hex
        case .semver: .semver
        case .country: .country
        case .currency: .currency
        case .language: .language
        case .timezone: .timezone
        case .money: .money
        case .color: .color
        case .path: .path
        case .secret: .secret
        case .list, .map, .object: .shape
        }
    }

    /// What a value of this type is, with its article, for messages.
    package var noun: String {
        switch self {
        case .string: "one line of text"
        case .text: "a text"
        case .markdown: "Markdown"
        case .integer: "a whole number"
        case .decimal: "a number"
        case .boolean: "true or false"
        case .date: "a date, such as 2026-03-31"
        case .datetime: "a time, such as 2026-03-31T09:00:00+02:00"
        case .duration: "a duration, such as 1h 30m"
        case .enumeration: "one of the words of the field"
        case .email: "a mail address"
        case .url: "a web address"
        case .phone: "a phone number, such as +47 22 33 44 55"
        case .fqdn: "a domain name, such as mail.example.com"
        case .ip: "an IP address"
        case .cidr: "a network, such as 10.0.0.0/24"
        case .mac: "a hardware address, such as 00:1b:63:84:45:e6"
        case .hex: "hexadecimal digits"
        case .semver: "a semantic version, such as 1.2.3"
        case .country: "a country, such as NO"
        case .currency: "a currency, such as NOK"
        case .language: "a language, such as nb-NO"
        case .timezone: "a time zone, such as Europe/Oslo"
        case .money: "an amount of money, such as 1299.00 NOK"
        case .color: "a colour, such as #1d4ed8"
        case .path: "a path within the repository"
        case .secret: "an encrypted value"
        case .list: "a list"
        case .map, .object: "a map"
        }
    }
}
