import HeliosDiagnostics
import HeliosText
import HeliosYAML

extension FieldReader {
    /// The type of this name, without anything said about it.
    mutating func type(
        named name: String,
        _ attributes: MapReader?,
        at range: SourceRange,
        depth: Int
    ) -> FieldType? {
        var none = MapReader([], path: path, vocabulary: Self.vocabulary)
        return type(named: name, &none, at: range, depth: depth, isShort: true)
    }

    /// The type of this name, as its attributes limit it.
    mutating func type(
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
        case "object": return object(&map, at: range, depth: depth)
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
        if let stated = map.entry("of")?.value, stated.entries != nil {
            report(
                .kind(.valueInvalid),
                stated.range,
                "'of' of an enum is a list of words, not a map",
                help: "write {type: enum, of: [first, second]}"
            )
            return nil
        }
        let told = map.diagnostics.count
        let values = map.texts("of")
        guard !values.isEmpty else {
            // What stands there instead of words is told.
            guard map.diagnostics.count == told else { return nil }
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
        let field = field(
            named: "of",
            element,
            at: element.range,
            depth: depth + 1,
            isElement: true
        )
        guard let field else { return nil }
        return name == "list"
            ? .list(of: field.type) : .map(of: field.type, keys: keys.isEmpty ? nil : keys)
    }

    private mutating func object(
        _ map: inout MapReader,
        at range: SourceRange,
        depth: Int
    ) -> FieldType? {
        let told = diagnostics.count + map.diagnostics.count
        let stated = map.map("fields") + (map.entry("relations")?.value.entries ?? [])
        let fields = fields(map.map("fields"), depth: depth + 1)
        let relations = relations(ofObject: &map, depth: depth + 1)
        checkNames(of: relations, besides: fields, depth: depth + 1)
        if fields.isEmpty, relations.isEmpty {
            // What is wrong with all of its parts is told.
            if stated.isEmpty, diagnostics.count + map.diagnostics.count == told {
                report(
                    .kind(.missingKey),
                    range,
                    "an object needs fields",
                    help: "write {type: object, fields: {name: string}}"
                )
            }
            return nil
        }
        return .object(ObjectShape(fields: fields, relations: relations))
    }
}
