package import HeliosDiagnostics
package import HeliosRecords
package import HeliosSpecs

/// All that is known of a repository, its specifications included.
package struct Inspection: Sendable {
    /// The records and settings.
    package let repository: Repository
    /// The specifications and changes.
    package let specifications: SpecificationTree
    /// What became of the checks of requirements, in the order of the files.
    package let checks: [CheckResult]
    /// What test reports say.
    package let tests: TestResults
}

extension Workspace {
    /// Reads and validates the repository, and tests its requirements on its records.
    package func inspect(with tests: TestResults = TestResults()) async -> Checked<Inspection> {
        var report = Report()
        let (repository, tree) = report.take(
            await Repository.open(self.tree, at: clock, with: SpecificationSource())
        )
        let checks = report.take(
            RequirementChecks.run(tree, on: repository.graph, in: repository.environment)
        )
        let inspection = Inspection(
            repository: repository,
            specifications: tree,
            checks: checks,
            tests: tests
        )
        return Checked(inspection, report.diagnostics)
    }
}
