import HeliosDiagnostics
import HeliosFiles
import HeliosGit
import HeliosRecords
import HeliosSpecs
import HeliosText

/// Finds a commit by what a user calls it, and the records in it.
struct RevisionSearch {
    private let text: String
    private let directory: String

    init(_ text: String, around directory: String) {
        self.text = text
        self.directory = directory
    }

    /// The folder that the records are in, or the git repository itself if it has no working tree,
    /// and the records' files.
    func run() throws(WorkspaceError) -> (root: String, files: RevisionFiles) {
        if let bare = try bareRepository() {
            let commit = try commit(in: bare.repository, below: [bare.folder])
            var folder = try folder(in: commit, of: bare.repository, among: [bare.folder])
            if folder == nil, bare.folder.utf8.isEmpty {
                folder = try onlyFolder(in: commit, of: bare.repository)
            }
            guard let folder else { throw .noRecords(revision: text, folder: bare.folder) }
            return (bare.path, try files(commit, bare.repository, folder))
        }
        let root = try existingRoot()
        guard
            let repository = try git({ () throws(GitError) in
                try GitRepository.open(around: root)
            })
        else { throw .notInGit(path: directory) }
        // The records may have been in a folder further up, or lie in one that is gone by now.
        let folders = Self.foldersUpwards(from: repository.prefix)
        let commit = try commit(in: repository, below: folders)
        guard let folder = try folder(in: commit, of: repository, among: folders) else {
            throw .noRecords(revision: text, folder: repository.prefix)
        }
        return (root, try files(commit, repository, folder))
    }

    private func git<Result>(
        _ work: () throws(GitError) -> Result
    ) throws(WorkspaceError) -> Result {
        do throws(GitError) { return try work() } catch { throw .git(error) }
    }

    private func files(
        _ commit: Commit,
        _ repository: GitRepository,
        _ folder: String
    ) throws(WorkspaceError) -> RevisionFiles {
        try git { () throws(GitError) in
            try RevisionFiles(commit, of: repository, below: folder)
        }
    }
}

// MARK: - The commit

extension RevisionSearch {
    private func commit(
        in repository: GitRepository,
        below folders: [String]
    ) throws(WorkspaceError) -> Commit {
        try git { () throws(GitError) in
            // A tag that looks like a day is meant by its name.
            guard let day = CalendarDate(text), try !repository.hasReference(text) else {
                return try repository.resolve(text)
            }
            let zone = try zone(of: repository, below: folders)
            let end = ZoneClock.second(beginning: day.adding(days: 1), in: zone)
            return try repository.lastCommit(before: end, written: text)
        }
    }

    /// The organisation's time zone, as the commit says that is checked out.
    private func zone(
        of repository: GitRepository,
        below folders: [String]
    ) throws(GitError) -> ZoneClock? {
        guard let tree = try repository.head()?.tree else { throw .noCommits }
        for folder in folders {
            let path = folder + SettingsReader.fileName
            if let text = try repository.file(at: path, in: tree, atMost: 1 << 20) {
                return SettingsReader.read(text).value.flatMap {
                    ZoneClock($0.organization.timezone)
                }
            }
        }
        return nil
    }
}

extension ZoneClock {
    /// The moment at which a day begins in a zone, or in UTC where no zone is known.
    static func second(beginning day: CalendarDate, in zone: ZoneClock?) -> Int {
        let midnight = day.dayNumber * 86_400
        var second = midnight
        // The offset is asked for again at the moment found, which may lie behind a change.
        for _ in 0..<2 {
            let local = zone?.local(Timestamp(seconds: second, offsetMinutes: 0))
            second = midnight - (local?.offsetMinutes ?? 0) * 60
        }
        return second
    }
}

// MARK: - The records

extension RevisionSearch {
    /// The folder with a `helios.yaml`, from here upwards; any folder that there is, if the current
    /// checkout has none.
    private func existingRoot() throws(WorkspaceError) -> String {
        do throws(WorkspaceError) {
            return try Workspace.root(around: directory)
        } catch {
            guard case .notARepository = error else { throw error }
            return FileSystem.resolved(directory) ?? directory
        }
    }

    /// The repository without a working tree that the directory is, or leads into: only its own
    /// path exists, `repository.git` of `repository.git/records`.
    private func bareRepository() throws(WorkspaceError) -> (
        repository: GitRepository, path: String, folder: String
    )? {
        guard (try? Workspace.root(around: directory)) == nil else { return nil }
        var path = directory
        var folder = ""
        while true {
            let place = path
            let found = try git { () throws(GitError) in try GitRepository.open(bare: place) }
            if let found { return (found, FileSystem.resolved(path) ?? path, folder) }
            guard let slash = path.utf8.lastIndex(of: ASCII.slash), slash != path.startIndex else {
                return nil
            }
            let name = String(path[path.utf8.index(after: slash)...])
            if name == ".." { return nil }
            if !name.utf8.isEmpty, name != "." { folder = "\(name)/\(folder)" }
            path = String(path[..<slash])
        }
    }

    private func folder(
        in commit: Commit,
        of repository: GitRepository,
        among folders: [String]
    ) throws(WorkspaceError) -> String? {
        for folder in folders {
            let isThere = try git { () throws(GitError) in
                try repository.hasFile(at: folder + SettingsReader.fileName, in: commit.tree)
            }
            if isThere { return folder }
        }
        return nil
    }

    /// The one folder of a commit that holds records, if none stands in another.
    private func onlyFolder(
        in commit: Commit,
        of repository: GitRepository
    ) throws(WorkspaceError) -> String? {
        let ending = "/" + SettingsReader.fileName
        let listing = try git { () throws(GitError) in
            try repository.files(of: commit.tree, below: "")
        }
        let folders = listing.files.map(\.path).filter { $0.hasByteSuffix(ending) }
            .map { String(Substring($0.utf8.dropLast(ending.utf8.count - 1))) }
        let depth = { (folder: String) in folder.split(onByte: ASCII.slash).count }
        guard let least = folders.map(depth).min() else { return nil }
        let nearest = folders.filter { depth($0) == least }
        guard nearest.count == 1 else {
            throw .severalRecords(revision: text, folders: nearest)
        }
        return nearest.first
    }

    /// A folder and those above it, each with a slash at its end, the root as nothing.
    private static func foldersUpwards(from prefix: String) -> [String] {
        var parts = prefix.split(onByte: ASCII.slash).filter { !$0.utf8.isEmpty }
        var folders: [String] = []
        while !parts.isEmpty {
            folders.append(parts.joined(separator: "/") + "/")
            parts.removeLast()
        }
        return folders + [""]
    }
}
