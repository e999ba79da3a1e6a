import Glibc
import HeliosFiles
import HeliosText

/// The steps of a plan, its new files ready in the stage.
struct ArchiveSteps {
    private(set) var journal = FileJournal([])
    private var exchanged: [(update: ArchivePlan.Update, step: FileStep)] = []
    private var retired: [(part: Retirement.Part, step: FileStep)] = []

    /// The folders whose entries change before the last step.
    var touchedFolders: [String] {
        Set(journal.steps.dropLast().map(\.to.parentPath)).sortedByBytes()
    }

    init(_ plan: ArchivePlan, _ stage: FileStage) throws(SystemFailure) {
        var steps = Self.missingFolders(for: plan).map(FileStep.makeFolder)
        var number = 0
        for update in plan.updates where !update.isRetired {
            number += 1
            let file = stage.file(number)
            guard update.old != nil else {
                try Disk.create(file, update.merge.text)
                steps.append(try .move(file, to: update.path))
                continue
            }
            // A link stays, and what it leads to changes.
            guard let path = FileSystem.resolved(update.path) else {
                throw SystemFailure(errno, call: "realpath", path: update.path)
            }
            try Disk.create(file, update.merge.text, like: path)
            let step = try FileStep.exchange(file, with: path)
            exchanged.append((update, step))
            steps.append(step)
        }
        for part in try Retirement(of: plan).parts {
            number += 1
            let step = try FileStep.move(part.path, to: stage.file(number))
            retired.append((part, step))
            steps.append(step)
        }
        steps.append(try .move("\(plan.root.changes)/\(plan.change)", to: plan.archivedPath))
        journal = FileJournal(steps)
    }

    /// The folders that have to be made, each behind the one it lies in.
    private static func missingFolders(for plan: ArchivePlan) -> [String] {
        var folders: [String] = []
        func add(_ folder: String) {
            guard FileSystem.kind(folder) == nil, !folders.contains(folder) else { return }
            add(folder.parentPath)
            folders.append(folder)
        }
        for update in plan.updates where update.old == nil { add(update.path.parentPath) }
        add("\(plan.root.changes)/archive")
        return folders
    }

    /// The capability whose specification was not what the plan was made from when it was set
    /// aside; nil if all were.
    func changedCapability() throws(SystemFailure) -> String? {
        for (update, step) in exchanged {
            if try FileSystem.read(step.replaced()) != update.old { return update.capability }
        }
        for (part, step) in retired {
            guard try part.isUnchanged(at: step.to) else {
                return part.files.values.map(\.capability).sortedByBytes().first
            }
        }
        return nil
    }
}
