/// What can be wrong with a module.
public enum ModuleProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// A module has no module.yaml.
    case manifestMissing = "manifest-missing"
    /// A module's manifest is wrong.
    case manifestInvalid = "manifest-invalid"
    /// What a module calls things in another language is wrong.
    case labelsInvalid = "labels-invalid"
    /// A module is named that does not exist.
    case unknown
    /// Two modules have one name.
    case duplicate
    /// A required module is missing, disabled or too old.
    case requiresUnmet = "requires-unmet"
    /// Modules require one another in a circle.
    case cycle
    /// Records belong to a disabled module.
    case recordsOfDisabled = "records-of-disabled"

    package static let area = "module"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .manifestMissing:
            CatalogueEntry(
                .error,
                "A module has no module.yaml",
                "A folder under modules/ is a module only with its manifest.",
                "Add module.yaml with name and version."
            )
        case .manifestInvalid:
            CatalogueEntry(
                .error,
                "A module's manifest is wrong",
                "A manifest holds name, version, requires, license tier and "
                    + "description.",
                "Correct the key or value shown."
            )
        case .labelsInvalid:
            CatalogueEntry(
                .error,
                "The labels of a module are wrong",
                "A file `labels.<language>.yaml` holds module, kinds, terms, words and units; its "
                    + "kinds have the names of kinds.",
                "Correct the key or value shown."
            )
        case .unknown:
            CatalogueEntry(
                .error,
                "A module is named that does not exist",
                "No built-in module and no folder under modules/ has this name.",
                "Correct the name."
            )
        case .duplicate:
            CatalogueEntry(
                .error,
                "Two modules have one name",
                "The repository's own module has the name of a built-in one.",
                "Rename the repository's module."
            )
        case .requiresUnmet:
            CatalogueEntry(
                .error,
                "A required module is missing, disabled or too old",
                "The module builds on kinds of another one.",
                "Enable the required module, or a version that fits."
            )
        case .cycle:
            CatalogueEntry(
                .error,
                "Modules require one another in a circle",
                "No order exists in which they could be loaded.",
                "Remove one of the requirements."
            )
        case .recordsOfDisabled:
            CatalogueEntry(
                .information,
                "Records belong to a disabled module",
                "They are kept, but neither checked nor shown.",
                "Enable the module to use them."
            )
        }
    }
}
