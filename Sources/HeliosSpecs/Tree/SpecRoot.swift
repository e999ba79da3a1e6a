import HeliosFiles
import HeliosText

/// The folder that holds `openspec/`, and how it was found.
package struct SpecRoot: Sendable, Hashable {
    /// How a root was found.
    package enum Source: String, Sendable, Hashable {
        /// It is the nearest folder that qualifies, going up.
        case nearest
        /// No folder qualifies, and the working directory stands in.
        case implicit
    }

    /// The absolute path, links resolved.
    package let path: String
    /// How it was found.
    package let source: Source

    package init(path: String, source: Source = .nearest) {
        self.path = path
        self.source = source
    }

    /// `openspec/`, absolute.
    package var folder: String { "\(path)/\(OpenSpecLayout.root)" }
    /// `openspec/specs`, absolute.
    package var specs: String { "\(path)/\(OpenSpecLayout.specs)" }
    /// `openspec/changes`, absolute.
    package var changes: String { "\(path)/\(OpenSpecLayout.changes)" }

    /// A path below the root, relative to it.
    package func relative(_ absolute: String) -> String {
        absolute.hasBytePrefix(path + "/")
            ? absolute.dropping(bytes: path.utf8.count + 1) : absolute
    }

    /// The configuration's path, if there is one.
    package var configuration: String? {
        for name in ["config.yaml", "config.yml"]
        where FileSystem.kind("\(folder)/\(name)") == .file {
            return "\(folder)/\(name)"
        }
        return nil
    }

    /// Whether the root has one of the two folders; without them it may point elsewhere.
    var hasPlanning: Bool {
        FileSystem.kind(specs) == .folder || FileSystem.kind(changes) == .folder
    }

    /// The nearest folder that qualifies, from an absolute path without links upwards.
    package static func nearest(from directory: String) -> SpecRoot? {
        var path = directory
        while true {
            let root = SpecRoot(path: path == "/" ? "" : path)
            if FileSystem.kind(root.folder) == .folder,
                root.hasPlanning || root.configuration != nil
            {
                return root
            }
            guard path != "/", !path.utf8.isEmpty else { return nil }
            path = path.parentPath
        }
    }
}
