import HeliosFiles
import HeliosText

/// The folder of a change that is to be archived.
struct ChangeFolder {
    let tree: SpecTree
    let name: String

    /// Where it is.
    var path: String { tree.change(name) }

    /// The change of a name, which must be a folder of its own below `openspec/changes/`.
    init(named given: String?, in tree: SpecTree) throws(SpecFailure) {
        guard let given, !given.utf8.isEmpty else {
            throw SpecFailure(
                "archive_change_name_required",
                "A change name is required.",
                fix: "Pass the name of the change to archive."
            )
        }
        self.tree = tree
        name = given
        try Self.checkRoot(tree.root)
        let isPath =
            given == "." || given == ".." || given.contains(byte: ASCII.slash)
            || given.contains(byte: ASCII.backslash)
        if isPath {
            throw SpecFailure("archive_change_name_invalid", "Invalid change name '\(given)'.")
        }
        switch FileSystem.kindOfLink(path) {
        case .folder where !given.hasSameBytes(as: "archive"): break
        case .link:
            throw SpecFailure(
                "archive_change_symlink",
                "Change '\(given)' is a symbolic link and cannot be archived."
            )
        default: throw Self.notFound(given, tree)
        }
    }

    /// Fails when a folder that is about to change lies elsewhere.
    private static func checkRoot(_ root: SpecRoot) throws(SpecFailure) {
        let real = root.realPath
        for folder in [root.changes, "\(root.changes)/archive", root.specs] {
            guard FileSystem.kindOfLink(folder) != nil else { continue }
            if let target = FileSystem.resolved(folder), target.isWithin(real) { continue }
            throw SpecFailure(
                "archive_path_outside_root",
                "\(root.relative(folder)) resolves to a path outside the OpenSpec root."
            )
        }
    }

    private static func notFound(_ name: String, _ tree: SpecTree) -> SpecFailure {
        // A folder that cannot be listed has no changes to offer.
        let names = (try? tree.changesWithHidden()) ?? []
        let hint =
            names.isEmpty
            ? "No active changes exist in this root."
            : "Available changes: \(names.joined(separator: ", "))"
        return SpecFailure("archive_change_not_found", "Change '\(name)' not found. \(hint)")
    }

    /// The name that the folder gets in the archive: with a day in front, unless it has one.
    func archivedName(on day: String) -> String {
        let pattern = Array("0000-00-00-".utf8)
        let start = Array(name.utf8.prefix(pattern.count))
        let isDated =
            start.count == pattern.count
            && zip(start, pattern).allSatisfy { byte, expected in
                expected == ASCII.hyphen ? byte == expected : byte.isASCIIDigit
            }
        return isDated ? name : "\(day)-\(name)"
    }
}

extension SpecText {
    /// Whether any line, in a fence or not, begins like the heading of a delta section.
    var mentionsDelta: Bool {
        var isFound = false
        LineReader.forEachLine(of: bytes, in: start..<bytes.count) { line in
            isFound = DeltaOperation.allCases.contains { beginsSection($0, line) }
            return !isFound
        }
        return isFound
    }

    private func beginsSection(_ operation: DeltaOperation, _ line: Range<Int>) -> Bool {
        let end = line.upperBound
        guard
            let hashes = self.end(of: "##", at: line.lowerBound, before: end, ignoringCase: false)
        else { return false }
        let word = skippingSpace(from: hashes, to: end)
        guard word > hashes,
            let behind = self.end(of: operation.word, at: word, before: end, ignoringCase: true)
        else { return false }
        let noun = skippingSpace(from: behind, to: end)
        return noun > behind
            && self.end(of: "Requirements", at: noun, before: end, ignoringCase: true) != nil
    }
}
