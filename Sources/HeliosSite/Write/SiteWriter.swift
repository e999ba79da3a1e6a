import Glibc
import Synchronization

/// Writes a portal beside the one that is published, and puts it in its place in one step.
///
/// Whatever happens before that step, a failure, a full disk or the end of the process, leaves the
/// published portal whole. Files may be written from several tasks at once.
package final class SiteWriter: Sendable {
    private struct State {
        var manifest = Manifest()
        var bytes = 0
        var isEnded = false
    }

    private let path: String
    private let output: Output
    private let lock: OutputLock
    private let stage: Folder
    private let state = Mutex(State())

    /// Takes the output's lock and makes an empty stage beside it.
    package init(output path: String) throws(SiteWriteError) {
        self.path = path
        output = try Output(path: path)
        lock = try OutputLock(output.lockName, in: output.parent)
        do {
            try output.recover()
            try output.parent.makeFolder(output.stageName)
            let stage = try Folder(output.stageName, in: output.parent)
            try stage.create(RenderedFile(path: Manifest.name, bytes: []))
            self.stage = stage
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
        try stage.create(file)
        state.withLock { state in
            precondition(!state.isEnded, "a portal that is published or discarded takes no files")
            state.manifest.files.append((file.path, file.bytes.count))
            state.bytes += file.bytes.count
        }
    }

    /// Makes what was written the portal; on a failure nothing has changed.
    package func publish() throws(SiteWriteError) -> WriteReport {
        let (manifest, bytes) = state.withLock { ($0.manifest, $0.bytes) }
        let old: String?
        do {
            try finishStage(manifest)
            old = try output.swap()
        } catch {
            discard()
            throw error
        }
        state.withLock { $0.isEnded = true }
        return WriteReport(
            output: path,
            files: manifest.files.count,
            bytes: bytes,
            warnings: removeLeftovers(old)
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

    /// Writes the manifest and sees to it that all of the stage is on the disk.
    private func finishStage(_ manifest: Manifest) throws(SiteWriteError) {
        let file = manifest.rendered()
        try stage.overwrite(file)
        for (path, size) in manifest.files + [(file.path, file.bytes.count)] {
            let status = try stage.status(of: path)
            guard status?.st_size == size else { throw .sizeChanged(stage.path(of: path)) }
        }
        try stage.sync()
    }

    private func removeLeftovers(_ old: String?) -> [String] {
        var warnings: [String] = []
        do throws(SiteWriteError) {
            if let old { try output.removeLeftover(old) }
        } catch {
            warnings.append("the portal published before stayed behind: \(error.message)")
        }
        do throws(SiteWriteError) {
            try lock.release(in: output.parent)
        } catch {
            warnings.append("the lock stayed behind: \(error.message)")
        }
        return warnings
    }

    /// What cannot be removed here is removed by the next build, which finds it by its name.
    private static func clear(_ output: borrowing Output, _ lock: borrowing OutputLock) {
        try? output.removeLeftover(output.stageName)
        try? lock.release(in: output.parent)
    }
}
