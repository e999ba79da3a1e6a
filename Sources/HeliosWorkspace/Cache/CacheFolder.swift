import Glibc

/// The folder `.helios/cache/` of a repository, which keeps itself out of git.
///
/// No symbolic link is followed on the way to it, so that nothing is written elsewhere.
final class CacheFolder {
    private let descriptor: Int32

    /// Opens the folder, made where it is missing; nil where that cannot be.
    init?(of root: String) {
        let folder = unsafe open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard folder >= 0 else { return nil }
        defer { _ = close(folder) }
        let machine = Self.folder(".helios", in: folder)
        guard machine >= 0 else { return nil }
        defer { _ = close(machine) }
        descriptor = Self.folder("cache", in: machine)
        guard descriptor >= 0 else { return nil }
        if unsafe faccessat(descriptor, ".gitignore", F_OK, 0) != 0 {
            replace(".gitignore", Array("*\n".utf8))
        }
    }

    deinit { if descriptor >= 0 { _ = close(descriptor) } }

    private static func folder(_ name: String, in parent: Int32) -> Int32 {
        unsafe _ = mkdirat(parent, name, 0o777)
        return unsafe openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    }

    /// Puts a file in its place in one step; a failure leaves the one that was there, or none.
    func replace(_ name: String, _ bytes: [UInt8]) {
        let new = ".new.\(name).\(getpid())"
        let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
        unsafe _ = unlinkat(descriptor, new, 0)
        let file = unsafe openat(descriptor, new, flags, 0o666)
        guard file >= 0 else { return }
        let isWhole = Self.write(bytes, to: file)
        let isClosed = close(file) == 0
        guard isWhole, isClosed, unsafe renameat(descriptor, new, descriptor, name) == 0 else {
            unsafe _ = unlinkat(descriptor, new, 0)
            return
        }
    }

    private static func write(_ bytes: [UInt8], to file: Int32) -> Bool {
        unsafe bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
                let count = unsafe Glibc.write(file, rest.baseAddress, rest.count)
                if count > 0 {
                    start += count
                } else if count == 0 || errno != EINTR {
                    return false
                }
            }
            return true
        }
    }
}
