import HeliosText

/// The steps of a change of files that is under way, as they are written down before the first is
/// done.
///
/// The last step decides: once it has been done, all has been done; before that, whatever has been
/// done is taken back.
package struct FileJournal: Sendable {
    /// The steps, in the order they are done.
    package let steps: [FileStep]

    private static let version = "helios-journal 1"

    /// Whether the last step has been done.
    package func isDecided() throws(SystemFailure) -> Bool { try steps.last?.isDone() ?? false }

    /// The journal as a file; its paths are relative to a root, and it counts in this folder alone.
    func bytes(in root: String, folder: FileMark?) -> [UInt8] {
        var fields = [Self.version, folder?.text ?? ""]
        for step in steps {
            fields += [
                step.action.rawValue, relative(step.from, root), relative(step.to, root),
                step.mark?.text ?? "",
            ]
        }
        return fields.flatMap { Array($0.utf8) + [0] }
    }

    /// The journal of these steps.
    package init(_ steps: [FileStep]) {
        self.steps = steps
    }

    /// The journal that a file holds; nil where the file is none, or was not written in this folder:
    /// one that has come with somebody's repository must not move a file.
    init?(_ file: [UInt8], in root: String, folder: FileMark?) {
        var fields = file.split(separator: 0, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }[...]
        guard fields.popFirst() == Self.version, fields.popLast() == "" else { return nil }
        guard let folder, fields.popFirst() == folder.text else { return nil }
        guard fields.count.isMultiple(of: 4) else { return nil }
        var steps: [FileStep] = []
        while let word = fields.popFirst(), let from = fields.popFirst(),
            let to = fields.popFirst(), let mark = fields.popFirst()
        {
            guard let action = FileStep.Action(rawValue: word) else { return nil }
            guard Self.staysInside(from, root), Self.staysInside(to, root) else { return nil }
            let step = FileStep(
                action: action,
                from: "\(root)/\(from)",
                to: "\(root)/\(to)",
                mark: FileMark(text: mark)
            )
            guard step.mark != nil || action == .makeFolder else { return nil }
            steps.append(step)
        }
        self.steps = steps
    }

    /// Whether a path of a journal leads to no other place, nor to git's own files.
    private static func staysInside(_ path: String, _ root: String) -> Bool {
        let parts = path.split(onByte: ASCII.slash)
        let isPlain = parts.allSatisfy { part in
            let name = part.lowercased()
            return name != ".." && name != ".git"
        }
        guard path.utf8.first != ASCII.slash, isPlain else { return false }
        guard !path.utf8.isEmpty, let home = FileSystem.resolved(root) else {
            return path.utf8.isEmpty
        }
        // The folder may not be there yet; a link on the way may lead anywhere.
        var folder = "\(root)/\(path)".parentPath
        while FileSystem.kindOfLink(folder) == nil, folder.utf8.count > root.utf8.count {
            folder = folder.parentPath
        }
        return FileSystem.resolved(folder)?.isWithin(home) ?? false
    }

    private func relative(_ path: String, _ root: String) -> String {
        path.hasBytePrefix(root + "/") ? path.dropping(bytes: root.utf8.count + 1) : path
    }

    /// Does all steps but the last.
    package func prepare() throws(SystemFailure) {
        for step in steps.dropLast() { try step.perform() }
    }

    /// Takes back all that was done, unless the last step was; a path that somebody has changed
    /// since is returned, and what was done before that stays.
    func undo() throws(SystemFailure) -> String? {
        if try isDecided() { return nil }
        for step in steps.dropLast().reversed() {
            guard try step.undo() else { return step.to }
        }
        return nil
    }
}
