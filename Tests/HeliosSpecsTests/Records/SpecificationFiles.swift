import HeliosDiagnostics
import HeliosRecords
import HeliosSpecs
import HeliosText

/// A repository that exists only in a test, with a kind `thing`.
struct SpecificationFiles: SourceReader {
    private var files: [String: String] = [
        "helios.yaml": "organization: {name: Fjord, domain: fjord.example, timezone: Europe/Oslo}",
        "kinds/thing.yaml": """
        kind: thing
        plural: things
        fields: {name: string, status: {type: enum, of: [stored, deployed]}}
        relations: {held_by: {to: thing, inverse: holds}}
        """,
    ]

    init(_ files: [String: String] = [:]) {
        for (path, text) in files { self.files[path] = text }
    }

    /// A repository with this specification of the capability `things`.
    init(specification: String, _ files: [String: String] = [:]) {
        self.init(files)
        self.files["openspec/specs/things/spec.md"] = specification
    }

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

    /// What an opened repository says.
    struct Opened {
        let graph: RecordGraph
        let tree: SpecificationTree
        let checks: [CheckResult]
        /// Each finding as `path:line:column: message [id]`.
        let findings: [String]

        func record(_ kind: String, _ id: String) -> Record? {
            graph.number(of: RecordID(kind: kind, id: id)).map { graph.records[$0] }
        }

        func value(_ field: String, of record: Record) -> FieldValue? {
            record.value(named: field, of: graph.schema.kinds[record.kind])
        }

        /// The links of a record as `relation target`.
        func links(of record: Record) -> [String] {
            record.links.map {
                "\(graph.schema.relations[$0.relation].relation.name) \($0.target)"
            }
        }
    }

    func open() async -> Opened {
        let day = CalendarDate(dayNumber: 20_779)
        let clock = Clock(
            machine: QueryEnvironment(
                today: day,
                now: Timestamp(seconds: 20_779 * 86_400, offsetMinutes: 0)
            )
        )
        let opened = await Repository.open(self, at: clock, with: SpecificationSource())
        let (repository, tree) = opened.value
        let checks = RequirementChecks.run(
            tree,
            on: repository.graph,
            in: repository.environment
        )
        let report = Report(opened.diagnostics + checks.diagnostics)
        return Opened(
            graph: repository.graph,
            tree: tree,
            checks: checks.value,
            findings: report.diagnostics.map { found in
                let start = found.span.range.start
                return "\(found.span.path):\(start.line):\(start.column): \(found.message)"
                    + " [\(found.id.rawValue)]"
            }
        )
    }
}
