/// What can be wrong with a query, rule or check.
public enum QueryProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// The expression cannot be read.
    case syntax
    /// The expression names an unknown kind.
    case unknownKind = "unknown-kind"
    /// The expression names an unknown field or relation.
    case unknownName = "unknown-name"
    /// The expression compares what cannot be compared.
    case typeMismatch = "type-mismatch"
    /// The expression calls an unknown function.
    case unknownFunction = "unknown-function"
    /// The expression counts something that is one value.
    case notACollection = "not-a-collection"
    /// The expression is not true or false.
    case notACondition = "not-a-condition"
    /// The expression is too long or too deep.
    case tooComplex = "too-complex"

    package static let area = "query"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .syntax:
            CatalogueEntry(
                .error,
                "The expression cannot be read",
                "Something is missing or out of place.",
                "Correct it at the place shown; the guide has the grammar."
            )
        case .unknownKind:
            CatalogueEntry(
                .error,
                "The expression names an unknown kind",
                "No enabled kind has this name.",
                "Correct the name."
            )
        case .unknownName:
            CatalogueEntry(
                .error,
                "The expression names an unknown field or relation",
                "The kind has neither a field nor a relation of this name, from either "
                    + "side.",
                "Correct the name."
            )
        case .typeMismatch:
            CatalogueEntry(
                .error,
                "The expression compares what cannot be compared",
                "The two sides have different types.",
                "Compare values of one type."
            )
        case .unknownFunction:
            CatalogueEntry(
                .error,
                "The expression calls an unknown function",
                "The functions are a fixed set.",
                "Use one of the functions of the guide."
            )
        case .notACollection:
            CatalogueEntry(
                .error,
                "The expression counts something that is one value",
                "count, sum, any and all work on lists and on relations.",
                "Name a list or a relation with many targets."
            )
        case .notACondition:
            CatalogueEntry(
                .error,
                "The expression is not true or false",
                "A condition compares, tests or combines conditions.",
                "Add a comparison."
            )
        case .tooComplex:
            CatalogueEntry(
                .error,
                "The expression is too long or too deep",
                "An expression may hold 64 levels and 4,096 bytes.",
                "Split it."
            )
        }
    }
}
