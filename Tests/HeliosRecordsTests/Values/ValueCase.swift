import HeliosRecords
import Testing

/// A text, and the text of the value that a type makes of it.
struct AcceptedCase: Sendable, CustomTestStringConvertible {
    let type: FieldType
    let text: String
    let normal: String

    init(_ type: FieldType, _ text: String, _ normal: String? = nil) {
        self.type = type
        self.text = text
        self.normal = normal ?? text
    }

    var testDescription: String { "\(type.name) \(text.debugDescription)" }
}

/// A text that a type refuses, and what the help holds.
struct RefusedCase: Sendable, CustomTestStringConvertible {
    let type: FieldType
    let text: String
    let help: String

    init(_ type: FieldType, _ text: String, _ help: String = "") {
        self.type = type
        self.text = text
        self.help = help
    }

    var testDescription: String { "\(type.name) \(text.debugDescription)" }
}

extension FieldType {
    static let line = FieldType.string(TextLimits())
    static let lines = FieldType.text(TextLimits())
    static let whole = FieldType.integer(NumberLimits())
    static let number = FieldType.decimal(NumberLimits())
    static let amount = FieldType.money(NumberLimits())
    static let digits = FieldType.hex(length: nil)

    /// One of every type that a scalar can have.
    static let scalars: [FieldType] = [
        .line, .lines, .markdown, .whole, .number, .boolean, .date, .datetime, .duration,
        .enumeration(["low", "high"]), .email, .url, .phone, .fqdn, .ip, .cidr, .mac, .digits,
        .semver, .country, .currency, .language, .timezone, .amount, .color, .path, .secret,
    ]
}
