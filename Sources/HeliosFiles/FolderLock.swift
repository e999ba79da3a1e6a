import Glibc

/// The right of one process to change what lies in a folder; it ends with the process or when it
/// is given up.
package final class FolderLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock, and waits for another process at most so long; nil where that one still
    /// holds it.
    ///
    /// A folder that does not exist has nothing to lock, and counts as locked.
    package static func take(
        _ folder: String,
        waiting milliseconds: Int = 0
    ) throws(SystemFailure) -> FolderLock? {
        let file = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else {
            guard errno == ENOENT || errno == ENOTDIR else {
                throw SystemFailure(errno, call: "open", path: folder)
            }
            return FolderLock(descriptor: -1)
        }
        var left = milliseconds
        while flock(file, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            guard code == EWOULDBLOCK, left > 0 else {
                _ = close(file)
                if code == EWOULDBLOCK { return nil }
                throw SystemFailure(code, call: "flock", path: folder)
            }
            _ = usleep(UInt32(step) * 1_000)
            left -= step
        }
        return FolderLock(descriptor: file)
    }

    private static let step = 5

    private init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit {
        if descriptor >= 0 { _ = close(descriptor) }
    }
}
