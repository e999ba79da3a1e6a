import Glibc
import HeliosFiles
import HeliosText

extension SpecRoot {
    /// The root that a command works on, seen from a folder.
    ///
    /// Where no folder qualifies the folder itself stands in, unless a root is needed.
    package static func locate(
        from directory: String,
        needsRoot: Bool
    ) throws(SpecFailure) -> SpecRoot {
        guard let path = FileSystem.resolved(directory) else {
            let reason = SystemFailure(errno, call: "realpath", path: directory)
            throw SpecFailure("validate_error", reason.message)
        }
        guard let root = nearest(from: path) else {
            if needsRoot { throw .noRoot }
            return SpecRoot(path: path == "/" ? "" : path, source: .implicit)
        }
        guard !root.hasPlanning else { return root }
        switch SpecConfiguration(root).store {
        case .absent: return root
        case .invalid:
            throw SpecFailure(
                "invalid_store_pointer",
                "The store pointer in \(root.configuration ?? "config.yaml") is not valid.",
                target: "openspec.root",
                fix: "Set store to the id of a registered store, or remove the key."
            )
        case .named(let name):
            throw SpecFailure(
                "no_registered_stores",
                "The configuration points to the store '\(name)', but no stores are registered.",
                target: "openspec.root",
                fix: "Register the store, or remove the key."
            )
        }
    }

    /// What is to be said of a key `store` that has no effect, since the root has folders of its
    /// own.
    package var ignoredStoreWarning: String? {
        guard hasPlanning, SpecConfiguration(self).store != .absent else { return nil }
        return "Warning: 'store' in \(relative(configuration ?? "")) is ignored: this root has "
            + "specs or changes of its own.\n"
    }
}

extension SpecRoot {
    /// The text of a file below the root, its lines as the rules count them.
    package func text(of path: String) -> [UInt8]? {
        // A file that cannot be read only lacks its line in a report.
        (try? FileSystem.read("\(self.path)/\(path)")).map { SpecText(file: $0).bytes }
    }
}

extension SpecRoot {
    /// Whether an older layout's `openspec/project.md` is there.
    package var hasProjectFile: Bool { FileSystem.kind("\(folder)/project.md") == .file }
}
