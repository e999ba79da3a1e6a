import HeliosMarkdown
import HeliosRecords

/// The files without a record of their own that an audience's records show: what their texts link
/// to, and what their fields name.
enum UsedFiles {
    /// The used ones among these files, in the order given.
    static func among(_ files: [Attachment], of graph: AudienceGraph) -> [Attachment] {
        guard !files.isEmpty else { return [] }
        let known = Set(files.map(\.path))
        let targets = TextTargets(graph.graph, files: known)
        let fields = PathFields(graph.graph, files: known)
        var used: Set<String> = []
        for number in graph.records.indices {
            used.formUnion(fields.files(namedBy: number))
            collect(graph.records[number], number, targets, &used)
        }
        return files.filter { used.contains($0.path) }
    }

    private static func collect(
        _ record: Record,
        _ number: Int,
        _ targets: TextTargets,
        _ used: inout Set<String>
    ) {
        for (path, document) in record.documents {
            for link in document.links {
                if case .file(let file) = targets.target(of: link, inFile: path, of: number) {
                    used.insert(file)
                }
            }
        }
    }
}
