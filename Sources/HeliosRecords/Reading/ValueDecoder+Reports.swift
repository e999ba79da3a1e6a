import HeliosDiagnostics
import HeliosText
import HeliosYAML

// What is wrong with the shape of a value.
extension ValueDecoder {
    mutating func reportShape(
        _ node: YAMLNode,
        expected: String,
        help: String? = nil
    ) {
        let found =
            switch node.content {
            case .scalar(let scalar): scalar.text.utf8.isEmpty ? "nothing" : "one value"
            case .sequence: "a list"
            case .mapping: "a map"
            }
        report(
            .value(.shape),
            node.range,
            "'\(name)' is \(expected), not \(found)",
            help: help ?? "write \(expected)"
        )
    }

    mutating func reportUnknownPart(
        _ entry: YAMLEntry,
        among names: [String],
        of field: String
    ) {
        // A key that nobody can see is told by the parser.
        guard !entry.isKeyHidden else { return }
        report(
            .value(.unknownPart),
            entry.keyRange,
            "'\(field)' has no part '\(TerminalText.printable(entry.key))'",
            help: Help.oneOf(names, meant: entry.key)
        )
    }

    mutating func reportMissingPart(
        _ part: String,
        of field: String,
        _ node: YAMLNode,
        _ strangers: [YAMLEntry]
    ) {
        // A part that is only misspelt is told as such.
        let others = strangers.prefix(Help.mostSearched).map(\.key)
        guard Suggestion.nearest(to: part, among: others) == nil else { return }
        report(
            .value(.required),
            node.range,
            "'\(field)' needs '\(part)'",
            help: "add '\(part)'"
        )
    }

    /// Reports a part that a map must have and lacks, or one without a value.
    mutating func reportAbsent(
        _ part: String,
        _ isRequired: Bool,
        of field: String,
        _ node: YAMLNode,
        _ strangers: [YAMLEntry]
    ) {
        if isRequired {
            reportMissingPart(part, of: field, node, strangers)
        } else if let entry = node.entry(named: part) {
            reportEmptyPart(entry, of: field)
        }
    }

    mutating func reportEmptyPart(_ entry: YAMLEntry, of field: String) {
        report(
            .record(.fieldEmpty),
            entry.keyRange,
            "'\(TerminalText.printable(entry.key))' of '\(field)' has no value",
            help: "write the value, or remove it"
        )
    }
}

extension YAMLNode {
    /// Whether it is no more than blanks, which say nothing.
    var isBlank: Bool {
        guard let scalar, !isRefused else { return false }
        return scalar.isEmptyPlain || scalar.text.utf8.allSatisfy { $0 <= ASCII.space }
    }

    /// Whether nothing is in it: no text, or a list or map without anything.
    var isHollow: Bool {
        guard !isRefused else { return false }
        return isBlank || items.map(\.isEmpty) ?? false || entries.map(\.isEmpty) ?? false
    }
}
