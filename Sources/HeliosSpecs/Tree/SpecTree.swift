package import HeliosFiles
import HeliosText

/// The specifications and changes of a root, by id.
package struct SpecTree: Sendable {
    /// The root.
    package let root: SpecRoot

    package init(_ root: SpecRoot) {
        self.root = root
    }

    /// The ids of the main specifications, in code unit order.
    package func specs() throws(SystemFailure) -> [String] {
        try Self.capabilities(below: root.specs)
    }

    /// The ids of the changes that are not archived, in code unit order.
    package func changes() throws(SystemFailure) -> [String] {
        try Self.folders(in: root.changes) { !$0.hasSameBytes(as: "archive") && !$0.isHidden }
    }

    /// The names of all folders that can be changes, hidden ones too, in code unit order.
    package func changesWithHidden() throws(SystemFailure) -> [String] {
        try Self.folders(in: root.changes) { !$0.hasSameBytes(as: "archive") }
    }

    /// The names of the archived changes, in code unit order.
    package func archived() throws(SystemFailure) -> [String] {
        try Self.folders(in: "\(root.changes)/archive") { !$0.isHidden }
    }

    /// The path of a main specification.
    package func spec(_ id: String) -> String { "\(root.specs)/\(id)/spec.md" }

    /// The path of a change.
    package func change(_ id: String) -> String { "\(root.changes)/\(id)" }

    /// The capabilities that a change has delta files for, in code unit order.
    package func deltas(of change: String) throws(SystemFailure) -> [String] {
        let folder = "\(self.change(change))/specs"
        guard try FileSystem.found(folder) == .folder else { return [] }
        return try Self.capabilities(below: folder)
    }

    private static func folders(
        in path: String,
        where isWanted: (String) -> Bool
    ) throws(SystemFailure) -> [String] {
        guard try FileSystem.found(path) != nil else { return [] }
        var names: [String] = []
        for entry in try FileSystem.list(path) where entry.kind == .folder && isWanted(entry.name) {
            names.append(entry.name)
        }
        return names.sorted(by: IDOrder.byCodeUnit)
    }

    /// The paths of the folders below one that hold a `spec.md`.
    private static func capabilities(below root: String) throws(SystemFailure) -> [String] {
        guard try FileSystem.found(root) != nil else { return [] }
        var ids: [String] = []
        var pending = [""]
        while let id = pending.popLast() {
            let folder = id.utf8.isEmpty ? root : "\(root)/\(id)"
            for entry in try FileSystem.list(folder) where !entry.name.isHidden {
                if entry.kind == .folder {
                    pending.append(id.utf8.isEmpty ? entry.name : "\(id)/\(entry.name)")
                } else if entry.name.hasSameBytes(as: "spec.md"), !id.utf8.isEmpty,
                    try isSpecification(entry.kind, "\(folder)/spec.md", root)
                {
                    ids.append(id)
                }
            }
        }
        return ids.sorted(by: IDOrder.byCodeUnit)
    }

    /// Whether a `spec.md` is a file, or a link to one that it may lead to.
    private static func isSpecification(
        _ kind: FileKind,
        _ path: String,
        _ root: String
    ) throws(SystemFailure) -> Bool {
        guard kind == .link else { return kind == .file }
        guard let target = FileSystem.resolved(path), FileSystem.kind(target) == .file else {
            return false
        }
        try checkInside(path, target, root)
        return true
    }

    /// Refuses a link that leads out of a folder and out of the one it stands in.
    static func checkInside(
        _ path: String,
        _ target: String,
        _ root: String
    ) throws(SystemFailure) {
        for folder in [root, path.parentPath] {
            if let real = FileSystem.resolved(folder), target.isWithin(real) { return }
        }
        throw SystemFailure(outside: path)
    }
}

extension String {
    /// Whether a name begins with a dot.
    var isHidden: Bool { utf8.first == ASCII.dot }
}
