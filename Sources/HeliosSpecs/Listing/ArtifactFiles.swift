import HeliosFiles
import HeliosText

/// Files that a pattern such as `specs/**/*.md` means.
package enum ArtifactFiles {
    /// The absolute paths of the files below a folder, in code unit order.
    package static func matching(_ pattern: String, in folder: String) -> [String] {
        guard isPattern(pattern) else {
            let path = "\(folder)/\(pattern)"
            guard let kind = FileSystem.kind(path), kind != .folder else { return [] }
            return [path]
        }
        let parts = pattern.split(onByte: ASCII.slash).map { Array($0.utf8) }
        var found: Set<String> = []
        collect(parts[...], folder, depth: 0, &found)
        return found.sorted(by: IDOrder.byCodeUnit)
    }

    /// Whether a path stands for several.
    package static func isPattern(_ path: String) -> Bool {
        path.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
    }

    private static func collect(
        _ parts: ArraySlice<[UInt8]>,
        _ folder: String,
        depth: Int,
        _ found: inout Set<String>
    ) {
        guard let part = parts.first, depth < 64 else { return }
        let rest = parts.dropFirst()
        let isDeep = part.elementsEqual("**".utf8)
        if isDeep { collect(rest, folder, depth: depth + 1, &found) }
        // A folder that is not there holds no files.
        for entry in (try? FileSystem.list(folder)) ?? [] where !entry.name.isHidden {
            let path = "\(folder)/\(entry.name)"
            if isDeep {
                if entry.kind == .folder { collect(parts, path, depth: depth + 1, &found) }
            } else if matches(Array(entry.name.utf8)[...], part[...]) {
                if rest.isEmpty, FileSystem.kind(path) == .file {
                    found.insert(path)
                } else if entry.kind == .folder {
                    collect(rest, path, depth: depth + 1, &found)
                }
            }
        }
    }

    /// Whether a name fits a pattern with `*` and `?`, without going back further than the last
    /// `*`.
    private static func matches(_ name: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
        var (index, place) = (name.startIndex, pattern.startIndex)
        var retry: (index: Int, place: Int)?
        while index < name.endIndex {
            if place < pattern.endIndex, pattern[place] == UInt8(ascii: "*") {
                retry = (index, place + 1)
                place += 1
            } else if place < pattern.endIndex,
                pattern[place] == UInt8(ascii: "?") || pattern[place] == name[index]
            {
                index += 1
                place += 1
            } else if let last = retry {
                retry = (last.index + 1, last.place)
                (index, place) = (last.index + 1, last.place)
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == UInt8(ascii: "*") }
    }
}
