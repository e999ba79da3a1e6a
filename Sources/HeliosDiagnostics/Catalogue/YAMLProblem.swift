/// What can be wrong with YAML text.
public enum YAMLProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// The text is not YAML.
    case syntax
    /// A key appears twice.
    case duplicateKey = "duplicate-key"
    /// An anchor or alias is used.
    case anchor
    /// A merge key is used.
    case mergeKey = "merge-key"
    /// A tag is used.
    case tag
    /// A directive is used.
    case directive
    /// A file holds a second document.
    case multipleDocuments = "multiple-documents"
    /// Values are nested too deeply.
    case tooDeep = "too-deep"
    /// A file holds too many values.
    case tooManyNodes = "too-many-nodes"
    /// A value is too long.
    case scalarTooLong = "scalar-too-long"
    /// A key is too long.
    case keyTooLong = "key-too-long"
    /// A key is not a plain word.
    case keyNotScalar = "key-not-scalar"
    /// A file is not a map of keys and values.
    case notAMap = "not-a-map"

    package static let area = "yaml"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .syntax:
            CatalogueEntry(
                .error,
                "The text is not YAML",
                "The YAML parser could not read on from this place.",
                "Look for a missing quote, bracket or space just before the place "
                    + "shown."
            )
        case .duplicateKey:
            CatalogueEntry(
                .error,
                "A key appears twice",
                "YAML keeps only one of two equal keys, so one of the two values would "
                    + "silently be lost.",
                "Keep one of the two."
            )
        case .anchor:
            CatalogueEntry(
                .error,
                "An anchor or alias is used",
                "Anchors and aliases make a value depend on another place in the file, "
                    + "which nobody sees in a diff.",
                "Write the value out."
            )
        case .mergeKey:
            CatalogueEntry(
                .error,
                "A merge key is used",
                "'<<' copies keys from another place in the file, which nobody sees in "
                    + "a diff.",
                "Write the keys out."
            )
        case .tag:
            CatalogueEntry(
                .error,
                "A tag is used",
                "The kind decides what type a value has; tags such as !!str or !secret "
                    + "have no meaning here.",
                "Remove the tag."
            )
        case .directive:
            CatalogueEntry(
                .error,
                "A directive is used",
                "%YAML and %TAG change how the rest of the file is read.",
                "Remove the line."
            )
        case .multipleDocuments:
            CatalogueEntry(
                .error,
                "A file holds a second document",
                "One file is one record; what follows '---' would be ignored.",
                "Move the second document into a file of its own."
            )
        case .tooDeep:
            CatalogueEntry(
                .error,
                "Values are nested too deeply",
                "More than 64 levels is a mistake or an attack.",
                "Flatten the structure."
            )
        case .tooManyNodes:
            CatalogueEntry(
                .error,
                "A file holds too many values",
                "More than 100,000 values in one file is a mistake or an attack.",
                "Split the record."
            )
        case .scalarTooLong:
            CatalogueEntry(
                .error,
                "A value is too long",
                "One value may hold 256 KiB.",
                "Move the text into an attachment."
            )
        case .keyTooLong:
            CatalogueEntry(
                .error,
                "A key is too long",
                "A key may hold 1,024 bytes.",
                "Shorten the key."
            )
        case .keyNotScalar:
            CatalogueEntry(
                .error,
                "A key is not a plain word",
                "A list or map cannot be a key.",
                "Write a word in front of the colon."
            )
        case .notAMap:
            CatalogueEntry(
                .error,
                "A file is not a map of keys and values",
                "A record, kind, module or settings file is a list of 'key: value' "
                    + "lines.",
                "Write 'key: value' lines."
            )
        }
    }
}
