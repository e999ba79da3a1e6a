import HeliosDiagnostics
import HeliosText
import HeliosYAML

extension FieldReader {
    /// The relations under `relations:`, in order.
    mutating func relations(_ entries: [YAMLEntry], depth: Int = 0) -> [Relation] {
        entries.compactMap { entry in
            let relation = relation(named: entry.key, entry.value, at: entry.keyRange)
            note(entry.key, isRead: relation != nil, depth: depth)
            return relation
        }
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
        let attributes = map.map("attributes")
        for entry in attributes where entry.key.hasSameBytes(as: "ref") {
            report(
                .kind(.nameInvalid),
                entry.keyRange,
                "'ref' is what a link with attributes leads to",
                help: "choose another name"
            )
        }
        return Relation(
            name: name,
            targets: targets.map(\.text).filter { $0 != "any" },
            isMany: map.flag("many"),
            isRequired: map.flag("required"),
            inverse: stated.isSymmetric ? nil : stated.inverse?.text,
            attributes: fields(attributes, depth: 1),
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
        } else if !Slug.isName(inverse.text) {
            map.report(
                inverse.span.range,
                "'\(TerminalText.printable(inverse.text))' cannot name a relation",
                id: .kind(.nameInvalid)
            )
        }
    }
}
