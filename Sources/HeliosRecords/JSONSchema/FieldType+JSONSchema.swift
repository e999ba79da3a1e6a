package import HeliosText

extension FieldType {
    /// Writes what a record file may hold for this type as a schema of JSON Schema 2020-12.
    ///
    /// An editor reads the file by the rules of YAML 1.2, where `01234` is a number and `true` a
    /// boolean; a text is whatever was written, so its schema admits those too.
    package func jsonSchema(into json: inout JSONWriter) {
        json.object { writeMembers(to: &$0) }
    }

    /// Writes the members of the schema, to which a field adds its own.
    func writeMembers(to json: inout JSONWriter) {
        switch self {
        case .string(let limits), .text(let limits): Self.write(limits, to: &json)
        case .markdown: Self.writeTypes(["string", "number", "boolean"], to: &json)
        case .integer(let limits):
            json.member("type", "integer")
            Self.write(limits, to: &json)
        case .decimal(let limits):
            json.member("type", "number")
            Self.write(limits, to: &json)
        case .boolean: json.member("type", "boolean")
        case .enumeration(let words): Self.write(words, to: &json)
        case .hex(let length): Self.write(digits: length, to: &json)
        case .money: Self.writeMoney(to: &json)
        case .list(let element):
            json.member("type", "array")
            json.key("items")
            element.jsonSchema(into: &json)
        case .map(let element, let keys): Self.write(element, keys: keys, to: &json)
        case .object(let shape): shape.writeMembers(to: &json)
        default: writeText(to: &json)
        }
    }

    /// Writes the schema of a type whose values are always texts.
    private func writeText(to json: inout JSONWriter) {
        json.member("type", "string")
        if let format { json.member("format", format) }
        if let form { json.member("pattern", form) }
    }

    /// The format of JSON Schema that all values have.
    private var format: String? {
        switch self {
        case .date: "date"
        case .email: "email"
        case .url: "uri"
        default: nil
        }
    }

    /// A regular expression (ECMA 262) that all values match, and little else.
    private var form: String? {
        switch self {
        case .date: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
        case .datetime:
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?"
                + "(Z|[+-][0-9]{2}:[0-9]{2})$"
        case .duration:
            "^(P([0-9]+W)?([0-9]+D)?(T([0-9]+H)?([0-9]+M)?([0-9]+S)?)?"
                + "|[0-9]+[wdhms]( *[0-9]+[dhms])*)$"
        case .url: "^(" + WebAddressSyntax.schemes.map(Self.anyCase).joined(separator: "|") + "):"
        case .phone: "^\\+[1-9][0-9 ()-]*[0-9]$"
        case .fqdn: "^[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+\\.?$"
        case .ip: "^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f.:]*:[0-9A-Fa-f.:]*)$"
        case .cidr: "^([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f.:]*:[0-9A-Fa-f.:]*)/[0-9]{1,3}$"
        case .mac:
            "^([0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){5}|[0-9A-Fa-f]{2}(-[0-9A-Fa-f]{2}){5}"
                + "|[0-9A-Fa-f]{4}(\\.[0-9A-Fa-f]{4}){2})$"
        case .semver: "^[0-9]+\\.[0-9]+\\.[0-9]+([-+][0-9A-Za-z.+-]+)?$"
        case .country: "^[A-Z]{2}$"
        case .currency: "^[A-Z]{3}$"
        case .language: "^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*$"
        case .timezone: "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$"
        case .color: "^#[0-9A-Fa-f]{6}$"
        case .path: "^[^/\\\\]+(/[^/\\\\]+)*$"
        case .secret: "^-----BEGIN AGE ENCRYPTED FILE-----\\n"
        default: nil
        }
    }

    /// A pattern for a word in any case: schemes of addresses have none.
    private static func anyCase(_ word: String) -> String {
        word.utf8.map { byte in
            let lower = String(Unicode.Scalar(byte))
            return "[\(lower.uppercased())\(lower)]"
        }.joined()
    }
}

// MARK: - Members of one type

extension FieldType {
    static func writeTypes(_ types: [String], to json: inout JSONWriter) {
        json.key("type")
        json.array { json in
            for type in types { json.string(type) }
        }
    }

    private static func write(_ limits: TextLimits, to json: inout JSONWriter) {
        writeTypes(["string", "number", "boolean"], to: &json)
        if let length = limits.minimumLength { json.member("minLength", length) }
        if let length = limits.maximumLength { json.member("maxLength", length) }
        if let pattern = limits.pattern { json.member("pattern", pattern.anchored) }
    }

    private static func write(_ limits: NumberLimits, to json: inout JSONWriter) {
        if let minimum = limits.minimum {
            json.key("minimum")
            json.number(minimum.description)
        }
        if let maximum = limits.maximum {
            json.key("maximum")
            json.number(maximum.description)
        }
    }

    /// Writes the words, and once more as numbers those that an editor takes for numbers.
    private static func write(_ words: [String], to json: inout JSONWriter) {
        json.key("enum")
        json.array { json in
            for word in words { json.string(word) }
            for word in words where NumberSyntax.hasPlainForm(word, allowsPoint: true) {
                json.number(word)
            }
            for word in words where word == "true" || word == "false" {
                json.boolean(word == "true")
            }
        }
    }

    private static func write(digits length: Int?, to json: inout JSONWriter) {
        writeTypes(["string", "number"], to: &json)
        json.member("pattern", length.map { "^[0-9A-Fa-f]{\($0)}$" } ?? "^[0-9A-Fa-f]+$")
    }

    private static func writeMoney(to json: inout JSONWriter) {
        json.key("anyOf")
        json.array { json in
            json.object { json in
                json.member("type", "string")
                json.member(
                    "pattern",
                    "^(-?[0-9]+(\\.[0-9]+)? [A-Z]{3}|[A-Z]{3} -?[0-9]+(\\.[0-9]+)?)$"
                )
            }
            json.object { json in
                json.member("type", "object")
                json.key("properties")
                json.object { json in
                    json.key("amount")
                    json.object { writeTypes(["number", "string"], to: &$0) }
                    json.key("currency")
                    FieldType.currency.jsonSchema(into: &json)
                }
                writeRequired(["amount", "currency"], to: &json)
                json.member("additionalProperties", false)
            }
        }
    }

    private static func write(_ element: FieldType, keys: [String]?, to json: inout JSONWriter) {
        json.member("type", "object")
        if let keys {
            json.key("propertyNames")
            json.object { write(keys, to: &$0) }
        }
        json.key("additionalProperties")
        element.jsonSchema(into: &json)
    }

    static func writeRequired(_ names: [String], to json: inout JSONWriter) {
        guard !names.isEmpty else { return }
        json.key("required")
        json.array { json in
            for name in names { json.string(name) }
        }
    }
}

extension TextPattern {
    /// The pattern as a regular expression (ECMA 262) that stands for the whole text.
    var anchored: String {
        var inner = text
        if inner.hasBytePrefix("^") { inner = inner.dropping(bytes: 1) }
        if inner.hasByteSuffix("$"), !inner.hasByteSuffix("\\$") {
            inner = String(inner.unicodeScalars.dropLast())
        }
        return "^(?:\(inner))$"
    }
}
