import HeliosDiagnostics
import HeliosText

/// The type `money`.
package enum MoneySyntax {
    /// An amount and a currency with one blank between, in either order.
    package static func parse(_ text: String, limits: NumberLimits) throws(ValueError) -> Money {
        let parts = text.utf8.split(separator: ASCII.space, omittingEmptySubsequences: false)
        guard parts.count == 2 else {
            throw ValueError(
                .money,
                quoting: text,
                "is not an amount of money",
                help: help(for: text)
            )
        }
        let isCurrencyFirst = parts[0].first?.isASCIILetter == true
        return try parse(
            amount: String(Substring(parts[isCurrencyFirst ? 1 : 0])),
            currency: String(Substring(parts[isCurrencyFirst ? 0 : 1])),
            limits: limits
        )
    }

    /// An amount and a currency that are written apart.
    package static func parse(
        amount: String,
        currency: String,
        limits: NumberLimits
    ) throws(ValueError) -> Money {
        guard Currencies.contains(currency) else {
            throw ValueError(
                .money,
                quoting: currency,
                "is not a currency",
                help: CurrencySyntax.help(for: currency)
            )
        }
        let number = try NumberSyntax.decimal(amount, limits: limits, problem: .money)
        return Money(amount: number, currency: currency)
    }

    private static func help(for text: String) -> String {
        let general = "write a number and a currency, such as 1299.00 NOK"
        guard text.utf8.count <= 60 else { return general }
        if NumberSyntax.hasPlainForm(text, allowsPoint: true) {
            return "add the currency, such as \(text) NOK"
        }
        let letters = text.utf8.filter(\.isASCIILetter)
        let rest = text.utf8.filter { !$0.isASCIILetter && $0 != ASCII.space }
        let currency = String(decoding: letters, as: UTF8.self).uppercased()
        let amount = String(decoding: rest, as: UTF8.self)
        guard Currencies.contains(currency),
            NumberSyntax.hasPlainForm(amount, allowsPoint: true)
        else { return general }
        return "write \(amount) \(currency)"
    }
}
