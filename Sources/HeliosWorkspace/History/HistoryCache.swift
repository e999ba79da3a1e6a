import Glibc
import HeliosGit
import HeliosText

/// The store of what commits changed, so that the next run reads new commits alone.
///
/// It may be missing, damaged, of another version or read-only: that costs time and nothing else.
struct HistoryCache: Sendable {
    private let root: String

    /// The store's folder below the record repository, and its name.
    static let folder = ".helios/cache"
    private static let name = "history.bin"
    /// No store that is read is larger.
    private static let limit = 256 << 20

    init(root: String) { self.root = root }

    /// The stored log; an empty one where there is none that can be used.
    func read() -> CommitLog {
        guard let folder = openFolder(creating: false) else { return CommitLog() }
        defer { _ = close(folder) }
        let descriptor = unsafe openat(
            folder,
            Self.name,
            O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
        )
        guard descriptor >= 0 else { return CommitLog() }
        defer { _ = close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            (0...Self.limit).contains(Int(status.st_size))
        else { return CommitLog() }
        return CommitLog(stored: Self.bytes(descriptor, Int(status.st_size))) ?? CommitLog()
    }

    private static func bytes(_ descriptor: Int32, _ size: Int) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size {
                let start = unsafe buffer.baseAddress?.advanced(by: filled)
                let count = unsafe Glibc.read(descriptor, start, size - filled)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return }
                filled += count
            }
        }
    }

    /// Stores a log in the place of the last one; the reason if that fails.
    func write(_ log: CommitLog) -> String? {
        let bytes = log.storable.stored
        guard bytes.count <= Self.limit else { return "it would be too large" }
        guard let folder = openFolder(creating: true) else { return SystemError.text(errno) }
        defer { _ = close(folder) }
        return Self.write(bytes, as: Self.name, in: folder)
    }

    /// The store's folder, reached over no link; nil if it is not there.
    private func openFolder(creating: Bool) -> Int32? {
        let flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW
        var folder = unsafe open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        for name in Self.folder.split(onByte: ASCII.slash) {
            guard folder >= 0 else { return nil }
            let above = folder
            let isNew = unsafe creating && mkdirat(above, name, 0o755) == 0
            folder = unsafe openat(above, name, flags)
            let reason = errno
            _ = close(above)
            errno = reason
            // A repository whose own list of ignored files lacks the folder stays clean.
            if isNew, folder >= 0, name == "cache" {
                _ = Self.write(Array("*\n".utf8), as: ".gitignore", in: folder)
            }
        }
        return folder >= 0 ? folder : nil
    }

    private static func write(_ bytes: [UInt8], as name: String, in folder: Int32) -> String? {
        // Two runs at once write two files; the one that is done last has the last word.
        let temporary = "\(name).\(getpid())"
        let descriptor = unsafe openat(
            folder,
            temporary,
            O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW,
            0o644
        )
        guard descriptor >= 0 else { return SystemError.text(errno) }
        var failure = write(bytes, to: descriptor)
        if close(descriptor) != 0, failure == nil { failure = SystemError.text(errno) }
        if failure == nil, unsafe renameat(folder, temporary, folder, name) != 0 {
            failure = SystemError.text(errno)
        }
        if failure != nil { unsafe _ = unlinkat(folder, temporary, 0) }
        return failure
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> String? {
        unsafe bytes.withUnsafeBytes { buffer in
            var done = 0
            while done < bytes.count {
                let start = unsafe buffer.baseAddress?.advanced(by: done)
                let count = unsafe Glibc.write(descriptor, start, bytes.count - done)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else { return SystemError.text(errno) }
                done += count
            }
            return nil
        }
    }
}
