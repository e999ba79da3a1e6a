package import HeliosDiagnostics

/// A demand on records, such as `every asset where status = deployed has assigned_to`.
public struct RequirementCheck: Sendable {
    /// The places of the kinds it is about in `Schema.kinds`.
    public let kinds: [Int]
    /// The records' own fields and relations that its demand mentions, if it is about one kind.
    public let mentions: [Mention]
    let condition: Predicate?
    let demand: Demand
    /// What is wrong with an offender, or with all if none is to blame.
    let reason: String

    enum Demand: Sendable {
        case every(Predicate)
        case none
        case some
    }
}

/// What a check found.
public struct CheckOutcome: Sendable, Hashable {
    /// Whether the demand is met.
    public let holds: Bool
    /// How many records the demand was tested on.
    public let testedCount: Int
    /// The numbers of the records that break the demand; none for an `exists` that fails.
    public let offenders: [Int]
    /// What is wrong, as the end of a sentence about an offender, such as `has no 'assigned_to'`; for
    /// an `exists` that fails, a whole sentence.
    public let reason: String
}

extension RequirementCheck {
    /// Tests the demand; a record breaks it only where it is false, not where it is unknown.
    public func run(on graph: RecordGraph, in environment: QueryEnvironment) -> CheckOutcome {
        let evaluator = QueryEvaluator(graph: graph, environment: environment)
        var matched: [Int] = []
        for kind in kinds {
            for record in graph.records(ofKind: kind) {
                let holds = condition.map { evaluator.truth($0, .record(record)) } ?? .yes
                if holds == .yes { matched.append(record) }
            }
        }
        let offenders: [Int] =
            switch demand {
            case .every(let predicate):
                matched.filter { evaluator.truth(predicate, .record($0)) == .no }
            case .none: matched
            case .some: []
            }
        var holds = offenders.isEmpty
        if case .some = demand { holds = !matched.isEmpty }
        return CheckOutcome(
            holds: holds,
            testedCount: matched.count,
            offenders: offenders,
            reason: reason
        )
    }
}

extension RequirementCheck {
    /// Whether the demand reads what is already told to be wrong in a record.
    package func isDoubtful(_ record: Int, in graph: RecordGraph) -> Bool {
        graph.isAnyFaulty(mentions, of: record)
    }

    /// Where in the file of an offender what the demand is about stands, else where it begins.
    package func anchor(in record: Int, of graph: RecordGraph) -> SourceSpan {
        graph.span(ofFirst: mentions, in: record)
    }
}

extension RecordGraph {
    /// Whether any of these is already told to be wrong in a record.
    func isAnyFaulty(_ mentions: [Mention], of record: Int) -> Bool {
        let kind = kind(of: record)
        return mentions.contains { mention in
            switch mention {
            case .field(let field): isFaulty(kind.fields[field].name, of: record)
            case .relation(let relation):
                isFaulty(schema.relations[relation].relation.name, of: record)
            }
        }
    }

    /// Where the first of these that a record states stands, else where the record begins.
    func span(ofFirst mentions: [Mention], in number: Int) -> SourceSpan {
        let record = records[number]
        for mention in mentions {
            switch mention {
            case .field(let field):
                if let entry = record.entry(at: field) {
                    return SourceSpan(path: record.path, range: entry.range)
                }
            case .relation(let relation):
                if let link = record.links.first(where: { $0.relation == relation }) {
                    return link.span(in: record)
                }
            }
        }
        return record.span
    }
}
