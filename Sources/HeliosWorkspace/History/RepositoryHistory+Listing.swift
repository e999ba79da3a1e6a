import HeliosGit
import HeliosRecords
package import HeliosSite

extension RepositoryHistory {
    /// What happened to a record, the newest first, at most so many times; and how often in all.
    ///
    /// With copies, the commits are those of `git log --follow`: where git takes the record's file
    /// for the copy of another one, what happened to that one before follows.
    package func entries(
        of record: Int,
        copies: Bool,
        limit: Int?
    ) throws(WorkspaceError) -> (entries: [HistoryEntry], count: Int) {
        do throws(GitError) {
            let search = CopySearch(files, in: git)
            let main = filesOfRecord[record].first
            let changes = try changes(of: record) { path throws(GitError) in
                copies && path == main
                    ? try search.entries(of: path) : files.entries(of: path)
            }
            let told = changes.prefix(limit ?? .max).map { tell($0, of: record) }
            return (told, changes.count)
        } catch {
            throw .git(error)
        }
    }

    /// When the record came into being and was changed last, by renames alone; nil for one that is
    /// not committed.
    package func span(of record: Int) -> (created: CommitNote?, updated: CommitNote)? {
        // The closure asks memory alone and cannot fail.
        guard let changes = try? changes(of: record, entries: { files.entries(of: $0) }),
            let first = changes.last, let last = changes.first
        else { return nil }
        let isCut = files.history.log.commits[first.commit].isCut
        return (isCut ? nil : note(first.commit), note(last.commit))
    }
}
