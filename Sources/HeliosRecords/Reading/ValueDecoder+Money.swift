import HeliosDiagnostics
import HeliosText
import HeliosYAML

extension ValueDecoder {
    /// An amount as one text, or as a map of amount and currency.
    mutating func money(_ node: YAMLNode, _ limits: NumberLimits) -> FieldValue? {
        let type = FieldType.money(limits)
        guard let entries = node.entries else { return scalar(node, of: type, field: nil) }
        let parts = ["amount", "currency"]
        let strangers = entries.filter { !parts.contains($0.key) }
        for entry in strangers { reportUnknownPart(entry, among: parts, of: name) }
        guard let amount = node["amount"], let currency = node["currency"] else {
            for part in parts where node[part] == nil {
                reportMissingPart(part, of: name, node, strangers)
            }
            return nil
        }
        // Each is read for itself, so that it is the wrong one that is told.
        let (sum, code) = (text(amount, of: .decimal(limits)), text(currency, of: .currency))
        guard let sum, let code else { return nil }
        do throws(ValueError) {
            return try type.parse("\(sum) \(code)")
        } catch {
            report(.value(error.problem), node.range, error.message, help: error.help)
            return nil
        }
    }

    /// The text of a part of an amount, if it is of this type.
    private mutating func text(_ node: YAMLNode, of type: FieldType) -> String? {
        guard !passesOver(node) else { return nil }
        guard let scalar = node.scalar else {
            reportShape(node, expected: "one value")
            return nil
        }
        do throws(ValueError) {
            _ = try type.parse(scalar.text)
            return scalar.text
        } catch {
            report(.value(.money), node.range, error.message, help: error.help)
            return nil
        }
    }
}
