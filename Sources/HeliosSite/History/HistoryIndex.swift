import HeliosRecords

/// Where the past of each record is told.
struct HistoryIndex: Sendable {
    /// What the audience may see of the past.
    let history: SiteHistory
    /// The past of each record, by its number; empty where nothing is known of any.
    private let pasts: [RecordPast?]
    /// The paths of the pages of pasts, by record.
    fileprivate(set) var paths: [Int: String] = [:]
    /// The path of the page of recent changes; nil without any.
    fileprivate(set) var recentPath: String?

    init(_ history: SiteHistory, in graph: AudienceGraph) {
        self.history = history
        pasts = history.records.isEmpty ? [] : graph.records.map { history.records[$0.id] }
    }

    /// The past of a record; nil where nothing is known of it.
    func past(of record: Int) -> RecordPast? { pasts.isEmpty ? nil : pasts[record] }

    /// The records that have changed since they came into being, which have a page for it.
    var changed: [Int] { pasts.indices.filter { (pasts[$0]?.count ?? 0) > 1 } }

    /// The same with the pages that found a place.
    func placed(paths: [Int: String], recentPath: String?) -> HistoryIndex {
        var index = self
        index.paths = paths
        index.recentPath = recentPath
        return index
    }
}
