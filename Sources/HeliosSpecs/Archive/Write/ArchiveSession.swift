import Glibc
import HeliosText

/// The right to archive changes of one root; it ends with the process or when it is given up.
///
/// Taking it ends what a run that was killed has left.
package struct ArchiveSession: ~Copyable {
    private let root: SpecRoot
    private let descriptor: Int32
    private let stage: ArchiveStage

    package init(_ root: SpecRoot) throws(SpecFailure) {
        self.root = root
        stage = ArchiveStage(root: root)
        let file = unsafe open(root.folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else {
            // Without the folder there is nothing to archive, as the plan will tell.
            guard errno == ENOENT || errno == ENOTDIR else {
                throw .world(SystemFailure(errno, call: "open", path: root.folder))
            }
            descriptor = -1
            return
        }
        do throws(SpecFailure) {
            try Self.lock(file, root)
            try stage.recover()
        } catch {
            _ = close(file)
            throw error
        }
        descriptor = file
    }

    private static func lock(_ file: Int32, _ root: SpecRoot) throws(SpecFailure) {
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            if errno == EINTR { continue }
            if errno == EWOULDBLOCK { throw .busy }
            throw .world(SystemFailure(errno, call: "flock", path: root.folder))
        }
    }

    deinit {
        if descriptor >= 0 { _ = close(descriptor) }
    }

    /// Carries out a plan: all of it, or nothing.
    ///
    /// What is said afterwards is what could not be tidied up; it does not matter to the result.
    package func apply(_ plan: ArchivePlan) throws(SpecFailure) -> [String] {
        var journal: ArchiveJournal?
        do throws(SpecFailure) {
            let steps = try staged(plan)
            journal = steps.journal
            try carryOut(steps, plan)
        } catch {
            try stage.abandon(journal)
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
