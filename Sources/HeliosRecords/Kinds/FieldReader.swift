import HeliosDiagnostics
import HeliosText
import HeliosYAML

/// Reads fields and relations as kinds declare them.
struct FieldReader {
    let path: String
    /// Whether the fields are those of a reply.
    let isReply: Bool
    /// Whether what is read is said by a link.
    var isInLink = false
    var diagnostics: [Diagnostic] = []
    /// The fields and relations that cannot be read, or not with all their parts.
    private(set) var broken: [String] = []
    private var hasBrokenPart = false
    /// What other kinds would read relations by that cannot be read.
    var lost = LostNames()

    static let vocabulary = MapReader.Vocabulary(
        unknownKey: .kind(.unknownKey),
        missingKey: .kind(.missingKey),
        valueInvalid: .kind(.valueInvalid),
        noun: "a field"
    )

    init(path: String, isReply: Bool = false) {
        self.path = path
        self.isReply = isReply
    }

    /// The fields under `fields:` or `attributes:`, in order.
    mutating func fields(_ entries: [YAMLEntry], depth: Int = 0) -> [Field] {
        entries.compactMap { entry in
            let field = field(named: entry.key, entry.value, at: entry.keyRange, depth: depth)
            note(entry.key, isRead: field != nil, depth: depth)
            if field == nil { lost.add(declaration: entry.value, isRelation: false) }
            return field
        }
    }

    /// Remembers what cannot be read; a part of a field leaves the whole field in doubt.
    mutating func note(_ name: String, isRead: Bool, depth: Int) {
        guard !isRead || hasBrokenPart else { return }
        if depth == 0 {
            broken.append(name)
            // Records are right to use the name as it looks.
            if Self.hidesCharacters(name) { broken.append(Self.shown(name)) }
        }
        hasBrokenPart = depth > 0
    }

    /// Whether a name holds characters that the file is refused for.
    private static func hidesCharacters(_ name: String) -> Bool {
        name.unicodeScalars.contains(where: isRefused)
    }

    /// A name without what cannot be seen.
    private static func shown(_ name: String) -> String {
        var shown = ""
        for scalar in name.unicodeScalars where !isRefused(scalar) {
            shown.unicodeScalars.append(scalar)
        }
        return shown
    }

    private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
        scalar != "\t" && scalar != "\n" && TerminalText.isHidden(scalar)
    }

    mutating func checkName(
        _ name: String,
        at range: SourceRange,
        isNested: Bool
    ) -> Bool {
        let isReserved = !isNested && Self.reservedNames.contains(name)
        if Slug.isName(name), !isReserved { return true }
        // A hidden character is told of by itself.
        guard !Self.hidesCharacters(name) else { return false }
        report(
            .kind(.nameInvalid),
            range,
            isReserved
                ? "'\(name)' is reserved for every record"
                : "'\(TerminalText.printable(name))' cannot name a field or relation",
            help: isReserved
                ? "choose another name"
                : "use lower-case letters, digits and underscores, a letter first"
        )
        return false
    }

    private static let reservedNames: Set<String> = ["id", "kind"]

    /// The field that a declaration states; an element is what a list or map holds.
    mutating func field(
        named name: String,
        _ node: YAMLNode,
        at range: SourceRange,
        depth: Int,
        isElement: Bool = false
    ) -> Field? {
        guard checkName(name, at: range, isNested: depth > 0) else { return nil }
        let span = SourceSpan(path: path, range: range)
        if let scalar = node.scalar {
            guard let type = type(named: scalar.text, nil, at: node.range, depth: depth) else {
                return nil
            }
            return Field(name: name, type: type, span: span)
        }
        guard let entries = node.entries else {
            report(.kind(.valueInvalid), node.range, "a field is a type, or a map with 'type'")
            return nil
        }
        var map = MapReader(
            entries,
            range: range,
            path: path,
            vocabulary: Self.vocabulary.called("field '\(name)'")
        )
        guard let typeName = map.requiredText("type") else {
            diagnostics += map.diagnostics
            return nil
        }
        let type = self.type(named: typeName.text, &map, at: typeName.span.range, depth: depth)
        let field = type.map { self.field(named: name, type: $0, &map, span) }
        if type != nil {
            checkAttributes(&map, of: typeName.text, depth: depth, isElement: isElement)
            checkLimits(&map)
        }
        diagnostics += type == nil ? map.diagnostics : map.finish()
        return field
    }

    /// What every field may say besides its type.
    private mutating func field(
        named name: String,
        type: FieldType,
        _ map: inout MapReader,
        _ span: SourceSpan
    ) -> Field {
        let uniqueness: Field.Uniqueness =
            switch map.text("unique")?.text {
            case "true": .everywhere
            case "client": .withinOwner
            case nil, "false": .none
            default: invalidUniqueness(&map)
            }
        let audience = map.text("audience")
        if let audience, audience.text != "internal" {
            map.report(audience.span.range, "'audience' of a field is internal, or left out")
        }
        let isDated = type == .date || type == .datetime
        return Field(
            name: name,
            type: type,
            isRequired: map.flag("required"),
            uniqueness: uniqueness,
            defaultValue: defaultValue(of: type, &map),
            alertDays: isDated ? days(&map) : [],
            isPlanned: isDated && map.flag("calendar"),
            label: map.text("label")?.text,
            summary: map.text("description")?.text,
            unit: Self.counts(type) ? map.text("unit")?.text : nil,
            namedKinds: Self.mayName(type) ? map.texts("names").map(\.text) : [],
            example: map.text("example")?.text,
            isInternal: audience != nil,
            mustExist: type == .path
                ? map.flag("exists") : type.demandsFiles(of: map.entry("of")?.value),
            span: span
        )
    }

    private static func counts(_ type: FieldType) -> Bool {
        if case .integer = type { true } else if case .decimal = type { true } else { false }
    }

    private static func mayName(_ type: FieldType) -> Bool {
        if case .string = type { true } else if case .list(.string) = type { true } else { false }
    }

    private func invalidUniqueness(_ map: inout MapReader) -> Field.Uniqueness {
        if let text = map.text("unique") {
            map.report(text.span.range, "'unique' is true, false or client")
        }
        return .none
    }

    private func days(_ map: inout MapReader) -> [Int] {
        map.texts("alert").compactMap { text in
            guard let days = Int(text.text), (0...3_650).contains(days) else {
                map.report(text.span.range, "'alert' is a list of days from 0 to 3650")
                return nil
            }
            return days
        }.sorted(by: >)
    }

    private func defaultValue(of type: FieldType, _ map: inout MapReader) -> FieldValue? {
        guard let text = map.text("default") else { return nil }
        do throws(ValueError) {
            return try type.parse(text.text)
        } catch {
            map.report(text.span.range, error.message, help: error.help)
            return nil
        }
    }

    mutating func report(
        _ id: DiagnosticID,
        _ range: SourceRange,
        _ message: String,
        help: String? = nil
    ) {
        let span = SourceSpan(path: path, range: range)
        diagnostics.append(Diagnostic(id, at: span, message, help: help))
    }
}
