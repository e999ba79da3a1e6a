import Glibc
import HeliosText

/// Why what a run that was killed has begun could not be ended.
package enum FileStageFailure: Error, Sendable {
    /// The system refused.
    case failed(SystemFailure)
    /// This path has been changed since, so that taking it back would lose something.
    case interrupted(String)
}

/// A folder in which new files are made and old ones kept until all of a change has been done.
package struct FileStage: Sendable {
    /// What the paths of the journal are relative to.
    package let root: String
    /// The folder, absolute; the one it lies in exists.
    package let path: String

    package init(root: String, path: String) {
        self.root = root
        self.path = path
    }

    private var journalPath: String { "\(path)/journal" }

    /// The place of a file in the folder.
    package func file(_ number: Int) -> String { "\(path)/\(number)" }

    /// Makes the folder.
    package func make() throws(SystemFailure) {
        try Disk.makeFolder(path)
    }

    /// Writes the journal; from here on the next run knows what was begun.
    package func write(_ journal: FileJournal) throws(SystemFailure) {
        let draft = "\(journalPath).new"
        try Disk.create(draft, journal.bytes(in: root, folder: try FileMark.at(path)))
        try Disk.move(draft, to: journalPath)
        try Disk.sync(path)
        try Disk.sync(path.parentPath)
    }

    /// Whether a run has left something here.
    package var isThere: Bool { FileSystem.kindOfLink(path) == .folder }

    /// Ends what a run that was killed has begun: takes it back, or tidies up behind it.
    package func recover() throws(FileStageFailure) {
        guard isThere else { return }
        if let journal = try journal() { try takeBack(journal) }
        do throws(SystemFailure) {
            try remove()
        } catch {
            throw .failed(error)
        }
    }

    /// Takes back what has been done of a journal; what cannot be taken back now is left to the
    /// next run.
    package func abandon(_ journal: FileJournal?) throws(FileStageFailure) {
        if let journal { try takeBack(journal) }
        // All is as it was; what stays behind here is removed by the next run.
        try? remove()
    }

    /// The journal that a run has left.
    package func journal() throws(FileStageFailure) -> FileJournal? {
        do throws(SystemFailure) {
            let bytes = try FileSystem.read(journalPath)
            let folder = try FileMark.at(path)
            if let journal = FileJournal(bytes, in: root, folder: folder) { return journal }
        } catch {
            if error.code == ENOENT { return nil }
            throw .failed(error)
        }
        throw .interrupted(journalPath)
    }

    private func takeBack(_ journal: FileJournal) throws(FileStageFailure) {
        let changed: String?
        do throws(SystemFailure) {
            changed = try journal.undo()
        } catch {
            throw .failed(error)
        }
        if let changed { throw .interrupted(changed) }
    }

    /// Removes the folder and all in it; without the journal, nothing in it counts.
    ///
    /// It is tried again, so that no passing fault leaves anything behind.
    package func remove() throws(SystemFailure) {
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
