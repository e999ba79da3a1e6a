import HeliosDiagnostics
import HeliosRecords
import HeliosText

/// Files of a test that change, with a clock of their own.
struct ChangingFiles: ChangingSource {
    private var files: [String: (text: String, written: Int64)] = [:]
    private var clock: Int64 = 1_000

    init(_ texts: [String: String]) {
        files = texts.mapValues { ($0, 1) }
    }

    /// The paths, in byte order.
    var paths: [String] { files.keys.sortedByBytes() }

    /// The text of a file, or nil; setting one writes it anew, even if nothing changes.
    subscript(path: String) -> String? {
        get { files[path]?.text }
        set {
            clock += 10
            files[path] = newValue.map { ($0, clock) }
            clock += 10
        }
    }

    /// Writes a file in the very tick that the next listing begins in.
    mutating func writeInTheSameTick(_ path: String, _ text: String) {
        files[path] = (text, clock)
    }

    func now() -> Int64 { clock }

    func stamp(of file: SourceFile) -> FileStamp? { stamp(of: file.path) }

    private func stamp(of path: String) -> FileStamp? {
        files[path].map {
            FileStamp(modified: $0.written, changed: $0.written, inode: 1, mode: 0o100644)
        }
    }

    func list() -> Checked<[SourceFile]> {
        Checked(
            paths.map { path in
                SourceFile(
                    path: path,
                    size: files[path]?.text.utf8.count ?? 0,
                    stamp: stamp(of: path)
                )
            }
        )
    }

    func read(_ file: SourceFile) throws(SourceReadError) -> [UInt8] {
        guard let file = files[file.path] else {
            throw SourceReadError(.vanished, reason: "no such file")
        }
        return Array(file.text.utf8)
    }
}
