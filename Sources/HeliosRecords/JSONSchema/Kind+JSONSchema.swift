import HeliosText

extension Kind {
    /// The schema of the kind's record files, for editors: JSON Schema 2020-12.
    package func recordSchema() -> String {
        document(title: label.singular, fields: fields, relations: relations) { json in
            Self.writeConstant("kind", name, "The kind; the folder says it too.", to: &json)
            json.key("id")
            json.object { json in
                FieldType.writeTypes(["string", "number"], to: &json)
                json.member("description", "The id; the path says it too.")
            }
        }
    }

    /// The schema of the front matter of a reply, for a kind with the trait `thread`.
    package func replySchema() -> String? {
        reply.map { shape in
            document(
                title: "\(label.singular): reply",
                fields: shape.fields,
                relations: shape.relations
            ) { _ in }
        }
    }

    private func document(
        title: String,
        fields: [Field],
        relations: [Relation],
        with more: (inout JSONWriter) -> Void
    ) -> String {
        var json = JSONWriter()
        json.object { json in
            json.member("$schema", "https://json-schema.org/draft/2020-12/schema")
            json.member("title", title)
            if let summary { json.member("description", summary) }
            json.member("type", "object")
            json.key("properties")
            json.object { json in
                more(&json)
                ObjectShape.write(fields, relations, to: &json)
            }
            FieldType.writeRequired(
                ObjectShape.requiredNames(fields, relations),
                to: &json
            )
            json.member("additionalProperties", false)
            json.key("$defs")
            json.object { json in
                json.key("link")
                json.object { RelationSchema.writeLink(to: &$0) }
            }
        }
        json.endLine()
        return json.text
    }

    private static func writeConstant(
        _ name: String,
        _ value: String,
        _ description: String,
        to json: inout JSONWriter
    ) {
        json.key(name)
        json.object { json in
            json.member("const", value)
            json.member("description", description)
        }
    }
}

extension ObjectShape {
    /// Writes the members of the schema of an object.
    func writeMembers(to json: inout JSONWriter) {
        json.member("type", "object")
        json.key("properties")
        json.object { Self.write(fields, relations, to: &$0) }
        FieldType.writeRequired(Self.requiredNames(fields, relations), to: &json)
        json.member("additionalProperties", false)
    }

    /// Writes a property for each field, and for each relation that is written on this side.
    static func write(_ fields: [Field], _ relations: [Relation], to json: inout JSONWriter) {
        for field in fields {
            json.key(field.name)
            json.object { field.writeMembers(to: &$0) }
        }
        for relation in relations where !relation.isComputed {
            json.key(relation.name)
            json.object { RelationSchema.write(relation, to: &$0) }
        }
    }

    /// What a file must state; an owner may come from the folder instead.
    static func requiredNames(_ fields: [Field], _ relations: [Relation]) -> [String] {
        fields.filter { $0.isRequired && $0.defaultValue == nil }.map(\.name)
            + relations.filter { $0.isRequired && !$0.isComputed && !$0.isOwnership }.map(\.name)
    }
}

extension Field {
    /// Writes the members of the schema of a field.
    fileprivate func writeMembers(to json: inout JSONWriter) {
        json.member("title", displayLabel)
        if let summary { json.member("description", summary) }
        type.writeMembers(to: &json)
        if let defaultValue {
            json.key("default")
            defaultValue.write(to: &json)
        }
        if let example {
            json.key("examples")
            json.array { $0.string(example) }
        }
    }
}

/// The schemas of relations.
enum RelationSchema {
    /// Writes the members of the schema of a relation: a link, or a list of links.
    static func write(_ relation: Relation, to json: inout JSONWriter) {
        json.member("title", relation.displayLabel)
        json.member("description", description(of: relation))
        json.key("anyOf")
        json.array { json in
            writeForms(of: relation, to: &json)
            json.object { json in
                json.member("type", "array")
                json.key("items")
                json.object { json in
                    json.key("anyOf")
                    json.array { writeForms(of: relation, to: &$0) }
                }
                if let maximum = relation.isMany ? relation.maximum : 1 {
                    json.member("maxItems", maximum)
                }
            }
        }
    }

    /// Writes the members of the schema of a plain link.
    static func writeLink(to json: inout JSONWriter) {
        FieldType.writeTypes(["string", "number", "boolean"], to: &json)
        let slug = "[a-z0-9][a-z0-9._-]*"
        json.member("pattern", "^([a-z][a-z0-9_]*:)?\(slug)(/\(slug))*$")
    }

    /// Writes the schemas of the forms that one link may have.
    private static func writeForms(of relation: Relation, to json: inout JSONWriter) {
        writeReference(to: &json)
        if let alternative = relation.alternative { alternative.jsonSchema(into: &json) }
        json.object { json in
            json.member("type", "object")
            json.key("properties")
            json.object { json in
                json.key("ref")
                if let alternative = relation.alternative {
                    json.object { json in
                        json.key("anyOf")
                        json.array { json in
                            writeReference(to: &json)
                            alternative.jsonSchema(into: &json)
                        }
                    }
                } else {
                    writeReference(to: &json)
                }
                ObjectShape.write(relation.attributes, [], to: &json)
            }
            let required = ObjectShape.requiredNames(relation.attributes, [])
            FieldType.writeRequired(["ref"] + required, to: &json)
            json.member("additionalProperties", false)
        }
    }

    private static func writeReference(to json: inout JSONWriter) {
        json.object { $0.member("$ref", "#/$defs/link") }
    }

    private static func description(of relation: Relation) -> String {
        let targets =
            relation.targets.isEmpty
            ? "Any record." : "Leads to: \(relation.targets.joined(separator: ", "))."
        return relation.summary.map { "\($0) \(targets)" } ?? targets
    }
}
