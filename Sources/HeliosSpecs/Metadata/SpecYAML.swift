import HeliosDiagnostics
import HeliosText
import HeliosYAML

/// A YAML value with the types of YAML 1.2's core schema, as the reference tool's library reads it.
package enum SpecYAML: Sendable {
    case null
    case boolean(Bool)
    case number
    case text(String)
    case list([SpecYAML])
    case map([(key: String, value: SpecYAML)])

    /// The value of a map's key.
    package subscript(key: String) -> SpecYAML? {
        guard case .map(let entries) = self else { return nil }
        return entries.first { $0.key.hasSameBytes(as: key) }?.value
    }

    /// What the reference tool calls the value's type.
    var typeName: String {
        switch self {
        case .null: "null"
        case .boolean: "boolean"
        case .number: "number"
        case .text: "string"
        case .list: "array"
        case .map: "object"
        }
    }

    /// The value of a text; nil when it is not YAML, `null` when there is nothing in it.
    package static func parse(_ file: [UInt8]) -> SpecYAML? {
        let text = YAMLAdapter.adapted(TextRepair.text(file, normalizingLineEnds: false))
        let parsed = YAMLParser.parse(text, path: "")
        if parsed.diagnostics.contains(where: { isFatal($0.id) }) { return nil }
        guard let node = parsed.value else { return parsed.diagnostics.isEmpty ? .null : nil }
        return value(of: node)
    }

    /// Anchors, tags and unseen characters are our own rules, not YAML's.
    private static func isFatal(_ id: DiagnosticID) -> Bool {
        switch id {
        case .yaml(.anchor), .yaml(.tag), .yaml(.keyNotScalar), .yaml(.mergeKey): false
        case .yaml, .source(.tooLarge): true
        default: false
        }
    }

    private static func value(of node: YAMLNode) -> SpecYAML {
        switch node.content {
        case .scalar(let scalar):
            let text = YAMLAdapter.restored(scalar.text)
            return scalar.style == .plain ? plain(text) : .text(text)
        case .sequence(let items): return .list(items.map(value))
        case .mapping(let entries):
            return .map(entries.map { (YAMLAdapter.restored($0.key), value(of: $0.value)) })
        }
    }

    private static func plain(_ text: String) -> SpecYAML {
        switch text {
        case "", "~", "null", "Null", "NULL": .null
        case "true", "True", "TRUE": .boolean(true)
        case "false", "False", "FALSE": .boolean(false)
        default: isNumber(Array(text.utf8)) ? .number : .text(text)
        }
    }

    private static func isNumber(_ text: [UInt8]) -> Bool {
        let word = String(decoding: text, as: UTF8.self)
        if [".nan", ".NaN", ".NAN"].contains(word) { return true }
        if text.starts(with: "0o".utf8), text.count > 2 {
            return text.dropFirst(2).allSatisfy { 0x30...0x37 ~= $0 }
        }
        if text.starts(with: "0x".utf8), text.count > 2 {
            return text.dropFirst(2).allSatisfy(\.isASCIIHexDigit)
        }
        var rest = text[...]
        if let sign = rest.first, sign == UInt8(ascii: "+") || sign == ASCII.hyphen {
            rest.removeFirst()
        }
        let infinities = [".inf", ".Inf", ".INF"]
        return infinities.contains(String(decoding: rest, as: UTF8.self)) || isDecimal(rest)
    }

    private static func isDecimal(_ text: ArraySlice<UInt8>) -> Bool {
        let whole = text.prefix(while: \.isASCIIDigit)
        var rest = text.dropFirst(whole.count)
        var fraction: ArraySlice<UInt8> = []
        if rest.first == ASCII.dot {
            fraction = rest.dropFirst().prefix(while: \.isASCIIDigit)
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard !whole.isEmpty || !fraction.isEmpty else { return false }
        guard let mark = rest.first else { return true }
        guard mark | 0x20 == UInt8(ascii: "e") else { return false }
        rest.removeFirst()
        if let sign = rest.first, sign == UInt8(ascii: "+") || sign == ASCII.hyphen {
            rest.removeFirst()
        }
        return !rest.isEmpty && rest.allSatisfy(\.isASCIIDigit)
    }
}
