import HeliosDiagnostics
import HeliosRecords
import Synchronization

/// Files that a test changes under a repository that is open.
final class SharedFiles: ChangingSource {
    private let shared: Mutex<ChangingFiles>

    init(_ files: ChangingFiles) { shared = Mutex(files) }

    var files: ChangingFiles { shared.withLock { $0 } }

    func change(_ path: String, to text: String) { shared.withLock { $0[path] = text } }

    func now() -> Int64 { files.now() }

    func stamp(of file: SourceFile) -> FileStamp? { files.stamp(of: file) }

    func list() -> Checked<[SourceFile]> { files.list() }

    func read(_ file: SourceFile) throws(SourceReadError) -> [UInt8] { try files.read(file) }
}
