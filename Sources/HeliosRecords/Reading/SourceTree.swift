public import HeliosDiagnostics

/// A file of a repository, not yet read.
public struct SourceFile: Sendable, Hashable {
    /// The path relative to the repository's root, with `/` between its parts.
    public let path: String
    /// The size in bytes when it was listed.
    public let size: Int

    /// A file.
    public init(path: String, size: Int) {
        self.path = path
        self.size = size
    }
}

/// Where a repository's files come from: the working tree, or a revision.
public protocol SourceReader: Sendable {
    /// The files below the root, in byte order of their paths, and what cannot be a file of a
    /// repository.
    func list() -> Checked<[SourceFile]>

    /// The bytes of a file.
    func read(_ file: SourceFile) throws(SourceReadError) -> [UInt8]

    /// The first bytes of a file, at most this many; the file may be of any size.
    func head(of file: SourceFile, count: Int) throws(SourceReadError) -> [UInt8]
}

extension SourceReader {
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

    /// A reason.
    public init(_ problem: SourceProblem, reason: String) {
        self.problem = problem
        self.reason = reason
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
            help: help
        )
    }
}
