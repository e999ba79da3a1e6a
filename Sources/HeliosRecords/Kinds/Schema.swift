import HeliosText

/// All kinds of the enabled modules, and how their relations meet.
public final class Schema: Sendable {
    /// The kinds, in the order of their modules.
    public let kinds: [Kind]
    /// The enabled modules, in an order in which each follows those it requires.
    public let modules: [Module]
    /// Every relation of every kind, by the number that links carry.
    public let relations: [BoundRelation]
    /// The kinds of modules that are switched off, by name, each with its plural.
    package let dormantKinds: [String: String]
    /// What could not be read of it.
    package let faults: SchemaFaults
    /// What its parts are called in the language of the repository.
    package let terms: SchemaTerms

    private let kindIndices: [String: Int]
    private let pluralIndices: [String: Int]
    private let incoming: [[String: [Int]]]
    private let firstRelation: [Int]
    private let nestedRelations: [String: Int]

    package init(
        kinds: [Kind],
        modules: [Module],
        dormantKinds: [String: String] = [:],
        faults: SchemaFaults = SchemaFaults(),
        terms: SchemaTerms = SchemaTerms()
    ) {
        self.faults = faults
        self.terms = terms
        self.dormantKinds = dormantKinds
        self.kinds = kinds
        self.modules = modules
        kindIndices = Dictionary(
            kinds.enumerated().map { ($1.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        pluralIndices = Dictionary(
            kinds.enumerated().map { ($1.plural, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let table = RelationTable(kinds: kinds)
        relations = table.relations
        firstRelation = table.firstRelation
        nestedRelations = table.nested
        incoming = table.incoming(of: kinds)
    }

    /// The place of a kind in `kinds`.
    public func kindIndex(named name: String) -> Int? { kindIndices[name] }

    /// The kind of this name.
    public func kind(named name: String) -> Kind? { kindIndices[name].map { kinds[$0] } }

    /// The place in `kinds` of the kind that keeps its records in this folder.
    public func kindIndex(inFolder plural: String) -> Int? { pluralIndices[plural] }

    /// The number of a kind's relation in `relations`.
    package func relationNumber(kind: Int, relation: Int) -> Int { firstRelation[kind] + relation }

    /// The number of a relation that is nested in a field, such as `asset.interfaces.network`.
    package func relationNumber(nestedAt path: String) -> Int? { nestedRelations[path] }

    /// The numbers of the relations that a kind reads from the other side by this name.
    public func relations(arrivingAt kind: Int, as inverse: String) -> [Int] {
        incoming[kind][inverse] ?? []
    }

    /// The names by which a kind reads relations from the other side, in byte order.
    public func inverseNames(of kind: Int) -> [String] { incoming[kind].keys.sortedByBytes() }
}

/// A relation together with the kind that writes it.
public final class BoundRelation: Sendable {
    /// The place in `Schema.kinds` of the kind that writes it.
    public let kind: Int
    /// The relation.
    public let relation: Relation
    /// The field that holds it, such as `interfaces`, if it is nested in an object.
    public let field: String?

    init(kind: Int, relation: Relation, field: String?) {
        self.kind = kind
        self.relation = relation
        self.field = field
    }
}

/// Numbers the relations of all kinds, nested ones behind the rest.
struct RelationTable {
    private(set) var relations: [BoundRelation] = []
    private(set) var firstRelation: [Int] = []
    private(set) var nested: [String: Int] = [:]

    init(kinds: [Kind]) {
        for (index, kind) in kinds.enumerated() {
            firstRelation.append(relations.count)
            relations += kind.relations.map {
                BoundRelation(kind: index, relation: $0, field: nil)
            }
        }
        for (index, kind) in kinds.enumerated() {
            for field in kind.fields {
                addNested(
                    in: field.type,
                    kind: index,
                    root: field.name,
                    path: [kind.name, field.name]
                )
            }
            if let reply = kind.reply {
                addNested(
                    in: .object(reply),
                    kind: index,
                    root: "thread",
                    path: [kind.name, "thread"]
                )
            }
        }
    }

    /// Adds the relations of the objects within a field, which may nest.
    private mutating func addNested(in type: FieldType, kind: Int, root: String, path: [String]) {
        switch type {
        case .list(let element): addNested(in: element, kind: kind, root: root, path: path)
        case .map(let element, _): addNested(in: element, kind: kind, root: root, path: path)
        case .object(let shape):
            for relation in shape.relations {
                nested[(path + [relation.name]).joined(separator: ".")] = relations.count
                relations.append(BoundRelation(kind: kind, relation: relation, field: root))
            }
            for field in shape.fields {
                addNested(in: field.type, kind: kind, root: root, path: path + [field.name])
            }
        default: break
        }
    }

    /// For each kind, the relations that arrive there by the name that it reads them by.
    func incoming(of kinds: [Kind]) -> [[String: [Int]]] {
        var result = [[String: [Int]]](repeating: [:], count: kinds.count)
        for (number, bound) in relations.enumerated() {
            guard let inverse = bound.relation.inverse ?? symmetricName(bound.relation) else {
                continue
            }
            for (index, kind) in kinds.enumerated() where bound.relation.leads(to: kind.name) {
                result[index][inverse, default: []].append(number)
            }
        }
        return result
    }

    private func symmetricName(_ relation: Relation) -> String? {
        relation.isSymmetric ? relation.name : nil
    }
}
