/// What can be wrong with a file or folder before its text is read.
public enum SourceProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// A file cannot be read.
    case unreadable
    /// A file vanished during the run.
    case vanished
    /// A file is too large.
    case tooLarge = "too-large"
    /// A file is not UTF-8.
    case notUtf8 = "not-utf8"
    /// A text holds a character that cannot be seen.
    case hiddenCharacter = "hidden-character"
    /// A symbolic link stands in the repository.
    case symlink
    /// A file is not a regular file.
    case specialFile = "special-file"
    /// A file or folder has a name that cannot be used.
    case nameInvalid = "name-invalid"
    /// Two names differ only in case or accents.
    case nameCollision = "name-collision"
    /// A file belongs to no kind.
    case unexpectedFile = "unexpected-file"
    /// A folder belongs to no kind.
    case unknownFolder = "unknown-folder"
    /// Folders are nested too deeply.
    case tooDeep = "too-deep"

    package static let area = "source"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .unreadable:
            CatalogueEntry(
                .error,
                "A file cannot be read",
                "The operating system refused to open or read the file or folder, so "
                    + "its records are missing from this run.",
                "Give the user who runs the tool the right to read it, or remove it."
            )
        case .vanished:
            CatalogueEntry(
                .error,
                "A file vanished during the run",
                "The file was listed, and was gone when it was read; another program "
                    + "is changing the repository.",
                "Run again when nothing else writes to the repository."
            )
        case .tooLarge:
            CatalogueEntry(
                .error,
                "A file is too large",
                "A record or document may hold 1 MiB; larger files make every build "
                    + "slow and are seldom meant to be records.",
                "Move the bulk into an attachment, or split the file."
            )
        case .notUtf8:
            CatalogueEntry(
                .error,
                "A file is not UTF-8",
                "Records and documents are UTF-8 text without a byte order mark; other "
                    + "encodings show differently on every machine.",
                "Save the file as UTF-8."
            )
        case .hiddenCharacter:
            CatalogueEntry(
                .error,
                "A text holds a character that cannot be seen",
                "Control characters, direction marks and Unicode line separators make "
                    + "a file look different from what it says.",
                "Delete the character; the column says where it is."
            )
        case .symlink:
            CatalogueEntry(
                .error,
                "A symbolic link stands in the repository",
                "A link could lead out of the repository, so links are never followed.",
                "Replace the link by the file itself."
            )
        case .specialFile:
            CatalogueEntry(
                .error,
                "A file is not a regular file",
                "Only regular files and folders belong in a repository of records.",
                "Remove the device, pipe or socket."
            )
        case .nameInvalid:
            CatalogueEntry(
                .error,
                "A file or folder has a name that cannot be used",
                "Names with control characters, backslashes or bytes that are not "
                    + "UTF-8, or longer than 255 bytes, cannot be checked out or published "
                    + "everywhere.",
                "Rename it."
            )
        case .nameCollision:
            CatalogueEntry(
                .error,
                "Two names differ only in case or accents",
                "On Windows and macOS both names are one file, so one of the two "
                    + "records would be lost in a checkout.",
                "Rename one of the two."
            )
        case .unexpectedFile:
            CatalogueEntry(
                .warning,
                "A file belongs to no kind",
                "The folder holds records of a kind, and this file is neither a record "
                    + "nor an attachment of one, so nobody will ever see it.",
                "Move it into the record's own folder, or give it the ending .yaml or "
                    + ".md."
            )
        case .unknownFolder:
            CatalogueEntry(
                .warning,
                "A folder belongs to no kind",
                "No enabled kind keeps its records in a folder of this name, so "
                    + "everything in it is ignored.",
                "Correct the folder's name, or declare a kind with this plural."
            )
        case .tooDeep:
            CatalogueEntry(
                .error,
                "Folders are nested too deeply",
                "More than 32 levels of folders is a mistake or an attack.",
                "Move the files nearer to the root."
            )
        }
    }
}
