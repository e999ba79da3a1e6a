import HeliosRecords
import HeliosText

extension ListColumn {
    /// Whether its values are few enough by nature for readers to choose rows by them: words of a
    /// closed set, or other records.
    var isFacet: Bool {
        guard expression.function == nil else { return false }
        guard !expression.isRecord else { return true }
        return switch expression.fieldType {
        case .boolean, .country, .currency, .language, .timezone: true
        default: !words.isEmpty
        }
    }

    /// The words of a closed set, in their order.
    var words: [String] {
        switch expression.fieldType {
        case .enumeration(let words), .list(of: .enumeration(let words)): words
        default: []
        }
    }
}

extension QueryValue {
    /// What puts a value in order where its words for people do not.
    var sortKey: String? {
        guard case .value(let value) = self else { return nil }
        return switch value {
        case .integer(let number): String(number)
        case .decimal(let number): number.description
        case .money(let money): money.amountText
        case .duration(let seconds): String(seconds)
        default: nil
        }
    }

    /// Calls the closure with each word of a closed set.
    func visitWords(_ visit: (String) -> Void) {
        switch self {
        case .value(.text(let word)): visit(word)
        case .value(.list(let values)):
            for value in values { QueryValue.value(value).visitWords(visit) }
        case .list(let values):
            for value in values { value.visitWords(visit) }
        default: break
        }
    }
}
