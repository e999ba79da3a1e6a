import HeliosDiagnostics
import HeliosText

/// The type `country`.
enum CountrySyntax {
    /// Two capitals of ISO 3166-1.
    static func parse(_ text: String) throws(ValueError) -> String {
        if Countries.name(of: text) != nil { return text }
        throw ValueError(.country, quoting: text, "is not a country", help: help(for: text))
    }

    private static let usual = ["UK": "GB", "EL": "GR", "USA": "US", "ENGLAND": "GB"]

    private static func help(for text: String) -> String {
        let general = "write the two letters of ISO 3166-1, such as NO"
        guard text.utf8.count <= 60 else { return general }
        let upper = text.uppercased()
        if let code = usual[upper] { return "write \(code)" }
        if Countries.name(of: upper) != nil { return "write \(upper)" }
        if let code = Countries.code(named: text) { return "write \(code)" }
        return general
    }
}

/// The type `currency`.
enum CurrencySyntax {
    /// Three capitals of ISO 4217.
    static func parse(_ text: String) throws(ValueError) -> String {
        if Currencies.contains(text) { return text }
        throw ValueError(.currency, quoting: text, "is not a currency", help: help(for: text))
    }

    private static let signs = ["€": "EUR", "£": "GBP", "US$": "USD", "¥": "JPY", "₹": "INR"]

    /// What to write instead of a text that is no currency.
    static func help(for text: String) -> String {
        let general = "write the three letters of ISO 4217, such as NOK"
        guard text.utf8.count <= 8 else { return general }
        if let code = signs[text] { return "write \(code)" }
        let upper = text.uppercased()
        return Currencies.contains(upper) ? "write \(upper)" : general
    }
}

/// The type `timezone`.
enum TimeZoneSyntax {
    /// A name of the IANA database.
    static func parse(_ text: String) throws(ValueError) -> String {
        if TimeZones.contains(text) { return text }
        let near = Suggestion.nearest(to: text, among: TimeZones.names)
        let help =
            near
            ?? TimeZones.names.first { name in
                guard let city = name.split(onByte: ASCII.slash).last else { return false }
                return city.lowercased() == text.lowercased()
            }
        throw ValueError(
            .timezone,
            quoting: text,
            "is not a time zone",
            help: help.map { "did you mean '\($0)'?" } ?? "write a name such as Europe/Oslo"
        )
    }
}
