/// What can be wrong with the portal's pages.
public enum SiteProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// Two pages would have one address.
    case pathCollision = "path-collision"
    /// A page's address is too long.
    case pathTooLong = "path-too-long"
    /// A link is hidden from an audience.
    case hiddenLink = "hidden-link"

    package static let area = "site"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .pathCollision:
            CatalogueEntry(
                .error,
                "Two pages would have one address",
                "Their paths are equal, or differ only in case or accents.",
                "Rename one of the two records."
            )
        case .pathTooLong:
            CatalogueEntry(
                .error,
                "A page's address is too long",
                "A part of a path may hold 200 bytes and the whole 1,000.",
                "Shorten the record's id."
            )
        case .hiddenLink:
            CatalogueEntry(
                .information,
                "A link is hidden from an audience",
                "The record may be seen by the audience, and what it links to may not, "
                    + "so it is shown as plain text.",
                "Nothing, if that is what you want."
            )
        }
    }
}
