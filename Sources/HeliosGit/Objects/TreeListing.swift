/// The files of a tree and of all trees below it.
package struct TreeListing: Sendable {
    /// The files, in byte order of their paths.
    package internal(set) var files: [TreeFile] = []
    /// What stands there and cannot be a file, in the order in which it was met.
    package internal(set) var problems: [TreeProblem] = []
}

/// A file of a tree.
package struct TreeFile: Sendable, Hashable {
    /// The path below the folder that was listed.
    package let path: String
    /// The file's content.
    package let id: ObjectID
    /// Whether the file may be run as a program.
    package let isExecutable: Bool

    /// A file at a path.
    package init(path: String, id: ObjectID, isExecutable: Bool) {
        self.path = path
        self.id = id
        self.isExecutable = isExecutable
    }
}

/// Something in a tree that is left out.
package struct TreeProblem: Sendable, Hashable {
    /// The path, with what is not UTF-8 replaced; empty for the folder that was listed.
    package let path: String
    /// What is wrong.
    package let kind: Kind

    /// What can be wrong with an entry of a tree.
    package enum Kind: Sendable, Hashable {
        /// It is a commit of another repository.
        case submodule
        /// It is a symbolic link.
        case symlink
        /// It is neither a file nor a folder; the number is what it says to be.
        case mode(UInt32)
        /// Its name is not UTF-8.
        case nameNotUTF8
        /// Its name holds a control character, a backslash or something invisible.
        case nameUnusable
        /// Its name would lead elsewhere in a checkout, as `..` or a look-alike of `.git` does.
        case nameReserved
        /// The tree has this name twice.
        case duplicateName
        /// The path is longer than 1024 bytes, or a name longer than 255.
        case tooLong
        /// The folder is nested too deeply to be looked at.
        case tooDeep
        /// There are more files and folders than are looked at; the rest is left out.
        case tooMany
        /// The folder's own object is missing or damaged.
        case unreadable(GitError)
    }
}

/// How much of a tree is looked at, and what is left out without a word.
package struct TreeLimits: Sendable {
    /// How many levels of folders.
    package var depth: Int
    /// How many entries of trees, the same tree counted each time that it is met.
    package var entries: Int
    /// Names of folders and files directly in the listed folder that are left out.
    package var skippedAtTop: Set<String>
    /// Whether names that begin with a dot are left out.
    package var skipsHidden: Bool

    /// Limits that no honest repository meets.
    package init(
        depth: Int = 32,
        entries: Int = 200_000,
        skippedAtTop: Set<String> = [],
        skipsHidden: Bool = true
    ) {
        self.depth = depth
        self.entries = entries
        self.skippedAtTop = skippedAtTop
        self.skipsHidden = skipsHidden
    }
}
