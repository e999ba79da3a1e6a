import HeliosDiagnostics
import HeliosRecords
import HeliosText

/// Reads the folder of a change.
struct ChangeReader {
    private let files: ChangeFiles
    private let reader: any SourceReader
    private(set) var diagnostics: [Diagnostic] = []

    init(_ files: ChangeFiles, with reader: any SourceReader) {
        self.files = files
        self.reader = reader
    }

    mutating func document() -> ChangeDocument {
        let proposal = text(of: "proposal.md")
        let design = text(of: "design.md").flatMap { text in
            text.block(0..<text.lines.count).map { (path: text.path, text: $0) }
        }
        return ChangeDocument(
            folder: files.name,
            plainName: files.plainName,
            path: files.mainPath,
            archivedOn: files.archivedOn,
            isArchived: files.isArchived,
            title: proposal.flatMap(\.firstTitle),
            proposal: proposal?.sections ?? [:],
            design: design,
            metadata: notes(),
            taskGroups: taskGroups(),
            deltas: files.deltas.flatMap { deltas($0.file, $0.capability) }
        )
    }

    // MARK: Files

    private mutating func bytes(of file: SourceFile) -> [UInt8]? {
        do throws(SourceReadError) {
            let bytes = try reader.read(file)
            diagnostics += SecretScan.findings(in: bytes, path: file.path)
            return bytes
        } catch {
            diagnostics.append(error.diagnostic(of: file.path))
            return nil
        }
    }

    private mutating func text(of name: String) -> SpecificationText? {
        guard let file = files.file(name), let bytes = bytes(of: file) else { return nil }
        return SpecificationText(bytes, path: file.path)
    }

    /// Hidden files are not listed, so that one is asked for; that it is not there says nothing.
    private func notes() -> ChangeNotes {
        let path = "\(files.folder)/\(ChangeMetadata.fileName)"
        // What is wrong with the file is told by the rules of changes.
        guard let bytes = try? reader.read(SourceFile(path: path, size: 0)),
            let yaml = SpecYAML.parse(bytes)
        else { return ChangeNotes() }
        var notes = ChangeNotes()
        notes.created = yaml["created"]?.date
        if case .boolean(let skips)? = yaml["skip_specs"] { notes.skipsSpecs = skips }
        guard case .list(let approvals)? = yaml["approvals"] else { return notes }
        notes.approvals = approvals.compactMap { approval in
            guard case .text(let name)? = approval["by"] else { return nil }
            return (name, approval["at"]?.date)
        }
        return notes
    }

    private mutating func taskGroups() -> [ChangeTaskGroup] {
        guard let file = files.file("tasks.md"), let bytes = bytes(of: file) else { return [] }
        let list = TaskList(file: bytes)
        var groups: [ChangeTaskGroup] = []
        var current: Range<Int>?
        for task in list.tasks {
            if groups.isEmpty || task.group != current {
                current = task.group
                groups.append(ChangeTaskGroup(title: list.title(of: task), tasks: []))
            }
            groups[groups.count - 1].tasks.append(
                ChangeTaskGroup.Task(
                    number: task.number.map(list.text.string),
                    text: list.text.string(list.words(of: task)),
                    isDone: task.isDone
                )
            )
        }
        return groups
    }

    // MARK: Deltas

    private mutating func deltas(_ file: SourceFile, _ capability: String) -> [ChangeDelta] {
        guard let bytes = bytes(of: file) else { return [] }
        let delta = DeltaDocument(SpecText(file: bytes))
        let text = SpecificationText(delta.text, path: file.path)
        let make = {
            (operation: DeltaOperation, name: SpannedText, from: String?, block: RequirementBlock?)
            in
            let statement = block.flatMap { text.statement(of: $0) }
            return ChangeDelta(
                capability: capability,
                path: file.path,
                operation: operation,
                name: name,
                renamedFrom: from,
                text: statement?.block,
                checks: statement?.scenarios.flatMap { $0.steps.compactMap(\.check) } ?? []
            )
        }
        var deltas: [(start: Int, delta: ChangeDelta)] = []
        for (operation, blocks) in [
            (DeltaOperation.added, delta.added), (.modified, delta.modified),
        ] {
            deltas += blocks.map { block in
                let name = text.spanned(block.nameRange)
                return (block.header.start, make(operation, name, nil, block))
            }
        }
        deltas += delta.removed.map { entry in
            let span = text.span(text.trimmed(entry.range))
            let name = SpannedText(entry.name.text, at: span)
            return (entry.range.lowerBound, make(.removed, name, nil, nil))
        }
        deltas += delta.renamed.map { rename in
            let span = text.span(text.trimmed(rename.to.range))
            let name = SpannedText(rename.to.name.text, at: span)
            return (rename.from.range.lowerBound, make(.renamed, name, rename.from.name.text, nil))
        }
        return deltas.sorted { $0.start < $1.start }.map(\.delta)
    }
}

extension TaskList {
    /// The heading of the group that a task stands in.
    fileprivate func title(of task: Task) -> String {
        guard let group = task.group else { return "" }
        let rest = text.bytes[group.lowerBound...].prefix { $0 != ASCII.lineFeed }
        return text.string(text.trimmed(rest.indices))
    }

    /// A task's text behind its number.
    fileprivate func words(of task: Task) -> Range<Int> {
        text.trimmed(
            (task.number?.upperBound ?? task.description.lowerBound)..<task.description.upperBound
        )
    }
}

extension SpecYAML {
    fileprivate var date: CalendarDate? {
        guard case .text(let text) = self else { return nil }
        return CalendarDate(text)
    }
}
