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
        if let extended, let declared, !declared.text.hasSameBytes(as: extended.text) {
            map.report(
                map.entry("kind")?.keyRange ?? declared.span.range,
                "'kind' means nothing beside 'extends': the file adds to '\(extended.text)'",
                help: "remove one of the two"
            )
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
        let (shape, _, _) = shape(&map)
        return Checked(shape, parsed.diagnostics + map.finish())
    }

    private static func draft(
        named name: SpannedText,
        isExtension: Bool,
        module: String,
        _ map: inout MapReader
    ) -> KindDraft {
        let (shape, broken, lostNames) = shape(&map)
        let (reply, brokenParts, lostByParts) = reply(&map)
        var lost = lostNames
        lost.formUnion(lostByParts)
        let traits = traits(&map)
        let (rules, incompleteRules) = RuleReader.rules(&map)
        let identitySpan = map.entry("identity").map {
            SourceSpan(path: map.path, range: $0.value.range)
        }
        return KindDraft(
            name: name.text,
            nameSpan: name.span,
            isExtension: isExtension,
            module: module,
            plural: map.text("plural"),
            label: label(&map),
            summary: map.text("description")?.text,
            icon: map.text("icon")?.text,
            traits: traits.map { $0.trait },
            titleField: map.text("title"),
            identity: map.choice("identity", of: Kind.Identity.self),
            fields: shape.fields,
            relations: shape.relations,
            groups: groups(&map),
            reply: reply,
            boardColumns: board(&map),
            rules: rules,
            views: views(&map),
            broken: Set(broken + brokenParts),
            lost: lost,
            traitSpans: Dictionary(traits.map { ($0.trait, $0.span) }) { first, _ in first },
            incompleteRules: incompleteRules,
            identitySpan: identitySpan
        )
    }

    /// Fields and relations, and the names of those that cannot be read.
    private static func shape(
        _ map: inout MapReader,
        isReply: Bool = false
    ) -> (ObjectShape, broken: [String], lost: LostNames) {
        var reader = FieldReader(path: map.path, isReply: isReply)
        let fields = reader.fields(map.map("fields"))
        let relations = reader.relations(map.map("relations"))
        reader.checkNames(of: relations, besides: fields, depth: 0)
        map.add(reader.diagnostics)
        return (ObjectShape(fields: fields, relations: relations), reader.broken, reader.lost)
    }

    private static func label(_ map: inout MapReader) -> Label? {
        guard var inner = map.inner("label", called: "a label") else { return nil }
        let singular = inner.requiredText("singular")
        let plural = inner.requiredText("plural")
        map.add(inner.finish())
        guard let singular, let plural else { return nil }
        return Label(singular: singular.text, plural: plural.text)
    }

    private static func traits(_ map: inout MapReader) -> [(trait: Trait, span: SourceSpan)] {
        let names = Trait.allCases.map(\.rawValue)
        var traits: [(trait: Trait, span: SourceSpan)] = []
        for text in map.texts("traits") {
            if let trait = Trait(rawValue: text.text) {
                traits.append((trait: trait, span: text.span))
                continue
            }
            map.report(
                text.span.range,
                "'\(TerminalText.printable(text.text))' is no trait",
                help: Help.oneOf(names, meant: text.text),
                id: .kind(.traitUnknown)
            )
            let meant = Suggestion.nearest(to: text.text, among: names)
            if let trait = meant.flatMap(Trait.init(rawValue:)) {
                traits.append((trait: trait, span: text.span))
            }
        }
        return traits
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

    private static func reply(
        _ map: inout MapReader
    ) -> (ObjectShape?, broken: [String], lost: LostNames) {
        guard var inner = map.inner("thread", called: "a thread") else {
            return (nil, [], LostNames())
        }
        let (shape, broken, lost) = shape(&inner, isReply: true)
        map.add(inner.finish())
        return (shape, broken, lost)
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
