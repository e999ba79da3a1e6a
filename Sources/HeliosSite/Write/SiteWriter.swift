import Glibc
import Synchronization

/// Writes a portal beside the one that is published, and puts it in its place in one step.
///
/// Whatever happens before that step, a failure, a full disk or the end of the process, leaves the
/// published portal whole. Files may be written from several tasks at once.
package final class SiteWriter: Sendable {
    /// A file of the new portal.
    struct Entry {
        let path: String
        let size: Int
        /// Its place in the portal before, where it is the same file.
        let known: Int?
        /// What the system said of it when it was written; nil where it was not.
        let mark: FileTable.Mark?
    }

    private struct State {
        var entries: [Entry] = []
        var isEnded = false
    }

    private let path: String
    private let output: Output
    private let lock: OutputLock
    private let stage: Folder
    /// What the new portal takes over; nil where all of it is new.
    private let update: SiteUpdate?
    private let state = Mutex(State())

    /// Takes the output's lock and makes an empty stage beside it.
    package convenience init(output path: String) throws(SiteWriteError) {
        try self.init(output: path, takingOver: nil)
    }

    /// Takes the output's lock and makes a stage that holds the files of a portal that stay; the
    /// flags say which, by their places in the portal's table.
    ///
    /// Fails with `.stale` where the portal is not what a build has left, here or when publishing.
    package convenience init(
        output path: String,
        over site: PublishedSite,
        keeping kept: [Bool]
    ) throws(SiteWriteError) {
        try self.init(output: path, takingOver: (site, kept))
    }

    private init(
        output path: String,
        takingOver previous: (site: PublishedSite, kept: [Bool])?
    ) throws(SiteWriteError) {
        self.path = path
        output = try Output(path: path)
        lock = try OutputLock(output.lockName, in: output.parent)
        do throws(SiteWriteError) {
            try output.recover()
            if let previous {
                let update = try SiteUpdate(of: previous.site, keeping: previous.kept, in: output)
                stage = try update.makeStage(in: output)
                self.update = update
            } else {
                // One that is not ours is in nobody's way.
                try? output.removeLeftover(output.spareName)
                try output.parent.makeFolder(output.stageName)
                let stage = try Folder(output.stageName, in: output.parent)
                try stage.create(RenderedFile(path: Manifest.name, bytes: []))
                self.stage = stage
                update = nil
            }
            try output.checkReplaceable()
        } catch {
            Self.clear(output, lock)
            throw error
        }
    }

    deinit {
        discard()
    }

    /// Writes a file that has not been written before.
    package func write(_ file: RenderedFile) throws(SiteWriteError) {
        guard Manifest.accepts(file.path) else { throw .unsafePath(file.path) }
        let known = try update?.takeOver(file, into: stage)
        let mark = known == nil ? try stage.create(file) : nil
        state.withLock { state in
            precondition(!state.isEnded, "a portal that is published or discarded takes no files")
            state.entries.append(
                Entry(path: file.path, size: file.bytes.count, known: known, mark: mark)
            )
        }
    }

    /// Makes what was written the portal; on a failure nothing has changed.
    ///
    /// What the closure is told of the portal stays true until another build takes the lock.
    package func publish(
        recording record: ((PublishedSite) -> Void)? = nil
    ) throws(SiteWriteError) -> WriteReport {
        let finished: FinishedStage
        let old: String?
        do throws(SiteWriteError) {
            let entries = state.withLock(\.entries)
            finished = try FinishedStage(of: stage, entries, update, isRecorded: record != nil)
            old = try output.swap()
        } catch {
            discard()
            throw error
        }
        state.withLock { $0.isEnded = true }
        var warnings: [String] = []
        let hasSpare = retire(old, &warnings)
        record?(finished.site(hasSpare: hasSpare))
        do throws(SiteWriteError) {
            try lock.release(in: output.parent)
        } catch {
            warnings.append("the lock stayed behind: \(error.message)")
        }
        return WriteReport(
            output: path,
            files: finished.entries.count,
            written: finished.entries.count { $0.known == nil },
            bytes: finished.bytes,
            warnings: warnings
        )
    }

    /// Removes what was written; the portal published before stays.
    package func discard() {
        let isEnded = state.withLock { state in
            defer { state.isEnded = true }
            return state.isEnded
        }
        if !isEnded { Self.clear(output, lock) }
    }

    /// Keeps the old portal for the next build if that can use it, or else removes it.
    private func retire(_ old: String?, _ warnings: inout [String]) -> Bool {
        guard let old else { return false }
        do throws(SiteWriteError) {
            if update != nil, old == output.stageName {
                try output.parent.rename(old, to: output.spareName)
                return true
            }
            try output.removeLeftover(old)
        } catch {
            warnings.append("the portal published before stayed behind: \(error.message)")
        }
        return false
    }

    /// What cannot be removed here is removed by the next build, which finds it by its name.
    private static func clear(_ output: borrowing Output, _ lock: borrowing OutputLock) {
        try? output.removeLeftover(output.stageName)
        try? lock.release(in: output.parent)
    }
}
