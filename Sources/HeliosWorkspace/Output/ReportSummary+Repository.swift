package import HeliosDiagnostics
package import HeliosRecords

extension ReportSummary {
    /// How much of a repository was looked at.
    package init(_ repository: Repository) {
        self.init(
            records: repository.graph.records.count,
            links: repository.graph.links.count,
            checks: repository.ruleCount
        )
    }
}
