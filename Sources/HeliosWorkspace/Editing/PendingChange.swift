import HeliosFiles
import HeliosRecords
import HeliosText

/// What a change of a repository keeps while it is under way, and what a killed one has left.
package enum PendingChange {
    /// The folder at the repository's root in which new files are made and old ones kept.
    static let folderName = ".helios-change"

    /// How long a command waits for another one that is changing the same repository.
    private static let patience = 60_000

    static func stage(in root: String) -> FileStage {
        FileStage(root: root, path: "\(root)/\(folderName)")
    }

    /// Takes back, or brings to its end, what a run that was killed has begun.
    package static func settle(in root: String) throws(WorkspaceError) {
        guard stage(in: root).isThere else { return }
        do throws(ChangeFailure) {
            _ = try lock(root)
        } catch {
            switch error {
            case .failed(let message, let help): throw .unsettled(reason: message, help: help)
            case .refused(let refusal), .busy(let refusal):
                throw .unsettled(reason: refusal.message, help: refusal.help)
            }
        }
    }

    /// The right to change the files of a repository, in which nothing is left half done.
    static func lock(_ root: String) throws(ChangeFailure) -> FolderLock {
        let taken: FolderLock?
        do throws(SystemFailure) {
            taken = try FolderLock.take(root, waiting: patience)
        } catch {
            throw ChangeFailure(error)
        }
        guard let taken else {
            throw .refused(
                ChangeRefusal(
                    "another command is changing this repository",
                    help: "run this again when it has ended"
                )
            )
        }
        try recover(stage(in: root))
        return taken
    }

    private static func recover(_ stage: FileStage) throws(ChangeFailure) {
        guard stage.isThere else { return }
        if try CommitRecorder.settle(stage) {
            do throws(SystemFailure) {
                try stage.remove()
            } catch {
                throw ChangeFailure(error)
            }
            return
        }
        do throws(FileStageFailure) {
            try stage.recover()
        } catch {
            throw ChangeFailure(error, in: stage.root)
        }
    }
}
