import HeliosText

/// What the names of an expression are looked up in: a record, a link and its target, or an object.
struct QueryScope: Sendable {
    /// The kinds that the record may have; empty in an object.
    var kinds: [Int] = []
    /// The relations whose links' attributes can be read.
    var links: [Int] = []
    /// The objects whose parts can be read.
    var objects: [ObjectPlace] = []
    /// Whether it is the record that the expression is about.
    var isOwn = false

    /// A record of one of these kinds, which the expression is about.
    static func own(_ kinds: [Int]) -> QueryScope { QueryScope(kinds: kinds, isOwn: true) }
}

/// What a name means.
enum QueryName {
    case attributes([AttributePlace], [TypedPlace])
    case fields(FieldTable, [TypedPlace])
    case relation(RelationStep, targets: [Int], isMany: Bool)
    case builtin(BuiltinName)
    /// A relation within an object, by its numbers.
    case nested(RelationStep, targets: [Int], isMany: Bool)
    case member(MemberStep, [TypedPlace])
    /// A field of some kinds and a relation of others.
    case ambiguous
    case unknown
    /// There is no record here whose name it could be: the kinds are switched off.
    case nothing
}

/// A type, and the path by which the schema numbers the relations within.
struct TypedPlace: Sendable {
    let type: FieldType
    let path: String
}

extension QueryScope {
    /// What a name means here.
    func meaning(of name: String, in schema: Schema) -> QueryName {
        if let attributes = attributes(named: name, in: schema) {
            return attributes
        }
        if !objects.isEmpty { return part(named: name, in: schema) }
        if kinds.isEmpty { return .nothing }
        let fields = fields(named: name, in: schema)
        let relation = relation(named: name, in: schema)
        switch (fields, relation) {
        case (_?, _?): return .ambiguous
        case (let fields?, nil): return fields
        case (nil, let relation?): return relation
        case (nil, nil):
            return BuiltinName(rawValue: name).map { .builtin($0) } ?? .unknown
        }
    }

    private func attributes(
        named name: String,
        in schema: Schema
    ) -> QueryName? {
        var found: [AttributePlace] = []
        var types: [TypedPlace] = []
        for number in links {
            let attributes = schema.relations[number].relation.attributes
            guard let place = attributes.firstIndex(where: { $0.name == name }) else { continue }
            found.append(
                AttributePlace(
                    relation: Int32(number),
                    place: place,
                    fallback: attributes[place].defaultValue
                )
            )
            types.append(TypedPlace(type: attributes[place].type, path: ""))
        }
        return found.isEmpty ? nil : .attributes(found, types)
    }

    private func fields(
        named name: String,
        in schema: Schema
    ) -> QueryName? {
        var table = FieldTable(places: [Int](repeating: -1, count: schema.kinds.count))
        var fallbacks = [FieldValue?](repeating: nil, count: schema.kinds.count)
        var types: [TypedPlace] = []
        for index in kinds {
            let kind = schema.kinds[index]
            guard let place = kind.fieldIndex(named: name) else { continue }
            table.places[index] = place
            fallbacks[index] = kind.fields[place].defaultValue
            types.append(TypedPlace(type: kind.fields[place].type, path: "\(kind.name).\(name)"))
        }
        guard !types.isEmpty else { return nil }
        if fallbacks.contains(where: { $0 != nil }) { table.fallbacks = fallbacks }
        return .fields(table, types)
    }

    private func relation(named name: String, in schema: Schema) -> QueryName? {
        var step = RelationStep()
        var targets: Set<Int> = []
        var isMany = false
        for index in kinds {
            var ways = 0
            if let place = schema.kinds[index].relationIndex(named: name) {
                let number = schema.relationNumber(kind: index, relation: place)
                let relation = schema.relations[number].relation
                step.outgoing.insert(number)
                step.acceptsValues = step.acceptsValues || relation.alternative != nil
                isMany = isMany || relation.isMany
                targets.formUnion(schema.targets(of: relation))
                ways += 1
            }
            for number in schema.relations(arrivingAt: index, as: name) {
                let bound = schema.relations[number]
                step.incoming.insert(number)
                step.isSymmetric = step.isSymmetric || bound.relation.isSymmetric
                isMany = isMany || !bound.relation.isExclusive
                targets.insert(bound.kind)
                ways += 1
            }
            isMany = isMany || ways > 1
        }
        guard !step.outgoing.isEmpty || !step.incoming.isEmpty else { return nil }
        return .relation(step, targets: targets.sorted(), isMany: isMany)
    }

    private func part(named name: String, in schema: Schema) -> QueryName {
        var types: [TypedPlace] = []
        var step = RelationStep()
        var targets: Set<Int> = []
        var isMany = false
        for object in objects {
            if let field = object.shape.fields.first(where: { $0.name == name }) {
                types.append(TypedPlace(type: field.type, path: "\(object.path).\(name)"))
            } else if let number = schema.relationNumber(nestedAt: "\(object.path).\(name)") {
                let relation = schema.relations[number].relation
                step.outgoing.insert(number)
                step.acceptsValues = step.acceptsValues || relation.alternative != nil
                isMany = isMany || relation.isMany
                targets.formUnion(schema.targets(of: relation))
            }
        }
        if !types.isEmpty {
            let member = MemberStep(name: name, fallbacks: fallbacks(of: name, in: schema))
            return step.outgoing.isEmpty ? .member(member, types) : .ambiguous
        }
        if step.outgoing.isEmpty { return .unknown }
        return .nested(step, targets: targets.sorted(), isMany: isMany)
    }

    /// By kind what an object of its records has under a name where it states nothing.
    private func fallbacks(of name: String, in schema: Schema) -> [FieldValue?] {
        var fallbacks: [FieldValue?] = []
        for object in objects {
            let field = object.shape.fields.first { $0.name == name }
            guard let value = field?.defaultValue else { continue }
            if fallbacks.isEmpty { fallbacks = schema.kinds.map { _ in nil } }
            // An object that a link has as its attribute stands below no kind.
            let owner = object.path.split(onByte: ASCII.dot).first ?? ""
            for kind in schema.kinds.indices
            where owner.isEmpty || schema.kinds[kind].name.hasSameBytes(as: owner) {
                fallbacks[kind] = value
            }
        }
        return fallbacks
    }

    /// The names that mean something here, in the order of declaration.
    func names(in schema: Schema) -> [String] {
        var names = links.flatMap { schema.relations[$0].relation.attributes.map(\.name) }
        for object in objects {
            names += object.shape.fields.map(\.name) + object.shape.relations.map(\.name)
        }
        for index in kinds {
            let kind = schema.kinds[index]
            names += kind.fields.map(\.name) + kind.relations.map(\.name)
            names += schema.inverseNames(of: index)
        }
        if objects.isEmpty { names += BuiltinName.allCases.map(\.rawValue) }
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    /// What a message calls the place where names are looked up.
    func words(in schema: Schema) -> String {
        if !objects.isEmpty {
            return objects.first.map { "'\($0.path)'" } ?? "it"
        }
        let names = kinds.map { "'\(schema.kinds[$0].name)'" }
        switch names.count {
        case 0: return "it"
        case 1: return names[0]
        case 2...4: return "none of \(names.joined(separator: ", "))"
        default: return "no kind that this leads to"
        }
    }
}

extension Schema {
    /// The places of the kinds that a relation may lead to.
    func targets(of relation: Relation) -> [Int] {
        relation.targets.isEmpty
            ? Array(kinds.indices) : relation.targets.compactMap { kindIndex(named: $0) }
    }
}
