/// A git repository, of which only objects and names are read.
///
/// Nothing in it can run a program or lead elsewhere: the configuration is read as text and never
/// followed, hooks and filters are not known, and no working tree is looked at.
package final class GitRepository: Sendable {
    /// The path of the folder that was opened, from the root of the working tree: `records/`, or
    /// empty where the two are one.
    package let prefix: String
    /// Whether the repository has no working tree.
    package let isBare: Bool
    /// Whether the clone holds only the latest part of the history.
    package var isShallow: Bool { !shallow.isEmpty }
    /// Whether the clone fetches files when they are needed, so that some may be missing.
    package let isPartial: Bool
    /// Whether `git replace` shows objects other than those that are here; they are not followed.
    package let hasReplacements: Bool
    /// What the repository's own configuration file says; nobody may act on it unasked.
    package let configuration: GitConfiguration

    let folder: GitFolder
    let objects: ObjectDatabase
    let references: References
    /// The oldest commits that a shallow clone has.
    let shallow: Set<ObjectID>

    /// Opens the repository whose working tree holds a folder; nil if there is none.
    package static func open(around folder: String) throws(GitError) -> GitRepository? {
        guard let found = try GitFolder.around(folder), let top = found.workTree else { return nil }
        let path = GitFile.resolved(folder) ?? folder
        let inside = top == "/" ? path.utf8.dropFirst() : path.utf8.dropFirst(top.utf8.count + 1)
        let prefix = inside.isEmpty ? "" : String(Substring(inside)) + "/"
        return try GitRepository(found, prefix: prefix)
    }

    /// Opens the repository without a working tree that a folder is; nil if it is none.
    package static func open(bare folder: String) throws(GitError) -> GitRepository? {
        guard let found = try GitFolder.bare(folder) else { return nil }
        return try GitRepository(found, prefix: "")
    }

    private init(_ folder: GitFolder, prefix: String) throws(GitError) {
        let format = try RepositoryFormat(folder)
        try format.check()
        self.folder = folder
        self.prefix = prefix
        isBare = folder.workTree == nil
        isPartial = format.isPartial
        configuration = format.configuration
        objects = try ObjectDatabase(folder: "\(folder.common)/objects")
        references = References(folder)
        hasReplacements = try references.hasReplacements()
        shallow = try Self.shallowCommits(folder)
    }

    private static func shallowCommits(_ folder: GitFolder) throws(GitError) -> Set<ObjectID> {
        let path = "\(folder.common)/shallow"
        guard let bytes = try GitFile.read(path, atMost: 16 << 20) else { return [] }
        var commits: Set<ObjectID> = []
        for line in bytes.split(separator: 0x0A) {
            guard let id = ObjectID(hex: line) else {
                throw .damaged(path: path, reason: "names no commit")
            }
            commits.insert(id)
        }
        return commits
    }

    /// How much of an object is read at most.
    enum Limits {
        static let commit = 4 << 20
        static let tree = 32 << 20
    }

    /// A commit by its name.
    package func commit(_ id: ObjectID) throws(GitError) -> Commit {
        let bytes = try objects.read(id, .commit, atMost: Limits.commit)
        guard let commit = CommitParser.commit(id, bytes, isCut: shallow.contains(id)) else {
            throw .corruptObject(id, reason: "it names no tree or no parents")
        }
        return commit
    }

    /// The content of a file; its size is known before anything of it is read.
    package func blob(_ id: ObjectID, atMost limit: Int) throws(GitError) -> [UInt8] {
        try objects.read(id, .blob, atMost: limit)
    }

    /// How many bytes a file has.
    package func blobSize(_ id: ObjectID) throws(GitError) -> Int {
        let header = try objects.header(of: id)
        guard header.kind == .blob else { throw .wrongKind(id, expected: "blob") }
        return header.size
    }
}
