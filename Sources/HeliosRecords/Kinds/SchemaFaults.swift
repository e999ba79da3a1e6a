import HeliosText

/// What of a schema could not be read, so that one mistake in a kind is not told again by every
/// record, link and rule that builds on it.
package struct SchemaFaults: Sendable {
    /// Kinds a file of which cannot be read, by name, with the plural it seems to have.
    package private(set) var kinds: [String: String] = [:]
    /// Fields and relations that cannot be read, by kind.
    private var members: [String: Set<String>] = [:]
    /// Whether something is missing that gave other kinds names to read it by.
    private var lacksNames = false

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
        if mayHold(name, of: kind) { return true }
        return lacksNames && Suggestion.nearest(to: name, among: names) == nil
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
        let isWrong = { (relation: Relation) in
            (relation.inverse == nil && !relation.isSymmetric)
                || relation.targets.contains { !targets.contains($0) && !names.contains($0) }
        }
        lacksNames =
            kinds.keys.contains { !names.contains($0) } || !members.values.allSatisfy(\.isEmpty)
            || known.contains { $0.relations.contains(where: isWrong) }
    }

    /// Notes that a name from the other side is taken away.
    mutating func doubtNames() { lacksNames = true }

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
