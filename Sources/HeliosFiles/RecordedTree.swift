import Glibc
import HeliosText

/// The files of `openspec/` as a revision or another source of files has them, to be read in the
/// place of those on the disk.
package struct RecordedTree: Sendable {
    /// The tree that the current task and its children read below the tree's root.
    @TaskLocal package static var current: RecordedTree?

    /// The absolute path of the folder that holds `openspec/`.
    private let root: String
    private let bytes: @Sendable (String) -> [UInt8]?
    private let files: Set<String>
    private var folders: [String: [(name: String, kind: FileKind)]] = ["": []]

    /// A tree of these paths below a root; the function gives the bytes of a file, or nil where it
    /// cannot be read.
    package init(
        _ paths: [String],
        below root: String,
        bytes: @escaping @Sendable (String) -> [UInt8]?
    ) {
        self.root = root
        self.bytes = bytes
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
        guard let bytes = bytes(path) else { throw SystemFailure(EIO, call: "read") }
        return bytes
    }
}
