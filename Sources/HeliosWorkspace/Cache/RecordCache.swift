import HeliosFiles
import HeliosRecords

/// The part of `.helios/cache/` that says what the records were when they were last read.
struct RecordCache {
    private let root: String

    private static let name = "records"
    /// A larger file is none of ours.
    private static let sizeLimit = 1 << 30

    /// The cache of the repository in a folder.
    init(of root: String) {
        self.root = root
    }

    /// What a run before has left.
    var memory: RecordMemory {
        guard let tool = RunningTool.identity,
            let folder = try? CacheFolder(of: root, making: false)
        else { return noMemory }
        return RecordMemory(bytes: folder.read(Self.name, atMost: Self.sizeLimit), tool: tool)
    }

    /// What there is without a cache.
    var noMemory: RecordMemory { RecordMemory(bytes: nil, tool: RunningTool.identity ?? []) }

    /// Leaves a state to the next run; that it cannot be kept costs time later, and nothing else.
    func keep(_ state: StoredState) {
        guard RunningTool.identity != nil, let bytes = state.bytes(),
            let folder = try? CacheFolder(of: root, making: true)
        else { return }
        try? folder.replace(Self.name, bytes)
    }
}
