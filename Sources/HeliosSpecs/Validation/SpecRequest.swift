/// What is to be validated.
package struct SpecRequest: Sendable {
    /// One specification or change, by id.
    package var item: String?
    /// Which of two items of one id is meant; a word that is none of the two means nothing.
    package var type: String?
    package var changes = false
    package var specs = false
    /// Whether the tasks of archived changes are counted instead of all else.
    package var archived = false
    /// Whether warnings fail an item as well.
    package var strict = false
    /// Whether only what the reference tool finds is looked for.
    package var compatible = false

    package init() {}

    var kind: SpecItemKind? { type.flatMap { SpecItemKind(rawValue: $0.lowercased()) } }

    /// Whether a root must be found, since there is no item that could be elsewhere.
    package var needsRoot: Bool { !archived && (changes || specs) }
}
