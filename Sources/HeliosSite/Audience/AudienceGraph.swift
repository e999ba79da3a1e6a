package import HeliosRecords

/// What one audience may see: a closed set of records, with nothing that leads out of it.
///
/// Everything behind the projection reads this graph and cannot reach the whole one.
package final class AudienceGraph: Sendable {
    /// Who may see it.
    package let audience: Audience
    /// The records, fields and links that are left, numbered anew.
    package let graph: RecordGraph

    /// The kinds.
    package var schema: Schema { graph.schema }

    /// The records.
    package var records: [Record] { graph.records }

    init(audience: Audience, graph: RecordGraph) {
        self.audience = audience
        self.graph = graph
    }

    /// The kind of a record.
    package func kind(of record: Int) -> Kind { schema.kinds[records[record].kind] }

    /// The number of the record that a reference means, if the audience may see it.
    ///
    /// `kinds` are those it may be of, none for all; the records of `owner` may be named without
    /// it.
    package func number(
        of reference: LinkReference,
        kinds: [String] = [],
        owner: RecordID? = nil
    ) -> Int? {
        switch graph.index.find(reference, leadingTo: kinds, owner: owner) {
        case .record(let number), .alias(let number): number
        default: nil
        }
    }
}
