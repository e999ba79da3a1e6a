import HeliosFiles
import HeliosGit
import HeliosRecords
import HeliosText

/// Makes the commit of a change, step by step beside the change of the files.
struct CommitRecorder {
    let repository: GitRepository
    let draft: CommitDraft
    /// What the person should know of it.
    let notes: [String]

    /// Where a run writes down how to tell whether its commit was made.
    static func notePath(in stage: FileStage) -> String { "\(stage.path)/commit" }

    /// Stores the objects, and notes what the next run has to know.
    func prepare(in stage: FileStage) throws(ChangeFailure) -> PendingCommit {
        let commit: PendingCommit
        do throws(CommitFailure) {
            commit = try PendingCommit(draft, in: repository, scratch: stage.path)
        } catch {
            throw ChangeFailure(error)
        }
        do throws(SystemFailure) {
            try Disk.create(Self.notePath(in: stage), commit.journal)
        } catch {
            throw ChangeFailure(error)
        }
        return commit
    }

    func lock(_ commit: PendingCommit) throws(ChangeFailure) {
        do throws(CommitFailure) {
            try commit.lock(repository)
        } catch {
            throw ChangeFailure(error)
        }
    }

    func land(_ commit: PendingCommit) throws(ChangeFailure) {
        do throws(CommitFailure) {
            try commit.land()
        } catch {
            throw ChangeFailure(error)
        }
    }

    /// Whether what a killed run has left was committed, so that its files stay as they are.
    static func settle(_ stage: FileStage) throws(ChangeFailure) -> Bool {
        guard FileSystem.kindOfLink(notePath(in: stage)) == .file,
            FileSystem.kindOfLink("\(stage.path)/journal") == .file
        else { return false }
        let note: [UInt8]
        do throws(SystemFailure) {
            note = try FileSystem.read(notePath(in: stage))
        } catch {
            throw ChangeFailure(error)
        }
        guard let repository = try repository(around: stage.root) else { return false }
        do throws(CommitFailure) {
            return try PendingCommit.settle(note, in: repository)
        } catch {
            throw ChangeFailure(error)
        }
    }

    /// The git repository that holds a folder; nil where none does.
    static func repository(around root: String) throws(ChangeFailure) -> GitRepository? {
        do throws(GitError) {
            return try GitRepository.open(around: root)
        } catch {
            throw ChangeFailure(.git(error))
        }
    }
}

extension ChangeFailure {
    init(_ failure: CommitFailure) {
        switch failure {
        case .refused(let message, let help): self = .refused(ChangeRefusal(message, help: help))
        case .busy(let message, let help): self = .busy(ChangeRefusal(message, help: help))
        case .git(let error):
            self = .failed(message: error.message, help: error.help)
        case .system(let reason):
            self = .failed(
                message: "cannot write the commit: \(TerminalText.printable(reason))",
                help:
                    "no file was changed; free some space or check the rights, then run this again"
            )
        }
    }
}
