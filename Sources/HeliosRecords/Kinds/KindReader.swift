import HeliosDiagnostics
import HeliosText
import HeliosYAML

/// Reads one file that declares or extends a kind.
enum KindReader {
    static let vocabulary = MapReader.Vocabulary(
        unknownKey: .kind(.unknownKey),
        missingKey: .kind(.missingKey),
        valueInvalid: .kind(.valueInvalid),
        noun: "a kind"
    )

    static func read(_ text: [UInt8], path: String, module: String) -> Checked<KindDraft?> {
        let parsed = YAMLParser.parseMap(text, path: path)
        guard let entries = parsed.value else { return Checked(nil, parsed.diagnostics) }
        var map = MapReader(entries, path: path, vocabulary: vocabulary)
        let extended = map.text("extends")
        let declared = extended == nil ? map.requiredText("kind") : map.text("kind")
        guard let name = extended ?? declared else {
            return Checked(nil, parsed.diagnostics + map.diagnostics)
        }
        if !Slug.isName(name.text) {
            map.report(
                name.span.range,
                "'\(TerminalText.printable(name.text))' cannot name a kind",
                help: "use lower-case letters, digits and underscores, a letter first",
                id: .kind(.nameInvalid)
            )
            return Checked(nil, parsed.diagnostics + map.diagnostics)
        }
        let draft = draft(named: name, isExtension: extended != nil, module: module, &map)
        return Checked(draft, parsed.diagnostics + map.finish())
    }

    /// The fields and relations of an `envelope.yaml`, which every record has.
    static func readEnvelope(_ text: [UInt8], path: String) -> Checked<ObjectShape> {
        let parsed = YAMLParser.parseMap(text, path: path)
        guard let entries = parsed.value else {
            return Checked(ObjectShape(fields: []), parsed.diagnostics)
        }
        var map = MapReader(entries, path: path, vocabulary: vocabulary.called("an envelope"))
        let (shape, _) = shape(&map)
        return Checked(shape, parsed.diagnostics + map.finish())
    }

    private static func draft(
        named name: SpannedText,
        isExtension: Bool,
        module: String,
        _ map: inout MapReader
    ) -> KindDraft {
        let (shape, broken) = shape(&map)
        let (reply, brokenParts) = reply(&map)
        return KindDraft(
            name: name.text,
            nameSpan: name.span,
            isExtension: isExtension,
            module: module,
            plural: map.text("plural"),
            label: label(&map),
            summary: map.text("description")?.text,
            icon: map.text("icon")?.text,
            traits: traits(&map),
            titleField: map.text("title"),
            identity: map.choice("identity", of: Kind.Identity.self),
            fields: shape.fields,
            relations: shape.relations,
            groups: groups(&map),
            reply: reply,
            boardColumns: board(&map),
            rules: RuleReader.rules(&map),
            views: views(&map),
            broken: Set(broken + brokenParts)
        )
    }

    /// Fields and relations, and the names of those that cannot be read.
    private static func shape(_ map: inout MapReader) -> (ObjectShape, broken: [String]) {
        var reader = FieldReader(path: map.path)
        let fields = reader.fields(map.map("fields"))
        let relations = reader.relations(map.map("relations"))
        for relation in relations where fields.contains(where: { $0.name == relation.name }) {
            reader.report(
                .kind(.fieldDuplicate),
                relation.span.range,
                "'\(relation.name)' is a field and a relation",
                help: "rename one of the two"
            )
        }
        map.add(reader.diagnostics)
        return (ObjectShape(fields: fields, relations: relations), reader.broken)
    }

    private static func label(_ map: inout MapReader) -> Label? {
        guard var inner = map.inner("label", called: "a label") else { return nil }
        let singular = inner.requiredText("singular")
        let plural = inner.requiredText("plural")
        map.add(inner.finish())
        guard let singular, let plural else { return nil }
        return Label(singular: singular.text, plural: plural.text)
    }

    private static func traits(_ map: inout MapReader) -> [Trait] {
        map.texts("traits").compactMap { text in
            if let trait = Trait(rawValue: text.text) { return trait }
            map.report(
                text.span.range,
                "'\(TerminalText.printable(text.text))' is no trait",
                help: Help.oneOf(Trait.allCases.map(\.rawValue), meant: text.text),
                id: .kind(.traitUnknown)
            )
            return Suggestion.nearest(to: text.text, among: Trait.allCases.map(\.rawValue))
                .flatMap(Trait.init(rawValue:))
        }
    }

    private static func groups(_ map: inout MapReader) -> [FieldGroup] {
        map.list("groups").compactMap { node in
            guard let entries = node.entries else {
                map.report(node.range, "a group is a map with 'label' and 'fields'")
                return nil
            }
            var inner = MapReader(
                entries,
                range: node.range,
                path: map.path,
                vocabulary: vocabulary.called("a group")
            )
            let label = inner.requiredText("label")
            let members = inner.texts("fields")
            map.add(inner.finish())
            return label.map { FieldGroup(label: $0.text, members: members) }
        }
    }

    private static func reply(_ map: inout MapReader) -> (ObjectShape?, broken: [String]) {
        guard var inner = map.inner("thread", called: "a thread") else { return (nil, []) }
        let (shape, broken) = shape(&inner)
        map.add(inner.finish())
        return (shape, broken)
    }

    private static func board(_ map: inout MapReader) -> SpannedText? {
        guard var inner = map.inner("board", called: "a board") else { return nil }
        let columns = inner.requiredText("columns")
        map.add(inner.finish())
        return columns
    }

    private static func views(_ map: inout MapReader) -> [View] {
        map.map("views").compactMap { entry in
            if let items = entry.value.items {
                return View(name: entry.key, columns: expressions(items, path: map.path))
            }
            guard let entries = entry.value.entries else {
                map.report(
                    entry.value.range,
                    "a view is a list of columns, or a map with 'columns' and 'order'"
                )
                return nil
            }
            var inner = MapReader(
                entries,
                range: entry.value.range,
                path: map.path,
                vocabulary: vocabulary.called("a view")
            )
            let columns = expressions(inner.list("columns"), path: map.path)
            let order = inner.node("order").map { expressions([$0], path: map.path) }?.first
            map.add(inner.finish())
            return View(name: entry.key, columns: columns, order: order)
        }
    }

    private static func expressions(_ nodes: [YAMLNode], path: String) -> [SpannedText] {
        nodes.compactMap { node in
            node.scalar.map { SpannedText($0, path: path) }
        }
    }
}

extension YAMLNode {
    /// The stretch of a scalar's text without its quotes, or of any other node.
    var textRange: SourceRange {
        guard let scalar else { return range }
        return scalar.range(ofBytes: 0..<scalar.text.utf8.count)
    }
}
