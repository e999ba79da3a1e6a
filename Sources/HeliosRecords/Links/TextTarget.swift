import HeliosDiagnostics
package import HeliosMarkdown
import HeliosText

/// Where a link in a text leads.
package enum TextTarget: Sendable, Equatable {
    /// The record of this number, at this heading of its text.
    case record(Int, fragment: String?)
    /// A file of the repository, by its path.
    case file(String)
    /// A heading of the same text.
    case heading(String)
    /// An address elsewhere.
    case elsewhere
    /// Nothing that exists.
    case nothing
}

/// Tells where the links in texts lead: to records, to files beside them, or nowhere.
package struct TextTargets: Sendable {
    private let graph: RecordGraph
    private let recordsByPath: Lazily<[String: Int32]>
    private let files: Set<String>
    private let unread: Set<String>

    /// Knows the records of a graph, and the other files of the repository by path; where `unread`
    /// files of records lead is not judged.
    package init(
        _ graph: RecordGraph,
        files: some Sequence<String>,
        unread: Set<String> = []
    ) {
        self.unread = unread
        self.graph = graph
        // A record that stands within the file of another is not what a path leads to.
        recordsByPath = Lazily {
            Dictionary(
                graph.records.enumerated().filter { $1.range == .start }
                    .map { ($1.path, Int32(clamping: $0)) },
                uniquingKeysWith: { first, _ in first }
            )
        }
        self.files = Set(files)
    }

    /// Where a link leads that stands in a file, as part of a record.
    package func target(of link: MarkdownLink, inFile path: String, of record: Int) -> TextTarget {
        switch link.kind {
        case .wiki(let reference, let fragment, _):
            guard let reference = LinkReference(reference) else { return .nothing }
            let owner = graph.records[record].owner
            switch graph.index.find(reference, leadingTo: [], owner: owner) {
            case .record(let number), .alias(let number):
                return .record(number, fragment: fragment)
            default: return .nothing
            }
        case .relative(let path, let fragment):
            return file(path, besideFile: graph.records[record].path, fragment: fragment)
        case .image(let path):
            return file(path, besideFile: graph.records[record].path, fragment: nil)
        case .fragment(let slug): return .heading(slug)
        case .external, .externalImage: return .elsewhere
        }
    }

    private func file(_ path: String, besideFile base: String, fragment: String?) -> TextTarget {
        guard let full = Self.resolve(path, besideFile: base) else { return .nothing }
        if let number = recordsByPath.value[full] {
            return .record(Int(number), fragment: fragment)
        }
        if unread.contains(full) { return .elsewhere }
        for name in ["/record.md", "/record.yaml"] {
            if unread.contains(full + name) { return .elsewhere }
            if let number = recordsByPath.value[full + name] {
                return .record(Int(number), fragment: fragment)
            }
        }
        return files.contains(full) ? .file(full) : .nothing
    }

    /// The path from the repository's root of a path relative to a file; nil if it leads out.
    package static func resolve(_ path: String, besideFile base: String) -> String? {
        let isRooted = path.utf8.first == ASCII.slash
        var parts = isRooted ? [] : Array(base.split(onByte: ASCII.slash).dropLast())
        for part in path.split(onByte: ASCII.slash) {
            switch part {
            case "", ".": continue
            case "..":
                guard parts.popLast() != nil else { return nil }
            default: parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }
}
