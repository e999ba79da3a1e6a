import HeliosFiles
import HeliosText

/// What goes with the main specifications that are deleted: their files, and the folders in which
/// nothing else is.
struct Retirement {
    /// A file or folder that is set aside as one.
    struct Part {
        let path: String
        /// The specifications in it, by their paths behind its own, such as `/mail/spec.md`.
        var files: [String: ArchivePlan.Update] = [:]
    }

    private(set) var parts: [Part] = []

    init(of plan: ArchivePlan) throws(SystemFailure) {
        let retired = plan.updates.filter(\.isRetired)
        guard !retired.isEmpty else { return }
        let files = Set(retired.map(\.path))
        let needed = plan.updates.filter { $0.old == nil }.map(\.path)
        let folders = Set(retired.flatMap { Self.folders(above: $0.path, in: plan.root) })
            .filter { folder in !needed.contains { $0.isWithin(folder) } }
        var emptied: Set<String> = []
        // A deeper folder has a longer path than those it lies in.
        for folder in folders.sorted(by: { $0.utf8.count > $1.utf8.count }) {
            let isEmptied = try FileSystem.list(folder).allSatisfy { entry in
                let path = "\(folder)/\(entry.name)"
                return emptied.contains(path) || files.contains(path)
            }
            if isEmptied { emptied.insert(folder) }
        }
        for update in retired {
            let path =
                Self.folders(above: update.path, in: plan.root).last { emptied.contains($0) }
                ?? update.path
            add(update, in: path)
        }
    }

    private mutating func add(_ update: ArchivePlan.Update, in path: String) {
        let index =
            parts.firstIndex { $0.path.hasSameBytes(as: path) }
            ?? {
                parts.append(Part(path: path))
                return parts.count - 1
            }()
        parts[index].files[update.path.dropping(bytes: path.utf8.count)] = update
    }

    /// The folders of a specification, from its own up to the one below `openspec/specs`.
    private static func folders(above path: String, in root: SpecRoot) -> [String] {
        var folders: [String] = []
        var folder = path.parentPath
        while folder.hasBytePrefix(root.specs + "/") {
            folders.append(folder)
            folder = folder.parentPath
        }
        return folders
    }
}

extension Retirement.Part {
    /// Whether nothing but its specifications lies where it has been moved to, as they were read.
    func isUnchanged(at place: String) throws(SystemFailure) -> Bool {
        var left = files
        var pending = [""]
        while let inner = pending.popLast() {
            if let update = left.removeValue(forKey: inner) {
                let path = place + inner
                // A link leads elsewhere from here; what it led to stays as it is.
                if FileSystem.kindOfLink(path) == .link { continue }
                guard try FileSystem.read(path) == update.old else { return false }
                continue
            }
            guard FileSystem.kindOfLink(place + inner) == .folder else { return false }
            for entry in try FileSystem.list(place + inner) {
                pending.append("\(inner)/\(entry.name)")
            }
        }
        return left.isEmpty
    }
}
