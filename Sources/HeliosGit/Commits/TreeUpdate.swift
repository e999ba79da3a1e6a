internal import CGit2
import HeliosText

extension ObjectDatabase {
    /// Stores an object, on the disk when this returns.
    func write(_ bytes: [UInt8], _ kind: ObjectKind) throws(GitError) -> ObjectID {
        unsafe try withHandle { handle throws(GitError) in
            var id = git_oid()
            let code = unsafe bytes.withUnsafeBytes {
                unsafe git_odb_write(&id, handle, $0.baseAddress, $0.count, kind.type)
            }
            guard code == 0 else { throw .library(reason: Self.lastReason()) }
            return ObjectID(id)
        }
    }

    /// The name that a content would have.
    static func name(of bytes: [UInt8], _ kind: ObjectKind) throws(GitError) -> ObjectID {
        var id = git_oid()
        let code = unsafe bytes.withUnsafeBytes {
            unsafe git_odb_hash(&id, $0.baseAddress, $0.count, kind.type)
        }
        guard code == 0 else { throw .library(reason: lastReason()) }
        return ObjectID(id)
    }
}

/// Makes trees that differ from others in some files; all else in them stays as it is.
struct TreeUpdate {
    /// What becomes of a path: a file, or nothing.
    struct Leaf {
        let parts: ArraySlice<[UInt8]>
        let file: (mode: UInt32, id: ObjectID)?
    }

    private struct Entry {
        let mode: UInt32
        let name: [UInt8]
        let id: ObjectID

        /// Git sorts folders as though their names ended with a slash.
        var sortKey: [UInt8] { mode == RawTreeEntry.folder ? name + [ASCII.slash] : name }
    }

    let objects: ObjectDatabase

    private static let depthLimit = 64

    /// A tree with these changes; nil if nothing is left in it.
    func apply(
        _ leaves: [Leaf],
        to tree: ObjectID?,
        depth: Int = 0
    ) throws(GitError) -> ObjectID? {
        guard depth < Self.depthLimit else {
            throw .library(reason: "folders are nested too deeply")
        }
        var entries = try tree.map { tree throws(GitError) in try self.entries(of: tree) } ?? []
        var below: [[UInt8]: [Leaf]] = [:]
        // What goes makes room for what comes.
        for leaf in leaves.sorted(by: { $0.file == nil && $1.file != nil }) {
            guard let name = leaf.parts.first else { continue }
            if leaf.parts.count > 1 {
                below[name, default: []].append(
                    Leaf(parts: leaf.parts.dropFirst(), file: leaf.file)
                )
                continue
            }
            entries.removeAll { $0.name == name && $0.mode != RawTreeEntry.folder }
            if let file = leaf.file {
                entries.append(Entry(mode: file.mode, name: name, id: file.id))
            }
        }
        for (name, leaves) in below {
            let place = entries.firstIndex { $0.name == name && $0.mode == RawTreeEntry.folder }
            let old = place.map { entries[$0].id }
            let new = try apply(leaves, to: old, depth: depth + 1)
            if let place { entries.remove(at: place) }
            if let new { entries.append(Entry(mode: RawTreeEntry.folder, name: name, id: new)) }
        }
        guard !entries.isEmpty else { return nil }
        return try objects.write(Self.bytes(of: entries), .tree)
    }

    private func entries(of tree: ObjectID) throws(GitError) -> [Entry] {
        let bytes = try objects.read(tree, .tree, atMost: GitRepository.Limits.tree)
        let read: [Entry]? = unsafe bytes.withUnsafeBytes { buffer in
            var reader = unsafe TreeReader(buffer)
            var entries: [Entry] = []
            while let entry = reader.next() {
                let name = unsafe Array(buffer[entry.name])
                entries.append(Entry(mode: entry.mode, name: name, id: entry.id))
            }
            return reader.isDamaged ? nil : entries
        }
        guard let read else {
            throw .corruptObject(tree, reason: "it ends in the middle of an entry")
        }
        return read
    }

    private static func bytes(of entries: [Entry]) -> [UInt8] {
        let sorted = entries.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }
        var bytes: [UInt8] = []
        for entry in sorted {
            bytes += Array(String(entry.mode, radix: 8).utf8) + [ASCII.space] + entry.name + [0]
            bytes += entry.id.bytes
        }
        return bytes
    }
}
