/// A condition on one record, such as a rule's.
public struct Condition: Sendable {
    let predicate: Predicate
    /// The record's own fields and relations, in the order in which the condition mentions them.
    public let mentions: [Mention]

    /// How many links lie at most between a record and what the condition reads.
    package var reach: Int { QueryReach(of: self).length }

    /// Whether a record of the kind that the condition was parsed for meets it.
    public func evaluate(
        _ record: Int,
        on graph: RecordGraph,
        in environment: QueryEnvironment
    ) -> Truth {
        QueryEvaluator(graph: graph, environment: environment).truth(predicate, .record(record))
    }
}
