import Glibc
import HeliosFiles
import HeliosText

/// The files of git that a commit changes.
struct CommitTarget: Sendable, Hashable {
    /// The folder of the files.
    let workTree: String
    /// The name of the branch, or `HEAD` where a commit is checked out.
    let name: String
    /// The file of the branch.
    let reference: String
    let index: String
    private let logs: [String]

    var indexLock: String { "\(index).lock" }
    var referenceLock: String { "\(reference).lock" }

    /// The files of a branch, or of the one that is checked out.
    init(_ repository: GitRepository, branch stated: String? = nil) throws(CommitFailure) {
        let folder = repository.folder
        guard let workTree = folder.workTree else {
            throw .refused(
                message: "the git repository has no working tree",
                help: "run this in a clone with files"
            )
        }
        var status = stat()
        guard unsafe stat(folder.common, &status) == 0, status.st_uid == geteuid() else {
            throw .git(.foreignOwner(path: folder.common))
        }
        self.workTree = workTree
        do throws(GitError) {
            if let stated {
                name = stated
            } else {
                switch try repository.references.head() {
                case .object: name = "HEAD"
                case .name(let branch): name = branch
                }
            }
            guard name == "HEAD" || References.isValid(name) else {
                throw GitError.damaged(path: "HEAD", reason: "names no branch")
            }
            let home = repository.references.isShared(name) ? folder.common : folder.path
            reference = "\(home)/\(name)"
            index = "\(folder.path)/index"
            logs = Self.logs(of: name, in: home, repository)
            guard try GitFile.line(reference)?.hasBytePrefix("ref:") != true || name == "HEAD"
            else {
                throw GitError.damaged(path: reference, reason: "names another branch")
            }
        } catch {
            throw .git(error)
        }
    }

    /// Where git notes what a branch named, unless it is told not to.
    private static func logs(
        of name: String,
        in home: String,
        _ repository: GitRepository
    ) -> [String] {
        let isLogged = repository.configuration.flag("core.logallrefupdates") ?? true
        guard isLogged else { return [] }
        let head = "\(repository.folder.path)/logs/HEAD"
        return name == "HEAD" ? [head] : ["\(home)/logs/\(name)", head]
    }

    private static let unfinished = [
        "MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply",
        "sequencer", "BISECT_LOG",
    ]

    /// Refuses where git is in the middle of something that a commit would get lost in.
    func checkNothingIsUnfinished(_ repository: GitRepository) throws(CommitFailure) {
        let folder = repository.folder.path
        for name in Self.unfinished where GitFile.exists("\(folder)/\(name)") {
            throw .refused(
                message: "a merge, rebase or the like is under way in the git repository",
                help: "end it first, or run this without --commit"
            )
        }
    }

    /// The commit that the branch names now; nil before the first.
    func before(_ repository: GitRepository) throws(CommitFailure) -> Commit? {
        do throws(GitError) {
            return try repository.head()
        } catch {
            throw .git(error)
        }
    }

    /// Where a file is made that takes another's place in one step: in a folder of ours, or in
    /// git's own where that lies on another disk.
    func draft(
        _ name: String,
        in scratch: String,
        beside file: String
    ) throws(CommitFailure) -> String {
        let folder = file.parentPath
        do throws(SystemFailure) {
            try Self.makeFolders(folder)
        } catch {
            throw .system(reason: error.message)
        }
        var (here, there) = (stat(), stat())
        guard unsafe stat(scratch, &here) == 0, unsafe stat(folder, &there) == 0 else {
            throw .system(reason: GitFile.reason(errno))
        }
        if here.st_dev == there.st_dev { return "\(scratch)/\(name)" }
        let common = index.parentPath
        return "\(common)/helios-\(getpid())-\(name)"
    }

    private static func makeFolders(_ folder: String) throws(SystemFailure) {
        if FileSystem.kind(folder) == .folder || folder.utf8.count < 2 { return }
        try makeFolders(folder.parentPath)
        try Disk.makeFolder(folder)
    }

    /// Makes a file a lock of git's, unless there is one.
    func take(_ draft: String, as lock: String, _ message: String) throws(CommitFailure) {
        do throws(SystemFailure) {
            try Disk.move(draft, to: lock)
        } catch {
            guard error.code == EEXIST else { throw .system(reason: error.message) }
            throw .busy(
                message: "\(message): '\(TerminalText.printable(lock))' exists",
                help: "wait for the git command that holds it, or remove the file if none runs"
            )
        }
    }

    /// Adds a line to the log of the branch, which is a help and nothing more.
    func log(_ line: String) {
        for path in logs {
            try? Self.makeFolders(path.parentPath)
            let flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW
            let file = unsafe open(path, flags, 0o666)
            guard file >= 0 else { continue }
            let bytes = Array(line.utf8)
            _ = unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
            _ = close(file)
        }
    }
}
