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
    /// The folders of kinds that are switched off or cannot be read: nothing in them is known.
    private let dormantFolders: Set<String>

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
        let schema = graph.schema
        dormantFolders = Set(schema.dormantKinds.values)
            .filter { schema.kindIndex(inFolder: $0) == nil }
    }

    /// Where a link leads that stands in a file, as part of a record; paths count from the file.
    package func target(of link: MarkdownLink, inFile file: String, of record: Int) -> TextTarget {
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
            return self.file(path, besideFile: file, fragment: fragment)
        case .image(let path):
            return self.file(path, besideFile: file, fragment: nil)
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
        if files.contains(full) { return .file(full) }
        if let number = record(ofReply: full) { return .record(number, fragment: nil) }
        return isDormant(full) ? .elsewhere : .nothing
    }

    /// The record in whose thread a file is a reply.
    private func record(ofReply path: String) -> Int? {
        let parts = path.split(onByte: ASCII.slash)
        guard parts.count > 2, parts[parts.count - 2].hasSameBytes(as: "replies") else {
            return nil
        }
        let folder = parts.dropLast(2).joined(separator: "/")
        let paths = ["\(folder)/record.md", "\(folder)/record.yaml"]
        guard let number = paths.lazy.compactMap({ recordsByPath.value[$0] }).first,
            graph.records[Int(number)].files.contains(where: { $0.hasSameBytes(as: path) })
        else { return nil }
        return Int(number)
    }

    /// Whether a path lies in the folder of a dormant kind, be it a client's own.
    private func isDormant(_ path: String) -> Bool {
        guard !dormantFolders.isEmpty else { return false }
        let folders = path.split(onByte: ASCII.slash).dropLast()
        return [0, 2].contains { $0 < folders.count && dormantFolders.contains(folders[$0]) }
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
