import Foundation
import HeliosDiagnostics
import HeliosTestSupport
import Testing

/// Each id has a folder under `Tests/Fixtures/diagnostics` with the smallest repository that causes
/// it, and exactly what the tool says of it.
///
/// `HELIOS_RECORD=1 swift test --filter DiagnosticFixture` writes `expected.txt` anew.
@Suite("Diagnostic fixtures")
struct DiagnosticFixtureTests {
    @Test("every id has a repository that causes it", arguments: DiagnosticID.allCases)
    func saysWhatIsExpected(id: DiagnosticID) async throws {
        let fixture = DiagnosticFixture(id)
        try #require(fixture.exists, "Tests/Fixtures/diagnostics has no folder '\(id.rawValue)'")
        guard let run = try await fixture.run() else { return }
        if Recording.isWanted { try fixture.record(run.output) }
        #expect(run.output.contains("[\(id.rawValue)]"))
        #expect(run.exitCode == fixture.exitCode)
        #expect(try run.output == fixture.expected())
    }

    @Test("no folder is left from an id that is gone")
    func hasNoStrangers() {
        let names = Fixture.all(in: "diagnostics").map { $0.url.lastPathComponent }
        #expect(Set(names) == Set(DiagnosticID.allCases.map(\.rawValue)))
    }
}

/// Whether expectations are to be written anew.
enum Recording {
    static var isWanted: Bool { ProcessInfo.processInfo.environment["HELIOS_RECORD"] == "1" }
}
