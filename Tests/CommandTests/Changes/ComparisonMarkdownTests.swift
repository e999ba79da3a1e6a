import HeliosDiagnostics
import HeliosMarkdown
import HeliosRecords
import HeliosWorkspace
import Testing

@Suite("Comparisons for pull requests")
struct ComparisonMarkdownTests {
    /// Texts that would be markup, a mention or a reference if they were not escaped.
    private static let hostile = [
        "<script>alert(1)</script>", "</details></summary><h1>x", "@octocat and @org/team",
        "#1 and GH-1", "org/repo#12", "`code` ``two``", "a | b", "[x](javascript:alert(1))",
        "![x](https://evil.example/x.png)", "https://evil.example/", "www.evil.example",
        "mike@evil.example", "**bold** _it_ ~~no~~", "&lt;b&gt; &amp; &#64;octocat", "$x$ :tada:",
        "\\", "` ", "\u{1B}[31mred\u{202E}", "- [ ] task", "</code><img src=x>",
    ]

    /// A comparison in which a hostile text stands wherever a text of a user can.
    private static func comparison(_ text: String) async -> Comparison {
        let quoted = "'" + text.split(separator: "'").joined() + "'"
        let old = StateFiles.ships([
            "a.yaml": "name: A\nports: {north: x}\n", "b.md": "---\nname: B\n---\n\nOne.\n",
            "gone.yaml": "name: \(quoted)\nhull: wood\n",
        ])
        let new = StateFiles.ships([
            "a.yaml": "name: \(quoted)\nports: {north: \(quoted)}\nstrange: 1\n",
            "b.md": "---\nname: B\n---\n\n\(text)\n```\n\(text)\n",
            "come.yaml": "name: \(quoted)\nhull: steel\n\(quoted): 1\n",
        ])
        let difference = RepositoryDifference(from: await old.state(), to: await new.state())
        return Comparison(difference, from: text, to: "main")
    }

    @Test("no text of a record becomes markup, a mention or a reference", arguments: hostile)
    func escapes(text: String) async {
        let markdown = await Self.comparison(text).markdown
        let parsed = MarkdownParser.parse(
            Array(markdown.utf8),
            path: "comment.md",
            origin: .place(line: 1)
        )
        #expect(parsed.value.links.isEmpty, "\(parsed.value.links.map(\.text))")
        for line in Self.outsideOfCode(markdown) {
            #expect(!line.contains("<script") && !line.contains("<h1") && !line.contains("<img"))
            // An at sign or hash that is followed by a word would be one.
            #expect(line.firstMatch(of: #/[@#][A-Za-z0-9]/#) == nil, "\(line)")
            #expect(!line.contains("://") && !line.contains("\u{1B}") && !line.contains("\u{202E}"))
        }
        let plain = Self.outsideOfCode(markdown).joined(separator: "\n")
        #expect(plain.count(of: "<details") == plain.count(of: "</details>"))
    }

    /// The lines of a comment without code spans and fenced blocks.
    private static func outsideOfCode(_ markdown: String) -> [String] {
        var fence: Substring?
        return markdown.split(separator: "\n").compactMap { line in
            let text = line.drop { $0 == " " }
            if let open = fence {
                if text == open { fence = nil }
                return nil
            }
            if text.hasPrefix("```") {
                fence = text.prefix { $0 == "`" }
                return nil
            }
            return String(line.replacing(#/(`+)(?:(?!\1).)*?[^`]\1(?!`)/#, with: "CODE"))
        }
    }

    @Test("a comment is never longer than a forge takes, and says what it leaves out")
    func isBounded() async {
        let ships = (0..<700).map {
            ("s\($0).yaml", "name: Ship \($0) \(String(repeating: "n", count: 90))\n")
        }
        let new = StateFiles.ships(Dictionary(uniqueKeysWithValues: ships))
        let difference = RepositoryDifference(
            from: await StateFiles.ships([:]).state(),
            to: await new.state()
        )
        let markdown = Comparison(difference, from: "a", to: "b").markdown
        #expect(markdown.utf8.count <= 65_536)
        #expect(markdown.utf8.count > 40_000)
        #expect(markdown.contains(#/- and \d+ more/#))
        #expect(markdown.count(of: "<details") == markdown.count(of: "</details>"))
    }

    @Test("no secret is told in any form")
    func hidesSecrets() async {
        let token = "ghp_" + String(repeating: "a", count: 36)
        let old = StateFiles.ships(["a.yaml": "name: A\n"])
        let new = StateFiles.ships([
            "a.md": "---\nname: \(token)\nports: {x: \(token)}\n---\n\nIs \(token).\n",
            "b.md": "---\nname: \(token)\n---\n\nIs \(token).\n",
        ])
        let states = (await old.state(), await new.state())
        let between = RepositoryDifference(from: states.0, to: states.1)
        let comparison = Comparison(between, from: "a", to: "b")
        let difference = comparison.difference
        let forms =
            [comparison.markdown, comparison.text(colour: false)]
            + [String(decoding: comparison.json, as: UTF8.self)]
        for form in forms { #expect(!form.contains(token)) }
        #expect(!difference.isEmpty)
    }
}

extension String {
    fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}

/// Files in memory.
struct StateFiles: SourceReader {
    let files: [String: String]

    /// Ships, and their kind.
    static func ships(_ ships: [String: String]) -> StateFiles {
        var files = ["helios.yaml": "organization: {name: Fjord, domain: fjord.example}\n"]
        files["kinds/ship.yaml"] = """
            kind: ship
            plural: ships
            label: {singular: Ship, plural: Ships}
            traits: [body]
            fields:
              name: {type: string, required: true}
              hull: {type: enum, of: [steel, wood]}
              ports: {type: map, of: string}
            relations:
              sister: {to: ship, inverse: sister_of}
            """
        for (path, text) in ships { files["ships/\(path)"] = text }
        return StateFiles(files: files)
    }

    func state() async -> RepositoryState {
        let day = CalendarDate(dayNumber: 20_000)
        let now = Timestamp(seconds: day.dayNumber * 86_400, offsetMinutes: 0)
        let clock = Clock(stated: day, machine: QueryEnvironment(today: day, now: now))
        let opened = await Repository.open(self, at: clock)
        return RepositoryState(opened.value, opened.diagnostics, from: self)
    }

    func list() -> Checked<[SourceFile]> {
        Checked(files.keys.sorted().map { SourceFile(path: $0, size: files[$0]?.utf8.count ?? 0) })
    }

    func read(_ file: SourceFile) throws(SourceReadError) -> [UInt8] {
        Array((files[file.path] ?? "").utf8)
    }
}
