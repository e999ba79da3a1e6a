import HeliosFiles
import HeliosGit

/// The store of what commits changed, so that the next run reads new commits alone.
///
/// It may be missing, damaged, of another version or read-only: that costs time and nothing else.
struct HistoryCache: Sendable {
    private let root: String

    private static let name = "history.bin"
    /// No store that is read is larger.
    private static let limit = 256 << 20

    init(root: String) { self.root = root }

    /// The stored log; an empty one where there is none that can be used.
    func read() -> CommitLog {
        guard let folder = try? CacheFolder(of: root, making: false),
            let bytes = folder.read(Self.name, atMost: Self.limit)
        else { return CommitLog() }
        return CommitLog(stored: bytes) ?? CommitLog()
    }

    /// Stores a log in the place of the last one; the reason if that fails.
    func write(_ log: CommitLog) -> String? {
        let bytes = log.storable.stored
        guard bytes.count <= Self.limit else { return "it would be too large" }
        do throws(SystemFailure) {
            try CacheFolder(of: root, making: true).replace(Self.name, bytes)
            return nil
        } catch {
            return SystemError.text(error.code)
        }
    }
}
