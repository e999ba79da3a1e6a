import Glibc
import HeliosFiles

/// The folder `.helios/cache/` of a repository, which keeps itself out of git.
///
/// No symbolic link is followed on the way to it, so that nothing is read or written elsewhere.
final class CacheFolder {
    /// Where it lies in the repository.
    static let path = ".helios/cache"

    private let descriptor: Int32

    /// Opens the folder of the repository in a folder, and makes it before that if asked to.
    init(of root: String, making: Bool) throws(SystemFailure) {
        let folder = try Self.opened(unsafe open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
        defer { _ = close(folder) }
        let machine = try Self.folder(".helios", in: folder, making: making)
        defer { _ = close(machine) }
        descriptor = try Self.folder("cache", in: machine, making: making)
        // A repository whose own list of ignored files lacks the folder stays clean.
        if making, unsafe faccessat(descriptor, ".gitignore", F_OK, 0) != 0 {
            try replace(".gitignore", Array("*\n".utf8))
        }
    }

    deinit { _ = close(descriptor) }

    private static func folder(
        _ name: String,
        in parent: Int32,
        making: Bool
    ) throws(SystemFailure) -> Int32 {
        if making { unsafe _ = mkdirat(parent, name, 0o777) }
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW
        return try opened(unsafe openat(parent, name, flags))
    }

    private static func opened(_ descriptor: Int32) throws(SystemFailure) -> Int32 {
        guard descriptor >= 0 else { throw SystemFailure(errno, call: "open") }
        return descriptor
    }

    // MARK: Files

    /// The bytes of a file; nil where there is none that can be read whole, or a larger one.
    func read(_ name: String, atMost limit: Int) -> [UInt8]? {
        let flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        let file = unsafe openat(descriptor, name, flags)
        guard file >= 0 else { return nil }
        defer { _ = close(file) }
        var status = stat()
        guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            (0...limit).contains(Int(status.st_size))
        else { return nil }
        let size = Int(status.st_size)
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size {
                let rest = unsafe UnsafeMutableBufferPointer(rebasing: buffer[filled...])
                let count = unsafe Glibc.read(file, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                filled += count
            }
        }
        return bytes.count == size ? bytes : nil
    }

    /// Puts a file in its place in one step; a failure leaves the one that was there, or none.
    func replace(_ name: String, _ bytes: [UInt8]) throws(SystemFailure) {
        try replace(name) { file throws(SystemFailure) in try file.write(bytes) }
    }

    /// Puts a file in its place in one step, as the closure writes it piece by piece.
    func replace(
        _ name: String,
        _ write: (NewFile) throws(SystemFailure) -> Void
    ) throws(SystemFailure) {
        // Two runs at once write two files; the one that is done last has the last word.
        let new = ".new.\(name).\(getpid())"
        let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
        let file = try Self.opened(unsafe openat(descriptor, new, flags, 0o666))
        do throws(SystemFailure) {
            do throws(SystemFailure) {
                try write(NewFile(descriptor: file))
            } catch {
                _ = close(file)
                throw error
            }
            guard close(file) == 0 else { throw SystemFailure(errno, call: "write") }
            guard unsafe renameat(descriptor, new, descriptor, name) == 0 else {
                throw SystemFailure(errno, call: "rename")
            }
        } catch {
            unsafe _ = unlinkat(descriptor, new, 0)
            throw error
        }
    }
}

/// A file of the cache while it is written.
struct NewFile {
    fileprivate let descriptor: Int32

    /// Writes all of it at the end of the file.
    func write(_ bytes: [UInt8]) throws(SystemFailure) {
        let code: Int32 = unsafe bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count {
                let rest = unsafe UnsafeRawBufferPointer(rebasing: buffer[start...])
                let count = unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return count == 0 ? ENOSPC : errno }
                start += count
            }
            return 0
        }
        guard code == 0 else { throw SystemFailure(code, call: "write") }
    }
}
