import HeliosDiagnostics
import HeliosText
import HeliosYAML

extension FieldReader {
    /// The relations under `relations:`, in order.
    mutating func relations(_ entries: [YAMLEntry], depth: Int = 0) -> [Relation] {
        entries.compactMap { entry in
            let relation = relation(named: entry.key, entry.value, at: entry.keyRange)
            note(entry.key, isRead: relation != nil, depth: depth)
            if relation == nil { lost.add(declaration: entry.value, isRelation: true) }
            return relation
        }
    }

    /// The relations of an object, which only records can hold.
    mutating func relations(ofObject map: inout MapReader, depth: Int) -> [Relation] {
        guard isInLink, let entry = map.entry("relations"), !entry.value.isEmpty else {
            return relations(map.map("relations"), depth: depth)
        }
        map.report(
            entry.keyRange,
            "'relations' means nothing for an object that a link holds",
            help: "remove it, or write the relation beside the one whose attribute this is",
            id: .kind(.fieldAttribute)
        )
        map.pass(over: "relations")
        for relation in entry.value.entries ?? [] {
            lost.add(declaration: relation.value, isRelation: true)
        }
        note("relations", isRead: false, depth: depth)
        return []
    }

    /// Tells of names that are both a field and a relation.
    mutating func checkNames(of relations: [Relation], besides fields: [Field], depth: Int) {
        for relation in relations
        where fields.contains(where: { $0.name.hasSameBytes(as: relation.name) }) {
            report(
                .kind(.fieldDuplicate),
                relation.span.range,
                "'\(relation.name)' is a field and a relation",
                help: "rename one of the two"
            )
            note(relation.name, isRead: false, depth: depth)
        }
    }

    /// What a link may say about itself.
    private mutating func attributes(of map: inout MapReader) -> [Field] {
        let entries = map.map("attributes")
        for entry in entries where entry.key.hasSameBytes(as: "ref") {
            report(
                .kind(.nameInvalid),
                entry.keyRange,
                "'ref' is what a link with attributes leads to",
                help: "choose another name"
            )
        }
        let isNested = isInLink
        isInLink = true
        defer { isInLink = isNested }
        return fields(entries, depth: 1)
    }

    private mutating func relation(
        named name: String,
        _ node: YAMLNode,
        at range: SourceRange
    ) -> Relation? {
        guard checkName(name, at: range, isNested: false) else { return nil }
        guard let entries = node.entries else {
            report(
                .kind(.valueInvalid),
                node.range,
                "a relation is a map with 'to' and 'inverse'",
                help: "write {to: user, inverse: assets}"
            )
            return nil
        }
        var map = MapReader(
            entries,
            range: range,
            path: path,
            vocabulary: Self.vocabulary.called("relation '\(name)'")
        )
        let targets = map.texts("to")
        if targets.isEmpty {
            map.reportMissing("to")
        }
        let isSymmetric = map.flag("symmetric")
        let inverse = map.text("inverse")
        checkInverse(inverse, isSymmetric: isSymmetric, of: name, &map)
        let stated = (inverse: inverse, isSymmetric: isSymmetric)
        let relation = relation(named: name, range, targets, stated, &map)
        diagnostics += map.finish()
        return targets.isEmpty ? nil : relation
    }

    private mutating func relation(
        named name: String,
        _ range: SourceRange,
        _ targets: [SpannedText],
        _ stated: (inverse: SpannedText?, isSymmetric: Bool),
        _ map: inout MapReader
    ) -> Relation {
        let alternative = map.text("or")
        let attributes = attributes(of: &map)
        return Relation(
            name: name,
            targets: targets.map(\.text).filter { $0 != "any" },
            isMany: map.flag("many"),
            isRequired: map.flag("required"),
            inverse: stated.isSymmetric ? nil : stated.inverse?.text,
            attributes: attributes,
            isSymmetric: stated.isSymmetric,
            isAcyclic: map.flag("acyclic"),
            isExclusive: map.flag("exclusive"),
            allowsSelf: map.flag("self"),
            maximum: map.integer("max", in: 1...10_000),
            crossesClients: map.flag("cross_client"),
            isComputed: map.flag("computed"),
            isOwnership: map.flag("ownership"),
            alternative: alternative.flatMap {
                type(named: $0.text, nil, at: $0.span.range, depth: 0)
            },
            label: map.text("label")?.text,
            inverseLabel: map.text("inverse_label")?.text,
            summary: map.text("description")?.text,
            span: SourceSpan(path: path, range: range),
            targetSpans: targets.map(\.span),
            inverseSpan: stated.inverse?.span
        )
    }

    private func checkInverse(
        _ inverse: SpannedText?,
        isSymmetric: Bool,
        of name: String,
        _ map: inout MapReader
    ) {
        guard let inverse else {
            if !isSymmetric {
                map.reportMissing(
                    "inverse",
                    "relation '\(name)' needs 'inverse', the name its target reads it by",
                    help: "add 'inverse', or 'symmetric: true'"
                )
            }
            return
        }
        if isSymmetric {
            map.report(inverse.span.range, "a symmetric relation has no inverse")
        } else if BuiltinName(rawValue: inverse.text) != nil {
            map.report(
                inverse.span.range,
                "'\(inverse.text)' is taken: every record has it",
                help: "choose another inverse for '\(name)'",
                id: .kind(.nameInvalid)
            )
        } else if !Slug.isName(inverse.text) {
            map.report(
                inverse.span.range,
                "'\(TerminalText.printable(inverse.text))' cannot name a relation",
                id: .kind(.nameInvalid)
            )
        }
    }
}
