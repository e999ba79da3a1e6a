import HeliosText
import HeliosYAML

/// What of a schema could not be read, so that one mistake in a kind is not told again by every
/// record, link and rule that builds on it.
package struct SchemaFaults: Sendable {
    /// Kinds a file of which cannot be read, by name, with the plural it seems to have.
    package private(set) var kinds: [String: String] = [:]
    /// Fields and relations that cannot be read, by kind.
    private var members: [String: Set<String>] = [:]
    /// Names by which other kinds would read what is missing.
    private var lost = LostNames()
    /// Kinds that would read something by a name that nobody knows.
    private var lackingKinds: Set<String> = []

    package init() {}

    /// Whether a file of this kind cannot be read.
    package func hasKind(_ name: String) -> Bool { kinds[name] != nil }

    /// Whether a field or relation of a kind cannot be judged.
    package func hasMember(_ name: String, of kind: String) -> Bool {
        members[kind]?.contains(name) ?? false
    }

    /// Whether a name that a kind lacks may be one that could not be read.
    package func mayHold(_ name: String, of kind: String) -> Bool {
        hasKind(kind) || hasMember(name, of: kind)
    }

    /// Whether an expression over a kind may rightly use a name that none of these are.
    package func mayRead(_ name: String, of kind: String, besides names: [String]) -> Bool {
        if mayHold(name, of: kind) || lost.names.contains(name) { return true }
        return (lost.isAny || lackingKinds.contains(kind))
            && Suggestion.nearest(to: name, among: names) == nil
    }

    mutating func add(_ names: some Sequence<String>, of kind: String) {
        members[kind, default: []].formUnion(names)
    }

    /// Notes a file of a kind that cannot be read, by what its lines seem to say.
    mutating func addKind(fromFile path: String, _ text: [UInt8]) {
        let file = path.split(onByte: ASCII.slash).last ?? path
        let stem = file.split(onByte: ASCII.dot).first ?? file
        let name = Self.value(of: ["kind", "extends"], in: text) ?? stem
        kinds[name] = Self.value(of: ["plural"], in: text) ?? "\(name)s"
    }

    /// Compares with the kinds that could be read; a relation that is wrong may leave others
    /// without the name that they read it by.
    mutating func settle(among known: [Kind], targets: Set<String>) {
        let names = Set(known.map(\.name))
        if kinds.keys.contains(where: { !names.contains($0) }) { lost.isAny = true }
        for relation in known.lazy.flatMap(\.relations) where !relation.isSymmetric {
            guard let inverse = relation.inverse else {
                lackingKinds.formUnion(relation.targets.isEmpty ? names : Set(relation.targets))
                continue
            }
            let isLost = relation.targets.contains { !targets.contains($0) && !names.contains($0) }
            if isLost { lost.names.insert(inverse) }
        }
    }

    /// Notes names that are taken away from the other side.
    mutating func lose(_ names: LostNames) { lost.formUnion(names) }

    /// The plain word behind one of these keys at the start of a line.
    private static func value(of keys: [String], in text: [UInt8]) -> String? {
        for line in text.split(separator: ASCII.lineFeed) {
            for key in keys where line.starts(with: "\(key):".utf8) {
                let rest = String(decoding: line.dropFirst(key.utf8.count + 1), as: UTF8.self)
                let word = rest.trimmingBlanks()
                if Slug.isName(word) { return word }
            }
        }
        return nil
    }
}

/// Names from the other side of relations that cannot be read.
struct LostNames: Sendable {
    /// Those that are stated.
    fileprivate(set) var names: Set<String> = []
    /// Whether there are others, which nobody knows.
    fileprivate(set) var isAny = false

    init(_ names: some Sequence<String> = []) { self.names = Set(names) }

    mutating func formUnion(_ other: LostNames) {
        names.formUnion(other.names)
        isAny = isAny || other.isAny
    }

    /// Notes the relations that a declaration consists of, or holds, as far as it can be read.
    mutating func add(declaration node: YAMLNode, isRelation: Bool) {
        if isRelation {
            let inverse = node.entries?.first { $0.key.hasSameBytes(as: "inverse") }
            if let text = inverse?.value.scalar?.text { names.insert(text) } else { isAny = true }
            return
        }
        for entry in node.entries ?? [] {
            let areRelations = entry.key.hasSameBytes(as: "relations")
            guard areRelations else {
                add(declaration: entry.value, isRelation: false)
                continue
            }
            for relation in entry.value.entries ?? [] {
                add(declaration: relation.value, isRelation: true)
            }
        }
    }
}
