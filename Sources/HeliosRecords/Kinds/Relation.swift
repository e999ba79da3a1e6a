public import HeliosDiagnostics

/// A typed link from one kind to others, written on one side and readable from both.
public struct Relation: Sendable, Hashable {
    /// The name as files write it, in `snake_case`.
    public let name: String
    /// The kinds it may lead to; empty for any kind.
    public internal(set) var targets: [String]
    /// Whether a record may have several.
    public let isMany: Bool
    /// Whether every record has at least one.
    public let isRequired: Bool
    /// The name by which the target reads it; nil for a symmetric relation.
    public internal(set) var inverse: String?
    /// What a link may say about itself.
    public internal(set) var attributes: [Field]
    /// Whether both sides read it by the same name.
    public let isSymmetric: Bool
    /// Whether following it must never lead back to where one started.
    public let isAcyclic: Bool
    /// Whether a target may be linked by one record only.
    public let isExclusive: Bool
    /// Whether a record may link to itself.
    public let allowsSelf: Bool
    /// The largest number of links.
    public let maximum: Int?
    /// Whether it may lead to a record of another client.
    public let crossesClients: Bool
    /// Whether it is filled from the text of records and never written.
    public let isComputed: Bool
    /// Whether its target owns the record: a client's portal shows what the client owns.
    public let isOwnership: Bool
    /// Whether all the kinds it leads to belong to modules that are switched off.
    public internal(set) var isDormant = false
    /// A plain value of this type may stand in place of a link.
    public let alternative: FieldType?
    /// The words on the source's page, or nil for words made from the name.
    public let label: String?
    /// The words on the target's page, or nil for words made from the inverse.
    public let inverseLabel: String?
    /// The words that stand for the relation on the source's page; kept, since every page asks.
    public internal(set) var displayLabel: String
    /// The words that stand for the relation on the target's page.
    public internal(set) var displayInverseLabel: String
    /// One sentence for the reference.
    public let summary: String?
    /// Where it is declared.
    public let span: SourceSpan
    /// Where each of its targets is written, in the order written.
    package let targetSpans: [SourceSpan]
    /// Where its inverse is written.
    package let inverseSpan: SourceSpan?

    /// A relation.
    package init(
        name: String,
        targets: [String],
        isMany: Bool = false,
        isRequired: Bool = false,
        inverse: String? = nil,
        attributes: [Field] = [],
        isSymmetric: Bool = false,
        isAcyclic: Bool = false,
        isExclusive: Bool = false,
        allowsSelf: Bool = false,
        maximum: Int? = nil,
        crossesClients: Bool = false,
        isComputed: Bool = false,
        isOwnership: Bool = false,
        alternative: FieldType? = nil,
        label: String? = nil,
        inverseLabel: String? = nil,
        summary: String? = nil,
        span: SourceSpan,
        targetSpans: [SourceSpan] = [],
        inverseSpan: SourceSpan? = nil
    ) {
        self.name = name
        self.targets = targets
        self.isMany = isMany
        self.isRequired = isRequired
        self.inverse = inverse
        self.attributes = attributes
        self.isSymmetric = isSymmetric
        self.isAcyclic = isAcyclic
        self.isExclusive = isExclusive
        self.allowsSelf = allowsSelf
        self.maximum = maximum
        self.crossesClients = crossesClients
        self.isComputed = isComputed
        self.isOwnership = isOwnership
        self.alternative = alternative
        self.label = label
        self.inverseLabel = inverseLabel
        let words = label ?? Words.fromName(name)
        displayLabel = words
        displayInverseLabel =
            isSymmetric ? words : inverseLabel ?? Words.fromName(inverse ?? name)
        self.summary = summary
        self.span = span
        self.targetSpans = targetSpans
        self.inverseSpan = inverseSpan
    }

    /// The same relation, leading to these kinds only.
    func leading(to targets: [String]) -> Relation {
        var relation = self
        relation.targets = targets
        return relation
    }

    /// The same relation under other words.
    func with(label: String, inverseLabel: String, attributes: [Field]) -> Relation {
        var relation = self
        relation.displayLabel = label
        relation.displayInverseLabel = inverseLabel
        relation.attributes = attributes
        return relation
    }

    /// The same relation, whose links are kept in files and not followed.
    func dormant() -> Relation {
        var relation = self
        relation.isDormant = true
        return relation
    }

    /// Whether it may lead to records of this kind.
    public func leads(to kind: String) -> Bool { targets.isEmpty || targets.contains(kind) }
}
