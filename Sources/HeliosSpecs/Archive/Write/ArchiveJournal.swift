import HeliosText

/// The steps of an archiving that is under way, as they are written down before the first is done.
///
/// The last step decides: once the change's folder is in the archive, all has been done; before
/// that, whatever has been done is taken back.
struct ArchiveJournal {
    let steps: [ArchiveStep]

    private static let version = "helios-archive 1"

    /// Whether the last step has been done.
    func isDecided() throws(SystemFailure) -> Bool { try steps.last?.isDone() ?? false }

    /// The journal as a file; its paths are relative to a root.
    func bytes(in root: SpecRoot) -> [UInt8] {
        var fields = [Self.version]
        for step in steps {
            fields += [
                step.action.rawValue, root.relative(step.from), root.relative(step.to),
                step.mark?.text ?? "",
            ]
        }
        return fields.flatMap { Array($0.utf8) + [0] }
    }

    init(_ steps: [ArchiveStep]) {
        self.steps = steps
    }

    /// The journal that a file holds; nil where the file is none.
    init?(_ file: [UInt8], in root: SpecRoot) {
        var fields = file.split(separator: 0, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }[...]
        guard fields.popFirst() == Self.version, fields.popLast() == "" else { return nil }
        guard fields.count.isMultiple(of: 4) else { return nil }
        var steps: [ArchiveStep] = []
        while let word = fields.popFirst(), let from = fields.popFirst(),
            let to = fields.popFirst(), let mark = fields.popFirst()
        {
            guard let action = ArchiveStep.Action(rawValue: word) else { return nil }
            let step = ArchiveStep(
                action: action,
                from: "\(root.path)/\(from)",
                to: "\(root.path)/\(to)",
                mark: FileMark(text: mark)
            )
            guard step.mark != nil || action == .makeFolder else { return nil }
            steps.append(step)
        }
        self.steps = steps
    }

    /// Does all steps but the last.
    func prepare() throws(SystemFailure) {
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
