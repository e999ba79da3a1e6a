import CHeliosPOSIX
import Glibc
import HeliosText

/// Waits for changes of a repository's files, as the system tells of them.
///
/// An event says only that there is something to look at: what has changed is for the build to find
/// out. So nothing is missed that happens while folders come and go, or when events are lost.
package final class FolderWatch {
    /// Why waiting has ended.
    package enum Event: Sendable, Hashable {
        /// Something has changed, and nothing more for a moment.
        case changed
        /// The process was asked to end, by the signal of this number.
        case interrupted(Int32)
    }

    private let root: String
    private let output: String
    private let watcher: Int32
    private let interruptions: Int32
    /// The folders by their numbers in the queue, each with a slash at its end.
    private var folders: [Int32: String] = [:]

    /// How long nothing may happen before a change counts as over, in milliseconds.
    private static let quiet: Int32 = 100
    /// A change that goes on is built after so many times that.
    private static let patience = 20

    /// Watches the repository of a workspace, except for the portal at this path.
    package init(_ workspace: Workspace, output: String) throws(WorkspaceError) {
        root = workspace.root
        self.output = output
        watcher = helios_watcher()
        interruptions = helios_catch_interruptions()
        guard watcher >= 0, interruptions >= 0 else {
            throw .unreadable(path: root, reason: SystemError.text(errno))
        }
    }

    deinit {
        if watcher >= 0 { _ = close(watcher) }
    }

    /// Adds the folders that are there now; to be called before each build, so that whatever
    /// changes while it runs is an event.
    package func refresh() throws(WorkspaceError) {
        var pending = [""]
        while let prefix = pending.popLast() {
            let number = unsafe helios_watch(watcher, "\(root)/\(prefix)")
            if number < 0 {
                // A folder that has just gone is an event of the one that held it.
                guard errno != ENOENT, errno != ENOTDIR else { continue }
                throw .unreadable(
                    path: "\(root)/\(prefix)",
                    reason: errno == ENOSPC
                        ? "the system watches no more folders" : SystemError.text(errno)
                )
            }
            folders[number] = prefix
            pending += subfolders(of: prefix)
        }
    }

    private func subfolders(of prefix: String) -> [String] {
        guard let stream = unsafe opendir("\(root)/\(prefix)") else { return [] }
        defer { unsafe _ = closedir(stream) }
        let place = BuildOutput(path: output)
        let holdsOutput = unsafe place?.isParent(dirfd(stream)) ?? false
        var result: [String] = []
        while let entry = unsafe readdir(stream) {
            guard unsafe entry.pointee.d_type == DT_DIR || entry.pointee.d_type == DT_UNKNOWN,
                let name = unsafe TreeSnapshot.name(of: entry), Self.isRead(name, in: prefix),
                !holdsOutput || !(place?.owns(name) ?? false)
            else { continue }
            result.append("\(prefix)\(name)/")
        }
        return result
    }

    private static func isRead(_ name: String, in prefix: String) -> Bool {
        guard name.utf8.first == ASCII.dot else { return true }
        return name != "." && name != ".." && prefix.hasBytePrefix("openspec/")
    }

    /// Waits until something has changed and it is quiet again, or a signal asks to end.
    package func wait() throws(WorkspaceError) -> Event {
        var isChanged = false
        var rounds = 0
        while true {
            var descriptors = [
                pollfd(fd: interruptions, events: Int16(POLLIN), revents: 0),
                pollfd(fd: watcher, events: Int16(POLLIN), revents: 0),
            ]
            let count = unsafe poll(&descriptors, 2, isChanged ? Self.quiet : -1)
            if count < 0, errno != EINTR {
                throw .unreadable(path: root, reason: SystemError.text(errno))
            }
            var signal: UInt8 = 0
            if unsafe read(interruptions, &signal, 1) == 1 { return .interrupted(Int32(signal)) }
            if count == 0, isChanged { return .changed }
            if takeEvents() { isChanged = true }
            rounds += isChanged ? 1 : 0
            if rounds > Self.patience { return .changed }
        }
    }

    /// Empties the queue; whether anything in it concerns a build.
    private func takeEvents() -> Bool {
        var concerns = false
        var buffer = [CChar](repeating: 0, count: 64 << 10)
        while true {
            let length = unsafe read(watcher, &buffer, buffer.count)
            guard length > 0 else { return concerns }
            unsafe buffer.withUnsafeBufferPointer { events in
                var start = 0
                while start < length, let base = events.baseAddress {
                    var number: Int32 = 0
                    var name: UnsafePointer<CChar>?
                    let size = unsafe helios_watch_event(
                        base + start,
                        Int32(clamping: length - start),
                        &number,
                        &name
                    )
                    guard size > 0 else { return }
                    start += Int(size)
                    let text = unsafe name.map { unsafe String(cString: $0) }
                    if concernsBuild(number, text) { concerns = true }
                }
            }
        }
    }

    private func concernsBuild(_ number: Int32, _ name: String?) -> Bool {
        guard number >= 0, let name, let prefix = folders[number] else { return true }
        guard Self.isRead(name, in: prefix) else { return false }
        guard let place = BuildOutput(path: output), place.owns(name) else { return true }
        return !place.isFolder("\(root)/\(prefix)")
    }
}
