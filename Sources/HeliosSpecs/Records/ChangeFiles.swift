import HeliosRecords
import HeliosText

/// The listed files of one change.
struct ChangeFiles: Sendable {
    /// The folder's name.
    let name: String
    /// The folder's path.
    let folder: String
    let isArchived: Bool
    /// In byte order of their paths; at least one.
    private(set) var files: [SourceFile]

    /// The changes among the files of a repository: those under way, then archived ones, each by
    /// name.
    static func all(among files: [SourceFile]) -> [ChangeFiles] {
        let prefix = OpenSpecLayout.changes + "/"
        var changes: [String: ChangeFiles] = [:]
        for file in files where file.path.hasBytePrefix(prefix) {
            let parts = file.path.dropping(bytes: prefix.utf8.count).split(onByte: ASCII.slash)
            let isArchived = parts[0].hasSameBytes(as: "archive")
            guard parts.count > (isArchived ? 2 : 1) else { continue }
            let name = parts[isArchived ? 1 : 0]
            let folder = prefix + (isArchived ? "archive/" : "") + name
            let fresh = ChangeFiles(name: name, folder: folder, isArchived: isArchived, files: [])
            changes[folder, default: fresh].files.append(file)
        }
        return changes.values.sorted { left, right in
            if left.isArchived != right.isArchived { return right.isArchived }
            return left.name.precedesBytewise(right.name)
        }
    }

    /// The file of this name in the folder itself.
    func file(_ name: String) -> SourceFile? {
        files.first { $0.path.hasSameBytes(as: "\(folder)/\(name)") }
    }

    /// The file that stands for the change.
    var mainPath: String { (file("proposal.md") ?? files.first)?.path ?? folder }

    /// The delta files and their capabilities, in byte order of their paths.
    var deltas: [(file: SourceFile, capability: String)] {
        let prefix = "\(folder)/specs/"
        let ending = "/spec.md"
        return files.compactMap { file in
            guard file.path.hasBytePrefix(prefix), file.path.hasByteSuffix(ending) else {
                return nil
            }
            let inside = file.path.utf8.dropFirst(prefix.utf8.count).dropLast(ending.utf8.count)
            let capability = String(Substring(inside))
            return capability.utf8.isEmpty ? nil : (file, capability)
        }
    }

    /// The day in front of an archived folder's name.
    var archivedOn: CalendarDate? {
        guard isArchived, name.utf8.count > 11 else { return nil }
        return CalendarDate(String(decoding: Array(name.utf8.prefix(10)), as: UTF8.self))
    }

    /// The name without the day in front.
    var plainName: String {
        archivedOn == nil ? name : name.dropping(bytes: 11)
    }
}
