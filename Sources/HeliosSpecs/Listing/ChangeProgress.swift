import HeliosFiles

/// How far the tasks of changes have come.
package struct ChangeProgress: Sendable {
    /// Tasks, counted.
    package struct Count: Sendable, Hashable {
        package var done = 0
        package var total = 0

        /// How many are left.
        package var open: Int { total - done }

        /// The reference tool's word for it.
        package var status: String {
            total == 0 ? "no-tasks" : open == 0 ? "complete" : "in-progress"
        }
    }

    /// What counting came to.
    package enum Outcome: Sendable {
        case counted(Count)
        case unreadable(path: String)
    }

    private let schemas: SchemaCatalogue
    private let configured: String

    package init(_ tree: SpecTree) {
        schemas = SchemaCatalogue(tree.root)
        configured = SpecConfiguration(tree.root).schema
    }

    /// The tasks of a change's folder.
    package func count(in folder: String) -> Outcome {
        var count = Count()
        for path in trackedFiles(in: folder) {
            let file: [UInt8]
            do throws(SystemFailure) {
                file = try FileSystem.read(path)
            } catch {
                return .unreadable(path: path)
            }
            let list = TaskList(file: file)
            count.done += list.doneCount
            count.total += list.tasks.count
        }
        return .counted(count)
    }

    /// The schema that a change follows; nil when none can be told.
    package func schema(of metadata: MetadataReading) -> WorkflowSchema? {
        switch metadata {
        case .absent: return try? schemas.load(configured).get()
        case .valid(let metadata): return try? schemas.load(metadata.schema).get()
        default: return nil
        }
    }

    private func trackedFiles(in folder: String) -> [String] {
        let standard = "\(folder)/tasks.md"
        guard let tracked = schema(of: MetadataReading(change: folder))?.tracked else {
            return FileSystem.kind(standard) == nil ? [] : [standard]
        }
        return ArtifactFiles.matching(tracked.generates, in: folder)
    }
}
