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
    /// Reads and validates the repository, and tests its requirements on its records and by the
    /// test reports at these paths.
    package func inspect(
        testReports paths: [String] = []
    ) async throws(WorkspaceError) -> Checked<Inspection> {
        var report = Report()
        let tests = report.take(try TestReportFiles.read(paths))
        let (repository, tree) = report.take(
            await Repository.open(source, at: clock, with: SpecificationSource())
        )
        let schema = repository.graph.schema
        let checks = report.take(
            RequirementChecks.run(tree, on: repository.graph, in: repository.environment)
        )
        report.add(await SpecValidation.findings(below: root, in: recordedTree))
        // A report that cannot be read may hold any test.
        if let tests, !report.hasInvalidTestReport {
            report.add(TestTraces.check(tree, against: tests, schema: schema))
        }
        let inspection = Inspection(
            repository: repository,
            specifications: tree,
            checks: checks,
            tests: tests ?? TestResults()
        )
        return Checked(inspection, report.diagnostics)
    }
}

extension Report {
    fileprivate var hasInvalidTestReport: Bool {
        diagnostics.contains { $0.id == .spec(.testReportInvalid) }
    }
}
