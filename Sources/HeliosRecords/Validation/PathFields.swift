import HeliosDiagnostics
import HeliosText

/// Checks the fields of records that name files.
struct PathFields {
    private let graph: RecordGraph
    private let files: Set<String>
    /// By kind, the places of its fields of paths.
    private let places: [[Int]]

    /// Fields that may name these files.
    init(_ graph: RecordGraph, files: some Sequence<String>) {
        self.graph = graph
        self.files = Set(files)
        places = graph.schema.kinds.map { kind in
            kind.fields.indices.filter { kind.fields[$0].type == .path }
        }
    }

    /// The files that a record names, and what is wrong with them.
    func check(_ number: Int) -> Checked<[String]> {
        let kind = graph.records[number].kind
        var named: [String] = []
        var diagnostics: [Diagnostic] = []
        for field in places[kind] {
            let record = graph.records[number]
            guard let entry = record.entry(at: field), case .text(let path) = entry.value else {
                continue
            }
            let beside = TextTargets.resolve(path, besideFile: record.path)
            if let found = [path, beside ?? ""].first(where: files.contains) {
                named.append(found)
            } else if graph.schema.kinds[kind].fields[field].mustExist {
                diagnostics.append(Self.missing(path, entry, record))
            }
        }
        return Checked(named, diagnostics)
    }

    private static func missing(_ path: String, _ entry: FieldEntry, _ record: Record) -> Diagnostic
    {
        Diagnostic(
            .value(.fileMissing),
            at: SourceSpan(path: record.path, range: entry.range),
            "'\(TerminalText.printable(path))' is no file of the repository",
            help: "correct the path, which begins at the repository's root or beside this file",
            record: record.id.description
        )
    }
}
