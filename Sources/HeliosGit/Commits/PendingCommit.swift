import Glibc
import HeliosFiles
import HeliosText

/// A commit whose objects are stored and which no name leads to yet.
///
/// Git's own locks, on the branch and on the index, are held from `lock` until `finish` or
/// `release`; what each lock will say in the end is already written into it.
package struct PendingCommit: Sendable {
    /// The commit's name.
    package let id: ObjectID
    /// The commit before it.
    let parent: ObjectID?
    private let target: CommitTarget
    private let indexBytes: [UInt8]?
    private let indexDraft: String
    private let referenceDraft: String
    private let reflog: String
    private let note: CommitNote

    /// Stores the objects of a commit, and makes its files in a folder; refuses where that would
    /// touch staged or unfinished work.
    package init(
        _ draft: CommitDraft,
        in repository: GitRepository,
        scratch: String
    ) throws(CommitFailure) {
        let target = try CommitTarget(repository)
        self.target = target
        try target.checkNothingIsUnfinished(repository)
        let before = try target.before(repository)
        let index = try IndexFile(target.index, scratch: "\(scratch)/index")
        let changes = try CommitChanges(
            draft,
            in: repository,
            index,
            tree: before?.tree,
            workTree: target.workTree
        )
        id = try Self.store(draft, changes, on: before, in: repository)
        parent = before?.id
        indexBytes = index.bytes
        reflog = Self.reflog(draft, from: before?.id, to: id)
        indexDraft = try target.draft("index", in: scratch, beside: target.index)
        referenceDraft = try target.draft("reference", in: scratch, beside: target.reference)
        try index.write(removing: changes.removed, adding: changes.added, to: "\(scratch)/index")
        note = try CommitNote.write(
            id,
            parent: parent,
            target,
            index: ("\(scratch)/index", indexDraft),
            reference: referenceDraft
        )
    }

    private static func store(
        _ draft: CommitDraft,
        _ changes: CommitChanges,
        on before: Commit?,
        in repository: GitRepository
    ) throws(CommitFailure) -> ObjectID {
        do throws(GitError) {
            let update = TreeUpdate(objects: repository.objects)
            let updated = try update.apply(changes.leaves, to: before?.tree)
            let tree = if let updated { updated } else { try repository.objects.write([], .tree) }
            let zone = Self.zone(draft.offsetMinutes)
            var text = "tree \(tree.hex)\n"
            if let before { text += "parent \(before.id.hex)\n" }
            text += "author \(draft.author) \(draft.seconds) \(zone)\n"
            text += "committer \(draft.committer) \(draft.seconds) \(zone)\n\n"
            text += draft.message.hasByteSuffix("\n") ? draft.message : draft.message + "\n"
            return try repository.objects.write(Array(text.utf8), .commit)
        } catch {
            throw .git(error)
        }
    }

    private static func zone(_ minutes: Int) -> String {
        let digits = String(10_000 + abs(minutes) / 60 * 100 + abs(minutes) % 60)
        return (minutes < 0 ? "-" : "+") + String(Substring(digits.utf8.dropFirst()))
    }

    private static func reflog(_ draft: CommitDraft, from old: ObjectID?, to new: ObjectID)
        -> String
    {
        let none = String(repeating: "0", count: 40)
        let subject = String(Substring(draft.message.utf8.prefix { $0 != ASCII.lineFeed }))
        let initial = old == nil ? " (initial)" : ""
        return "\(old?.hex ?? none) \(new.hex) \(draft.committer) \(draft.seconds) "
            + "\(zone(draft.offsetMinutes))\tcommit\(initial): \(subject)\n"
    }

    // MARK: Landing

    /// What the next run has to know if this one is killed from here on.
    package var journal: [UInt8] { note.bytes }

    /// Takes git's locks; fails where somebody else holds one or has been quicker.
    package func lock(_ repository: GitRepository) throws(CommitFailure) {
        try target.take(indexDraft, as: target.indexLock, "the git index is locked")
        try target.take(referenceDraft, as: target.referenceLock, "the git branch is locked")
        let now = try target.before(repository)
        let isSame: Bool
        do throws(GitError) {
            isSame = try GitFile.read(target.index, atMost: 1 << 30) == indexBytes
        } catch {
            throw .git(error)
        }
        guard now?.id == parent, isSame, try CommitTarget(repository) == target else {
            throw .busy(
                message: "somebody else has changed the git repository meanwhile",
                help: "run this again"
            )
        }
    }

    /// Lets the branch name the commit: from here on, all has been done.
    package func land() throws(CommitFailure) {
        do throws(SystemFailure) {
            try Disk.replace(target.reference, with: target.referenceLock)
        } catch {
            throw .system(reason: error.message)
        }
    }

    /// Lets the index say what the commit says of its files, and gives the locks back.
    ///
    /// False where the index could not be written: the next run does that by the journal.
    package func finish() -> Bool {
        try? Disk.sync(target.reference.parentPath)
        target.log(reflog)
        // A passing fault must leave nothing behind.
        for _ in 0..<2 where (try? Disk.replace(target.index, with: target.indexLock)) != nil {
            return true
        }
        return false
    }

    /// Gives back the locks of a commit that is not made after all.
    package func release() {
        note.removeLocks(target)
        _ = try? Disk.removeFile(indexDraft)
        _ = try? Disk.removeFile(referenceDraft)
    }
}
