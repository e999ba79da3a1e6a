import Glibc
import HeliosText

/// The program that runs.
enum RunningTool {
    /// What tells it from any other, and from itself after an update; nil where that is not known.
    static var identity: [UInt8]? {
        var status = stat()
        guard unsafe stat("/proc/self/exe", &status) == 0 else { return nil }
        var identity = PackedWriter()
        identity.put(UInt64(status.st_dev))
        identity.put(UInt64(status.st_ino))
        identity.put(Int(status.st_size))
        identity.put(Int(status.st_mtim.tv_sec))
        identity.put(Int(status.st_mtim.tv_nsec))
        return identity.bytes
    }
}
