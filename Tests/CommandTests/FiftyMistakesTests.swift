import Foundation
import HeliosTestSupport
import Testing

/// A repository with kinds of its own and fifty different mistakes; `mistakes.txt` says which, each
/// as `path:line:column id`.
@Suite("Fifty mistakes")
struct FiftyMistakesTests {
    private struct Output: Decodable {
        let diagnostics: [Found]
    }

    private struct Found: Decodable {
        let id: String
        let path: String
        let range: Range

        struct Range: Decodable { let start: Position }

        struct Position: Decodable {
            let line: Int
            let column: Int
        }

        var place: String { "\(path):\(range.start.line):\(range.start.column) \(id)" }
    }

    @Test("each is told once, where it stands, and nothing else is")
    func findsEach() throws {
        let fixture = Fixture("repositories/fifty-mistakes")
        let run = try ToolRun(
            ["validate", "--strict", "--format", "json", fixture.url.path() + "/repository"],
            environment: ["HELIOS_TODAY": DiagnosticFixture.today]
        )
        let found = try JSONDecoder().decode(Output.self, from: Data(run.output.utf8))
        let expected = try fixture.text("mistakes.txt").split(separator: "\n").map(String.init)
        #expect(run.exitCode == 1)
        #expect(expected.count == 50)
        #expect(found.diagnostics.map(\.place) == expected)
    }
}
