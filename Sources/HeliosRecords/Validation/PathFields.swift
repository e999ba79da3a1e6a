import HeliosDiagnostics
import HeliosText
import HeliosYAML

/// Checks what names files: the fields of records, of their links and of their replies.
package struct PathFields {
    private let graph: RecordGraph
    private let files: Set<String>
    /// By kind, where its records may name files.
    private let places: [Places]

    /// Fields that may name these files.
    package init(_ graph: RecordGraph, files: some Sequence<String>) {
        self.graph = graph
        self.files = Set(files)
        places = Places.all(in: graph.schema)
    }

    /// The files that a record names: from the repository's root, or beside the file that says so.
    package func files(namedBy number: Int) -> [String] { check(number).value }

    /// The files that a record names, and what is wrong with them.
    func check(_ number: Int) -> Checked<[String]> {
        let record = graph.records[number]
        var named: [String] = []
        var diagnostics: [Diagnostic] = []
        for holder in holders(of: record) {
            for path in holder.field.paths(in: holder.entry.value) {
                let beside = TextTargets.resolve(path.text, besideFile: holder.file)
                let found = [path.text, beside].compactMap { $0 }.filter(files.contains)
                named += found
                if found.isEmpty, path.mustExist {
                    diagnostics.append(Self.missing(path.text, holder, record))
                }
            }
        }
        return Checked(named, diagnostics)
    }

    /// What a record states in fields that may name files.
    private func holders(of record: Record) -> [Holder] {
        let places = places[record.kind]
        let kind = graph.schema.kinds[record.kind]
        var holders = places.fields.compactMap { place in
            record.entry(at: place).map { Holder($0, kind.fields[place], in: record.path) }
        }
        if !places.relations.isEmpty {
            for link in record.links where places.relations.contains(link.relation) {
                let fields = graph.schema.relations[link.relation].relation.attributes
                holders += link.attributes.map {
                    Holder($0, fields[$0.field], in: link.path ?? record.path)
                }
            }
        }
        if places.areInReplies, let shape = kind.reply {
            for reply in record.replies {
                holders += reply.fields.map { Holder($0, shape.fields[$0.field], in: reply.path) }
            }
        }
        return holders
    }

    private static func missing(_ path: String, _ holder: Holder, _ record: Record) -> Diagnostic {
        Diagnostic(
            .value(.fileMissing),
            at: SourceSpan(path: holder.file, range: holder.entry.range),
            "'\(TerminalText.printable(path))' is no file of the repository",
            help: "correct the path, which begins at the repository's root or beside this file",
            record: record.id.description
        )
    }
}

/// What is stated in a field that may name files.
private struct Holder {
    let entry: FieldEntry
    let field: Field
    /// The file that states it.
    let file: String

    init(_ entry: FieldEntry, _ field: Field, in file: String) {
        self.entry = entry
        self.field = field
        self.file = file
    }
}

/// Where the records of one kind may name files.
private struct Places {
    /// The places of its fields.
    let fields: [Int]
    /// The numbers of relations whose links may.
    let relations: Set<Int>
    /// Whether replies may.
    let areInReplies: Bool

    /// By kind.
    static func all(in schema: Schema) -> [Places] {
        let relations = schema.relations.indices.filter { number in
            schema.relations[number].relation.attributes.contains { $0.type.mayHoldPath }
        }
        return schema.kinds.indices.map { index in
            let kind = schema.kinds[index]
            return Places(
                fields: kind.fields.indices.filter { kind.fields[$0].type.mayHoldPath },
                relations: Set(relations.filter { schema.relations[$0].kind == index }),
                areInReplies: kind.reply?.fields.contains { $0.type.mayHoldPath } ?? false
            )
        }
    }
}

/// A path as a value states it.
private struct NamedPath {
    let text: String
    let mustExist: Bool
}

extension Field {
    /// The paths in a value of the field.
    fileprivate func paths(in value: FieldValue) -> [NamedPath] {
        type.paths(in: value, mustExist: mustExist)
    }
}

extension FieldType {
    /// Whether values may hold a path, alone or in a part.
    var mayHoldPath: Bool {
        switch self {
        case .path: true
        case .list(let element), .map(let element, _): element.mayHoldPath
        case .object(let shape): shape.fields.contains { $0.type.mayHoldPath }
        default: false
        }
    }

    /// The paths in a value; the parts of objects say themselves whether theirs must exist.
    fileprivate func paths(in value: FieldValue, mustExist: Bool) -> [NamedPath] {
        switch (self, value) {
        case (.path, .text(let path)):
            return [NamedPath(text: path, mustExist: mustExist)]
        case (.list(let element), .list(let values)):
            return values.flatMap { element.paths(in: $0, mustExist: mustExist) }
        case (.map(let element, _), .object(let members)):
            return members.flatMap { element.paths(in: $0.value, mustExist: mustExist) }
        case (.object(let shape), .object(let members)):
            return members.flatMap { member -> [NamedPath] in
                let field = shape.fields.first { $0.name.hasSameBytes(as: member.name) }
                return field?.paths(in: member.value) ?? []
            }
        default: return []
        }
    }

    /// Whether the declaration of a list or map says that the files which its values name, alone or
    /// in further lists and maps, must be in the repository; `element` is what stands behind `of`.
    func demandsFiles(of element: YAMLNode?) -> Bool {
        guard let element else { return false }
        switch self {
        case .list(.path), .map(.path, _):
            return element["exists"]?.scalar?.text.hasSameBytes(as: "true") ?? false
        case .list(let inner), .map(let inner, _): return inner.demandsFiles(of: element["of"])
        default: return false
        }
    }
}
