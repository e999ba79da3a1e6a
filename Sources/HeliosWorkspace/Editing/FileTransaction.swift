import Glibc
import HeliosFiles
import HeliosGit
import HeliosRecords
import HeliosText

/// Changes files together: all of them, or none.
struct FileTransaction {
    private let root: String
    private let changes: FileChanges
    /// The texts that the change was made from, by the path they have in the end.
    private let originals: [String: [UInt8]]
    private let stage: FileStage
    private var steps: [FileStep] = []
    private var exchanged: [(path: String, step: FileStep)] = []
    private var madeFolders: Set<String> = []

    init(_ changes: FileChanges, in root: String, originals: [String: [UInt8]]) {
        self.root = root
        self.changes = changes
        self.originals = originals
        stage = PendingChange.stage(in: root)
    }

    /// Changes the files, and makes a commit of it where one is wanted; a failure leaves all as it
    /// was.
    mutating func run(_ recorder: CommitRecorder? = nil) throws(ChangeFailure) -> PendingCommit? {
        var journal: FileJournal?
        var commit: PendingCommit?
        do throws(ChangeFailure) {
            try make()
            commit = try recorder?.prepare(in: stage)
            let prepared = try prepare()
            journal = prepared
            if let commit { try recorder?.lock(commit) }
            try carryOut(prepared)
            // Where there is a commit, it is the branch that says whether all has been done.
            if let commit {
                try recorder?.land(commit)
            } else {
                try decide(prepared)
            }
        } catch {
            commit?.release()
            do throws(FileStageFailure) {
                try stage.abandon(journal)
            } catch {
                throw ChangeFailure(error, in: root)
            }
            throw error
        }
        if commit?.finish() ?? true { tidyUp() }
        return commit
    }

    // MARK: Steps

    private func make() throws(ChangeFailure) {
        do throws(SystemFailure) {
            try stage.make()
        } catch {
            throw ChangeFailure(error)
        }
    }

    private mutating func prepare() throws(ChangeFailure) -> FileJournal {
        do throws(SystemFailure) {
            try planMoves()
            try planTexts()
            let mark = "\(stage.path)/ready"
            try Disk.create(mark, [])
            steps.append(try .move(mark, to: "\(stage.path)/done"))
            let journal = FileJournal(steps)
            try stage.write(journal)
            return journal
        } catch {
            throw ChangeFailure(error)
        }
    }

    private mutating func planMoves() throws(SystemFailure) {
        for move in changes.moves {
            makeFolder(of: move.to)
            steps.append(try .move(full(move.from), to: full(move.to)))
        }
    }

    private mutating func planTexts() throws(SystemFailure) {
        let texts = changes.texts.sorted { $0.key.precedesBytewise($1.key) }
        for (number, (path, text)) in texts.enumerated() {
            let file = stage.file(number)
            let old = full(changes.oldPath(of: path))
            if originals[path] != nil {
                try Disk.create(file, text, like: old)
                let step = try FileStep.exchange(file, with: full(path))
                exchanged.append((path, step))
                steps.append(step)
            } else {
                try Disk.create(file, text)
                makeFolder(of: path)
                steps.append(try .move(file, to: full(path)))
            }
        }
    }

    /// Steps that make the folders of a file which are not there.
    private mutating func makeFolder(of path: String) {
        var missing: [String] = []
        var folder = full(path).parentPath
        while folder.utf8.count > root.utf8.count, FileSystem.kind(folder) == nil,
            !madeFolders.contains(folder)
        {
            missing.append(folder)
            folder = folder.parentPath
        }
        for folder in missing.reversed() {
            madeFolders.insert(folder)
            steps.append(.makeFolder(folder))
        }
    }

    private func full(_ path: String) -> String { "\(root)/\(path)" }

    // MARK: Doing them

    private func carryOut(_ journal: FileJournal) throws(ChangeFailure) {
        do throws(SystemFailure) {
            try journal.prepare()
            for (path, step) in exchanged
            where try FileSystem.read(step.replaced()) != originals[path] {
                throw SystemFailure(EAGAIN, call: "check", path: path)
            }
            for folder in touchedFolders { try Disk.sync(folder) }
        } catch {
            switch error.code {
            case EAGAIN, EEXIST, ENOENT:
                throw .refused(
                    ChangeRefusal(
                        "a file was changed while this was being done",
                        help: "nothing was changed; run this again"
                    )
                )
            default: throw ChangeFailure(error)
            }
        }
    }

    private func decide(_ journal: FileJournal) throws(ChangeFailure) {
        do throws(SystemFailure) {
            try journal.steps.last?.perform()
        } catch {
            throw ChangeFailure(error)
        }
    }

    /// The folders whose entries change.
    private var touchedFolders: [String] {
        let left = changes.moves.map { full($0.from).parentPath }
        return Set(steps.dropLast().map(\.to.parentPath) + left)
            .filter { FileSystem.kind($0) == .folder }.sortedByBytes()
    }

    /// Removes what is not needed any longer; the next run does what fails here.
    private func tidyUp() {
        for move in changes.moves {
            var folder = full(move.from).parentPath
            // Git keeps no empty folders either.
            while folder.utf8.count > root.utf8.count,
                (try? Disk.removeFolder(folder)) != nil
            {
                folder = folder.parentPath
            }
        }
        try? stage.remove()
    }
}
