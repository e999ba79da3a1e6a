package import HeliosDiagnostics
package import HeliosRecords
import HeliosSpecs

extension ReportSummary {
    /// How much of a repository was looked at.
    package init(_ repository: Repository) {
        self.init(
            records: repository.graph.records.count,
            links: repository.graph.links.count,
            rules: repository.ruleCount
        )
    }

    /// How much of a repository was looked at, its specifications included.
    package init(_ inspection: Inspection) {
        self.init(inspection.repository)
        specs = inspection.specifications.specifications.count
        changes = inspection.specifications.changes.count { !$0.isArchived }
        checks = inspection.checks.count
    }
}
