import Glibc
import HeliosText

/// Where the parts of a repository lie.
struct GitFolder: Sendable {
    /// The folder of `HEAD`; a linked working tree has one of its own.
    let path: String
    /// The folder of objects, branches and configuration, the same for all working trees.
    let common: String
    /// The folder of the files, or nil if the repository has none.
    let workTree: String?

    /// The repository whose working tree holds a folder, or nil if none does.
    static func around(_ folder: String) throws(GitError) -> GitFolder? {
        guard var place = GitFile.resolved(folder) else {
            throw .unreadable(path: folder, reason: GitFile.reason(errno))
        }
        while true {
            let entry = place == "/" ? "/.git" : "\(place)/.git"
            if GitFile.exists(entry) { return try GitFolder(entry: entry, workTree: place) }
            guard let slash = place.utf8.lastIndex(of: ASCII.slash), place.utf8.count > 1 else {
                return nil
            }
            place = slash == place.startIndex ? "/" : String(place[..<slash])
        }
    }

    /// The repository without a working tree that a folder is, or nil if it is none.
    static func bare(_ folder: String) throws(GitError) -> GitFolder? {
        guard let place = GitFile.resolved(folder), isRepository(place) else { return nil }
        return GitFolder(path: place, common: place, workTree: nil)
    }

    private init(path: String, common: String, workTree: String?) {
        self.path = path
        self.common = common
        self.workTree = workTree
    }

    /// What `.git` is: the repository itself, or a file that names it.
    private init(entry: String, workTree: String) throws(GitError) {
        var status = stat()
        guard unsafe stat(entry, &status) == 0 else {
            throw .unreadable(path: entry, reason: GitFile.reason(errno))
        }
        var path = entry
        if status.st_mode & S_IFMT == S_IFREG {
            let prefix = "gitdir: "
            guard let line = try GitFile.line(entry), line.hasBytePrefix(prefix) else {
                throw .damaged(path: entry, reason: "names no repository")
            }
            path = Self.join(workTree, line.dropping(bytes: prefix.utf8.count))
        }
        guard let resolved = GitFile.resolved(path) else {
            throw .unreadable(path: path, reason: GitFile.reason(errno))
        }
        var common = resolved
        if let line = try GitFile.line("\(resolved)/commondir") {
            let named = Self.join(resolved, line)
            guard let found = GitFile.resolved(named) else {
                throw .unreadable(path: named, reason: GitFile.reason(errno))
            }
            common = found
        }
        guard Self.isRepository(common), GitFile.exists("\(resolved)/HEAD") else {
            throw .damaged(path: resolved, reason: "lacks HEAD, objects or refs")
        }
        self.init(path: resolved, common: common, workTree: workTree)
    }

    static func join(_ folder: String, _ path: String) -> String {
        path.utf8.first == ASCII.slash ? path : "\(folder)/\(path)"
    }

    private static func isRepository(_ path: String) -> Bool {
        ["HEAD", "objects", "refs"].allSatisfy { GitFile.exists("\(path)/\($0)") }
    }
}
