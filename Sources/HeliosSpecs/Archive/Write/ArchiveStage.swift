import Glibc
import HeliosText

/// The folder beside the specifications in which their new files are made and their old ones kept
/// until archiving has ended.
struct ArchiveStage {
    let root: SpecRoot

    var path: String { "\(root.folder)/.helios-archive" }

    private var journalPath: String { "\(path)/journal" }

    func file(_ number: Int) -> String { "\(path)/\(number)" }

    /// Makes the folder.
    func make() throws(SystemFailure) {
        try Disk.makeFolder(path)
    }

    /// Writes the journal; from here on the next run knows what was begun.
    func write(_ journal: ArchiveJournal) throws(SystemFailure) {
        let draft = "\(journalPath).new"
        try Disk.create(draft, journal.bytes(in: root))
        try Disk.move(draft, to: journalPath)
        try Disk.sync(path)
        try Disk.sync(root.folder)
    }

    /// Ends what a run that was killed has begun: takes it back, or tidies up behind it.
    func recover() throws(SpecFailure) {
        guard FileSystem.kindOfLink(path) == .folder else { return }
        if let journal = try journal() { try takeBack(journal) }
        do throws(SystemFailure) {
            try remove()
        } catch {
            throw notTakenBack(error)
        }
    }

    /// Takes back what has been done of a journal; what cannot be taken back now is left to the
    /// next run.
    func abandon(_ journal: ArchiveJournal?) throws(SpecFailure) {
        if let journal { try takeBack(journal) }
        // All is as it was; what stays behind here is removed by the next run.
        try? remove()
    }

    private func journal() throws(SpecFailure) -> ArchiveJournal? {
        do throws(SystemFailure) {
            if let journal = ArchiveJournal(try FileSystem.read(journalPath), in: root) {
                return journal
            }
        } catch {
            if error.code == ENOENT { return nil }
            throw notTakenBack(error)
        }
        throw interrupted(journalPath)
    }

    private func takeBack(_ journal: ArchiveJournal) throws(SpecFailure) {
        let changed: String?
        do throws(SystemFailure) {
            changed = try journal.undo()
        } catch {
            throw notTakenBack(error)
        }
        if let changed { throw interrupted(changed) }
    }

    private func notTakenBack(_ failure: SystemFailure) -> SpecFailure {
        SpecFailure(
            SpecFailure.worldCode,
            "An archive that was interrupted could not be taken back: \(failure.message)",
            fix: "Rerun: that is tried again first."
        )
    }

    private func interrupted(_ changed: String) -> SpecFailure {
        SpecFailure(
            SpecFailure.worldCode,
            "An archive was interrupted, and '\(root.relative(changed))' has been changed since.",
            fix: """
                The files that were set aside are in \(root.relative(path)): compare them, keep \
                what you need, remove that folder, then rerun.
                """
        )
    }

    /// Removes the folder and all in it; without the journal, nothing in it counts.
    ///
    /// It is tried again, so that no passing fault leaves anything behind.
    func remove() throws(SystemFailure) {
        do throws(SystemFailure) {
            try removeOnce()
        } catch {
            try removeOnce()
        }
    }

    private func removeOnce() throws(SystemFailure) {
        do throws(SystemFailure) {
            try Disk.removeFile(journalPath)
        } catch {
            // It is the first to be removed, so it may be gone already.
            guard error.code == ENOENT else { throw error }
        }
        try empty(path, depth: 0)
        try Disk.removeFolder(path)
    }

    private func empty(_ folder: String, depth: Int) throws(SystemFailure) {
        guard depth < 256 else { throw SystemFailure(ELOOP, call: "scandir", path: folder) }
        for entry in try FileSystem.list(folder) {
            let path = "\(folder)/\(entry.name)"
            if entry.kind == .folder {
                try empty(path, depth: depth + 1)
                try Disk.removeFolder(path)
            } else {
                try Disk.removeFile(path)
            }
        }
    }
}

extension SpecFailure {
    /// The code of a failure that lies neither with the change nor with the command.
    package static let worldCode = "archive_error"

    /// A failure of the system before anything was decided.
    static func world(_ failure: SystemFailure) -> SpecFailure {
        SpecFailure(worldCode, failure.message, fix: "No files were changed. Rerun.")
    }
}
