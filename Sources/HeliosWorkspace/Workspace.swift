import Glibc
package import HeliosDiagnostics
import HeliosFiles
import HeliosGit
package import HeliosRecords
import HeliosSpecs
import HeliosText

/// A record repository, as it lies on disk or as a revision recorded it, and the day on which it is
/// looked at.
package struct Workspace: Sendable {
    /// The absolute path of the folder that holds `helios.yaml`; of the git repository, where a
    /// revision has no folder on disk.
    package let root: String
    /// What decides which day counts as today.
    package let clock: Clock
    /// The files of the revision that is looked at; nil for the working tree.
    package let revision: RevisionFiles?
    /// What the user calls that revision.
    package let requestedRevision: String?

    /// Opens the repository that holds a folder, the current one if nil, in its working tree or at
    /// a revision: a tag, a branch, a commit, or a day such as `2026-01-31`.
    package init(
        around directory: String?,
        clock: Clock,
        at revision: String? = nil
    ) throws(WorkspaceError) {
        let directory = directory ?? "."
        self.clock = clock
        requestedRevision = revision
        if let revision {
            let search = RevisionSearch(revision, around: directory)
            (root, self.revision) = try search.run()
        } else {
            root = try Self.root(around: directory)
            self.revision = nil
            try PendingChange.settle(in: root)
            try Self.settleArchive(in: root)
        }
    }

    /// Takes back what a killed archiving of specifications has begun.
    private static func settleArchive(in root: String) throws(WorkspaceError) {
        do throws(SpecFailure) {
            try ArchiveSession.settle(in: SpecRoot(path: root))
        } catch {
            throw .unsettled(reason: error.message, help: error.fix ?? "run this again")
        }
    }

    /// The nearest folder with a `helios.yaml`, from a folder upwards; nil if there is none.
    package static func nearestRoot(around directory: String) throws(WorkspaceError) -> String? {
        do throws(WorkspaceError) {
            return try root(around: directory)
        } catch {
            guard case .notARepository = error else { throw error }
            return nil
        }
    }

    /// The nearest folder with a `helios.yaml`, from a folder upwards.
    static func root(around directory: String) throws(WorkspaceError) -> String {
        guard let resolved = unsafe realpath(directory, nil) else {
            throw .cannotRead(directory, code: errno)
        }
        defer { unsafe free(resolved) }
        var path = unsafe String(cString: resolved)
        while true {
            if unsafe access("\(path)/\(SettingsReader.fileName)", F_OK) == 0 { return path }
            guard let slash = path.utf8.lastIndex(of: ASCII.slash), path.utf8.count > 1 else {
                throw .notARepository(path: directory)
            }
            path = slash == path.startIndex ? "/" : String(path[..<slash])
        }
    }
}

extension Workspace {
    /// What stands before a path of the repository to reach it from the root of the git working
    /// tree that holds it, such as `records/`; empty where the two are one, or without git.
    package var pathInGit: String {
        if let revision { return revision.prefix }
        var folder = root
        while let slash = folder.utf8.lastIndex(of: ASCII.slash) {
            // A folder in a clone, a file in a linked working tree.
            if unsafe access("\(folder)/.git", F_OK) == 0 {
                let inside = root.dropping(bytes: folder.utf8.count)
                return inside.utf8.isEmpty ? "" : inside.dropping(bytes: 1) + "/"
            }
            folder = String(folder[..<slash])
        }
        return ""
    }

    /// Which commit is looked at, for people; nil for the working tree.
    package var revisionText: String? {
        guard let commit = revision?.commit else { return nil }
        let time = Timestamp(
            seconds: commit.committer.seconds,
            offsetMinutes: commit.committer.offsetMinutes
        )
        let start = String(decoding: Array(commit.subject.utf8.prefix(80)), as: UTF8.self)
        let subject = TerminalText.printable(start)
        // The day on which it was made for the organisation, as its history has it.
        let day = (recordedZone?.local(time) ?? time).date
        return "commit \(commit.id.short) of \(day): \(subject)"
    }

    /// The organisation's time zone, as the files say that are looked at.
    private var recordedZone: ZoneClock? {
        guard let settings = text(of: SettingsReader.fileName) else { return nil }
        return SettingsReader.read(settings).value.flatMap {
            ZoneClock($0.organization.timezone)
        }
    }

    /// The files of the working tree.
    package var tree: WorkingTree { WorkingTree(root: root) }

    /// The files that are looked at: those of the revision, or of the working tree.
    package var source: any SourceReader {
        if let revision { revision } else { tree }
    }

    /// The specifications of the revision; nil where they are read from the disk.
    var recordedTree: RecordedTree? {
        revision.map { files in
            RecordedTree(files.specificationPaths, below: root) { path in
                // Why a file cannot be read is told by those who read its records.
                try? files.read(SourceFile(path: path, size: 0), atMost: Attachments.sizeLimit)
            }
        }
    }

    /// Reads and validates the repository; the checks of its requirements are not run.
    package func open() async -> Checked<Repository> {
        let opened = await Repository.open(source, at: clock, with: SpecificationSource())
        return Checked(opened.value.repository, opened.diagnostics)
    }

    /// The text of a file, for the lines that a report shows.
    package func text(of path: String) -> [UInt8]? {
        // A file that cannot be read has its own diagnostic; here it only lacks its line.
        try? source.read(SourceFile(path: path, size: 0))
    }
}
