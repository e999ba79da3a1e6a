import Glibc
import HeliosDiagnostics
import HeliosFiles
import HeliosGit
import HeliosRecords
import HeliosText

/// What a change of records does, made ready and checked, not yet written.
struct PlannedChange {
    /// What becomes of the files.
    var files: FileChanges
    /// The texts the change was made from, by the path they have in the end.
    var originals: [String: [UInt8]] = [:]
    /// The subject of its commit, such as `Rename asset:a to asset:b`.
    var subject: String
    /// The operation and the record, for the commit's trailers.
    var operation: String
    var record: String
    /// What the person who asked should know besides.
    var notes: [String] = []
}

/// How a change is to be made.
package struct ChangeRequest: Sendable {
    /// Whether it is only shown.
    package var isDryRun = false
    /// The commit that is to be made of it, if any.
    package var commit: CommitRequest?

    package init(isDryRun: Bool = false, commit: CommitRequest? = nil) {
        self.isDryRun = isDryRun
        self.commit = commit
    }
}

/// What a change has done, or would do.
package struct ChangeReport: Sendable {
    /// What was asked for, such as `Rename asset:a to asset:b`.
    package let subject: String
    /// What moves: from where, to where.
    package let moves: [(from: String, to: String)]
    /// The files that say something else, by the path they have in the end.
    package let edited: [String]
    /// The files that are new.
    package let created: [String]
    /// What should be known besides.
    package let notes: [String]
    /// The commit's name.
    package let commit: String?
}

extension Workspace {
    /// How often a change is tried again where another program holds a lock of git's.
    private static let attempts = 40

    /// Plans a change on what the repository holds now, and makes it: all of it, or nothing.
    func change(
        _ request: ChangeRequest,
        _ plan: (CheckedRepository) async throws -> PlannedChange
    ) async throws -> ChangeReport {
        if request.isDryRun {
            let planned = try await plan(await CheckedRepository.read(tree, at: clock))
            return report(planned, commit: nil, notes: [])
        }
        var left = Self.attempts
        while true {
            do {
                return try await changeOnce(request, plan)
            } catch ChangeFailure.busy(let refusal) {
                left -= 1
                guard left > 0 else { throw ChangeFailure.busy(refusal) }
                try await Task.sleep(nanoseconds: 50_000_000)
            }
        }
    }

    private func changeOnce(
        _ request: ChangeRequest,
        _ plan: (CheckedRepository) async throws -> PlannedChange
    ) async throws -> ChangeReport {
        let lock = try PendingChange.lock(root)
        defer { withExtendedLifetime(lock) {} }
        let planned = try await plan(await CheckedRepository.read(tree, at: clock))
        let recorder = try request.commit.map { request in
            try CommitRecorder(request, planned, root: root)
        }
        var transaction = FileTransaction(planned.files, in: root, originals: planned.originals)
        let commit = try transaction.run(recorder)
        return report(planned, commit: commit?.id.short, notes: recorder?.notes ?? [])
    }

    func report(
        _ planned: PlannedChange,
        commit: String?,
        notes: [String]
    ) -> ChangeReport {
        let paths = planned.files.texts.keys.sortedByBytes()
        return ChangeReport(
            subject: planned.subject,
            moves: planned.files.moves.map { ($0.from, $0.to) },
            edited: paths.filter { planned.originals[$0] != nil },
            created: paths.filter { planned.originals[$0] == nil },
            notes: planned.notes + notes,
            commit: commit
        )
    }

    /// The texts that edited files have now, by the path they have in the end.
    func originals(of files: FileChanges) throws(ChangeFailure) -> [String: [UInt8]] {
        var originals: [String: [UInt8]] = [:]
        for path in files.texts.keys {
            do throws(SourceReadError) {
                let old = SourceFile(path: files.oldPath(of: path), size: 0)
                originals[path] = try tree.read(old)
            } catch {
                if error.problem == .vanished { continue }
                throw .failed(message: "cannot read '\(path)': \(error.reason)", help: "try again")
            }
        }
        return originals
    }
}
