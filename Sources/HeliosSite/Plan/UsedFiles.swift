import HeliosMarkdown
import HeliosRecords
import HeliosText

/// The files without a record of their own that an audience's records show: what their texts link
/// to, and what their fields of paths name.
enum UsedFiles {
    /// The used ones among these files, in the order given.
    static func among(_ files: [Attachment], of graph: AudienceGraph) -> [Attachment] {
        guard !files.isEmpty else { return [] }
        let known = Set(files.map(\.path))
        let targets = TextTargets(graph.graph, files: known)
        var used: Set<String> = []
        for number in graph.records.indices {
            collect(graph, number, known, targets, &used)
        }
        return files.filter { used.contains($0.path) }
    }

    private static func collect(
        _ graph: AudienceGraph,
        _ number: Int,
        _ known: Set<String>,
        _ targets: TextTargets,
        _ used: inout Set<String>
    ) {
        let record = graph.records[number]
        let kind = graph.kind(of: number)
        for entry in record.fields where kind.fields[entry.field].type == .path {
            guard case .text(let path) = entry.value else { continue }
            let beside = TextTargets.resolve(path, besideFile: record.path)
            used.formUnion([path, beside].compactMap { $0 }.filter(known.contains))
        }
        var texts = record.texts.map { ($0.document, $0.path ?? record.path) }
        texts += record.replies.map { ($0.body, $0.path) }
        if let body = record.body { texts.append((body, record.path)) }
        for (document, path) in texts {
            for link in document.links {
                if case .file(let file) = targets.target(of: link, inFile: path, of: number) {
                    used.insert(file)
                }
            }
        }
    }
}
