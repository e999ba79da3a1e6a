import HeliosDiagnostics
import HeliosMarkdown
import HeliosText
import HeliosYAML

/// Calls a record by another id: its file moves, and what leads to it says the new id.
package struct RecordRename {
    private let plan: RenamePlan
    private let graph: RecordGraph
    private let targets: TextTargets
    private let reader: any SourceReader
    private let moved: FileChanges
    private let knownFiles: Set<String>
    private var edits: [String: FileEdits] = [:]

    /// What is to change in one file, by its old path.
    private struct FileEdits {
        /// Edits of fields, of which later ones may count on earlier ones.
        var fields: [YAMLEdit] = []
        /// Parts of one text within the fields, told apart by where they stand.
        var parts: Set<Part> = []
        /// Places of links in the file itself.
        var links: Set<Place> = []
    }

    private struct Part: Hashable {
        let path: [YAMLStep]
        let range: Range<Int>
        let text: String
    }

    private struct Place: Hashable {
        let link: MarkdownLink
        let target: String
    }

    /// All that changes when a plan is carried out on a repository, or why that cannot be.
    package static func changes(
        for plan: RenamePlan,
        in repository: Repository,
        reader: some SourceReader,
        keepsAlias: Bool
    ) throws(ChangeRefusal) -> FileChanges {
        var rename = RecordRename(plan, repository, reader)
        for number in rename.graph.records.indices {
            try rename.readFields(of: number, keepsAlias: keepsAlias)
            rename.readTexts(of: number)
        }
        try rename.readLinks()
        try rename.readSettings(repository.settings)
        return try rename.changes()
    }

    private init(_ plan: RenamePlan, _ repository: Repository, _ reader: some SourceReader) {
        self.plan = plan
        graph = repository.graph
        targets = repository.texts
        self.reader = reader
        moved = FileChanges(moves: plan.moves)
        knownFiles = Set(repository.looseFiles.map(\.path))
            .union(repository.graph.records.flatMap { $0.attachments.map(\.path) })
    }

    // MARK: Links of relations

    private mutating func readLinks() throws(ChangeRefusal) {
        for link in graph.links {
            let target = graph.records[Int(link.target)].id
            guard let new = plan.ids[target] else { continue }
            let record = graph.records[Int(link.source)]
            let written = record.links[Int(link.written)]
            let relation = graph.schema.relations[Int(link.relation)].relation
            // The links of texts are read with them; the folder says whose a record is.
            if relation.isComputed || (relation.isOwnership && written.range == .start) { continue }
            let file = written.path ?? record.path
            let text = reference(written.target, to: target, new, from: record)
            guard text != written.target.description else { continue }
            if try editField(at: written.range.start, in: file, saying: written.target, text) {
                continue
            }
            let place = MarkdownLink(
                kind: .wiki(reference: written.target.description, fragment: nil, label: nil),
                range: written.range,
                text: "",
                title: nil
            )
            edits[file, default: FileEdits()].links.insert(Place(link: place, target: text))
        }
    }

    /// The new text of a link, in the form of the old one.
    private func reference(
        _ written: LinkReference,
        to old: RecordID,
        _ new: RecordID,
        from record: Record
    ) -> String {
        var id = new.id
        if let owner = record.owner, "\(owner.id)/\(written.id)".hasSameBytes(as: old.id) {
            let prefix = "\(plan.ids[owner]?.id ?? owner.id)/"
            if id.hasBytePrefix(prefix) { id = id.dropping(bytes: prefix.utf8.count) }
        }
        let isTaken = graph.records.contains { $0.id.id.hasSameBytes(as: id) }
        let kind = written.kind ?? (isTaken ? new.kind : nil)
        return LinkReference(kind: kind, id: id).description
    }

    /// Lets the value at a place of a file's fields say another id; false where none stands there.
    private mutating func editField(
        at place: SourcePosition,
        in file: String,
        saying old: LinkReference,
        _ text: String
    ) throws(ChangeRefusal) -> Bool {
        guard let root = YAMLEditor(try read(file), path: file).root,
            let path = root.path(toScalarAt: place), let scalar = root.node(at: path)?.scalar
        else { return false }
        let count = old.description.utf8.count
        guard scalar.text.hasBytePrefix(old.description) else { return false }
        if scalar.text.utf8.count == count {
            edits[file, default: FileEdits()].fields.append(.replace(path, text))
        } else {
            edits[file, default: FileEdits()].parts.insert(
                Part(path: path, range: 0..<count, text: text)
            )
        }
        return true
    }

    private func read(_ path: String) throws(ChangeRefusal) -> [UInt8] {
        do throws(SourceReadError) {
            return try reader.read(SourceFile(path: path, size: 0))
        } catch {
            throw ChangeRefusal(
                "cannot read '\(TerminalText.printable(path))': \(error.reason)",
                help: "see what 'helios-docs validate' says of it"
            )
        }
    }

    // MARK: Texts

    private mutating func readTexts(of number: Int) {
        let record = graph.records[number]
        for (file, document) in record.documents {
            for link in document.links {
                guard let target = target(of: link, inFile: file, of: number) else { continue }
                edits[file, default: FileEdits()].links.insert(Place(link: link, target: target))
            }
        }
    }

    /// What a link of a text has to say from now on; nil if that is what it says.
    private func target(of link: MarkdownLink, inFile file: String, of number: Int) -> String? {
        let record = graph.records[number]
        switch link.kind {
        case .wiki(let reference, _, _):
            guard let written = LinkReference(reference),
                case .record(let target, _) = targets.target(of: link, inFile: file, of: number),
                let new = plan.ids[graph.records[target].id]
            else { return nil }
            let text = self.reference(written, to: graph.records[target].id, new, from: record)
            return text == reference ? nil : text
        case .relative(let path, _), .image(let path):
            guard targets.target(of: link, inFile: file, of: number) != .nothing else {
                return nil
            }
            return newPath(path, base: file)
        case .fragment, .external, .externalImage: return nil
        }
    }

    /// A path that a file writes, as it has to be written from now on; nil if that is the same.
    private func newPath(_ path: String, base: String) -> String? {
        guard let old = TextTargets.resolve(path, besideFile: base) else { return nil }
        let new = moved.newPath(of: old)
        let newBase = moved.newPath(of: base)
        if let now = TextTargets.resolve(path, besideFile: newBase), now.hasSameBytes(as: new) {
            return nil
        }
        return path.utf8.first == ASCII.slash
            ? "/" + new : RelativePath.path(to: new, fromFile: newBase)
    }

    /// The file that the settings name.
    private mutating func readSettings(_ settings: Settings) throws(ChangeRefusal) {
        guard let logo = settings.organization.logo else { return }
        let new = moved.newPath(of: logo.text)
        guard !new.hasSameBytes(as: logo.text) else { return }
        let file = logo.span.path
        guard let root = YAMLEditor(try read(file), path: file).root,
            let steps = root.path(toScalarAt: logo.span.range.start)
        else { return }
        edits[file, default: FileEdits()].fields.append(.replace(steps, new))
    }

    // MARK: Fields

    private mutating func readFields(of number: Int, keepsAlias: Bool) throws(ChangeRefusal) {
        let record = graph.records[number]
        let kind = graph.kind(of: number)
        for place in kind.fields.indices where kind.fields[place].type.mayHoldPath {
            let field = kind.fields[place]
            guard record.entry(at: place) != nil,
                let root = YAMLEditor(try read(record.path), path: record.path).root,
                let node = root[field.name]
            else { continue }
            movePaths(node, at: [.key(field.name)], of: field.type, record)
        }
        guard let new = plan.ids[record.id] else { return }
        guard let root = YAMLEditor(try read(record.path), path: record.path).root else {
            throw ChangeRefusal(
                "the fields of '\(record.id)' cannot be read",
                help: "see what 'helios-docs validate' says of \(record.path)"
            )
        }
        if let stated = root["id"]?.scalar {
            let isShort = record.owner != nil && !stated.text.hasSameBytes(as: record.id.id)
            edits[record.path, default: FileEdits()].fields.append(
                .replace([.key("id")], isShort ? own(new, of: record) : new.id)
            )
        }
        editAliases(root, of: record, new, isKept: keepsAlias)
    }

    private func own(_ id: RecordID, of record: Record) -> String {
        guard let owner = record.owner else { return id.id }
        return id.id.dropping(bytes: (plan.ids[owner] ?? owner).id.utf8.count + 1)
    }

    /// The files that a value names, itself or in its parts.
    private mutating func movePaths(
        _ node: YAMLNode,
        at steps: [YAMLStep],
        of type: FieldType,
        _ record: Record
    ) {
        switch type {
        case .path:
            guard let path = node.scalar?.text, let new = newPath(path, of: record) else { return }
            edits[record.path, default: FileEdits()].fields.append(.replace(steps, new))
        case .list(let element):
            for (index, item) in (node.items ?? []).enumerated() {
                movePaths(item, at: steps + [.index(index)], of: element, record)
            }
        case .map(let element, _):
            for entry in node.entries ?? [] {
                movePaths(entry.value, at: steps + [.key(entry.key)], of: element, record)
            }
        case .object(let shape):
            for field in shape.fields {
                guard let value = node[field.name] else { continue }
                movePaths(value, at: steps + [.key(field.name)], of: field.type, record)
            }
        default: break
        }
    }

    /// A path that a field names, from the root or beside the record, as it has to be written from
    /// now on; nil if that is the same.
    private func newPath(_ path: String, of record: Record) -> String? {
        guard knownFiles.contains(path) else { return newPath(path, base: record.path) }
        let there = moved.newPath(of: path)
        return there.hasSameBytes(as: path) ? nil : there
    }

    /// Keeps the old id alive; the new one is no old id any longer.
    private mutating func editAliases(
        _ root: YAMLNode,
        of record: Record,
        _ new: RecordID,
        isKept: Bool
    ) {
        let key = YAMLStep.key("aliases")
        let old =
            record.owner.map { record.id.id.dropping(bytes: $0.id.utf8.count + 1) }
            ?? record.id.id
        // What belongs to a client cannot keep an id that names the client as it was.
        let isKept = isKept && record.owner.map { plan.ids[$0] == nil } ?? true
        let current = root["aliases"]
        let names = current?.items?.compactMap { $0.scalar?.text } ?? []
        let ownNew = own(new, of: record)
        var fields: [YAMLEdit] = []
        let place = names.firstIndex { $0.hasSameBytes(as: ownNew) || $0.hasSameBytes(as: new.id) }
        if let place, isKept {
            fields.append(.replace([key, .index(place)], old))
        } else if let place {
            fields.append(.remove(names.count == 1 ? [key] : [key, .index(place)]))
        } else if isKept, let scalar = current?.scalar, !scalar.isEmptyPlain {
            fields = [
                .remove([key]), .add([], key: "aliases", .list([scalar.text, old])),
            ]
        } else if isKept, current?.items != nil {
            fields.append(.append([key], old))
        } else if isKept, current == nil {
            fields.append(.add([], key: "aliases", .list([old])))
        }
        edits[record.path, default: FileEdits()].fields += fields
    }
}

// MARK: - Files

extension RecordRename {
    private func changes() throws(ChangeRefusal) -> FileChanges {
        var changes = moved
        for (path, edits) in edits.sorted(by: { $0.key.precedesBytewise($1.key) }) {
            let old = try read(path)
            let new = try text(of: path, old, edits)
            if new != old { changes.texts[moved.newPath(of: path)] = new }
        }
        return changes
    }

    private func text(
        of path: String,
        _ bytes: [UInt8],
        _ edits: FileEdits
    ) throws(ChangeRefusal) -> [UInt8] {
        let root = YAMLEditor(bytes, path: path).root
        var parts = edits.parts
        var body = TextLinkEdits(bytes)
        for place in edits.links.sorted(by: { $0.link.range.start < $1.link.range.start }) {
            if let root, let steps = root.path(toScalarAt: place.link.range.start),
                let scalar = root.node(at: steps)?.scalar
            {
                parts.formUnion(try self.parts(of: scalar, at: steps, place, path))
            } else if !body.change(place.link, to: place.target) {
                throw Self.unwritable(path, place.link.range)
            }
        }
        // What stands behind the fields does not move them.
        var editor = YAMLEditor(TextSplice.apply(Array(body.splices), to: bytes), path: path)
        do throws(YAMLEditRefusal) {
            for part in parts.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
                try editor.apply(.replacePart(part.path, part.range, part.text))
            }
            for edit in edits.fields { try editor.apply(edit) }
        } catch {
            throw ChangeRefusal(
                "cannot edit '\(TerminalText.printable(path))': \(error.reason)",
                help: "write its fields in a plainer way, one on a line"
            )
        }
        return editor.bytes
    }

    /// The parts of a text within the fields that say where a link leads.
    private func parts(
        of scalar: YAMLScalar,
        at steps: [YAMLStep],
        _ place: Place,
        _ path: String
    ) throws(ChangeRefusal) -> [Part] {
        let text = Array(scalar.text.utf8)
        let document = MarkdownParser.parse(text, path: path).value
        var inside = TextLinkEdits(text)
        for link in document.links where link.kind == place.link.kind {
            guard inside.change(link, to: place.target) else {
                throw Self.unwritable(path, place.link.range)
            }
        }
        return inside.splices.map { splice in
            Part(
                path: steps,
                range: splice.range,
                text: String(decoding: splice.bytes, as: UTF8.self)
            )
        }
    }

    private static func unwritable(_ path: String, _ range: SourceRange) -> ChangeRefusal {
        ChangeRefusal(
            "cannot change the link at \(TerminalText.printable(path)):\(range.start.line)",
            help: "change it by hand, then run this again"
        )
    }
}
