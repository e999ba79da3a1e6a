import Glibc
package import HeliosGit
import HeliosText

/// Why an operation could not be done at all; what is wrong with records is a diagnostic instead.
package enum WorkspaceError: Error, Sendable {
    /// No folder from here up holds a `helios.yaml`.
    case notARepository(path: String)
    /// The folder cannot be read.
    case unreadable(path: String, reason: String)
    /// There is nothing at a path that could be read.
    case wrongPath(path: String, reason: String)
    /// A file other than those of the site cannot be written.
    case unwritableFile(path: String, reason: String, help: String)
    /// The site cannot be written.
    case unwritable(reason: String, help: String)
    /// What a killed run has begun could not be ended.
    case unsettled(reason: String, help: String)
    /// The output would replace something that is not a site.
    case invalidOutput(path: String, reason: String)
    /// A revision is asked for where there is no git, by an option that can be left out, or not.
    case notInGit(path: String, option: String? = nil)
    /// There is no commit that could tell of the past.
    case noHistory(path: String)
    /// A revision holds no repository of records where it is looked for.
    case noRecords(revision: String, folder: String)
    /// A revision holds several repositories of records, and none was named.
    case severalRecords(revision: String, folders: [String])
    /// The portal has no part of this name.
    case noSuchPart(name: String)
    /// An option and a value both state what a field holds.
    case statedTwice(option: String, field: String)
    /// Git's side failed.
    case git(GitError)

    /// One line that says what happened.
    package var message: String {
        switch self {
        case .notARepository(let path):
            "no helios.yaml in '\(TerminalText.printable(path))' or a folder above it"
        case .unreadable(let path, let reason), .wrongPath(let path, let reason):
            "cannot read '\(TerminalText.printable(path))': \(reason)"
        case .unwritableFile(let path, let reason, _):
            "cannot write '\(TerminalText.printable(path))': \(reason)"
        case .unwritable(let reason, _): "cannot write the site: \(reason)"
        case .unsettled(let reason, _): reason
        case .invalidOutput(let path, let reason):
            "cannot build into '\(TerminalText.printable(path))': \(reason)"
        case .notInGit(let path, _): "'\(TerminalText.printable(path))' is not in a git repository"
        case .noHistory(let path):
            "nothing in '\(TerminalText.printable(path))' is committed to git"
        case .noRecords(let revision, let folder):
            "'\(TerminalText.printable(revision))' has no helios.yaml in "
                + (folder.utf8.isEmpty
                    ? "its root" : "'\(TerminalText.printable(folder))' or a folder above it")
        case .severalRecords(let revision, let folders):
            "'\(TerminalText.printable(revision))' has a helios.yaml in several folders: "
                + TerminalText.printable(folders.joined(separator: ", "))
        case .noSuchPart(let name):
            "no record that owns others is called '\(TerminalText.printable(name))'"
        case .statedTwice(let option, let field):
            "'\(option)' and '--set \(field)=…' both state '\(field)'"
        case .git(let error): error.message
        }
    }

    /// What to do about it.
    package var help: String {
        switch self {
        case .notARepository: "name the repository's folder, or make one with 'helios-docs init'"
        case .unreadable: "give the user who runs this the right to read it"
        case .wrongPath: "check the path"
        case .unwritable(_, let help), .unsettled(_, let help), .unwritableFile(_, _, let help):
            help
        case .invalidOutput: "name another folder with --out"
        case .notInGit(_, let option?): "leave out \(option), or run this in a clone"
        case .notInGit: "run this in a clone of a git repository"
        case .noHistory: "make a repository with 'git init', and commit the records"
        case .noRecords: "name a revision in which the records are there"
        case .severalRecords: "name the folder, as in 'repository.git/records'"
        case .noSuchPart: "name a client as in client:acme, or 'shared' for all the rest"
        case .statedTwice: "give one of the two"
        case .git(let error): error.help
        }
    }

    /// Whether the command was called wrongly, rather than that the world failed.
    package var isUsage: Bool {
        switch self {
        case .noRecords, .severalRecords, .noSuchPart, .statedTwice: true
        case .git(.invalid), .git(.unknown), .git(.ambiguous), .git(.beforeHistory): true
        default: false
        }
    }
}

extension WorkspaceError {
    /// A path that cannot be read, for the reason that the operating system gave.
    static func cannotRead(_ path: String, code: Int32) -> WorkspaceError {
        let reason = SystemError.text(code)
        return [EACCES, EPERM].contains(code)
            ? .unreadable(path: path, reason: reason) : .wrongPath(path: path, reason: reason)
    }
}
