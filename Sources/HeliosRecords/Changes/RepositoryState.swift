package import HeliosDiagnostics
import HeliosMarkdown
import HeliosText
import HeliosYAML

/// A repository at one time, opened, and where its files come from: one side of a comparison.
package struct RepositoryState: Sendable {
    /// The records and settings.
    package let repository: Repository
    /// All that is wrong with it, in stable order.
    package let diagnostics: [Diagnostic]

    private let reader: any SourceReader
    private let files: [String: SourceFile]

    /// A repository, what is wrong with it, and the reader that it was opened with.
    package init(
        _ repository: Repository,
        _ diagnostics: [Diagnostic],
        from reader: any SourceReader
    ) {
        self.repository = repository
        self.diagnostics = Report(diagnostics).diagnostics
        self.reader = reader
        files = Dictionary(
            reader.list().value.map { ($0.path, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The records and their links.
    package var graph: RecordGraph { repository.graph }

    /// What stands for a record in words; its id, if that seems to hold a secret.
    package func title(of record: Int) -> String {
        let title = graph.title(of: record)
        return SecretScan.holdsSecret(title) ? graph.records[record].id.id : title
    }

    /// The paths of all files, in byte order.
    var paths: [String] { files.keys.sortedByBytes() }

    /// Whether there is a file at a path.
    func hasFile(_ path: String) -> Bool { files[path] != nil }

    /// The bytes of a text file; empty for one that cannot be read, which has its own diagnostic.
    func text(of path: String) -> [UInt8] {
        guard let file = files[path], let bytes = try? reader.read(file) else { return [] }
        return bytes
    }

    /// The text behind the front matter of a file; empty for a file without one.
    func body(of path: String) -> String {
        guard path.hasByteSuffix(".md") else { return "" }
        let bytes = text(of: path)
        let front = FrontMatter.split(bytes, path: path).value
        guard front.yaml != nil else { return "" }
        return String(decoding: bytes[front.body], as: UTF8.self)
    }

    /// A record's own text; empty for one that shows none.
    func body(of record: Record) -> String {
        record.body == nil ? "" : body(of: record.path)
    }

    /// What a file writes for each of its keys.
    func entries(of path: String) -> [YAMLEntry] {
        let bytes = text(of: path)
        guard path.hasByteSuffix(".md") else {
            return YAMLParser.parseMap(bytes, path: path).value ?? []
        }
        guard let yaml = FrontMatter.split(bytes, path: path).value.yaml else { return [] }
        return YAMLParser.parseMap(bytes[yaml], path: path).value ?? []
    }

    /// Whether a file holds the same bytes as one of another state; how the lines of a text end
    /// makes no difference.
    func hasSameContent(_ path: String, as other: RepositoryState, _ otherPath: String) -> Bool {
        guard let file = files[path], let counterpart = other.files[otherPath] else { return false }
        if let name = reader.contentID(of: file),
            let otherName = other.reader.contentID(of: counterpart), name == otherName
        {
            return true
        }
        // The sizes of texts are not known before they are read.
        let isText = path.hasByteSuffix(".yaml") || path.hasByteSuffix(".md")
        guard isText || Self.mayHoldTheSame(file.size, counterpart.size) else { return false }
        // A file that cannot be read counts as changed, so that nothing is passed over.
        guard let bytes = try? content(of: file, isText: isText),
            let others = try? other.content(of: counterpart, isText: isText)
        else { return false }
        return bytes == others || bytes.withPlainLineEnds == others.withPlainLineEnds
    }

    /// Whether files of these sizes can differ in nothing but how their lines end: a line takes one
    /// byte at least, and its end one more or less.
    private static func mayHoldTheSame(_ size: Int, _ other: Int) -> Bool {
        max(size, other) <= 2 * min(size, other)
    }

    private func content(
        of file: SourceFile,
        isText: Bool
    ) throws(SourceReadError) -> [UInt8] {
        try isText ? reader.read(file) : reader.head(of: file, count: file.size)
    }
}
