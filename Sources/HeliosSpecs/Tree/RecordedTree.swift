import Glibc
import HeliosDiagnostics
package import HeliosRecords
import HeliosText

/// The files of `openspec/` as a revision or another source of files has them, to be read in the
/// place of those on the disk.
package struct RecordedTree: Sendable {
    /// The tree that the current task and its children read below the tree's root.
    @TaskLocal static var current: RecordedTree?

    /// The absolute path of the folder that holds `openspec/`.
    private let root: String
    private let reader: any SourceReader
    private let files: Set<String>
    private var folders: [String: [(name: String, kind: FileKind)]] = ["": []]

    /// The largest file that is read.
    private static let sizeLimit = 25 << 20

    /// A tree of these paths below a root; their bytes are read when they are asked for.
    package init(_ paths: [String], of reader: any SourceReader, below root: String) {
        self.root = root
        self.reader = reader
        files = Set(paths)
        for path in paths { add(path, .file) }
    }

    private mutating func add(_ path: String, _ kind: FileKind) {
        var (path, kind) = (path, kind)
        while !path.utf8.isEmpty {
            let slash = path.utf8.lastIndex(of: ASCII.slash)
            let parent = slash.map { String(path[..<$0]) } ?? ""
            let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
            let isKnown = folders[parent] != nil
            folders[parent, default: []].append((name, kind))
            if isKnown { return }
            (path, kind) = (parent, .folder)
        }
    }

    /// The tree that stands in for the disk at a path, and the path below its root.
    static func inPlace(of path: String) -> (tree: RecordedTree, path: String)? {
        guard let tree = current, path.isWithin(tree.root) else { return nil }
        let inside = path.dropping(bytes: tree.root.utf8.count)
        return (tree, inside.utf8.isEmpty ? "" : inside.dropping(bytes: 1))
    }

    func kind(_ path: String) -> FileKind? {
        if files.contains(path) { return .file }
        return folders[path] == nil ? nil : .folder
    }

    func list(_ path: String) throws(SystemFailure) -> [(name: String, kind: FileKind)] {
        guard let entries = folders[path] else {
            throw SystemFailure(ENOENT, call: "scandir", path: "\(root)/\(path)")
        }
        return entries
    }

    func read(_ path: String) throws(SystemFailure) -> [UInt8] {
        guard files.contains(path) else {
            if folders[path] != nil { throw SystemFailure(EISDIR, call: "read") }
            throw SystemFailure(ENOENT, call: "open", path: "\(root)/\(path)")
        }
        do throws(SourceReadError) {
            return try reader.read(SourceFile(path: path, size: 0), atMost: Self.sizeLimit)
        } catch {
            throw SystemFailure(error.problem == .tooLarge ? ENOMEM : EIO, call: "read")
        }
    }
}
