import HeliosDiagnostics
import HeliosRecords
import HeliosSite
import HeliosTestSupport
import HeliosWorkspace
import Testing

@Suite("What pages are told of specifications")
struct SpecificationReportTests {
    private static func inspect(testReports: [String] = []) async throws -> Inspection {
        let fixture = Fixture("repositories/shipyard")
        let workspace = try Workspace(around: fixture.url.path(), clock: .fixed)
        let reports = testReports.map { fixture.url.appending(path: $0).path() }
        return try await workspace.inspect(testReports: reports).value
    }

    private static func id(_ kind: String, _ id: String) -> RecordID {
        RecordID(kind: kind, id: id)
    }

    @Test("holds capabilities with their requirements, also those written one by one")
    func capabilities() async throws {
        let report = try await Self.inspect().specificationReport
        #expect(report.capabilities.map(\.name) == ["docks", "safety"])
        #expect(report.capabilities.map(\.record) == [Self.id("spec", "docks"), nil])
        #expect(
            report.capabilities.flatMap { $0.requirements.map(\.name) } == [
                "Docks have a status", "Open docks have a neighbour", "Docks are dry",
                "Docks are lit",
            ]
        )
    }

    @Test("holds checks with their offenders, tests with their results, and implementers")
    func proofs() async throws {
        let report = try await Self.inspect(testReports: ["report.xml"]).specificationReport
        let requirements = try #require(report.capabilities.first).requirements
        let status = requirements[0]
        #expect(status.checks.map(\.state) == [.holds, .holds])
        #expect(status.tests.map(\.state) == [.passed, .skipped])
        #expect(status.implementers == [Self.id("dock", "east"), Self.id("dock", "west")])
        #expect(status.state == .holds)
        let neighbour = requirements[1]
        #expect(neighbour.checks.map(\.offenders) == [[Self.id("dock", "east")]])
        #expect(neighbour.checks.map(\.testedCount) == [1])
        #expect(neighbour.tests.map(\.message) == ["none"])
        #expect(neighbour.state == .broken)
        #expect(requirements[2].isHole)
        #expect(requirements[2].state == .unproven)
    }

    @Test("holds changes with tasks, approvals, and what they do to requirements")
    func changes() async throws {
        let report = try await Self.inspect().specificationReport
        let change = try #require(report.changes.first)
        #expect(report.changes.count == 1)
        #expect(change.name == "Flood the docks")
        #expect(change.status == "in_progress")
        #expect(change.taskGroups.map(\.title) == ["1. Pumps"])
        #expect((change.doneCount, change.taskCount) == (1, 2))
        #expect(change.approvals.map(\.by) == ["Åse"])
        #expect(change.deltas.map(\.operation) == [.modified, .added])
        let modified = change.deltas[0]
        #expect(modified.specification == Self.id("spec", "docks"))
        #expect(modified.record == Self.id("requirement", "docks/docks-are-dry"))
        #expect(modified.before?.source.hasPrefix("A closed dock MUST be dry.\n") == true)
        #expect(modified.after?.source.hasPrefix("A closed dock MUST be dry unless") == true)
        #expect(change.deltas[1].before == nil)
        #expect(change.deltas[1].record == nil)
    }

    @Test("tells an audience outside nothing of what it may not see")
    func audiences() async throws {
        let inspection = try await Self.inspect(testReports: ["report.xml"])
        let report = inspection.specificationReport
        let outside = Audience(
            name: "public",
            scope: .restricted(owner: nil, visibilities: ["public"])
        )
        let seen = report.seen(in: project(inspection.repository.graph, for: outside).value)
        #expect(seen.capabilities.isEmpty)
        #expect(seen.changes.isEmpty)
        let own = report.seen(in: project(inspection.repository.graph, for: .everyone).value)
        #expect(own.capabilities.count == 2)
    }

    @Test("does not keep a portal from being built")
    func build() async throws {
        let folder = try TemporaryFolder(copying: Fixture("repositories/shipyard"))
        let workspace = try Workspace(around: folder.path, clock: .fixed)
        let validated = try await workspace.inspect()
        #expect(Report(validated.diagnostics).hasErrors)
        let options = BuildOptions(output: folder.file("site").path())
        let result = try await workspace.build(for: .everyone, options)
        guard case .published = result.outcome else {
            Issue.record("nothing was published")
            return
        }
        #expect(folder.exists("site/requirements/docks/docks-are-dry/index.html"))
        #expect(folder.exists("site/changes/flood-docks.json"))
    }
}
