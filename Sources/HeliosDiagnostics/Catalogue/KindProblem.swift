/// What can be wrong with a kind: its fields, relations, rules and views.
public enum KindProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// A kind has a key that means nothing.
    case unknownKey = "unknown-key"
    /// A kind lacks a required key.
    case missingKey = "missing-key"
    /// A kind has a value that cannot be used.
    case valueInvalid = "value-invalid"
    /// A name cannot be used.
    case nameInvalid = "name-invalid"
    /// Two kinds have one name or plural.
    case duplicate
    /// A field or relation is declared twice.
    case fieldDuplicate = "field-duplicate"
    /// A field has an unknown type.
    case fieldTypeUnknown = "field-type-unknown"
    /// A field has an attribute that does not fit its type.
    case fieldAttribute = "field-attribute"
    /// A relation leads to a kind that does not exist.
    case relationTargetUnknown = "relation-target-unknown"
    /// Two relations give a kind the same name from the other side.
    case inverseClash = "inverse-clash"
    /// A kind has an unknown trait.
    case traitUnknown = "trait-unknown"
    /// A kind lacks what its trait needs.
    case traitUnsatisfied = "trait-unsatisfied"
    /// A kind's title is not one of its fields.
    case titleUnknown = "title-unknown"
    /// A kind changes a common field into something else.
    case narrowingInvalid = "narrowing-invalid"

    package static let area = "kind"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .unknownKey:
            CatalogueEntry(
                .error,
                "A kind has a key that means nothing",
                "A misspelt key would silently have no effect.",
                "Correct or remove the key."
            )
        case .missingKey:
            CatalogueEntry(
                .error,
                "A kind lacks a required key",
                "A kind needs at least kind and plural.",
                "Add the key."
            )
        case .valueInvalid:
            CatalogueEntry(
                .error,
                "A kind has a value that cannot be used",
                "The value does not have the form that this key needs.",
                "Correct the value."
            )
        case .nameInvalid:
            CatalogueEntry(
                .error,
                "A name cannot be used",
                "Names of kinds, fields and relations are lower-case letters, digits "
                    + "and underscores and begin with a letter.",
                "Rename it."
            )
        case .duplicate:
            CatalogueEntry(
                .error,
                "Two kinds have one name or plural",
                "Their records would share a folder.",
                "Rename one of the two."
            )
        case .fieldDuplicate:
            CatalogueEntry(
                .error,
                "A field or relation is declared twice",
                "Fields and relations of a kind share one set of names.",
                "Rename one of the two."
            )
        case .fieldTypeUnknown:
            CatalogueEntry(
                .error,
                "A field has an unknown type",
                "The types are a fixed set.",
                "Use one of the types of the reference."
            )
        case .fieldAttribute:
            CatalogueEntry(
                .error,
                "A field has an attribute that does not fit its type",
                "The attribute would have no effect, such as a pattern for a date.",
                "Remove the attribute, or change the type."
            )
        case .relationTargetUnknown:
            CatalogueEntry(
                .error,
                "A relation leads to a kind that does not exist",
                "No enabled module declares the kind.",
                "Correct the kind's name, or enable its module."
            )
        case .inverseClash:
            CatalogueEntry(
                .error,
                "Two relations give a kind the same name from the other side",
                "The inverse has the name of a field or relation of the target kind, "
                    + "so it could not be read from there.",
                "Rename the inverse."
            )
        case .traitUnknown:
            CatalogueEntry(
                .error,
                "A kind has an unknown trait",
                "The traits are a fixed set.",
                "Use one of the traits of the reference."
            )
        case .traitUnsatisfied:
            CatalogueEntry(
                .error,
                "A kind lacks what its trait needs",
                "A trait works on certain fields, such as a date with alerts for "
                    + "'expires'.",
                "Add the field, or remove the trait."
            )
        case .titleUnknown:
            CatalogueEntry(
                .error,
                "A kind's title is not one of its fields",
                "The title names the field whose value is the record's heading.",
                "Name a text field of the kind."
            )
        case .narrowingInvalid:
            CatalogueEntry(
                .error,
                "A kind changes a common field into something else",
                "A kind may narrow a field that every record has (required, fewer "
                    + "values), not change its type.",
                "Keep the type, or choose another name."
            )
        }
    }
}
