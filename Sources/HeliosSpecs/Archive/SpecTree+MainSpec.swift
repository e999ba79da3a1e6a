import Glibc
import HeliosFiles

extension SpecTree {
    /// The bytes of a capability's main specification; nil when there is none.
    ///
    /// A link that leads out of the specification's own folder, or of the root, fails.
    func mainSpec(_ capability: String) throws(SystemFailure) -> [UInt8]? {
        let path = spec(capability)
        try checkFolder(of: path)
        if try FileSystem.foundItself(path) == .link, let target = FileSystem.resolved(path),
            let folder = FileSystem.resolved(path.parentPath), !target.isWithin(folder)
        {
            throw SystemFailure(outside: path)
        }
        do throws(SystemFailure) {
            return try FileSystem.read(path)
        } catch {
            if error.code == ENOENT || error.code == ENOTDIR { return nil }
            throw error
        }
    }

    /// Fails when a folder on the way to a file is a link that leads out of the root.
    private func checkFolder(of path: String) throws(SystemFailure) {
        var folder = path.parentPath
        while try FileSystem.foundItself(folder) == nil, folder != root.folder {
            folder = folder.parentPath
        }
        guard let target = FileSystem.resolved(folder), target.isWithin(root.realPath) else {
            throw SystemFailure(outside: path)
        }
    }
}

extension SpecRoot {
    /// The root's path, such that paths without links lie below it; empty for that of the system.
    var realPath: String {
        path.utf8.isEmpty ? "" : FileSystem.resolved(path) ?? path
    }
}
