import HeliosDiagnostics
import HeliosRecords
import HeliosText

extension Workspace {
    /// Calls a record by another id: its file moves, and everything that leads to it says the new
    /// one; refused unless the result validates as well as what was there before.
    package func rename(
        _ reference: String,
        to id: String,
        keepsAlias: Bool,
        _ request: ChangeRequest
    ) async throws -> ChangeReport {
        try await change(request) { state in
            let number = try state.repository.record(named: reference)
            let listed = tree.list()
            // What cannot be read can neither move along nor say the new id.
            if let finding = (state.findings + listed.diagnostics).first(where: \.isUnreadable) {
                let what = "'\(state.graph.records[number].id)' cannot be renamed"
                throw ChangeFailure.refused(Self.refusal(finding, what))
            }
            let plan: RenamePlan
            let files: FileChanges
            do throws(ChangeRefusal) {
                plan = try RenamePlan(
                    number,
                    to: id,
                    in: state.graph,
                    files: listed.value
                )
                files = try RecordRename.changes(
                    for: plan,
                    in: state.repository,
                    reader: tree,
                    keepsAlias: keepsAlias
                )
            } catch {
                throw ChangeFailure.refused(error)
            }
            try await check(plan, files, on: state)
            var planned = PlannedChange(
                files: files,
                subject: "Rename \(plan.old) to \(plan.new)",
                operation: "rename",
                record: plan.new.description
            )
            planned.originals = try originals(of: files)
            planned.notes = Self.notes(plan)
            return planned
        }
    }

    private static func notes(_ plan: RenamePlan) -> [String] {
        let others = plan.ids.count - 1
        guard others > 0 else { return [] }
        let noun = others == 1 ? "record" : "records"
        return ["the ids of \(others) \(noun) below it change as well"]
    }

    /// Refuses a rename after which the records are not the same but for their ids.
    private func check(
        _ plan: RenamePlan,
        _ files: FileChanges,
        on old: CheckedRepository
    ) async throws(ChangeFailure) {
        let new = await CheckedRepository.read(OverlayTree(tree, files), at: clock)
        let names = plan.ids.sorted { $0.key.id.precedesBytewise($1.key.id) }
            .flatMap { [($0.key.description, $0.value.description), ($0.key.id, $0.value.id)] }
        if let finding = new.firstFinding(notIn: old, renaming: names, moving: files) {
            throw .refused(Self.refusal(finding, "'\(plan.old)' cannot become '\(plan.new)'"))
        }
        guard Self.links(old.graph, renamed: plan.ids) == Self.links(new.graph, renamed: [:]) else {
            throw .refused(
                ChangeRefusal(
                    "links would lead elsewhere if '\(plan.old)' became '\(plan.new)'",
                    help: "write another id"
                )
            )
        }
    }

    static func refusal(_ finding: Diagnostic, _ what: String) -> ChangeRefusal {
        let start = finding.span.range.start
        let place = "\(TerminalText.printable(finding.span.path)):\(start.line):\(start.column)"
        return ChangeRefusal(
            "\(what): \(place): \(finding.message) [\(finding.id.rawValue)]",
            help: finding.help ?? "see 'helios-docs explain \(finding.id.rawValue)'"
        )
    }

    /// Every record by its id, and where its links lead.
    private static func links(
        _ graph: RecordGraph,
        renamed ids: [RecordID: RecordID]
    ) -> [String: [String]] {
        let name = { (number: Int) in
            let id = graph.records[number].id
            return (ids[id] ?? id).description
        }
        var links: [String: [String]] = [:]
        for number in graph.records.indices {
            links[name(number)] = graph.links(from: number).map { place in
                let link = graph.links[place]
                return "\(link.relation) \(name(Int(link.target)))"
            }
        }
        return links
    }
}

extension Diagnostic {
    /// Whether it says that a file or a folder cannot be read at all.
    fileprivate var isUnreadable: Bool {
        id == .source(.unreadable) || id == .source(.vanished)
    }
}
