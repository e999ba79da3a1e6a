import Glibc

/// Why a portal was not published; the one published before is then still whole.
package enum SiteWriteError: Error, Sendable, Hashable {
    /// The output's path ends in nothing that can be a folder's name.
    case unusableOutput(String)
    /// The output is a file or another thing that is not a folder.
    case notAFolder(String)
    /// The output holds files, and no portal of ours.
    case foreignFolder(String)
    /// The output is where another file system is mounted, so it cannot be exchanged.
    case mountPoint(String)
    /// Another build has the output's lock.
    case busy(lock: String)
    /// A page's path would lead out of the output, or is not a path at all.
    case unsafePath(String)
    /// Two pages have one path, or one is a folder of the other.
    case pathTaken(String)
    /// What lies on the disk is not what was written.
    case sizeChanged(String)
    /// What was published before is not what a build has left; what is new must not rest on it.
    case stale(String)
    /// The system refused.
    case system(operation: String, path: String, code: Int32)

    /// What happened, in lower case and without a full stop.
    package var message: String {
        switch self {
        case .unusableOutput(let path): "'\(path)' does not name a folder to publish into"
        case .notAFolder(let path): "'\(path)' is not a folder"
        case .foreignFolder(let path): "'\(path)' holds files that no build of ours has made"
        case .mountPoint(let path): "'\(path)' is a mount point, so it cannot be exchanged"
        case .busy(let lock): "another build is writing this portal: it holds '\(lock)'"
        case .unsafePath(let path): "'\(path)' is not a path of a page"
        case .pathTaken(let path): "two pages would be written to '\(path)'"
        case .sizeChanged(let path): "'\(path)' did not reach the disk whole"
        case .stale(let path): "'\(path)' is not as the last build has left it"
        case .system(let operation, let path, let code):
            "cannot \(operation) '\(path)': \(Self.text(of: code))"
        }
    }

    /// What to do about it, in the imperative.
    package var help: String {
        switch self {
        case .unusableOutput: "name a folder, such as 'site'"
        case .notAFolder, .foreignFolder:
            "choose another folder, or move this one away: publishing replaces all of it"
        case .mountPoint: "choose a folder below it"
        case .busy: "wait for it to end, then build again"
        case .unsafePath, .pathTaken: "please report this; no file outside the output was touched"
        case .stale: "build with --no-cache"
        case .sizeChanged: "check the disk, then build again"
        case .system(_, _, ENOSPC), .system(_, _, EDQUOT): "make room, then build again"
        case .system(_, _, EACCES), .system(_, _, EPERM), .system(_, _, EROFS):
            "choose a folder you may write to"
        case .system: "the portal published before is unchanged"
        }
    }

    private static func text(of code: Int32) -> String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }
}
