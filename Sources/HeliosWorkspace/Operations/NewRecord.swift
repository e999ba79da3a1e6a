import HeliosDiagnostics
package import HeliosRecords
import HeliosText

/// A record that is to be begun.
package struct NewRecord: Sendable {
    /// The kind's name or plural.
    package var kind: String
    /// The id; nil for the next free number.
    package var id: String?
    /// The title; made from the id if nil.
    package var title: String?
    /// Values of fields and relations as `name=value`; a name given several times is a list.
    package var values: [String]

    package init(kind: String, id: String?, title: String?, values: [String]) {
        self.kind = kind
        self.id = id
        self.title = title
        self.values = values
    }
}

extension Workspace {
    /// Begins a record: a file with what is stated, and every field that its kind requires.
    ///
    /// What is stated is validated before anything is written.
    package func create(_ record: NewRecord, _ request: ChangeRequest) async throws -> ChangeReport
    {
        guard request.commit != nil || request.isDryRun else {
            let state = await CheckedRepository.read(tree, at: clock)
            let planned = try await plan(record, in: state, mustBeWhole: false)
            for (path, text) in planned.files.texts {
                try NewFiles(root: root).write(String(decoding: text, as: UTF8.self), to: path)
            }
            return report(planned, commit: nil, notes: [])
        }
        return try await change(request) { state in
            try await plan(record, in: state, mustBeWhole: !request.isDryRun)
        }
    }

    private func plan(
        _ record: NewRecord,
        in state: CheckedRepository,
        mustBeWhole: Bool
    ) async throws -> PlannedChange {
        let repository = state.repository
        let place = try repository.kind(named: record.kind)
        let kind = repository.graph.schema.kinds[place]
        try Self.checkHasFiles(kind, id: record.id)
        let id = try record.id ?? repository.nextNumber(ofKind: place)
        let path = try repository.pathOfNewRecord(kind, id: id)
        let values = try Self.values(record.values, of: kind)
        let statesTitle = values.contains { $0.name.hasSameBytes(as: kind.titleField) }
        if record.title != nil, statesTitle {
            throw WorkspaceError.statedTwice(option: "--name", field: kind.titleField)
        }
        let scaffold = Scaffold.record(
            of: kind,
            named: record.title ?? Scaffold.title(from: id),
            without: Set(values.map(\.name)),
            numbered: repository.freeNumber(id, ofKind: place)
        )
        let text = try Self.adding(values, to: Array(scaffold.utf8), path: path)
        let files = FileChanges(texts: [path: text])
        let name = RecordID(kind: kind.name, id: id)
        if mustBeWhole || !values.isEmpty {
            try await check(files, of: name, on: state, mustBeWhole: mustBeWhole)
        }
        return PlannedChange(
            files: files,
            subject: "Create \(name)",
            operation: "new",
            record: name.description
        )
    }

    /// Refuses a record after which something is wrong that was not before; what is missing may be
    /// filled in later, unless the record must be whole.
    private func check(
        _ files: FileChanges,
        of name: RecordID,
        on state: CheckedRepository,
        mustBeWhole: Bool
    ) async throws(ChangeFailure) {
        let after = await CheckedRepository.read(OverlayTree(tree, files), at: clock)
        let finding = after.firstFinding(notIn: state) { finding in
            let isGap = finding.id == .record(.fieldMissing) || finding.severity == .information
            return isGap && !(mustBeWhole && finding.severity == .error)
        }
        if let finding {
            throw .refused(Self.refusal(finding, "'\(name)' cannot be made like this"))
        }
    }

    /// Refuses a kind whose records are read from `openspec/`: a file of its own would be another
    /// record than the one that was meant.
    private static func checkHasFiles(_ kind: Kind, id: String?) throws(RecordNotFound) {
        let isSpecification = kind.has(.specification) || kind.has(.requirement)
        guard isSpecification || kind.has(.change) else { return }
        let first = id?.split(onByte: ASCII.slash).first ?? ""
        let shown = Slug.isSlug(first.utf8) ? first : "ID"
        throw RecordNotFound(
            message: "\(Words.withArticle(kind.name)) is read from openspec/, and not from a file "
                + "of its own",
            help: isSpecification
                ? "write it in openspec/specs/; begin one with 'helios-docs spec new spec \(shown)'"
                : "begin it with 'helios-docs spec new change \(shown)'"
        )
    }

    /// The values by name, in the order of the command line.
    private static func values(
        _ texts: [String],
        of kind: Kind
    ) throws -> [(name: String, value: YAMLNewValue)] {
        var names: [String] = []
        var values: [String: [String]] = [:]
        for text in texts {
            let name = String(Substring(text.utf8.prefix { $0 != UInt8(ascii: "=") }))
            guard name.utf8.count < text.utf8.count else {
                throw RecordNotFound(
                    message: "'\(TerminalText.printable(text))' states no value",
                    help: "write --set name=value"
                )
            }
            guard kind.field(named: name) != nil || kind.relation(named: name) != nil else {
                let known = kind.fields.map(\.name) + kind.relations.map(\.name)
                throw RecordNotFound(
                    message: """
                        \(Words.withArticle(kind.name)) has no field \
                        '\(TerminalText.printable(name))'
                        """,
                    help: Help.oneOf(known, meant: name) ?? "see 'helios-docs schema export'"
                )
            }
            if values[name] == nil { names.append(name) }
            values[name, default: []].append(text.dropping(bytes: name.utf8.count + 1))
        }
        return names.map { name in
            let texts = values[name] ?? []
            let isList = texts.count > 1 || kind.field(named: name)?.type.isList == true
            return (name, isList ? .list(texts) : .text(texts.first ?? ""))
        }
    }

    private static func adding(
        _ values: [(name: String, value: YAMLNewValue)],
        to text: [UInt8],
        path: String
    ) throws(ChangeFailure) -> [UInt8] {
        var editor = YAMLEditor(text, path: path)
        for (name, value) in values {
            do throws(YAMLEditRefusal) {
                try editor.apply(.add([], key: name, value))
            } catch {
                throw .refused(
                    ChangeRefusal(
                        "the value of '\(name)' cannot be written: \(error.reason)",
                        help: "leave it out here, and write it into the file"
                    )
                )
            }
        }
        return editor.bytes
    }
}

extension FieldType {
    fileprivate var isList: Bool {
        if case .list = self { true } else { false }
    }
}

extension Repository {
    /// The number behind the largest one that records of a kind have as their ids.
    fileprivate func nextNumber(ofKind kind: Int) throws(RecordNotFound) -> String {
        let name = graph.schema.kinds[kind].name
        guard graph.schema.kinds[kind].has(.thread),
            case let last = numbersInUse(ofKind: kind).max() ?? 0, last < Int.max
        else {
            throw RecordNotFound(
                message: "the id of the new \(name) is missing",
                help: "write it behind the kind, such as 'helios-docs new \(name) my-\(name)'"
            )
        }
        return String(last + 1)
    }

    /// The number that a new record of this id says to have, if its kind counts its records and
    /// requires a number; nil if another record has it.
    fileprivate func freeNumber(_ id: String, ofKind kind: Int) -> String? {
        guard graph.schema.kinds[kind].has(.thread), numberField(ofKind: kind) != nil,
            let number = Int(id), number > 0, String(number).hasSameBytes(as: id),
            !numbersInUse(ofKind: kind).contains(number)
        else { return nil }
        return id
    }

    /// The whole numbers that records of a kind have as their ids, or say to have.
    private func numbersInUse(ofKind kind: Int) -> [Int] {
        let field = numberField(ofKind: kind)
        return graph.records(ofKind: kind).flatMap { place -> [Int] in
            let record = graph.records[place]
            let stated: Int? =
                if let field, case .integer(let number)? = record.value(at: field) {
                    number
                } else {
                    nil
                }
            return [Int(record.id.id), stated].compactMap { $0 }
        }
    }

    private func numberField(ofKind kind: Int) -> Int? {
        let kind = graph.schema.kinds[kind]
        guard let place = kind.fieldIndex(named: Scaffold.numberField),
            case let field = kind.fields[place], field.isRequired, case .integer = field.type
        else { return nil }
        return place
    }

    /// Where a new record of this id goes.
    package func pathOfNewRecord(
        _ kind: Kind,
        id: String
    ) throws(RecordNotFound) -> String {
        // What belongs to a client lies in the client's folder, whose name stands in front.
        let owner = kind.has(.container) ? nil : self.owner(of: id)
        let own = owner.map { id.dropping(bytes: $0.id.utf8.count + 1) } ?? id
        guard Slug.isPath(id), kind.identity == .path || !own.contains(byte: ASCII.slash) else {
            throw unusableID(id, of: kind, belongsToOwner: owner != nil)
        }
        let name = RecordID(kind: kind.name, id: id)
        if let number = graph.number(of: name) {
            throw RecordNotFound(
                message: "'\(name)' exists already",
                help: "edit \(graph.records[number].path)"
            )
        }
        let ending = kind.has(.body) ? "md" : "yaml"
        let folder = owner.map { "\(plural(of: $0))/\($0.id)/\(kind.plural)" } ?? kind.plural
        // A thread has a folder, for its replies.
        return kind.has(.thread)
            ? "\(folder)/\(own)/record.\(ending)" : "\(folder)/\(own).\(ending)"
    }

    private func unusableID(
        _ id: String,
        of kind: Kind,
        belongsToOwner: Bool
    ) -> RecordNotFound {
        let message =
            "'\(TerminalText.printable(id))' cannot be the id of \(Words.withArticle(kind.name))"
        let parts = id.split(onByte: ASCII.slash)
        let owners = graph.schema.kinds.filter { $0.has(.container) }.map(\.name)
        // What stands in front of a slash can only be meant as the owner.
        guard Slug.isPath(id), parts.count == 2, !belongsToOwner, !kind.has(.container),
            let first = owners.first
        else {
            return RecordNotFound(
                message: message,
                help: "use lower-case letters, digits, dots, underscores and hyphens"
            )
        }
        return RecordNotFound(
            message: "\(message): no \(owners.joined(separator: " or ")) is called '\(parts[0])'",
            help: "correct the id, or create its owner with 'helios-docs new \(first) \(parts[0])'"
        )
    }

    private func owner(of id: String) -> RecordID? {
        guard let slash = id.utf8.firstIndex(of: ASCII.slash) else { return nil }
        let first = String(id[..<slash])
        return graph.schema.kinds.lazy.filter { $0.has(.container) }
            .map { RecordID(kind: $0.name, id: first) }.first { graph.number(of: $0) != nil }
    }

    private func plural(of id: RecordID) -> String {
        graph.schema.kindIndex(named: id.kind).map { graph.schema.kinds[$0].plural } ?? id.kind
    }
}
