import HeliosDiagnostics
import HeliosRecords
import HeliosText

/// Files that exist only in a test.
struct MemorySource: SourceReader {
    /// The texts by path.
    let files: [String: String]

    func list() -> Checked<[SourceFile]> {
        Checked(
            files.keys.sortedByBytes().map { path in
                SourceFile(path: path, size: files[path]?.utf8.count ?? 0)
            }
        )
    }

    func read(_ file: SourceFile) throws(SourceReadError) -> [UInt8] {
        guard let text = files[file.path] else {
            throw SourceReadError(.vanished, reason: "no such file")
        }
        return Array(text.utf8)
    }
}

extension MemorySource {
    /// The graph of these files, and what is wrong with them.
    func graph(schema: Schema) async -> Checked<RecordGraph> {
        var report = Report()
        let listed = report.take(list())
        let layout = RepositoryLayout(listed, schema: schema)
        report.add(layout.diagnostics)
        let loader = RecordLoader(schema: schema, reader: self)
        let records = report.take(await loader.load(layout.records))
        let graph = report.take(LinkResolver.resolve(records, schema: schema))
        return Checked(graph, report.diagnostics)
    }
}
