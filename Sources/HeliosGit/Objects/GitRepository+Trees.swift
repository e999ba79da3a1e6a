import HeliosText

extension GitRepository {
    /// The files of a tree below a folder in it, such as `records/`, or empty for all.
    ///
    /// What is wrong with single files is told in the listing; a folder that is not there has no
    /// files.
    package func files(
        of tree: ObjectID,
        below folder: String,
        limits: TreeLimits = TreeLimits()
    ) throws(GitError) -> TreeListing {
        guard let root = try self.tree(at: folder, in: tree) else { return TreeListing() }
        return TreeLister.list(objects, root, limits)
    }

    /// The tree that a folder of a tree is; nil if there is no such folder.
    package func tree(at folder: String, in tree: ObjectID) throws(GitError) -> ObjectID? {
        var tree = tree
        for name in folder.split(onByte: ASCII.slash) where !name.utf8.isEmpty {
            guard let entry = try entry(name, in: tree), entry.isFolder else { return nil }
            tree = entry.id
        }
        return tree
    }

    /// The content of the file at a path of a tree; nil if there is no such file.
    package func file(
        at path: String,
        in tree: ObjectID,
        atMost limit: Int
    ) throws(GitError) -> [UInt8]? {
        guard let id = try fileID(at: path, in: tree) else { return nil }
        return try blob(id, atMost: limit)
    }

    /// Whether there is a file at a path of a tree.
    package func hasFile(at path: String, in tree: ObjectID) throws(GitError) -> Bool {
        try fileID(at: path, in: tree) != nil
    }

    private func fileID(at path: String, in tree: ObjectID) throws(GitError) -> ObjectID? {
        let slash = path.utf8.lastIndex(of: ASCII.slash)
        let folder = slash.map { String(path[..<$0]) } ?? ""
        let name = slash.map { String(path[path.utf8.index(after: $0)...]) } ?? path
        guard let parent = try self.tree(at: folder, in: tree),
            let entry = try entry(name, in: parent),
            entry.mode == 0o100644 || entry.mode == 0o100755 || entry.mode == 0o100664
        else { return nil }
        return entry.id
    }

    private func entry(_ name: String, in tree: ObjectID) throws(GitError) -> RawTreeEntry? {
        let bytes = try objects.read(tree, .tree, atMost: Limits.tree)
        return unsafe bytes.withUnsafeBytes { buffer in
            var reader = unsafe TreeReader(buffer)
            while let entry = reader.next() {
                if unsafe buffer[entry.name].elementsEqual(name.utf8) { return entry }
            }
            return nil
        }
    }
}
