import Glibc
import HeliosRecords
import HeliosText

/// The part of `.helios/cache/` that says what the records were when they were last read.
struct RecordCache {
    private let root: String

    /// A larger file is none of ours.
    private static let sizeLimit = 1 << 30

    /// The cache of the repository in a folder.
    init(of root: String) {
        self.root = root
    }

    /// What a run before has left.
    var memory: RecordMemory { RecordMemory(bytes: load(), tool: Self.tool) }

    /// What there is without a cache.
    var noMemory: RecordMemory { RecordMemory(bytes: nil, tool: Self.tool) }

    /// Leaves a state to the next run; that it cannot be kept costs time later, and nothing else.
    func keep(_ state: StoredState) {
        guard let bytes = state.bytes(), let folder = CacheFolder(of: root) else { return }
        folder.replace("records", bytes)
    }

    private func load() -> [UInt8]? {
        let path = "\(root)/.helios/cache/records"
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
        defer { _ = close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_size <= Self.sizeLimit
        else { return nil }
        let size = Int(status.st_size)
        var isWhole = true
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, filled in
            while filled < size {
                let rest = unsafe UnsafeMutableBufferPointer(rebasing: buffer[filled...])
                let count = unsafe read(descriptor, rest.baseAddress, rest.count)
                if count > 0 {
                    filled += count
                } else if count == 0 || errno != EINTR {
                    isWhole = false
                    return
                }
            }
        }
        return isWhole ? bytes : nil
    }

    /// What tells the running program from any other, and from itself after an update.
    private static var tool: [UInt8] {
        var status = stat()
        var identity = PackedWriter()
        guard unsafe stat("/proc/self/exe", &status) == 0 else {
            // Without one, no state is ever this tool's.
            identity.put(UInt64.random(in: .min ... .max))
            return identity.bytes
        }
        identity.put(UInt64(status.st_dev))
        identity.put(UInt64(status.st_ino))
        identity.put(UInt64(truncatingIfNeeded: status.st_size))
        identity.put(UInt64(truncatingIfNeeded: status.st_mtim.tv_sec))
        identity.put(UInt64(truncatingIfNeeded: status.st_mtim.tv_nsec))
        return identity.bytes
    }
}
