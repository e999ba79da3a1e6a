import Glibc

/// The right to publish into one folder, held until it is released or the process ends.
struct OutputLock: ~Copyable {
    private let descriptor: Int32
    private let name: String

    /// Takes the lock at once, or fails.
    init(_ name: String, in parent: borrowing Folder) throws(SiteWriteError) {
        self.name = name
        while true {
            let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
            let file = unsafe openat(parent.descriptor, name, flags, 0o666)
            if file < 0 { throw parent.failure("lock", name) }
            while flock(file, LOCK_EX | LOCK_NB) != 0 {
                if errno == EINTR { continue }
                let isHeld = errno == EWOULDBLOCK
                let failure = parent.failure("lock", name)
                _ = close(file)
                throw isHeld ? .busy(lock: parent.path(of: name)) : failure
            }
            // Its last holder may have removed the file between opening and locking.
            var held = stat()
            let isRead = unsafe fstat(file, &held) == 0
            if isRead, let named = try? parent.status(of: name), named.st_ino == held.st_ino {
                descriptor = file
                return
            }
            _ = close(file)
        }
    }

    deinit {
        _ = close(descriptor)
    }

    /// Removes the lock's file; whoever comes next makes a new one.
    func release(in parent: borrowing Folder) throws(SiteWriteError) {
        try parent.removeFile(name)
    }
}
