import Glibc
import HeliosFiles
import HeliosText

/// What a run writes down about its commit, so that the next one can tell how far it came.
struct CommitNote: Sendable {
    private let name: String
    private let id: ObjectID
    private let parent: ObjectID?
    private let indexMark: String
    private let referenceMark: String

    private static let version = "helios-commit 1"

    var bytes: [UInt8] {
        let fields = [Self.version, name, id.hex, parent?.hex ?? "", indexMark, referenceMark]
        return fields.flatMap { Array($0.utf8) + [0] }
    }

    private init(
        name: String,
        id: ObjectID,
        parent: ObjectID?,
        indexMark: String,
        referenceMark: String
    ) {
        self.name = name
        self.id = id
        self.parent = parent
        self.indexMark = indexMark
        self.referenceMark = referenceMark
    }

    /// The note that a file holds; nil where the file is none.
    init?(_ file: [UInt8]) {
        let fields = file.split(separator: 0, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard fields.count == 7, fields[0] == Self.version, let id = ObjectID(hex: fields[2]) else {
            return nil
        }
        self.init(
            name: fields[1],
            id: id,
            parent: ObjectID(hex: fields[3]),
            indexMark: fields[4],
            referenceMark: fields[5]
        )
    }

    /// Makes the two files that become git's locks, and notes what they look like.
    static func write(
        _ id: ObjectID,
        parent: ObjectID?,
        _ target: CommitTarget,
        index: (made: String, draft: String),
        reference: String
    ) throws(CommitFailure) -> CommitNote {
        do throws(SystemFailure) {
            if !index.made.hasSameBytes(as: index.draft) {
                try Disk.create(index.draft, try FileSystem.read(index.made))
            }
            Self.keepTime(of: target.index, for: index.draft)
            try Disk.create(reference, Array("\(id.hex)\n".utf8))
            return CommitNote(
                name: target.name,
                id: id,
                parent: parent,
                indexMark: try FileMark.at(index.draft)?.text ?? "",
                referenceMark: try FileMark.at(reference)?.text ?? ""
            )
        } catch {
            throw .system(reason: error.message)
        }
    }

    /// Lets a new index be as old as the one before: git compares the times of files with it, and
    /// looks closer at those which are younger.
    private static func keepTime(of old: String, for new: String) {
        var status = stat()
        guard unsafe stat(old, &status) == 0 else { return }
        let times = [status.st_mtim, status.st_mtim]
        _ = unsafe times.withUnsafeBufferPointer {
            unsafe utimensat(AT_FDCWD, new, $0.baseAddress, 0)
        }
    }

    /// Whether the branch names the commit, or one that came after it.
    private func isDecided(_ repository: GitRepository) throws(GitError) -> Bool {
        guard var commit = try current(repository) else { return false }
        // Only few commits can have been made since; each has this one among its ancestors.
        for _ in 0..<10_000 {
            if commit.id == id { return true }
            if commit.id == parent { return false }
            guard let before = commit.parents.first else { return false }
            commit = try repository.commit(before)
        }
        return false
    }

    private func current(_ repository: GitRepository) throws(GitError) -> Commit? {
        guard References.isValid(name) else { return nil }
        guard let id = try repository.references.target(of: name) else { return nil }
        return try repository.commit(id)
    }

    func removeLocks(_ target: CommitTarget) {
        for (path, mark) in [
            (target.indexLock, indexMark), (target.referenceLock, referenceMark),
        ] {
            // A passing fault must leave nothing behind.
            for _ in 0..<2 where isOurs(path, mark) { try? Disk.removeFile(path) }
        }
    }

    private func isOurs(_ path: String, _ mark: String) -> Bool {
        guard !mark.utf8.isEmpty, let found = try? FileMark.at(path) else { return false }
        return found.text.hasSameBytes(as: mark)
    }

    /// Ends what a killed run has begun, as far as git is concerned; true if its commit was made, so
    /// that its files stay.
    func settle(in repository: GitRepository) throws(CommitFailure) -> Bool {
        let target = try CommitTarget(repository, branch: name)
        do throws(GitError) {
            guard try isDecided(repository) else {
                removeLocks(target)
                return false
            }
        } catch {
            throw .git(error)
        }
        if isOurs(target.indexLock, indexMark) {
            do throws(SystemFailure) {
                try Disk.replace(target.index, with: target.indexLock)
            } catch {
                throw .system(reason: error.message)
            }
        }
        removeLocks(target)
        return true
    }
}

extension PendingCommit {
    /// Ends what a killed run has begun with a commit, by the note that it left; true if the commit
    /// was made.
    package static func settle(
        _ note: [UInt8],
        in repository: GitRepository
    ) throws(CommitFailure) -> Bool {
        guard let note = CommitNote(note) else { return false }
        return try note.settle(in: repository)
    }
}
