/// What can be wrong with a record as a whole.
public enum RecordProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// A record's id cannot be used.
    case idInvalid = "id-invalid"
    /// A record states another id than its path.
    case idMismatch = "id-mismatch"
    /// A record states another kind than its folder.
    case kindMismatch = "kind-mismatch"
    /// Two files are the same record.
    case duplicateId = "duplicate-id"
    /// An alias is the id of another record.
    case aliasClash = "alias-clash"
    /// A record has a field that its kind does not declare.
    case fieldUnknown = "field-unknown"
    /// A required field is missing.
    case fieldMissing = "field-missing"
    /// A field has no value.
    case fieldEmpty = "field-empty"
    /// Two records share a value that must be unique.
    case notUnique = "not-unique"
    /// A record breaks a rule of its kind.
    case rule
    /// Two ranges overlap.
    case overlap
    /// A record has a text that its kind does not show.
    case bodyUnexpected = "body-unexpected"
    /// An archived record does not say when.
    case archivedIncomplete = "archived-incomplete"
    /// A secret stands in plain text.
    case secretPlaintext = "secret-plaintext"
    /// A reply has a name that cannot be read.
    case replyNameInvalid = "reply-name-invalid"
    /// An attachment is of a type that is not published.
    case attachmentRefused = "attachment-refused"
    /// An attachment is too large.
    case attachmentTooLarge = "attachment-too-large"
    /// An attachment is not what its name says.
    case attachmentMismatch = "attachment-mismatch"

    package static let area = "record"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .idInvalid:
            CatalogueEntry(
                .error,
                "A record's id cannot be used",
                "Ids are lower-case letters, digits, dots, underscores and hyphens, "
                    + "and begin with a letter or digit.",
                "Rename the file."
            )
        case .idMismatch:
            CatalogueEntry(
                .error,
                "A record states another id than its path",
                "The id comes from the path; a written id must agree.",
                "Remove 'id', or rename the file."
            )
        case .kindMismatch:
            CatalogueEntry(
                .error,
                "A record states another kind than its folder",
                "The kind comes from the folder; a written kind must agree.",
                "Remove 'kind', or move the file."
            )
        case .duplicateId:
            CatalogueEntry(
                .error,
                "Two files are the same record",
                "Both files give the same kind and id.",
                "Remove or rename one of the two."
            )
        case .aliasClash:
            CatalogueEntry(
                .error,
                "An alias is the id of another record",
                "Links could mean either.",
                "Remove the alias."
            )
        case .fieldUnknown:
            CatalogueEntry(
                .error,
                "A record has a field that its kind does not declare",
                "A misspelt field would silently be lost.",
                "Correct the name, or declare the field in the kind."
            )
        case .fieldMissing:
            CatalogueEntry(
                .error,
                "A required field is missing",
                "The kind says that every record has it.",
                "Add the field."
            )
        case .fieldEmpty:
            CatalogueEntry(
                .warning,
                "A field has no value",
                "A key without a value says nothing.",
                "Write the value, or remove the line."
            )
        case .notUnique:
            CatalogueEntry(
                .error,
                "Two records share a value that must be unique",
                "The kind says that no two records have the same value.",
                "Correct one of the two."
            )
        case .rule:
            CatalogueEntry(
                .error,
                "A record breaks a rule of its kind",
                "The kind states a rule that is false for this record.",
                "Correct the values that the rule names."
            )
        case .overlap:
            CatalogueEntry(
                .error,
                "Two ranges overlap",
                "The kind says that these ranges do not overlap.",
                "Correct one of the two."
            )
        case .bodyUnexpected:
            CatalogueEntry(
                .warning,
                "A record has a text that its kind does not show",
                "The kind has no Markdown body, so the text would never be seen.",
                "Move the text into the notes field."
            )
        case .archivedIncomplete:
            CatalogueEntry(
                .warning,
                "An archived record does not say when",
                "A record with state archived says when it was archived.",
                "Add archived_at."
            )
        case .secretPlaintext:
            CatalogueEntry(
                .error,
                "A secret stands in plain text",
                "Everyone with the repository can read it, now and in its history.",
                "Take it out, change the secret, and keep it in the vault."
            )
        case .replyNameInvalid:
            CatalogueEntry(
                .error,
                "A reply has a name that cannot be read",
                "A reply's file is called by its time and author, such as "
                    + "2026-03-02T0915Z-mike.md.",
                "Rename the file."
            )
        case .attachmentRefused:
            CatalogueEntry(
                .error,
                "An attachment is of a type that is not published",
                "Programs, scripts and web pages could harm a reader.",
                "Put it into an archive, or keep it elsewhere."
            )
        case .attachmentTooLarge:
            CatalogueEntry(
                .error,
                "An attachment is too large",
                "An attachment may hold 25 MiB.",
                "Keep it elsewhere and link to it."
            )
        case .attachmentMismatch:
            CatalogueEntry(
                .error,
                "An attachment is not what its name says",
                "Its first bytes belong to another type of file than its ending.",
                "Correct the ending."
            )
        }
    }
}
