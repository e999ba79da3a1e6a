import HeliosText

/// Why git's side of an operation could not be done.
package enum GitError: Error, Sendable, Hashable {
    /// A file or folder of the repository cannot be read.
    case unreadable(path: String, reason: String)
    /// A file of the repository is not as git writes it.
    case damaged(path: String, reason: String)
    /// The repository has a form that cannot be read.
    case unsupported(feature: String, help: String)
    /// The configuration names a working tree other than the folder that was opened.
    case foreignWorkTree(path: String)
    /// A revision is not written as one.
    case invalid(revision: String, reason: String)
    /// Nothing has this name.
    case unknown(revision: String, isShallow: Bool)
    /// Several objects' names begin so.
    case ambiguous(revision: String)
    /// No commit has been made yet.
    case noCommits
    /// The history begins later than the day that was asked for.
    case beforeHistory(revision: String, isShallow: Bool)
    /// An object that another one names is not there.
    case missingObject(ObjectID)
    /// An object is of another kind than what named it says.
    case wrongKind(ObjectID, expected: String)
    /// An object cannot be read, or does not match its name.
    case corruptObject(ObjectID, reason: String)
    /// An object is larger than anything that is read.
    case tooLarge(ObjectID, limit: Int)
    /// The repository belongs to another user, who alone may write to it.
    case foreignOwner(path: String)
    /// The library failed for a reason of its own.
    case library(reason: String)

    /// One line that says what happened.
    package var message: String {
        switch self {
        case .unreadable(let path, let reason):
            "cannot read '\(TerminalText.printable(path))': \(TerminalText.printable(reason))"
        case .damaged(let path, let reason):
            "the git repository is damaged: '\(TerminalText.printable(path))' \(reason)"
        case .unsupported(let feature, _):
            "this git repository cannot be read: \(TerminalText.printable(feature))"
        case .foreignWorkTree(let path):
            "the git repository says that its files are in '\(TerminalText.printable(path))'"
        case .invalid(let revision, let reason):
            "'\(TerminalText.printable(revision))' is not a revision: \(reason)"
        case .unknown(let revision, _):
            "no tag, branch or commit is called '\(TerminalText.printable(revision))'"
        case .ambiguous(let revision):
            "several objects have names that begin with '\(TerminalText.printable(revision))'"
        case .noCommits: "the git repository has no commits yet"
        case .beforeHistory(let revision, _):
            "no commit is as old as '\(TerminalText.printable(revision))'"
        case .missingObject(let id): "the git repository lacks the object \(id.hex)"
        case .wrongKind(let id, let expected): "the git object \(id.hex) is not a \(expected)"
        case .corruptObject(let id, let reason):
            "the git object \(id.hex) is damaged: \(TerminalText.printable(reason))"
        case .tooLarge(let id, let limit):
            "the git object \(id.hex) is larger than \(limit) bytes"
        case .foreignOwner(let path):
            "the git repository '\(TerminalText.printable(path))' belongs to another user"
        case .library(let reason): "git failed: \(TerminalText.printable(reason))"
        }
    }

    /// What to do about it.
    package var help: String {
        switch self {
        case .unreadable: "give the user who runs this the right to read it"
        case .unsupported(_, let help): help
        case .foreignWorkTree: "remove core.worktree from the repository's configuration"
        case .invalid: "name a tag, a branch, a commit, HEAD~2 or a day such as 2026-01-31"
        case .unknown(_, isShallow: true), .beforeHistory(_, isShallow: true):
            "this clone is shallow: fetch the rest with 'git fetch --unshallow --tags'"
        case .unknown: "see what there is with 'git tag', 'git branch --all' and 'git log'"
        case .beforeHistory: "name a later day"
        case .ambiguous: "write more digits of the commit's name"
        case .noCommits: "make the first one with 'git commit'"
        case .missingObject: "fetch it with 'git fetch --refetch', or look with 'git fsck'"
        case .wrongKind, .corruptObject, .damaged, .library: "look with 'git fsck'"
        case .tooLarge: "keep large files outside of git"
        case .foreignOwner: "run this as the repository's owner"
        }
    }
}
