import Glibc
package import HeliosDiagnostics
package import HeliosRecords
import HeliosSpecs
import HeliosText

/// A record repository on disk, and the day on which it is looked at.
package struct Workspace: Sendable {
    /// The absolute path of the folder that holds `helios.yaml`.
    package let root: String
    /// What decides which day counts as today.
    package let clock: Clock

    /// Opens the repository that holds a folder; the current one if nil.
    package init(
        around directory: String?,
        clock: Clock
    ) throws(WorkspaceError) {
        root = try Self.root(around: directory ?? ".")
        self.clock = clock
    }

    /// The nearest folder with a `helios.yaml`, from a folder upwards.
    private static func root(around directory: String) throws(WorkspaceError) -> String {
        guard let resolved = unsafe realpath(directory, nil) else {
            throw .unreadable(path: directory, reason: SystemError.text(errno))
        }
        defer { unsafe free(resolved) }
        var path = unsafe String(cString: resolved)
        while true {
            if unsafe access("\(path)/\(SettingsReader.fileName)", F_OK) == 0 { return path }
            guard let slash = path.utf8.lastIndex(of: ASCII.slash), path.utf8.count > 1 else {
                throw .notARepository(path: directory)
            }
            path = slash == path.startIndex ? "/" : String(path[..<slash])
        }
    }
}

extension Workspace {
    /// What stands before a path of the repository to reach it from the root of the git working
    /// tree that holds it, such as `records/`; empty where the two are one, or without git.
    package var pathInGit: String {
        var folder = root
        while let slash = folder.utf8.lastIndex(of: ASCII.slash) {
            // A folder in a clone, a file in a linked working tree.
            if unsafe access("\(folder)/.git", F_OK) == 0 {
                let inside = root.dropping(bytes: folder.utf8.count)
                return inside.utf8.isEmpty ? "" : inside.dropping(bytes: 1) + "/"
            }
            folder = String(folder[..<slash])
        }
        return ""
    }

    /// The files of the working tree.
    package var tree: WorkingTree { WorkingTree(root: root) }

    /// Reads and validates the repository; the checks of its requirements are not run.
    package func open() async -> Checked<Repository> {
        let opened = await Repository.open(tree, at: clock, with: SpecificationSource())
        return Checked(opened.value.repository, opened.diagnostics)
    }

    /// The text of a file, for the lines that a report shows.
    package func text(of path: String) -> [UInt8]? {
        // A file that cannot be read has its own diagnostic; here it only lacks its line.
        try? tree.read(SourceFile(path: path, size: 0))
    }
}
