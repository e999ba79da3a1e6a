import HeliosDiagnostics
import HeliosText
import HeliosYAML

/// Gives the values of one file their types, and collects the links within them.
struct ValueDecoder {
    let path: String
    let schema: Schema
    private let kind: String
    private(set) var diagnostics: [Diagnostic] = []
    /// How many values were passed over, since the parser has told what is wrong with them.
    private var refusedCount = 0
    private(set) var links: [WrittenLink] = []
    private(set) var plainLinks: [PlainLink] = []
    /// The Markdown fields met, with the scalar that holds each.
    private(set) var markdown: [(field: Int, scalar: YAMLScalar, range: SourceRange)] = []
    /// The Markdown met elsewhere: in parts of fields, of links and of replies.
    private(set) var nestedMarkdown: [(scalar: YAMLScalar, range: SourceRange)] = []
    /// The field being read, and the parts of objects on the way to the current value.
    private var names: [String] = []

    init(path: String, schema: Schema, kind: String) {
        self.path = path
        self.schema = schema
        self.kind = kind
    }

    /// How much was wrong so far, told here or by the parser.
    var faultCount: Int { diagnostics.count + refusedCount }

    /// The value of a field, or nil if it cannot be one.
    mutating func value(
        _ node: YAMLNode,
        of type: FieldType,
        named name: String,
        field: Int? = nil
    ) -> FieldValue? {
        names.append(name)
        defer { names.removeLast() }
        return value(node, of: type, field: field)
    }

    /// What the current value is called in messages; made only for them.
    var name: String { names.joined(separator: ".") }

    private mutating func value(
        _ node: YAMLNode,
        of type: FieldType,
        field: Int? = nil
    ) -> FieldValue? {
        guard !passesOver(node) else { return nil }
        return switch type {
        case .list(let element): list(node, of: element)
        case .map(let element, let keys): map(node, of: element, keys: keys)
        case .object(let shape): object(node, shape)
        case .money(let limits): money(node, limits)
        default: scalar(node, of: type, field: field)
        }
    }

    /// Passes over a value if the parser has told it; what stands beside it is read all the same.
    mutating func passesOver(_ node: YAMLNode) -> Bool {
        if node.isRefused { refusedCount += 1 }
        return node.isRefused
    }

    mutating func scalar(
        _ node: YAMLNode,
        of type: FieldType,
        field: Int?
    ) -> FieldValue? {
        guard let scalar = node.scalar else {
            reportShape(node, expected: "one value")
            return nil
        }
        do throws(ValueError) {
            let value = try type.parse(scalar.text)
            if case .markdown = type {
                if let field {
                    markdown.append((field, scalar, node.range))
                } else {
                    nestedMarkdown.append((scalar, node.range))
                }
            }
            return value
        } catch {
            report(.value(error.problem), node.range, error.message, help: error.help)
            return nil
        }
    }

    private mutating func list(_ node: YAMLNode, of element: FieldType) -> FieldValue? {
        guard let items = node.items else {
            let help = node.scalar.map { "write [\(TerminalText.printable($0.text))]" }
            reportShape(node, expected: "a list", help: help)
            return nil
        }
        var seen: Set<FieldValue> = []
        var values: [FieldValue] = []
        values.reserveCapacity(items.count)
        for item in items {
            if item.isEmpty {
                reportShape(item, expected: "a value")
                continue
            }
            guard let value = value(item, of: element) else { continue }
            if items.count > 1, item.scalar != nil, value != .secret,
                !seen.insert(value.uniquenessKey).inserted
            {
                report(
                    .value(.duplicateItem),
                    item.range,
                    "'\(name)' holds '\(TerminalText.printable(value.text))' twice",
                    help: "remove one of the two"
                )
                continue
            }
            values.append(value)
        }
        return .list(values)
    }

    private mutating func map(
        _ node: YAMLNode,
        of element: FieldType,
        keys: [String]?
    ) -> FieldValue? {
        guard let entries = node.entries else {
            reportShape(node, expected: "a map of names and values")
            return nil
        }
        var members: [ObjectMember] = []
        // Kept to the end of the run: room for what is there, and no more.
        members.reserveCapacity(entries.count)
        for entry in entries where !entry.isKeyHidden {
            if let keys, !keys.contains(entry.key) {
                reportUnknownPart(entry, among: keys, of: name)
                continue
            }
            guard !entry.value.isEmpty else {
                reportEmptyPart(entry, of: name)
                continue
            }
            guard let value = value(entry.value, of: element) else { continue }
            members.append(ObjectMember(name: entry.key, value: value))
        }
        return .object(members)
    }

    private mutating func object(_ node: YAMLNode, _ shape: ObjectShape) -> FieldValue? {
        guard let entries = node.entries else {
            reportShape(node, expected: "a map of its parts")
            return nil
        }
        var members: [ObjectMember] = []
        members.reserveCapacity(entries.count)
        let strangers = entries.filter { !shape.hasPart(named: $0.key) }
        for entry in strangers { reportUnknownPart(entry, among: shape.names, of: name) }
        for index in shape.fields.indices {
            let part = shape.fields[index].name
            guard let value = entries.value(of: part), !value.isEmpty else {
                let isRequired = shape.fields[index].isRequired
                reportAbsent(part, isRequired, of: name, node, strangers)
                continue
            }
            let found = self.value(value, of: shape.fields[index].type, named: part)
            guard let found else { continue }
            members.append(ObjectMember(name: part, value: found))
        }
        for index in shape.relations.indices {
            let part = shape.relations[index].name
            guard let value = entries.value(of: part), !value.isEmpty else {
                let isRequired = shape.relations[index].isRequired
                reportAbsent(part, isRequired, of: name, node, strangers)
                continue
            }
            // The page of the record shows what is written here beside the object's other parts.
            let first = links.count
            if let number = schema.relationNumber(nestedAt: "\(kind).\(name).\(part)") {
                link(value, schema.relations[number], number: number)
            }
            for place in links.indices[first...] { links[place].holder = entries.holderName }
            let targets = links[first...].map { FieldValue.text($0.target.description) }
            guard let target = targets.first else { continue }
            let isMany = shape.relations[index].isMany
            members.append(ObjectMember(name: part, value: isMany ? .list(targets) : target))
        }
        return .object(members)
    }
}

// MARK: - Links

extension ValueDecoder {
    /// Reads what a relation holds: a link, or a list of links.
    ///
    /// The relation stays where the schema keeps it, since a copy of so many parts is dear.
    mutating func link(_ node: YAMLNode, _ bound: BoundRelation, number: Int) {
        guard !passesOver(node) else { return }
        guard let items = node.items else {
            single(node, bound, number: number)
            return
        }
        for (index, item) in items.enumerated() {
            if index > 0, !bound.relation.isMany {
                report(
                    .link(.tooMany),
                    item.range,
                    "'\(bound.relation.name)' leads to one record",
                    help: "keep one of the links"
                )
                return
            }
            if let maximum = bound.relation.maximum, index == maximum {
                report(
                    .link(.tooMany),
                    item.range,
                    "'\(bound.relation.name)' leads to at most \(maximum) records",
                    help: "remove some of the links"
                )
                return
            }
            if !passesOver(item) { single(item, bound, number: number) }
        }
    }

    private mutating func single(_ node: YAMLNode, _ bound: BoundRelation, number: Int) {
        switch node.content {
        case .scalar(let scalar):
            for attribute in bound.relation.attributes where attribute.isRequired {
                reportMissingPart(attribute.name, of: bound.relation.name, node, [])
            }
            reference(scalar, at: node, bound, number: number, attributes: [])
        case .mapping(let entries):
            withAttributes(entries, node, bound, number: number)
        case .sequence:
            reportMalformed(node.range, found: "a list within a list")
        }
    }

    /// A link of the form `{ref: user:mike, assigned_at: 2025-03-02}`.
    private mutating func withAttributes(
        _ entries: [YAMLEntry],
        _ node: YAMLNode,
        _ bound: BoundRelation,
        number: Int
    ) {
        let relation = bound.relation
        let parts = ["ref"] + relation.attributes.map(\.name)
        let strangers = entries.filter { entry in
            !parts.contains { $0.hasSameBytes(as: entry.key) }
        }
        guard let target = node["ref"] else {
            reportNoTarget(node, strangers, relation)
            return
        }
        guard let scalar = target.scalar else {
            reportMalformed(target.range, found: target.items == nil ? "a map" : "a list")
            return
        }
        for entry in strangers { reportUnknownPart(entry, among: parts, of: relation.name) }
        // An attribute is called by its relation alone, wherever that stands.
        let outer = names
        names = [relation.name]
        defer { names = outer }
        var attributes: [FieldEntry] = []
        for (index, field) in relation.attributes.enumerated() {
            guard let entry = node.entry(named: field.name), !entry.value.isEmpty else {
                reportAbsent(field.name, field.isRequired, of: relation.name, node, strangers)
                continue
            }
            guard let value = value(entry.value, of: field.type, named: field.name) else {
                continue
            }
            attributes.append(
                FieldEntry(
                    field: index,
                    value: value,
                    nameRange: entry.keyRange,
                    range: entry.value.range
                )
            )
        }
        reference(scalar, at: target, bound, number: number, attributes: attributes)
    }

    private mutating func reference(
        _ scalar: YAMLScalar,
        at node: YAMLNode,
        _ bound: BoundRelation,
        number: Int,
        attributes: [FieldEntry]
    ) {
        guard !passesOver(node) else { return }
        let range = node.textRange
        guard let target = LinkReference(scalar.text) else {
            if let type = bound.relation.alternative, let value = plain(scalar.text, of: type) {
                plainLinks.append(PlainLink(relation: number, value: value, range: range))
                return
            }
            reportMalformed(range, found: "'\(TerminalText.printable(scalar.text))'")
            return
        }
        links.append(
            WrittenLink(relation: number, target: target, attributes: attributes, range: range)
        )
    }

    private func plain(_ text: String, of type: FieldType) -> FieldValue? {
        // A text that is no link either is told once, as a malformed link.
        try? type.parse(text)
    }

    private mutating func reportMalformed(
        _ range: SourceRange,
        found: String,
        help: String = "write an id such as mike, or a kind and id such as user:mike"
    ) {
        report(.link(.malformed), range, "expected a link, found \(found)", help: help)
    }

    /// A map that leads nowhere, or whose `ref` is only misspelt.
    private mutating func reportNoTarget(
        _ node: YAMLNode,
        _ strangers: [YAMLEntry],
        _ relation: Relation
    ) {
        let meant = Suggestion.nearest(to: "ref", among: strangers.map(\.key))
        guard let meant, let entry = node.entry(named: meant) else {
            let help = "add 'ref' with the record's id, as in {ref: user:mike}"
            reportMalformed(node.range, found: "a map without 'ref'", help: help)
            return
        }
        reportUnknownPart(entry, among: ["ref"], of: relation.name)
    }
}

// MARK: - Reports

extension ValueDecoder {
    mutating func report(
        _ id: DiagnosticID,
        _ range: SourceRange,
        _ message: String,
        help: String? = nil,
        related: [RelatedSpan] = []
    ) {
        let span = SourceSpan(path: path, range: range)
        diagnostics.append(Diagnostic(id, at: span, message, help: help, related: related))
    }
}
