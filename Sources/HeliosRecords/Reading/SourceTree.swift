public import HeliosDiagnostics

/// A file of a repository, not yet read.
public struct SourceFile: Sendable, Hashable {
    /// The path relative to the repository's root, with `/` between its parts.
    public let path: String
    /// The size in bytes when it was listed.
    public let size: Int
    /// What tells whether it has been changed since; nil where nothing does, as in a revision.
    package let stamp: FileStamp?

    /// A file.
    public init(path: String, size: Int) {
        self.init(path: path, size: size, stamp: nil)
    }

    /// A file on a disk.
    package init(path: String, size: Int, stamp: FileStamp?) {
        self.path = path
        self.size = size
        self.stamp = stamp
    }
}

/// What a file system says of a file without reading it; every change to the file changes it, but
/// for one in the same tick of the clock.
package struct FileStamp: Sendable, Hashable {
    /// When its bytes were last written, in nanoseconds since 1970.
    package let modified: Int64
    /// When anything of it was last changed.
    package let changed: Int64
    /// Its number in the file system.
    package let inode: UInt64
    /// Its type and rights.
    package let mode: UInt32

    package init(modified: Int64, changed: Int64, inode: UInt64, mode: UInt32) {
        self.modified = modified
        self.changed = changed
        self.inode = inode
        self.mode = mode
    }

    /// Whether a file that still has this stamp is the one that was listed at a time: one written
    /// in the very tick of the listing may have been written once more since.
    package func isSettled(at time: Int64) -> Bool { modified < time && changed < time }
}

/// Where a repository's files come from: the working tree, or a revision.
public protocol SourceReader: Sendable {
    /// The files below the root, in byte order of their paths, and what cannot be a file of a
    /// repository.
    func list() -> Checked<[SourceFile]>

    /// The bytes of a file that holds text.
    func read(_ file: SourceFile) throws(SourceReadError) -> [UInt8]

    /// The bytes of a file of any kind that has at most this many.
    func read(_ file: SourceFile, atMost limit: Int) throws(SourceReadError) -> [UInt8]

    /// The first bytes of a file, at most this many; the file may be of any size.
    func head(of file: SourceFile, count: Int) throws(SourceReadError) -> [UInt8]

    /// What names the bytes of a file, if that is known without reading it: equal names mean equal
    /// bytes, and other names other bytes, with every reader of the repository that knows names.
    func contentID(of file: SourceFile) -> String?
}

/// Files that may change while they are read, and from one run to the next.
package protocol ChangingSource: SourceReader {
    /// What the files' own clock shows, in the ticks in which it marks them as changed.
    func now() -> Int64

    /// What now tells whether a listed file has been changed; nil if it is gone.
    func stamp(of file: SourceFile) -> FileStamp?
}

extension SourceReader {
    /// The bytes of a file that holds text, and has at most this many.
    public func read(
        _ file: SourceFile,
        atMost limit: Int
    ) throws(SourceReadError) -> [UInt8] {
        let bytes = try read(file)
        guard bytes.count <= limit else {
            throw SourceReadError(.tooLarge, reason: "it is larger than \(limit) bytes")
        }
        return bytes
    }

    /// Of a reader that does not know it.
    public func contentID(of file: SourceFile) -> String? { nil }

    /// The first bytes of a file that can be read whole.
    public func head(of file: SourceFile, count: Int) throws(SourceReadError) -> [UInt8] {
        Array(try read(file).prefix(count))
    }
}

/// Why a listed file could not be read.
public struct SourceReadError: Error, Sendable {
    /// Which diagnostic tells of it.
    public let problem: SourceProblem
    /// What the operating system said.
    public let reason: String
    /// What to do about it, where the problem alone does not tell.
    public let help: String?

    /// A reason.
    public init(_ problem: SourceProblem, reason: String, help: String? = nil) {
        self.problem = problem
        self.reason = reason
        self.help = help
    }
}

extension SourceReadError {
    /// The failure as said of a file.
    package func diagnostic(of path: String) -> Diagnostic {
        let help =
            switch problem {
            case .vanished: "run again when nothing else writes to the repository"
            case .tooLarge: "move the bulk into an attachment, or split the file"
            case .symlink: "replace the link by the file itself"
            default: "give the user who runs this the right to read it"
            }
        return Diagnostic(
            .source(problem),
            at: .start(of: path),
            "cannot read the file: \(reason)",
            help: self.help ?? help
        )
    }
}
