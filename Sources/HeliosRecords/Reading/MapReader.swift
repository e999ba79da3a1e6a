package import HeliosDiagnostics
import HeliosText
package import HeliosYAML

/// Reads a YAML map whose keys are known, and reports every key that is not.
package struct MapReader {
    /// The ids with which one area reports the same three mistakes.
    package struct Vocabulary: Sendable {
        package let unknownKey: DiagnosticID
        package let missingKey: DiagnosticID
        package let valueInvalid: DiagnosticID
        /// What the map is, with an article, such as `a field`.
        package let noun: String

        package init(
            unknownKey: DiagnosticID,
            missingKey: DiagnosticID,
            valueInvalid: DiagnosticID,
            noun: String
        ) {
            self.unknownKey = unknownKey
            self.missingKey = missingKey
            self.valueInvalid = valueInvalid
            self.noun = noun
        }

        func called(_ noun: String) -> Vocabulary {
            Vocabulary(
                unknownKey: unknownKey,
                missingKey: missingKey,
                valueInvalid: valueInvalid,
                noun: noun
            )
        }
    }

    package let path: String
    package let range: SourceRange
    package private(set) var diagnostics: [Diagnostic] = []
    private let entries: [YAMLEntry]
    private let vocabulary: Vocabulary
    private var known: [String] = []
    /// Keys that are told already, and are none of those that there may be.
    private var told: [String] = []

    package init(
        _ entries: [YAMLEntry],
        range: SourceRange = .start,
        path: String,
        vocabulary: Vocabulary
    ) {
        self.entries = entries
        self.range = range
        self.path = path
        self.vocabulary = vocabulary
    }

    /// The value of a key, whatever its shape; a key without a value counts as absent.
    package mutating func node(_ key: String) -> YAMLNode? {
        known.append(key)
        // By number: a copy of an entry costs more than the comparison.
        let place = entries.indices.first { entries[$0].key.hasSameBytes(as: key) }
        guard let place, !entries[place].value.isEmpty else { return nil }
        return entries[place].value
    }

    /// The entry of a key, for a span of the key itself.
    package func entry(_ key: String) -> YAMLEntry? {
        entries.first { $0.key.hasSameBytes(as: key) }
    }

    /// The text of a key.
    package mutating func text(_ key: String) -> SpannedText? {
        guard let node = node(key) else { return nil }
        return scalar(node, of: key)
    }

    /// The text of a key that must be there.
    package mutating func requiredText(_ key: String) -> SpannedText? {
        if let text = text(key) { return text }
        if entry(key).map({ $0.value.isEmpty }) ?? true { reportMissing(key) }
        return nil
    }

    /// `true` or `false`; absent is false.
    package mutating func flag(_ key: String) -> Bool {
        guard let text = text(key) else { return false }
        switch text.text {
        case "true": return true
        case "false": return false
        default:
            report(text.span.range, "'\(key)' is either true or false", help: "write true or false")
            return false
        }
    }

    /// A whole number within bounds.
    package mutating func integer(_ key: String, in bounds: ClosedRange<Int>) -> Int? {
        guard let text = text(key) else { return nil }
        guard let number = Int(text.text), bounds.contains(number) else {
            report(
                text.span.range,
                "'\(key)' is a whole number from \(bounds.lowerBound) to \(bounds.upperBound)"
            )
            return nil
        }
        return number
    }

    /// The texts of a list; one text stands for a list of one.
    package mutating func texts(_ key: String) -> [SpannedText] {
        guard let node = node(key) else { return [] }
        guard let items = node.items else { return scalar(node, of: key).map { [$0] } ?? [] }
        return items.compactMap { scalar($0, of: key) }
    }

    /// A reader of the map that a key holds; nil, and told, where it holds something else.
    package mutating func inner(_ key: String, called noun: String) -> MapReader? {
        guard let node = node(key) else { return nil }
        guard let entries = node.entries else {
            report(node.range, "'\(key)' is a map of names and values")
            return nil
        }
        return MapReader(
            entries,
            range: entry(key)?.keyRange ?? node.range,
            path: path,
            vocabulary: vocabulary.called(noun)
        )
    }

    /// The entries of a map, each read by the caller.
    package mutating func map(_ key: String) -> [YAMLEntry] {
        guard let node = node(key) else { return [] }
        guard let entries = node.entries else {
            report(node.range, "'\(key)' is a map of names and values")
            return []
        }
        return entries
    }

    /// The members of a list, each read by the caller.
    package mutating func list(_ key: String) -> [YAMLNode] {
        guard let node = node(key) else { return [] }
        guard let items = node.items else {
            report(node.range, "'\(key)' is a list")
            return []
        }
        return items
    }

    /// One of the raw values of an enumeration.
    package mutating func choice<Choice>(_ key: String, of type: Choice.Type) -> Choice?
    where Choice: RawRepresentable<String> & CaseIterable {
        guard let text = text(key) else { return nil }
        if let choice = Choice(rawValue: text.text) { return choice }
        let names = Choice.allCases.map(\.rawValue)
        report(
            text.span.range,
            "'\(TerminalText.printable(text.text))' is no value of '\(key)'",
            help: Help.oneOf(names, meant: text.text)
        )
        return nil
    }

    /// Reports a value of this map.
    package mutating func report(
        _ range: SourceRange,
        _ message: String,
        help: String? = nil,
        id: DiagnosticID? = nil
    ) {
        diagnostics.append(
            Diagnostic(
                id ?? vocabulary.valueInvalid,
                at: SourceSpan(path: path, range: range),
                message,
                help: help
            )
        )
    }

    /// Adds what was found while reading a part of this map.
    package mutating func add(_ more: [Diagnostic]) { diagnostics += more }

    /// Marks keys as known that another reader takes.
    package mutating func allow(_ keys: some Sequence<String>) { known += keys }

    /// Passes over a key that the caller reports.
    package mutating func pass(over key: String) { told.append(key) }

    /// Reports the keys that nobody asked for, and returns all that was found.
    package mutating func finish() -> [Diagnostic] {
        let strangers = entries.filter { !isKnown($0.key) && !told.contains($0.key) }
        guard !strangers.isEmpty else { return diagnostics }
        // What several readers ask for is listed once.
        let keys = known.indices.filter { !known[..<$0].contains(known[$0]) }.map { known[$0] }
        for (index, entry) in strangers.enumerated() {
            let key = TerminalText.printable(entry.key)
            report(
                entry.keyRange,
                "\(vocabulary.noun) has no key '\(key)'",
                help: Help.oneOf(index < Help.mostSearched ? keys : [], meant: entry.key),
                id: vocabulary.unknownKey
            )
        }
        return diagnostics
    }

    private func isKnown(_ key: String) -> Bool {
        known.contains { $0.hasSameBytes(as: key) }
    }

    /// Reports a key that has to be there.
    package mutating func reportMissing(
        _ key: String,
        _ message: String? = nil,
        help: String? = nil
    ) {
        // A key that is only misspelt is told as such, and once.
        let others = entries.map(\.key).filter { !isKnown($0) }
        if let near = Suggestion.nearest(to: key, among: others), let entry = entry(near) {
            told.append(near)
            report(
                entry.keyRange,
                "\(vocabulary.noun) has no key '\(TerminalText.printable(near))'",
                help: "did you mean '\(key)'?",
                id: vocabulary.unknownKey
            )
            return
        }
        report(
            entry(key)?.keyRange ?? range,
            message ?? "\(vocabulary.noun) needs '\(key)'",
            help: help ?? "add '\(key)'",
            id: vocabulary.missingKey
        )
    }

    private mutating func scalar(_ node: YAMLNode, of key: String) -> SpannedText? {
        guard let scalar = node.scalar else {
            let found = node.items == nil ? "a map" : "a list"
            report(node.range, "'\(key)' is one value, not \(found)")
            return nil
        }
        return SpannedText(
            scalar.text,
            at: SourceSpan(path: path, range: node.range)
        )
    }
}
