import Foundation
import HeliosTestSupport
import Testing

/// Sessions with the tool, word for word, under `Tests/Transcripts`: `# In` names the folder, `$`
/// begins a command, `! ` a line of standard error, and `[exit N]` tells an exit code that is not 0.
///
/// `HELIOS_RECORD=1 swift test --filter Transcript` writes them anew.
@Suite("Transcripts")
struct TranscriptTests {
    @Test("the tool says what it said", arguments: Transcript.names)
    func holds(name: String) throws {
        let transcript = Transcript(name)
        let text = try transcript.text()
        let now = try transcript.replayed(text)
        if Recording.isWanted { try Data(now.utf8).write(to: transcript.url) }
        #expect(now == text || Recording.isWanted)
    }
}

/// One file of commands and what they say.
private struct Transcript {
    let url: URL

    static let folder = Fixture.root.deletingLastPathComponent().appending(path: "Transcripts")
    static let package = Fixture.root.deletingLastPathComponent().deletingLastPathComponent()

    static var names: [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
        return names.filter { $0.hasSuffix(".txt") }.sorted()
    }

    init(_ name: String) {
        url = Self.folder.appending(path: name)
    }

    func text() throws -> String { try String(contentsOf: url, encoding: .utf8) }

    /// The same commands with what they say now.
    func replayed(_ text: String) throws -> String {
        var folder = Self.package
        var result = ""
        for line in text.split(separator: "\n").map(String.init) {
            if line.hasPrefix("# In ") {
                folder = Self.package.appending(path: String(line.dropFirst(5)))
                result += (result.isEmpty ? "" : "\n") + line + "\n"
            } else if line.hasPrefix("$ helios-docs ") {
                result += "\n" + line + "\n"
                result += try said(by: CommandLineWords.split(line).dropFirst(2), in: folder)
            }
        }
        return result
    }

    private func said(by words: some Sequence<String>, in folder: URL) throws -> String {
        let run = try ToolRun(
            Array(words),
            in: folder,
            environment: ["HELIOS_TODAY": DiagnosticFixture.today]
        )
        let errors = run.errors.split(separator: "\n", omittingEmptySubsequences: false)
            .dropLast(run.errors.hasSuffix("\n") ? 1 : 0)
            .map { "! \($0)\n" }.joined()
        // Lines of CSV end with a carriage return as well, which a diff would not show.
        let shown = run.output.replacing("\r\n", with: "␍\n")
        let isEnded = shown.isEmpty || shown.utf8.last == UInt8(ascii: "\n")
        let output = isEnded ? shown : shown + "\n"
        let text = output.replacing(#/\d+ rules checked/#, with: "N rules checked")
            .replacing(#/"checks":\s?\d+/#, with: "\"checks\": N")
        return text + (run.errors.isEmpty ? "" : errors)
            + (run.exitCode == 0 ? "" : "[exit \(run.exitCode)]\n")
    }
}

/// A command line as a shell would split it; a part in double quotes is one word.
enum CommandLineWords {
    static func split(_ line: String) -> [String] {
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
            .flatMap { index, part in
                index.isMultiple(of: 2)
                    ? part.split(separator: " ").map(String.init) : [String(part)]
            }
    }
}
