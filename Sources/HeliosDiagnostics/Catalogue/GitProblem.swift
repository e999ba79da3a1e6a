/// What can be wrong with the files of a revision in git.
public enum GitProblem: String, Sendable, Hashable, CaseIterable, ProblemArea {
    /// A submodule stands in the repository.
    case submodule
    /// A tree has a name twice.
    case duplicateName = "duplicate-name"
    /// A revision has too many files.
    case tooManyFiles = "too-many-files"
    /// An object cannot be read.
    case objectUnreadable = "object-unreadable"
    /// Objects are replaced by others.
    case replaced
    /// The header of a commit is not as git writes it.
    case commitMalformed = "commit-malformed"

    package static let area = "git"

    /// The catalogue's row.
    public var entry: CatalogueEntry {
        switch self {
        case .submodule:
            CatalogueEntry(
                .warning,
                "A submodule stands in the repository",
                "A revision only names the commit of a submodule; its files are in another "
                    + "repository and are not read.",
                "Move the files into this repository, or the submodule out of it."
            )
        case .duplicateName:
            CatalogueEntry(
                .error,
                "A tree has a name twice",
                "Git never writes such a tree, and every program takes another one of the two "
                    + "files; the first is read.",
                "Look with 'git fsck', and make the folder anew."
            )
        case .tooManyFiles:
            CatalogueEntry(
                .error,
                "A revision has too many files",
                "More than 200,000 files and folders, or the same folder so many times, is a "
                    + "mistake or an attack; the rest was not read.",
                "Keep the records in a folder of their own."
            )
        case .objectUnreadable:
            CatalogueEntry(
                .error,
                "An object of git cannot be read",
                "The repository names the object and lacks it, or holds it damaged, so its files "
                    + "are missing from this run.",
                "Look with 'git fsck'; fetch what is missing with 'git fetch --refetch'."
            )
        case .replaced:
            CatalogueEntry(
                .information,
                "Objects are replaced by others",
                "With 'git replace' git shows other objects than those that were recorded; this "
                    + "tool shows what was recorded.",
                "Delete the replacements with 'git replace --delete', if they are not wanted."
            )
        case .commitMalformed:
            CatalogueEntry(
                .warning,
                "The header of a commit is not as git writes it",
                "A program wrote the commit with a broken author, committer or date, as where a "
                    + "name holds a line break; what it says of people may be false.",
                "Look with 'git fsck' and 'git cat-file -p'."
            )
        }
    }
}
