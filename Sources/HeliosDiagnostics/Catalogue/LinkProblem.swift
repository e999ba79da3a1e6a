/// What can be wrong with links between records.
public enum LinkProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// A link leads nowhere.
    case unresolved
    /// A link leads to a record of the wrong kind.
    case wrongKind = "wrong-kind"
    /// A link could mean several records.
    case ambiguous
    /// A link cannot be read.
    case malformed
    /// A relation holds too many links.
    case tooMany = "too-many"
    /// A record is linked more often than allowed.
    case targetTaken = "target-taken"
    /// The same link is written twice.
    case duplicate
    /// A record links to itself.
    case itself
    /// A tree runs in a circle.
    case cycle
    /// A link crosses from one client to another.
    case crossClient = "cross-client"
    /// A link uses an old id.
    case alias
    /// An active record depends on an archived one.
    case archived
    /// A link is written on the side that is computed.
    case wrongSide = "wrong-side"

    package static let area = "link"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .unresolved:
            CatalogueEntry(
                .error,
                "A link leads nowhere",
                "No record has this id, nor had it as an alias.",
                "Correct the id, or create the record."
            )
        case .wrongKind:
            CatalogueEntry(
                .error,
                "A link leads to a record of the wrong kind",
                "The relation says which kinds it may lead to.",
                "Link a record of the right kind, or use another relation."
            )
        case .ambiguous:
            CatalogueEntry(
                .error,
                "A link could mean several records",
                "The relation leads to several kinds, and more than one has a record "
                    + "of this id.",
                "Write the kind in front, as kind:id."
            )
        case .malformed:
            CatalogueEntry(
                .error,
                "A link cannot be read",
                "A link is an id, a kind and id joined by a colon, or a map with 'ref'.",
                "Correct the link."
            )
        case .tooMany:
            CatalogueEntry(
                .error,
                "A relation holds too many links",
                "The relation leads to one record.",
                "Keep one of them."
            )
        case .targetTaken:
            CatalogueEntry(
                .error,
                "A record is linked more often than allowed",
                "The relation says that a record belongs to one other at the most.",
                "Remove one of the links."
            )
        case .duplicate:
            CatalogueEntry(
                .warning,
                "The same link is written twice",
                "The second has no effect.",
                "Remove one of the two."
            )
        case .itself:
            CatalogueEntry(
                .error,
                "A record links to itself",
                "The relation makes no sense between a record and itself.",
                "Correct the id."
            )
        case .cycle:
            CatalogueEntry(
                .error,
                "A tree runs in a circle",
                "Following the parents leads back to where one started.",
                "Correct one of the parents."
            )
        case .crossClient:
            CatalogueEntry(
                .error,
                "A link crosses from one client to another",
                "A client's portal would show another client's record.",
                "Link a record of the same client, or one of no client."
            )
        case .alias:
            CatalogueEntry(
                .warning,
                "A link uses an old id",
                "The record has been renamed, and its old id is an alias.",
                "Use the new id."
            )
        case .archived:
            CatalogueEntry(
                .information,
                "An active record depends on an archived one",
                "The linked record is archived.",
                "Link another record, or archive this one as well."
            )
        case .wrongSide:
            CatalogueEntry(
                .error,
                "A link is written on the side that is computed",
                "Each relation is written on one side; the other is computed.",
                "Write it on the other record."
            )
        }
    }
}
