import Glibc
import HeliosFiles
import HeliosText

/// The right to archive changes of one root; it ends with the process or when it is given up.
///
/// Taking it ends what a run that was killed has left.
package struct ArchiveSession {
    private let root: SpecRoot
    private let lock: FolderLock
    private let stage: FileStage

    /// How long a command waits that only wants nothing to be left half done.
    private static let patience = 60_000

    /// Takes back, or brings to its end, what a run that was killed has begun.
    package static func settle(in root: SpecRoot) throws(SpecFailure) {
        guard stage(in: root).isThere else { return }
        _ = try ArchiveSession(root, waiting: patience)
    }

    private static func stage(in root: SpecRoot) -> FileStage {
        FileStage(root: root.path, path: "\(root.folder)/.helios-archive")
    }

    /// Takes the right, and waits for another run so many milliseconds at most.
    package init(_ root: SpecRoot, waiting milliseconds: Int = 0) throws(SpecFailure) {
        self.root = root
        stage = Self.stage(in: root)
        let taken: FolderLock?
        do throws(SystemFailure) {
            // Without the folder there is nothing to archive, as the plan will tell.
            taken = try FolderLock.take(root.folder, waiting: milliseconds)
        } catch {
            throw .world(error)
        }
        guard let taken else { throw .busy }
        lock = taken
        do throws(FileStageFailure) {
            try stage.recover()
        } catch {
            throw .left(error, in: root, stage)
        }
    }

    /// Carries out a plan: all of it, or nothing.
    ///
    /// What is said afterwards is what could not be tidied up; it does not matter to the result.
    package func apply(_ plan: ArchivePlan) throws(SpecFailure) -> [String] {
        var journal: FileJournal?
        do throws(SpecFailure) {
            let steps = try staged(plan)
            journal = steps.journal
            try carryOut(steps, plan)
        } catch {
            try abandon(journal)
            throw error
        }
        do throws(SystemFailure) {
            try? Disk.sync("\(root.changes)/archive")
            try? Disk.sync(root.changes)
            try stage.remove()
            return []
        } catch {
            return ["the files before the change stayed behind: \(error.message)"]
        }
    }

    private func abandon(_ journal: FileJournal?) throws(SpecFailure) {
        do throws(FileStageFailure) {
            try stage.abandon(journal)
        } catch {
            throw .left(error, in: root, stage)
        }
    }

    private func staged(_ plan: ArchivePlan) throws(SpecFailure) -> ArchiveSteps {
        do throws(SystemFailure) {
            try stage.make()
            let steps = try ArchiveSteps(plan, stage)
            try stage.write(steps.journal)
            return steps
        } catch {
            throw .world(error)
        }
    }

    private func carryOut(
        _ steps: ArchiveSteps,
        _ plan: ArchivePlan
    ) throws(SpecFailure) {
        do throws(SystemFailure) {
            try steps.journal.prepare()
            for folder in steps.touchedFolders { try Disk.sync(folder) }
        } catch {
            throw error.code == EEXIST ? .changed(error.message) : .world(error)
        }
        if let capability = try changedCapability(steps, plan) {
            throw .changed("The spec of '\(capability)' was changed while it was being archived.")
        }
        do throws(SystemFailure) {
            try steps.journal.steps.last?.perform()
        } catch {
            guard error.code == EEXIST else { throw .world(error) }
            throw .targetExists(plan.archivedName)
        }
    }

    /// The capability one of whose files is no longer what the plan was made from.
    private func changedCapability(
        _ steps: ArchiveSteps,
        _ plan: ArchivePlan
    ) throws(SpecFailure) -> String? {
        do throws(SystemFailure) {
            for delta in plan.deltas where try FileSystem.read(delta.path) != delta.bytes {
                return delta.capability
            }
            return try steps.changedCapability()
        } catch {
            throw .world(error)
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

    fileprivate static func left(
        _ failure: FileStageFailure,
        in root: SpecRoot,
        _ stage: FileStage
    ) -> SpecFailure {
        switch failure {
        case .failed(let failure):
            SpecFailure(
                worldCode,
                "An archive that was interrupted could not be taken back: \(failure.message)",
                fix: "Rerun: that is tried again first."
            )
        case .interrupted(let changed):
            SpecFailure(
                worldCode,
                """
                An archive was interrupted, and '\(root.relative(changed))' has been changed since.
                """,
                fix: """
                    The files that were set aside are in \(root.relative(stage.path)): compare \
                    them, keep what you need, remove that folder, then rerun.
                    """
            )
        }
    }

    fileprivate static let busy = SpecFailure(
        worldCode,
        "Another archive is running in this root.",
        fix: "Wait for it to end, then rerun."
    )

    fileprivate static func targetExists(_ name: String) -> SpecFailure {
        SpecFailure("archive_target_exists", "Archive '\(name)' already exists.")
    }

    fileprivate static func changed(_ message: String) -> SpecFailure {
        SpecFailure("archive_spec_changed", message, fix: "No files were changed. Rerun.")
    }
}
