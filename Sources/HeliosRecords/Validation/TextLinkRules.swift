package import HeliosDiagnostics
package import HeliosMarkdown
import HeliosText

/// Checks the links in texts: files that exist, headings that exist.
package struct TextLinkRules {
    private let graph: RecordGraph
    private let targets: TextTargets
    private var diagnostics: [Diagnostic] = []
    private var uses = TextUses()

    /// Rules over the texts of a graph.
    package init(_ graph: RecordGraph, targets: TextTargets) {
        self.graph = graph
        self.targets = targets
    }

    /// What is wrong with the links in texts, and which files they lead to.
    package static func check(
        _ graph: RecordGraph,
        targets: TextTargets
    ) -> Checked<TextUses> {
        check(Array(graph.records.indices), of: graph, targets: targets)
    }

    /// The same of some records.
    static func check(
        _ numbers: [Int],
        of graph: RecordGraph,
        targets: TextTargets
    ) -> Checked<TextUses> {
        var rules = TextLinkRules(graph, targets: targets)
        for number in numbers {
            for (path, document) in graph.records[number].documents {
                rules.check(document, inFile: path, of: number)
            }
        }
        return Checked(rules.uses, rules.diagnostics)
    }

    private mutating func check(
        _ document: MarkdownDocument,
        inFile path: String,
        of record: Int
    ) {
        for link in document.links {
            switch targets.target(of: link, inFile: path, of: record) {
            case .record(let number, let fragment?):
                uses.headings.append((record, number, fragment))
                checkFragment(fragment, link, number, path)
            case .heading(let slug) where !document.headings.contains(where: { $0.slug == slug }):
                reportFragment(slug, link, among: document.headings, path, record)
            case .file(let file): uses.files.append((record, file))
            case .nothing: reportMissing(link, path, record)
            case .record, .heading, .elsewhere: break
            }
        }
    }

    private mutating func checkFragment(
        _ fragment: String,
        _ link: MarkdownLink,
        _ target: Int,
        _ path: String
    ) {
        let headings = graph.records[target].body?.headings ?? []
        guard !headings.contains(where: { $0.slug == fragment }) else { return }
        reportFragment(fragment, link, among: headings, path, target)
    }

    private mutating func reportFragment(
        _ fragment: String,
        _ link: MarkdownLink,
        among headings: [MarkdownHeading],
        _ path: String,
        _ record: Int
    ) {
        diagnostics.append(
            Diagnostic(
                .markdown(.fragmentMissing),
                at: SourceSpan(path: path, range: link.range),
                "no heading gives the address '#\(TerminalText.printable(fragment))'",
                help: Help.oneOf(headings.map(\.slug), meant: fragment)
            )
        )
    }

    private mutating func reportMissing(_ link: MarkdownLink, _ path: String, _ record: Int) {
        let target: String
        switch link.kind {
        case .relative(let path, _), .image(let path): target = path
        // A link to a record is checked with the other links between records.
        default: return
        }
        diagnostics.append(
            Diagnostic(
                .markdown(.linkTargetMissing),
                at: SourceSpan(path: path, range: link.range),
                "'\(TerminalText.printable(target))' leads to no file",
                help: "correct the path, which is relative to this file",
                record: graph.records[record].id.description
            )
        )
    }
}

/// What texts lead to besides records.
package struct TextUses: Sendable {
    /// The files, and the records whose texts lead to them.
    var files: [(record: Int, path: String)] = []
    /// The headings of other records.
    var headings: [(record: Int, target: Int, slug: String)] = []

    /// The paths of the files.
    var paths: Set<String> { Set(files.map(\.path)) }
}

extension Record {
    /// Its texts with the file each stands in: body, Markdown of fields and their parts, replies.
    package var documents: [(path: String, document: MarkdownDocument)] {
        var result: [(path: String, document: MarkdownDocument)] = []
        if let body { result.append((path, body)) }
        result += texts.map { ($0.path ?? path, $0.document) }
        result += nestedTexts.map { (path, $0) }
        for reply in replies {
            result.append((reply.path, reply.body))
            result += reply.nestedTexts.map { (reply.path, $0) }
        }
        return result
    }
}
