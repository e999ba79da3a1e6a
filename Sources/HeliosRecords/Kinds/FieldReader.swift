import HeliosDiagnostics
import HeliosText
import HeliosYAML

/// Reads fields and relations as kinds declare them.
struct FieldReader {
    let path: String
    var diagnostics: [Diagnostic] = []
    /// The fields and relations that cannot be read, or not with all their parts.
    private(set) var broken: [String] = []
    private var hasBrokenPart = false

    static let vocabulary = MapReader.Vocabulary(
        unknownKey: .kind(.unknownKey),
        missingKey: .kind(.missingKey),
        valueInvalid: .kind(.valueInvalid),
        noun: "a field"
    )

    init(path: String) {
        self.path = path
    }

    /// The fields under `fields:` or `attributes:`, in order.
    mutating func fields(_ entries: [YAMLEntry], depth: Int = 0) -> [Field] {
        entries.compactMap { entry in
            let field = field(named: entry.key, entry.value, at: entry.keyRange, depth: depth)
            note(entry.key, isRead: field != nil, depth: depth)
            return field
        }
    }

    /// Remembers what cannot be read; a part of a field leaves the whole field in doubt.
    mutating func note(_ name: String, isRead: Bool, depth: Int) {
        guard !isRead || hasBrokenPart else { return }
        if depth == 0 { broken.append(name) }
        hasBrokenPart = depth > 0
    }

    mutating func checkName(
        _ name: String,
        at range: SourceRange,
        isNested: Bool
    ) -> Bool {
        let isReserved = !isNested && Self.reservedNames.contains(name)
        if Slug.isName(name), !isReserved { return true }
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

    private mutating func field(
        named name: String,
        _ node: YAMLNode,
        at range: SourceRange,
        depth: Int
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
            checkAttributes(&map, of: typeName.text)
            checkLimits(&map)
            if depth > 0 { checkNested(&map) }
        }
        diagnostics += type == nil ? map.diagnostics : map.finish()
        return field
    }

    /// Attributes that only some types have.
    private static let attributes: [(name: String, types: [String])] = [
        ("min_length", ["string", "text"]), ("max_length", ["string", "text"]),
        ("pattern", ["string", "text"]), ("min", ["integer", "decimal", "money"]),
        ("max", ["integer", "decimal", "money"]), ("of", ["enum", "list", "map"]),
        ("keys", ["map"]), ("length", ["hex"]), ("alert", ["date", "datetime"]),
        ("calendar", ["date", "datetime"]), ("exists", ["path"]), ("unit", ["integer", "decimal"]),
        ("names", ["string", "list"]),
        ("fields", ["object"]), ("relations", ["object"]),
    ]

    private func checkAttributes(_ map: inout MapReader, of type: String) {
        for (name, types) in Self.attributes where !types.contains(type) {
            guard let entry = map.entry(name) else { continue }
            map.report(
                entry.keyRange,
                "'\(name)' means nothing for a field of type \(type)",
                help: "remove it; it is for \(types.joined(separator: ", "))",
                id: .kind(.fieldAttribute)
            )
            map.pass(over: name)
        }
    }

    /// Attributes that are looked for in the record's own fields alone.
    private static let outermost = ["unique", "alert", "calendar"]

    private func checkNested(_ map: inout MapReader) {
        for name in Self.outermost {
            guard let entry = map.entry(name), entry.value.scalar?.text != "false" else { continue }
            map.report(
                entry.keyRange,
                "'\(name)' means nothing for a part of a field",
                help: "remove it, or make the part a field of its own",
                id: .kind(.fieldAttribute)
            )
        }
    }

    /// Limits between which nothing lies.
    private func checkLimits(_ map: inout MapReader) {
        for (low, high) in [("min", "max"), ("min_length", "max_length")] {
            guard let least = map.entry(low)?.value.scalar.flatMap({ DecimalNumber($0.text) }),
                let entry = map.entry(high),
                let most = entry.value.scalar.flatMap({ DecimalNumber($0.text) }), most < least
            else { continue }
            map.report(entry.value.range, "'\(high)' is less than '\(low)'")
        }
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
            mustExist: type == .path && map.flag("exists"),
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

// MARK: - Types

extension FieldReader {
    mutating func type(
        named name: String,
        _ attributes: MapReader?,
        at range: SourceRange,
        depth: Int
    ) -> FieldType? {
        var none = MapReader([], path: path, vocabulary: Self.vocabulary)
        return type(named: name, &none, at: range, depth: depth, isShort: true)
    }

    private mutating func type(
        named name: String,
        _ map: inout MapReader,
        at range: SourceRange,
        depth: Int,
        isShort: Bool = false
    ) -> FieldType? {
        switch name {
        case "string": return .string(textLimits(&map))
        case "text": return .text(textLimits(&map))
        case "markdown": return .markdown
        case "integer": return .integer(numberLimits(&map))
        case "decimal": return .decimal(numberLimits(&map))
        case "boolean": return .boolean
        case "date": return .date
        case "datetime": return .datetime
        case "duration": return .duration
        case "enum": return enumeration(&map, at: range)
        case "email": return .email
        case "url": return .url
        case "phone": return .phone
        case "fqdn": return .fqdn
        case "ip": return .ip
        case "cidr": return .cidr
        case "mac": return .mac
        case "hex": return .hex(length: map.integer("length", in: 1...1_024))
        case "semver": return .semver
        case "country": return .country
        case "currency": return .currency
        case "language": return .language
        case "timezone": return .timezone
        case "money": return .money(numberLimits(&map))
        case "color": return .color
        case "path": return .path
        case "secret": return .secret
        case "list", "map": return collection(name, &map, at: range, depth: depth)
        case "object": return object(&map, depth: depth)
        default:
            report(
                .kind(.fieldTypeUnknown),
                range,
                "'\(TerminalText.printable(name))' is no field type",
                help: Help.oneOf(FieldType.names, meant: name)
            )
            return nil
        }
    }

    private func textLimits(_ map: inout MapReader) -> TextLimits {
        let bounds = 0...262_144
        let pattern = map.text("pattern").flatMap { text in
            do throws(PatternError) {
                return try TextPattern(text.text)
            } catch {
                map.report(text.span.range, error.message)
                return nil as TextPattern?
            }
        }
        return TextLimits(
            minimumLength: map.integer("min_length", in: bounds),
            maximumLength: map.integer("max_length", in: bounds),
            pattern: pattern
        )
    }

    private func numberLimits(_ map: inout MapReader) -> NumberLimits {
        NumberLimits(minimum: number("min", &map), maximum: number("max", &map))
    }

    private func number(_ key: String, _ map: inout MapReader) -> DecimalNumber? {
        guard let text = map.text(key) else { return nil }
        // A whole number may have 19 digits, one more than any other.
        if let whole = Int(text.text) { return DecimalNumber(digits: whole) }
        if let number = DecimalNumber(text.text) { return number }
        let isTooLong = NumberSyntax.hasPlainForm(text.text, allowsPoint: true)
        map.report(
            text.span.range,
            isTooLong ? "'\(key)' is beyond what a number can be" : "'\(key)' is a number",
            help: isTooLong
                ? "write a whole number from \(Int.min) to \(Int.max), or at most 18 digits"
                : "write digits, such as 10"
        )
        return nil
    }

    private mutating func enumeration(
        _ map: inout MapReader,
        at range: SourceRange
    ) -> FieldType? {
        let values = map.texts("of")
        guard !values.isEmpty else {
            report(
                .kind(.missingKey),
                range,
                "an enum needs the values it takes",
                help: "write {type: enum, of: [first, second]}"
            )
            return nil
        }
        var names: [String] = []
        var seen: Set<String> = []
        for value in values {
            if value.text.utf8.isEmpty || !seen.insert(value.text).inserted {
                map.report(value.span.range, "'\(value.text)' is listed twice, or is empty")
            } else {
                names.append(value.text)
            }
        }
        return .enumeration(names)
    }

    private mutating func collection(
        _ name: String,
        _ map: inout MapReader,
        at range: SourceRange,
        depth: Int
    ) -> FieldType? {
        guard depth < 8 else {
            report(.kind(.valueInvalid), range, "fields are nested more than 8 levels deep")
            return nil
        }
        guard let element = map.node("of") else {
            report(
                .kind(.missingKey),
                range,
                "a \(name) needs the type of its values",
                help: "write {type: \(name), of: string}"
            )
            return nil
        }
        let keys = name == "map" ? map.texts("keys").map(\.text) : []
        guard let field = field(named: "of", element, at: element.range, depth: depth + 1) else {
            return nil
        }
        return name == "list"
            ? .list(of: field.type) : .map(of: field.type, keys: keys.isEmpty ? nil : keys)
    }

    private mutating func object(_ map: inout MapReader, depth: Int) -> FieldType? {
        let fields = fields(map.map("fields"), depth: depth + 1)
        let relations = relations(map.map("relations"), depth: depth + 1)
        if fields.isEmpty, relations.isEmpty {
            map.report(map.range, "an object needs fields", id: .kind(.missingKey))
            return nil
        }
        return .object(ObjectShape(fields: fields, relations: relations))
    }
}
