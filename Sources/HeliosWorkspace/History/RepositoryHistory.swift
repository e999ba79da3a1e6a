import HeliosDiagnostics
import HeliosGit
package import HeliosRecords
import HeliosSite
import HeliosText

/// The past of a record repository: its commits, and which of its records each of them changed.
package struct RepositoryHistory: Sendable {
    let git: GitRepository
    /// The folder of the records in git, such as `records/`.
    let prefix: String
    let files: FileHistory
    /// The records of today.
    private(set) var graph: RecordGraph
    /// What values are told with; nil for the words of the command line.
    private(set) var phrases: Phrases?
    let clock: ZoneClock?
    /// The files of each record, its own first, as git has them.
    let filesOfRecord: [[String]]
    /// What went wrong with the store, which costs time and nothing else.
    package let warning: String?

    init(
        git: GitRepository,
        prefix: String,
        history: History,
        repository: Repository,
        warning: String?
    ) {
        self.git = git
        self.prefix = prefix
        self.warning = warning
        files = FileHistory(history)
        graph = repository.graph
        clock = ZoneClock(repository.settings.organization.timezone)
        filesOfRecord = Self.files(of: repository.graph, history.log, below: prefix)
    }

    /// The same in the words of a portal.
    func told(in phrases: Phrases) -> RepositoryHistory {
        var history = self
        history.graph = graph.translated()
        history.phrases = phrases
        return history
    }

    /// How many commits were read from the repository, and not known before.
    package var walked: Int { files.history.walked }

    /// Whether the past goes on beyond what the clone holds.
    package var endsEarly: Bool { files.history.endsEarly }

    // MARK: Files

    /// The files of each record: its own, those of its replies and texts, what lies beside it, and
    /// what once lay there.
    private static func files(
        of graph: RecordGraph,
        _ log: CommitLog,
        below prefix: String
    ) -> [[String]] {
        let inside = filesInside(of: folders(of: graph), log, below: prefix)
        return graph.records.map { record in
            // Of several records in one file none has a past of its own but the first.
            guard record.range == .start else { return [] }
            let files = record.files.map { prefix + $0 }
            guard let folder = ownFolder(of: record) else { return files }
            let known = Set(files)
            return files + (inside[folder] ?? []).filter { !known.contains($0) }
        }
    }

    private static func folders(of graph: RecordGraph) -> Set<String> {
        Set(graph.records.compactMap { $0.range == .start ? ownFolder(of: $0) : nil })
    }

    /// The folder that is the record: that of a `record.md`, and of a change.
    private static func ownFolder(of record: Record) -> String? {
        guard let slash = record.path.utf8.lastIndex(of: ASCII.slash) else { return nil }
        let isFolder =
            record.path.hasByteSuffix("/record.md") || record.path.hasByteSuffix("/record.yaml")
            || record.path.hasBytePrefix("openspec/changes/")
        return isFolder ? String(record.path[..<slash]) : nil
    }

    /// The files that any commit has seen in folders, by the nearest of the folders.
    private static func filesInside(
        of folders: Set<String>,
        _ log: CommitLog,
        below prefix: String
    ) -> [String: [String]] {
        guard !folders.isEmpty else { return [:] }
        var result: [String: [String]] = [:]
        for number in log.paths.indices {
            let path = log.path(number)
            guard path.hasBytePrefix(prefix) else { continue }
            var folder = path.dropping(bytes: prefix.utf8.count)
            while let slash = folder.utf8.lastIndex(of: ASCII.slash) {
                folder = String(folder[..<slash])
                guard folders.contains(folder) else { continue }
                result[folder, default: []].append(path)
                break
            }
        }
        return result.mapValues { $0.sortedByBytes() }
    }

    // MARK: Commits

    /// A commit as people are told of it, at the organisation's time.
    func note(_ number: Int) -> CommitNote {
        let log = files.history.log
        let commit = log.commits[number]
        let author = log.authors[commit.author]
        let time = Timestamp(seconds: commit.authored, offsetMinutes: commit.offsetMinutes)
        return CommitNote(
            id: commit.id.hex,
            author: author.name,
            email: author.email,
            time: clock?.local(time) ?? time,
            subject: commit.subject
        )
    }
}

extension Workspace {
    /// The past of the repository up to the commit that is looked at, or checked out; nil without
    /// git, and before the first commit.
    package func history(
        of repository: Repository
    ) throws(WorkspaceError) -> RepositoryHistory? {
        do throws(GitError) {
            let found: GitRepository? =
                if let revision { revision.repository } else {
                    try GitRepository.open(around: root)
                }
            guard let git = found else { return nil }
            let newest: Commit? = if let revision { revision.commit } else { try git.head() }
            guard let head = newest else { return nil }
            let prefix = revision?.prefix ?? git.prefix
            let cache = HistoryCache(root: root)
            // A store that comes with the commits is none of ours, and may say anything.
            let isForeign = try git.tree(at: prefix + CacheFolder.path, in: head.tree) != nil
            let known = isForeign ? CommitLog() : cache.read()
            let history = try HistoryWalk.history(of: head.id, in: git, known: known)
            var warning: String?
            // What is known of the past of an old commit is less than what is kept already.
            if revision == nil, history.walked > 0, !isForeign,
                let reason = cache.write(history.log)
            {
                warning = "the history is not kept for the next run: \(reason)"
            }
            return RepositoryHistory(
                git: git,
                prefix: prefix,
                history: history,
                repository: repository,
                warning: warning
            )
        } catch {
            throw .git(error)
        }
    }

    /// What a portal tells of the past, and what stood in the way; nothing without git.
    func siteHistory(
        of repository: Repository,
        in phrases: Phrases
    ) -> (history: SiteHistory, note: String?) {
        do throws(WorkspaceError) {
            guard let history = try history(of: repository) else { return (SiteHistory(), nil) }
            return (history.told(in: phrases).site, history.warning)
        } catch {
            return (SiteHistory(), "the portal tells no history: \(error.message)")
        }
    }

    /// The name of the commit that the past ends with, empty without any; nil where the same commit
    /// may have another past, as in a shallow clone that is made deeper, or where it cannot be told.
    var commitName: String? {
        do throws(GitError) {
            guard let git = try GitRepository.open(around: root) else { return "" }
            guard !git.isShallow else { return nil }
            return try git.head()?.id.hex ?? ""
        } catch {
            return nil
        }
    }
}
