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
    /// Which records are other than the run left them that wrote the state in the cache.
    package let change: RepositoryChange
    /// What a run may leave in the cache; nil if there is nothing new to leave.
    package let state: StoredState?
}

extension Workspace {
    /// Reads and validates the repository, and tests its requirements on its records and by the
    /// test reports at these paths.
    ///
    /// With a cache, what has not been changed since it was written is read only when it is asked
    /// for; the findings are the same. With a listing of the working tree it is not listed again.
    func inspect(
        testReports paths: [String] = [],
        usingCache: Bool = true,
        listing: ListedFiles?
    ) async throws(WorkspaceError) -> Checked<Inspection> {
        let cache = RecordCache(of: root)
        let memory = usingCache && revision == nil ? cache.memory : cache.noMemory
        let inspected = try await inspect(testReports: paths, with: memory, listing)
        guard inspected.value.repository.isOvertaken else { return inspected }
        return try await inspect(testReports: paths, with: cache.noMemory, nil)
    }

    /// Reads and validates the repository as `inspect(testReports:usingCache:listing:)` does.
    package func inspect(
        testReports paths: [String] = []
    ) async throws(WorkspaceError) -> Checked<Inspection> {
        try await inspect(testReports: paths, listing: nil)
    }

    private func inspect(
        testReports paths: [String],
        with memory: RecordMemory,
        _ listing: ListedFiles?
    ) async throws(WorkspaceError) -> Checked<Inspection> {
        var report = Report()
        let tests = report.take(try TestReportFiles.read(paths))
        let opened = report.take(await reopen(with: memory, listing))
        let (repository, tree) = (opened.repository, opened.content)
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
            tests: tests ?? TestResults(),
            change: opened.change,
            state: opened.state
        )
        return Checked(inspection, report.diagnostics)
    }
}

extension Workspace {
    /// Reads the repository and answers a question about its records.
    ///
    /// Where a build has left what the records were, only what the question asks for and what has
    /// been changed since is read; the answer and the findings are the same. The question is put
    /// once more if a file was changed in between, so it only answers: it prints nothing.
    package func ask<Answer>(
        _ question: (Repository) throws -> Answer
    ) async throws -> Checked<Answer> {
        let cache = RecordCache(of: root)
        let opened = await reopen(with: revision == nil ? cache.memory : cache.noMemory, nil)
        let answer = Result { try question(opened.value.repository) }
        guard opened.value.repository.isOvertaken else {
            return Checked(try answer.get(), opened.diagnostics)
        }
        let again = await open()
        return Checked(try question(again.value), again.diagnostics)
    }

    private func reopen(
        with memory: RecordMemory,
        _ listing: ListedFiles?
    ) async -> Checked<ReopenedRepository<SpecificationTree>> {
        let specifications = SpecificationSource()
        guard let revision else {
            let tree = WorkingTree(root: root, listing: listing)
            return await Repository.reopen(tree, at: clock, with: specifications, memory: memory)
        }
        let opened = await Repository.open(revision, at: clock, with: specifications)
        return Checked(
            ReopenedRepository(opened.value.repository, content: opened.value.content),
            opened.diagnostics
        )
    }
}

extension Report {
    fileprivate var hasInvalidTestReport: Bool {
        diagnostics.contains { $0.id == .spec(.testReportInvalid) }
    }
}
