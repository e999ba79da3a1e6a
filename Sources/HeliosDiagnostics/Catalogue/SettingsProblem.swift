/// What can be wrong with `helios.yaml`.
public enum SettingsProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// There is no helios.yaml.
    case missing
    /// helios.yaml has a key that means nothing.
    case unknownKey = "unknown-key"
    /// helios.yaml lacks a required key.
    case missingKey = "missing-key"
    /// A setting has a value that cannot be used.
    case valueInvalid = "value-invalid"
    /// A label is given to something that does not exist.
    case labelUnknown = "label-unknown"
    /// A label cannot be used.
    case labelInvalid = "label-invalid"
    /// Two kinds would have the same label.
    case labelDuplicate = "label-duplicate"
    /// Values are given to an enumeration that does not exist.
    case enumUnknown = "enum-unknown"

    package static let area = "settings"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .missing:
            CatalogueEntry(
                .error,
                "There is no helios.yaml",
                "A record repository has a helios.yaml at its root, which names the "
                    + "organization.",
                "Run the command in the repository, name its folder, or create one "
                    + "with 'helios-docs init'."
            )
        case .unknownKey:
            CatalogueEntry(
                .error,
                "helios.yaml has a key that means nothing",
                "A setting that is misspelt, or not supported yet, would silently have no effect.",
                "Correct or remove the key."
            )
        case .missingKey:
            CatalogueEntry(
                .error,
                "helios.yaml lacks a required key",
                "The portal needs the organization's name, domain and time zone.",
                "Add the key."
            )
        case .valueInvalid:
            CatalogueEntry(
                .error,
                "A setting has a value that cannot be used",
                "The value does not have the form that this setting needs.",
                "Correct the value."
            )
        case .labelUnknown:
            CatalogueEntry(
                .error,
                "A label is given to something that does not exist",
                "Labels are keyed by entity, such as entity.user; a label for an "
                    + "unknown key would never be shown.",
                "Correct the key."
            )
        case .labelInvalid:
            CatalogueEntry(
                .error,
                "A label cannot be used",
                "A label has a singular and a plural of 1 to 30 letters, digits, "
                    + "spaces, hyphens and apostrophes.",
                "Shorten or correct the label."
            )
        case .labelDuplicate:
            CatalogueEntry(
                .error,
                "Two kinds would have the same label",
                "Readers could not tell the two apart.",
                "Choose another word for one of them."
            )
        case .enumUnknown:
            CatalogueEntry(
                .error,
                "Values are given to an enumeration that does not exist",
                "Values are keyed by kind and field, such as asset.asset_type.",
                "Correct the key."
            )
        }
    }
}
