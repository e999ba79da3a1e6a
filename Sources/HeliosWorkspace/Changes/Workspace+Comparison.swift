package import HeliosDiagnostics
import HeliosGit
package import HeliosRecords

extension Workspace {
    /// The repository inspected, as one side of a comparison.
    package func state(
        testReports: [String] = []
    ) async throws(WorkspaceError) -> (state: RepositoryState, inspection: Inspection) {
        let inspected = try await inspect(testReports: testReports)
        let state = RepositoryState(
            inspected.value.repository,
            inspected.diagnostics,
            from: source
        )
        return (state, inspected.value)
    }

    /// What happened from another state of the repository to this one.
    package func comparison(
        from old: Workspace,
        testReports: [String] = []
    ) async throws(WorkspaceError) -> Comparison {
        let before = try await old.state(testReports: testReports).state
        let after = try await state(testReports: testReports).state
        let difference = RepositoryDifference(
            from: before,
            to: after,
            renamedFiles: before.renamedFiles(to: after)
        )
        return Comparison(
            difference,
            from: old.name,
            to: name,
            commits: (old.revision?.commit.id.hex, revision?.commit.id.hex)
        )
    }

    /// What is wrong with this state and was not with another one, and how much was before.
    package func findings(
        since old: Workspace,
        testReports: [String] = []
    ) async throws(WorkspaceError) -> ChangedFindings {
        let before = try await old.state(testReports: testReports).state
        let after = try await state(testReports: testReports)
        let difference = RepositoryDifference(
            from: before,
            to: after.state,
            renamedFiles: before.renamedFiles(to: after.state)
        )
        var summary = ReportSummary(after.inspection)
        let new = difference.newFindings
        summary.olderFindings = after.state.diagnostics.count - new.count
        return ChangedFindings(findings: new, summary: summary)
    }

    /// What this state is called.
    private var name: String { requestedRevision ?? "working tree" }
}

/// What a change makes wrong.
package struct ChangedFindings: Sendable {
    /// What is wrong since then only.
    package let findings: [Diagnostic]
    /// How much was looked at, and how many older findings are left out.
    package let summary: ReportSummary
}
