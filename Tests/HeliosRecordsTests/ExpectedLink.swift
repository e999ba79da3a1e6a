/// A way to join two records that an older system had, and the relation that does it here.
struct ExpectedLink: Sendable, CustomStringConvertible {
    /// The joining table, or the number of the link type.
    let source: String
    /// The kind that writes the link.
    let kind: String
    /// The field that holds the relation, if it is nested in an object.
    let field: String?
    /// The relation.
    let relation: String
    /// The kinds it leads to; empty for any kind.
    let targets: [String]
    /// The name by which the target reads it.
    let inverse: String

    /// A link at a path such as `asset.credentials` or `asset.interfaces.network`.
    init(_ source: String, _ path: String, to targets: [String], inverse: String) {
        let parts = path.split(separator: ".").map(String.init)
        self.source = source
        kind = parts.first ?? ""
        field = parts.count > 2 ? parts[1] : nil
        relation = parts.last ?? ""
        self.targets = targets
        self.inverse = inverse
    }

    var description: String {
        "\(source): \([kind, field, relation].compactMap { $0 }.joined(separator: "."))"
    }
}
