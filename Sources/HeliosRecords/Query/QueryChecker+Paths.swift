import HeliosDiagnostics
import HeliosText

extension QueryChecker {
    /// A path whose names are resolved.
    struct Walk {
        var path = CompiledPath()
        /// What its end is.
        var type: ValueType
        /// What names mean inside `where` over it; nil where the elements have no parts.
        var inner: QueryScope?
        /// The type of the last field as declared, lists and maps included.
        var declared: FieldType?
    }

    /// Where a walk has come to.
    private enum Place {
        case records([Int], links: [Int])
        case values([TypedPlace])
        case text(ValueShape)
    }

    /// Resolves the names of a path one by one.
    mutating func path(_ names: [PathName], in scope: QueryScope) -> Walk? {
        var path = CompiledPath()
        var current = scope
        var place = Place.records(scope.kinds, links: [])
        // The steps up to the record that holds an object, whose links are the record's.
        var holder = 0
        for (index, name) in names.enumerated() {
            if index > 0 {
                guard let next = entered(place, for: name, path: &path) else { return nil }
                if case .key(let element) = next {
                    place = .values(element)
                    continue
                }
                guard case .scope(let inner) = next else { return nil }
                current = inner
            }
            if index == 0, scope.isOwn { mention(name.text, kinds: scope.kinds) }
            guard let reached = step(name, from: current, path: &path, holder: &holder) else {
                return nil
            }
            place = reached
        }
        return finished(path, at: place, range: names)
    }

    private enum Entered {
        case scope(QueryScope)
        case key([TypedPlace])
    }

    /// What the next name is looked up in.
    private mutating func entered(
        _ place: Place,
        for name: PathName,
        path: inout CompiledPath
    ) -> Entered? {
        switch place {
        case .records(let kinds, _): return .scope(QueryScope(kinds: kinds))
        case .text(.nothing): return .scope(QueryScope())
        case .text(let shape):
            noParts(name, shape.words)
            return nil
        case .values(let places):
            let peeled = places.map { peel($0, path: &path) }
            var objects: [ObjectPlace] = []
            var entries: [TypedPlace] = []
            for place in peeled {
                switch place.type {
                case .object(let shape): objects.append(ObjectPlace(shape: shape, path: place.path))
                case .map(let element, let keys) where keys?.contains(name.text) ?? true:
                    entries.append(TypedPlace(type: element, path: place.path))
                case .map(_, let keys):
                    report(
                        .queryUnknownName(
                            name.text,
                            of: "the map",
                            at: source.span(name.range),
                            among: keys ?? []
                        )
                    )
                    return nil
                default:
                    noParts(name, ValueShape(place.type, nestedAt: place.path).words)
                    return nil
                }
            }
            if entries.isEmpty { return .scope(QueryScope(objects: objects)) }
            path.steps.append(.member(MemberStep(name: name.text)))
            return .key(entries)
        }
    }

    private mutating func noParts(_ name: PathName, _ shape: String) {
        report(
            Diagnostic(
                .query(.unknownName),
                at: source.span(name.range),
                "there is no '\(name.text)' here: what stands before the '.' is \(shape)",
                help: "remove the step"
            )
        )
    }

    private func peel(_ place: TypedPlace, path: inout CompiledPath) -> TypedPlace {
        var place = place
        while case .list(let element) = place.type {
            path.isMany = true
            place = TypedPlace(type: element, path: place.path)
        }
        return place
    }

    /// Takes one step and says where it leads.
    private mutating func step(
        _ name: PathName,
        from scope: QueryScope,
        path: inout CompiledPath,
        holder: inout Int
    ) -> Place? {
        switch scope.meaning(of: name.text, in: schema) {
        case .attributes(let places, let types):
            path.attributes = places
            return .values(types)
        case .fields(let table, let types):
            holder = path.steps.count
            path.steps.append(.field(table))
            return .values(types)
        case .member(let member, let types):
            path.steps.append(.member(member))
            return .values(types)
        case .builtin(let builtin):
            path.steps.append(.builtin(builtin))
            guard builtin == .kind else { return .text(.text(nil)) }
            return .text(.enumeration(scope.kinds.map { schema.kinds[$0].name }))
        case .relation(let step, let targets, let isMany):
            follow(step, isMany: isMany, path: &path)
            return .records(targets, links: step.outgoing.numbers + step.incoming.numbers)
        case .nested(let step, let targets, let isMany):
            followPart(name.text, step, isMany: isMany, path: &path, holder: holder)
            return .records(targets, links: step.outgoing.numbers)
        case .ambiguous:
            mismatch(
                "'\(name.text)' is a field of some of these kinds and a relation of others",
                at: name.range,
                help: "test 'kind' and query one kind at a time"
            )
            return nil
        case .nothing:
            // A record has no parts, so that this step leads nowhere.
            path.steps.append(.member(MemberStep(name: name.text)))
            return .text(.nothing)
        case .unknown:
            reportUnknown(name, in: scope)
            return nil
        }
    }

    /// Follows a relation that an object holds; `holder` is the step that reads the object's field.
    private func followPart(
        _ name: String,
        _ step: RelationStep,
        isMany: Bool,
        path: inout CompiledPath,
        holder: Int
    ) {
        guard case .field? = path.steps.dropFirst(holder).first else {
            path.isMany = path.isMany || isMany
            path.steps.append(.followPart(name, step))
            return
        }
        // Seen from the record, the links of all its objects are its own.
        path.steps.removeSubrange(holder...)
        follow(step, isMany: isMany, path: &path)
    }

    private func follow(_ step: RelationStep, isMany: Bool, path: inout CompiledPath) {
        let isAgain = path.steps.contains { if case .follow = $0 { true } else { false } }
        path.mayRepeat = path.mayRepeat || isAgain || step.isSymmetric
        path.isMany = path.isMany || isMany
        path.steps.append(.follow(step))
    }

    /// Reports a name, unless it may be of what could not be read.
    private mutating func reportUnknown(_ name: PathName, in scope: QueryScope) {
        if !isInDoubt(name, in: scope) { report(unknown(name, in: scope)) }
    }

    /// Whether a name that nobody knows may be of what could not be read.
    func isInDoubt(_ name: PathName, in scope: QueryScope) -> Bool {
        let names = scope.names(in: schema)
        return scope.kinds.contains { kind in
            schema.faults.mayRead(name.text, of: schema.kinds[kind].name, besides: names)
        }
    }

    func unknown(_ name: PathName, in scope: QueryScope) -> Diagnostic {
        .queryUnknownName(
            name.text,
            of: scope.words(in: schema),
            at: source.span(name.range),
            among: scope.names(in: schema),
            help: linkAttributeHelp(name.text, in: scope)
        )
    }

    /// Points to `where` if a relation's links have an attribute of this name.
    private func linkAttributeHelp(_ name: String, in scope: QueryScope) -> String? {
        for kind in scope.kinds {
            for relation in schema.kinds[kind].relations
            where relation.attributes.contains(where: { $0.name == name }) {
                return "it is said by links: write 'any(\(relation.name) where …)'"
            }
        }
        return nil
    }

    /// What the end of a path is.
    private mutating func finished(
        _ path: CompiledPath,
        at place: Place,
        range names: [PathName]
    ) -> Walk? {
        var path = path
        path.hasManyEnds = path.isMany
        switch place {
        case .text(let shape):
            return Walk(path: path, type: ValueType(shape: shape, isMany: path.isMany))
        case .records(let kinds, let links):
            let type = ValueType(shape: .record(kinds), isMany: path.isMany)
            return Walk(path: path, type: type, inner: QueryScope(kinds: kinds, links: links))
        case .values(let places):
            let declared = places.allSatisfy { $0.type == places[0].type } ? places[0].type : nil
            let isList = places.contains { $0.type.isCollection }
            let ends = places.map { end(of: $0, path: &path) }
            guard let shape = merged(ends) else {
                let last = names[names.count - 1]
                mismatch(
                    "'\(last.text)' has different types in the kinds this leads to",
                    at: last.range,
                    help: "query one kind at a time"
                )
                return nil
            }
            var walk = Walk(path: path, type: ValueType(shape: shape), declared: declared)
            walk.type.isMany = path.isMany
            walk.type.isList = isList
            if case .object(let objects) = shape { walk.inner = QueryScope(objects: objects) }
            return walk
        }
    }

    private func merged(_ places: [TypedPlace]) -> ValueShape? {
        let shapes = places.map { ValueShape($0.type, nestedAt: $0.path) }
        return shapes.dropFirst().reduce(shapes.first) { $0?.merged(with: $1) }
    }

    /// The type of the elements at the end of a path.
    private func end(of place: TypedPlace, path: inout CompiledPath) -> TypedPlace {
        let peeled = peel(place, path: &path)
        guard case .map(let element, _) = peeled.type else { return peeled }
        path.endsInMap = true
        path.isMany = true
        return peel(TypedPlace(type: element, path: peeled.path), path: &path)
    }

    private mutating func mention(_ name: String, kinds: [Int]) {
        guard kinds.count == 1, let kind = kinds.first else { return }
        let mention: Mention
        if let field = schema.kinds[kind].fieldIndex(named: name) {
            mention = .field(field)
        } else if let relation = schema.kinds[kind].relationIndex(named: name) {
            mention = .relation(schema.relationNumber(kind: kind, relation: relation))
        } else {
            return
        }
        if !mentions.contains(mention) { mentions.append(mention) }
    }
}

extension FieldType {
    fileprivate var isCollection: Bool {
        switch self {
        case .list, .map: true
        default: false
        }
    }
}
