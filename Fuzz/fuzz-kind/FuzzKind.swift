import HeliosDiagnostics
import HeliosRecords

/// Reads any bytes as what says how to read a repository: its kinds, a module and its settings.
///
/// A form feed ends one file and begins the next, so that kinds can lead to one another.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzKind(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    let texts = input.split(separator: 0x0C, maxSplits: 3, omittingEmptySubsequences: false)
        .map { Array($0) }
    let settings = SettingsReader.read(texts[0])
    check(settings.diagnostics, [(SettingsReader.fileName, texts[0])])
    precondition(settings.value != nil || !settings.diagnostics.isEmpty, "no value, no reason")

    let kinds = texts.enumerated().map { ("kinds/\($0).yaml", $1) }
    use(modules: [], kinds: kinds, settings: nil)

    var module = texts.dropFirst().enumerated().map { ("modules/fuzz/kinds/\($0).yaml", $1) }
    module.append(("modules/fuzz/module.yaml", texts[0]))
    module.append(("modules/fuzz/envelope.yaml", texts[texts.count - 1]))
    use(modules: module, kinds: kinds, settings: settings.value)
    return 0
}

private typealias File = (path: String, text: [UInt8])

/// Loads a schema, and does with it what opening a repository does.
private func use(modules: [File], kinds: [File], settings: Settings?) {
    let loaded = SchemaLoader.load(
        modules: core + ModuleSource.grouped(modules, isBuiltIn: false),
        repositoryKinds: kinds,
        settings: settings
    )
    // Settings are named by the file they come from, which each caller has looked at.
    let own = loaded.diagnostics.filter { $0.span.path != SettingsReader.fileName }
    check(own, modules + kinds)
    let schema = loaded.value
    for (index, kind) in schema.kinds.enumerated() {
        precondition(schema.kindIndex(named: kind.name) == index, "two kinds of one name")
        precondition(!kind.recordSchema().isEmpty, "no schema")
        _ = kind.replySchema()
    }
    let compiled = RuleSet.compile(schema)
    check(compiled.diagnostics, modules + kinds)
    let records = schema.kinds.indices.flatMap { kind in
        ["a", "b"].map { record($0, ofKind: kind, in: schema) }
    }
    let graph = LinkResolver.resolve(records, schema: schema).value
    _ = compiled.value.check(graph, in: environment)
}

/// Each diagnostic is about a place within one of the files.
private func check(_ diagnostics: [Diagnostic], _ files: [File]) {
    let sizes = Dictionary(
        files.map { ($0.path, (lines: $0.text.count { $0 == 0x0A } + 1, bytes: $0.text.count)) },
        uniquingKeysWith: { first, _ in first }
    )
    for diagnostic in diagnostics {
        let end = diagnostic.span.range.end
        guard let size = sizes[diagnostic.span.path] else {
            precondition(diagnostic.span.path.hasPrefix("modules/core/"), "a file nobody wrote")
            continue
        }
        precondition(end.line <= size.lines, "a span behind the text")
        precondition(end.column <= size.bytes + 1, "a span behind its line")
    }
}

/// A record with a value for each field that takes one of the samples, and a link for each relation.
private func record(_ id: String, ofKind index: Int, in schema: Schema) -> Record {
    let kind = schema.kinds[index]
    let entries = kind.fields.enumerated().compactMap { place, field in
        value(of: field.type, depth: 0).map {
            FieldEntry(field: place, value: $0, nameRange: .start, range: .start)
        }
    }
    let links = kind.relations.enumerated().flatMap { place, relation in
        let targets = relation.targets.isEmpty ? [kind.name] : relation.targets
        return targets.prefix(2).compactMap { LinkReference("\($0):b") }.map { target in
            WrittenLink(
                relation: schema.relationNumber(kind: index, relation: place),
                target: target,
                attributes: [],
                range: .start
            )
        }
    }
    return Record(
        id: RecordID(kind: kind.name, id: id),
        kind: index,
        owner: nil,
        path: "\(kind.plural)/\(id).yaml",
        fields: entries,
        links: links,
        aliases: [],
        body: nil,
        texts: [],
        replies: [],
        attachments: []
    )
}

private func value(of type: FieldType, depth: Int) -> FieldValue? {
    precondition(depth <= 16, "too deep")
    switch type {
    case .list(let element):
        return value(of: element, depth: depth + 1).map { .list([$0, $0]) }
    case .map(let element, let keys):
        return value(of: element, depth: depth + 1).map { value in
            .object((keys ?? ["a"]).map { ObjectMember(name: $0, value: value) })
        }
    case .object(let shape):
        return .object(
            shape.fields.compactMap { field in
                value(of: field.type, depth: depth + 1).map {
                    ObjectMember(name: field.name, value: $0)
                }
            }
        )
    default:
        return samples.lazy.compactMap { try? type.parse($0) }.first
    }
}

private let samples = [
    "1", "true", "2026-03-31", "2026-03-31T08:00:00Z", "90m", "10.0.0.1", "10.0.0.0/24", "1.50 NOK",
    "a@example.org", "example.org", "9223372036854775807", "aaaaaaaaaaaaaaaaaaaaaaaa", "active",
]

private let environment = QueryEnvironment(
    today: CalendarDate(dayNumber: 20_500),
    now: Timestamp(seconds: 1_771_243_200)
)

/// A module as small as can be: reading all that ship takes too long for each input.
private let core = ModuleSource.grouped(
    [
        ("modules/core/module.yaml", "name: core\nversion: 1.0.0\n"),
        (
            "modules/core/envelope.yaml",
            """
            fields:
              name: {type: string, max_length: 200}
              state: {type: enum, of: [active, archived], default: active}
              aliases: {type: list, of: string, audience: internal}
            relations:
              client: {to: client, ownership: true, inverse: everything}
              related_to: {to: any, many: true, symmetric: true, attributes: {label: string}}

            """
        ),
        (
            "modules/core/kinds/client.yaml",
            """
            kind: client
            plural: clients
            traits: [container]
            fields:
              name: {type: string, max_length: 200, required: true}
              status: {type: enum, of: [active, former], default: active}
            relations:
              parent: {to: client, inverse: children, acyclic: true}
            views:
              list: [name, status, count(children)]

            """
        ),
    ].map { ($0.0, Array($0.1.utf8)) },
    isBuiltIn: true
)
