import Foundation
import HeliosMarkdown
import Testing

/// The examples of GitHub's specification, from Debian's package `cmark-gfm`.
@Suite("GitHub's specification")
struct SpecificationTests {
    static let specification = "/usr/share/doc/cmark-gfm/spec.txt.gz"
    static let tool = "/usr/bin/cmark-gfm"

    @Test("every example is rendered as written, raw HTML left out")
    func examples() throws {
        guard FileManager.default.fileExists(atPath: Self.specification) else {
            let isRequired = ProcessInfo.processInfo.environment["HELIOS_REQUIRE_ALL"] == "1"
            #expect(!isRequired, "install the package cmark-gfm: \(Self.specification) is missing")
            print("skipped: \(Self.specification) is missing; install the package cmark-gfm")
            return
        }
        let text = try Self.output("/usr/bin/gzip", ["-dc", Self.specification], input: "")
        let examples = Example.all(in: text).filter { $0.syntax != "disabled" }
        #expect(examples.count == 671)
        for example in examples {
            let ours = Self.comparable(Self.render(example))
            // The examples pass raw HTML on, which we never do; the tool's own safe form says what
            // is left of them.
            guard ours != Self.comparable(example.html) else { continue }
            let safe = try Self.output(Self.tool, example.toolArguments, input: example.markdown)
            #expect(
                ours == Self.comparable(safe) && safe != example.html,
                "example \(example.number): \(example.markdown)"
            )
        }
    }

    private static func render(_ example: Example) -> String {
        var options = MarkdownOptions()
        options.style = .specification
        options.syntax = example.options
        let checked = MarkdownParser.parse(example.markdown, path: "spec", options: options)
        return String(decoding: checked.value.html { _, _ in .plain }, as: UTF8.self)
    }

    /// Apostrophes may be escaped or not; in HTML it is the same.
    private static func comparable(_ html: String) -> String {
        html.replacingOccurrences(of: "&#39;", with: "'")
            .replacingOccurrences(of: "&#x27;", with: "'")
    }

    private static func output(
        _ path: String,
        _ arguments: [String],
        input: String
    ) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let (stdin, stdout) = (Pipe(), Pipe())
        process.standardInput = stdin
        process.standardOutput = stdout
        try process.run()
        try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try stdin.fileHandleForWriting.close()
        let data = try stdout.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: data, as: UTF8.self)
    }
}

/// One example of the specification.
private struct Example {
    let number: Int
    let syntax: String
    let markdown: String
    let html: String

    var options: MarkdownSyntax {
        switch syntax {
        case "table": .tables
        case "strikethrough": .strikethrough
        case "autolink": .autolinks
        default: []
        }
    }

    var toolArguments: [String] {
        syntax.isEmpty ? [] : ["--extension", syntax]
    }

    static func all(in text: String) -> [Example] {
        var examples: [Example] = []
        var syntax: String?
        var parts: [[Substring]] = [[], []]
        var part = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```````````````````````````````` example") {
                syntax = line.dropFirst(40).trimmingCharacters(in: .whitespaces)
                (parts, part) = ([[], []], 0)
            } else if let name = syntax, line == "````````````````````````````````" {
                let texts = parts.map { lines in
                    lines.map { $0.replacingOccurrences(of: "→", with: "\t") + "\n" }.joined()
                }
                examples.append(
                    Example(
                        number: examples.count + 1,
                        syntax: name,
                        markdown: texts[0],
                        html: texts[1]
                    )
                )
                syntax = nil
            } else if syntax != nil, line == ".", part == 0 {
                part = 1
            } else if syntax != nil {
                parts[part].append(line)
            }
        }
        return examples
    }
}
