package import HeliosText

extension FieldValue {
    /// The value as a record would write it, in its normal form; empty for a secret.
    ///
    /// The values of a list are joined by commas, the parts of an object with their names.
    public var text: String {
        switch self {
        case .text(let text): text
        case .integer(let number): String(number)
        case .decimal(let number): number.description
        case .boolean(let flag): flag ? "true" : "false"
        case .date(let date): date.description
        case .datetime(let time): time.description
        case .duration(let seconds): DurationText.short(seconds)
        case .money(let money): money.description
        case .ip(let address): address.description
        case .cidr(let network): network.description
        case .secret: ""
        case .list(let values): values.map(\.text).joined(separator: ", ")
        case .object(let members):
            members.map { "\($0.name): \($0.value.text)" }.joined(separator: ", ")
        }
    }

    /// The value for people who read English; what only its type knows, such as the words of an
    /// enumeration, is left as it is.
    public var displayText: String {
        switch self {
        case .boolean(let flag): flag ? "Yes" : "No"
        case .datetime(let time): time.displayText
        case .duration(let seconds): DurationText.long(seconds)
        case .money(let money): money.displayText
        case .secret: "Set"
        case .list(let values): values.map(\.displayText).joined(separator: ", ")
        case .object(let members):
            members.map { "\(Words.fromName($0.name)): \($0.value.displayText)" }
                .joined(separator: ", ")
        case .text, .integer, .decimal, .date, .ip, .cidr: text
        }
    }

    /// Writes the value as JSON: numbers as numbers, lists and objects as such, all else as text.
    package func write(to json: inout JSONWriter) {
        switch self {
        case .integer(let number): json.integer(number)
        case .decimal(let number): json.number(number.description)
        case .boolean(let flag): json.boolean(flag)
        case .money(let money):
            json.object { json in
                json.member("amount", money.amountText)
                json.member("currency", money.currency)
            }
        case .secret: json.object { $0.member("encrypted", true) }
        case .list(let values):
            json.array { json in
                for value in values { value.write(to: &json) }
            }
        case .object(let members):
            json.object { json in
                for member in members {
                    json.key(member.name)
                    member.value.write(to: &json)
                }
            }
        case .text, .date, .datetime, .duration, .ip, .cidr: json.string(text)
        }
    }
}

/// Durations in words.
enum DurationText {
    private static func parts(_ seconds: Int) -> [(number: Int, unit: String)] {
        let parts = [
            (seconds / 86_400, "d"), (seconds / 3_600 % 24, "h"), (seconds / 60 % 60, "m"),
            (seconds % 60, "s"),
        ]
        return parts.filter { $0.0 != 0 }
    }

    /// The duration as a record would write it, such as `1h 30m`; weeks become days.
    static func short(_ seconds: Int) -> String {
        let parts = parts(seconds)
        guard !parts.isEmpty else { return "0s" }
        return parts.map { "\($0.number)\($0.unit)" }.joined(separator: " ")
    }

    /// The duration for people, such as `1 h 30 min` or `14 days`.
    static func long(_ seconds: Int) -> String {
        let parts = parts(seconds)
        guard !parts.isEmpty else { return "0 s" }
        return parts.map { number, unit in
            switch unit {
            case "d": number == 1 ? "1 day" : "\(number) days"
            case "m": "\(number) min"
            default: "\(number) \(unit)"
            }
        }.joined(separator: " ")
    }
}

extension Money: CustomStringConvertible {
    /// The amount and the currency as a record would write them, such as `1299.00 NOK`.
    public var description: String { "\(amountText) \(currency)" }

    /// The amount with as many places as its currency has at least.
    public var amountText: String { amount.fixed(places: Currencies.places(of: currency)) }

    /// The amount in groups of three digits and the currency, such as `1,299.00 NOK`.
    public var displayText: String {
        let text = amountText
        let whole = text.utf8.prefix { $0 != ASCII.dot }
        var result: [UInt8] = []
        for (index, byte) in whole.enumerated() {
            let left = whole.count - index
            if left % 3 == 0, result.last?.isASCIIDigit == true { result.append(ASCII.comma) }
            result.append(byte)
        }
        result.append(contentsOf: text.utf8.dropFirst(whole.count))
        return String(decoding: result, as: UTF8.self) + " " + currency
    }
}

extension Timestamp {
    /// The point in time for people, such as `2026-03-31 09:00 +02:00`.
    public var displayText: String {
        let text = description
        let time = secondOfDay % 60 == 0 ? 11..<16 : 11..<19
        let clock = String(text.utf8.dropFirst(time.lowerBound).prefix(time.count)) ?? ""
        let zone = offsetMinutes == 0 ? "UTC" : text.dropping(bytes: 19)
        return "\(date) \(clock) \(zone)"
    }
}
