package import HeliosDiagnostics
package import HeliosGit
package import HeliosRecords
import HeliosText

/// The files of a repository as a commit recorded them, read from git's objects without a checkout.
package struct RevisionFiles: SourceReader {
    /// The commit.
    package let commit: Commit
    /// The folder of the records in the commit, such as `records/`; empty for its root.
    package let prefix: String

    /// The repository that the commit is in.
    package let repository: GitRepository

    private let listing: TreeListing
    /// Hidden files that specifications are described by.
    private let specificationFiles: [TreeFile]
    private let ids: [String: ObjectID]

    private static let textLimit = 1 << 20

    /// The files of a commit below a folder.
    package init(
        _ commit: Commit,
        of repository: GitRepository,
        below prefix: String
    ) throws(GitError) {
        self.commit = commit
        self.prefix = prefix
        self.repository = repository
        listing = try repository.files(of: commit.tree, below: prefix)
        specificationFiles = try repository.files(
            of: commit.tree,
            below: "\(prefix)openspec",
            limits: TreeLimits(depth: 31, entries: 50_000, skipsHidden: false)
        ).files.map { TreeFile(path: "openspec/\($0.path)", id: $0.id, isExecutable: false) }
        ids = Dictionary(
            (listing.files + specificationFiles).map { ($0.path, $0.id) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The files, in byte order of their paths.
    package func list() -> Checked<[SourceFile]> {
        var diagnostics = notes + listing.problems.map(\.diagnostic)
        var files: [SourceFile] = []
        files.reserveCapacity(listing.files.count)
        for file in listing.files {
            // Like in a working tree, only what is offered for download needs its size now.
            if file.path.hasByteSuffix(".yaml") || file.path.hasByteSuffix(".md") {
                files.append(SourceFile(path: file.path, size: 0))
                continue
            }
            do throws(GitError) {
                files.append(
                    SourceFile(path: file.path, size: try repository.blobSize(file.id))
                )
            } catch {
                diagnostics.append(error.diagnostic(of: file.path))
            }
        }
        return Checked(files, diagnostics)
    }

    /// The bytes of a text.
    package func read(_ file: SourceFile) throws(SourceReadError) -> [UInt8] {
        try read(file, atMost: Self.textLimit)
    }

    /// The bytes of a file.
    package func read(
        _ file: SourceFile,
        atMost limit: Int
    ) throws(SourceReadError) -> [UInt8] {
        guard let id = ids[file.path] else {
            throw SourceReadError(.vanished, reason: "the revision has no such file")
        }
        do throws(GitError) {
            return try repository.blob(id, atMost: limit)
        } catch {
            throw error.readError
        }
    }

    /// The first bytes of a file.
    package func head(of file: SourceFile, count: Int) throws(SourceReadError) -> [UInt8] {
        Array(try read(file, atMost: Attachments.sizeLimit).prefix(count))
    }

    /// The name of a file's object.
    package func contentID(of file: SourceFile) -> String? { ids[file.path]?.hex }

    /// All files below `openspec/`, hidden ones too.
    var specificationPaths: [String] { specificationFiles.map(\.path) }

    /// What is to be said of the commit as a whole.
    private var notes: [Diagnostic] {
        var notes: [Diagnostic] = []
        if repository.hasReplacements {
            notes.append(
                Diagnostic(
                    .git(.replaced),
                    at: .start(of: "."),
                    "'git replace' hides objects of this repository, which are read as recorded",
                    help: "delete replacements that are not wanted with 'git replace --delete'"
                )
            )
        }
        if commit.isMalformed {
            notes.append(
                Diagnostic(
                    .git(.commitMalformed),
                    at: .start(of: "."),
                    "the header of the commit \(commit.id.short) is not as git writes it",
                    help: "look at it with 'git cat-file -p \(commit.id.short)'"
                )
            )
        }
        return notes
    }
}
