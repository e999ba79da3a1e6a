import HeliosDiagnostics
import HeliosMarkdown
import HeliosRecords
import HeliosText
import HeliosYAML

/// Why and by whom a record is archived.
package struct ArchiveDetails: Sendable {
    /// Why.
    package var reason: String?
    /// The person who does it, as a reference.
    package var person: String?

    package init(reason: String?, person: String?) {
        self.reason = reason
        self.person = person
    }
}

extension Workspace {
    /// Marks a record as archived, with the point in time, and leaves all else as it is.
    package func archive(
        _ reference: String,
        _ details: ArchiveDetails,
        _ request: ChangeRequest
    ) async throws -> ChangeReport {
        try await change(request) { state in
            let number = try state.repository.record(named: reference)
            let record = state.graph.records[number]
            try Self.checkMayBeArchived(number, in: state.graph)
            let path = record.path
            var values = [
                ("state", "archived"),
                ("archived_at", state.repository.environment.now.utcText),
            ]
            if let reason = details.reason { values.append(("archived_reason", reason)) }
            if let person = details.person {
                let number = try state.repository.record(named: person)
                let id = state.graph.records[number].id
                values.append(("archived_by", id.description))
            }
            let old = try Self.bytes(of: path, in: tree)
            let new = try Self.setting(values, in: old, path: path)
            let files = FileChanges(texts: [path: new])
            let after = await CheckedRepository.read(OverlayTree(tree, files), at: clock)
            let isExpected = { (finding: Diagnostic) in finding.id == .link(.archived) }
            if let finding = after.firstFinding(notIn: state, besides: isExpected) {
                throw ChangeFailure.refused(
                    Self.refusal(finding, "'\(record.id)' cannot be archived")
                )
            }
            let links =
                after.findings.count(where: isExpected)
                - state.findings.count(where: isExpected)
            let noun = links == 1 ? "link leads" : "links lead"
            return PlannedChange(
                files: files,
                originals: [path: old],
                subject: "Archive \(record.id)",
                operation: "archive",
                record: record.id.description,
                notes: links > 0
                    ? ["\(links) \(noun) to it from active records: see 'helios-docs validate'"]
                    : []
            )
        }
    }

    private static func checkMayBeArchived(
        _ number: Int,
        in graph: RecordGraph
    ) throws(ChangeFailure) {
        let record = graph.records[number]
        guard record.range == .start, !record.path.hasBytePrefix("openspec/") else {
            throw .refused(
                ChangeRefusal(
                    "'\(record.id)' has no file of its own",
                    help: "a change is archived with 'helios-docs spec archive'"
                )
            )
        }
        guard !graph.isArchived(number) else {
            throw .refused(
                ChangeRefusal(
                    "'\(record.id)' is archived already",
                    help: "see 'helios-docs show \(record.id)'"
                )
            )
        }
    }

    static func bytes(of path: String, in tree: WorkingTree) throws(ChangeFailure) -> [UInt8] {
        do throws(SourceReadError) {
            return try tree.read(SourceFile(path: path, size: 0))
        } catch {
            throw .failed(
                message: "cannot read '\(TerminalText.printable(path))': \(error.reason)",
                help: "see what 'helios-docs validate' says of it"
            )
        }
    }

    /// A file in which keys have these values, new or not.
    static func setting(
        _ values: [(key: String, value: String)],
        in text: [UInt8],
        path: String
    ) throws(ChangeFailure) -> [UInt8] {
        var editor = YAMLEditor(text, path: path)
        do throws(YAMLEditRefusal) {
            for (key, value) in values {
                guard let root = editor.root else {
                    throw YAMLEditRefusal(reason: "its fields cannot be read")
                }
                if root[key] == nil {
                    try editor.apply(.add([], key: key, .text(value)))
                } else {
                    try editor.apply(.replace([.key(key)], value))
                }
            }
        } catch {
            throw .refused(
                ChangeRefusal(
                    "cannot edit '\(TerminalText.printable(path))': \(error.reason)",
                    help: "write its fields in a plainer way, one on a line"
                )
            )
        }
        return editor.bytes
    }
}

extension Timestamp {
    /// The point in time in UTC, such as `2026-03-31T14:05:00Z`.
    fileprivate var utcText: String {
        let second = seconds - dayNumber * 86_400
        let parts = [second / 3_600, second / 60 % 60, second % 60].map { number in
            number < 10 ? "0\(number)" : "\(number)"
        }
        return "\(CalendarDate(dayNumber: dayNumber))T\(parts.joined(separator: ":"))Z"
    }

    private var dayNumber: Int {
        seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    }
}
