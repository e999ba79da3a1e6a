package import HeliosDiagnostics
import HeliosText

/// Checks files that hold no record: what a record or text uses, and what nobody will see.
package struct FileRules {
    private let layout: RepositoryLayout
    private let used: Set<String>
    private let unread: Set<String>
    private let reader: any SourceReader

    /// Rules over the loose files of a layout; `used` are those that texts lead to, and `unread`
    /// the files of records whose texts are not known.
    package init(
        layout: RepositoryLayout,
        used: Set<String>,
        unread: Set<String>,
        reader: any SourceReader
    ) {
        self.layout = layout
        self.used = used
        self.unread = unread
        self.reader = reader
    }

    /// Checks files that records name, files beside records, and files of nobody.
    package func check(_ graph: RecordGraph) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        var named = used
        let fields = PathFields(graph, files: layout.publishableFiles)
        for number in graph.records.indices {
            let found = fields.check(number)
            named.formUnion(found.value)
            diagnostics += found.diagnostics
        }
        let doubtful = Set(unread.map(Self.folder))
        for file in layout.looseFiles
        where !named.contains(file.path) && !doubtful.contains(Self.folder(of: file.path)) {
            diagnostics.append(Self.unexpected(file))
        }
        for file in graph.records.flatMap(\.attachments) {
            diagnostics += Attachments.problems(path: file.path, size: file.size, reader)
        }
        for file in layout.looseFiles where named.contains(file.path) {
            diagnostics += Attachments.problems(path: file.path, size: file.size, reader)
        }
        return diagnostics
    }

    private static func folder(of path: String) -> String {
        path.split(onByte: ASCII.slash).dropLast().joined(separator: "/")
    }

    private static func unexpected(_ file: SourceFile) -> Diagnostic {
        let isYAML = file.path.hasByteSuffix(".yml")
        return Diagnostic(
            .source(.unexpectedFile),
            at: .start(of: file.path),
            "the file is neither a record nor used by one",
            help: isYAML
                ? "rename it to end in '.yaml'"
                : "move it into the folder of its record, or link to it from a text"
        )
    }
}

/// What a portal may offer for download.
package enum Attachments {
    /// The largest attachment in bytes.
    package static let sizeLimit = 25 << 20

    private static let endings: Set<String> = [
        "7z", "avif", "bmp", "bz2", "cfg", "conf", "csv", "doc", "docx", "drawio", "eml", "flac",
        "gif", "gz", "ics", "jpeg", "jpg", "json", "log", "m4a", "mov", "mp3", "mp4", "msg", "odp",
        "ods", "odt", "ogg", "ovpn", "pdf", "png", "ppt", "pptx", "rtf", "svg", "tar", "tgz", "tif",
        "tiff", "tsv", "txt", "vsdx", "wav", "webm", "webp", "xls", "xlsx", "xz", "zip", "zone",
    ]

    /// What keeps a file from being published.
    package static func problems(
        path: String,
        size: Int,
        _ reader: any SourceReader
    ) -> [Diagnostic] {
        let name = path.split(onByte: ASCII.slash).last ?? path
        let parts = name.split(onByte: ASCII.dot)
        let ending = String(decoding: (parts.last ?? "").utf8.map(\.asciiLowercased), as: UTF8.self)
        if parts.count < 2 || !endings.contains(ending) {
            let which =
                parts.count < 2
                ? "without an ending" : "ending in '.\(TerminalText.printable(ending))'"
            return [
                Diagnostic(
                    .record(.attachmentRefused),
                    at: .start(of: path),
                    "files \(which) are not published",
                    help: "put it into a zip archive, or keep it outside the repository"
                )
            ]
        }
        guard size > sizeLimit else {
            let file = SourceFile(path: path, size: size)
            return ending == "svg"
                ? activity(of: file, reader) : mismatch(path, size, ending: ending, reader)
        }
        return [
            Diagnostic(
                .record(.attachmentTooLarge),
                at: .start(of: path),
                "the attachment is larger than 25 MiB",
                help: "keep it elsewhere and link to it"
            )
        ]
    }

    /// Whether a drawing would run something where it is opened by itself.
    private static func activity(of file: SourceFile, _ reader: any SourceReader) -> [Diagnostic] {
        do throws(SourceReadError) {
            guard
                let part = ActiveDrawing.part(
                    of: try reader.head(of: file, count: file.size)
                )
            else { return [] }
            return [
                Diagnostic(
                    .record(.attachmentRefused),
                    at: .start(of: file.path),
                    "the drawing holds \(part), which a browser would run in the portal's name",
                    help: "export it as a plain SVG, or as a PNG"
                )
            ]
        } catch {
            return [error.diagnostic(of: file.path)]
        }
    }

    /// Whether the file begins as its ending says.
    private static func mismatch(
        _ path: String,
        _ size: Int,
        ending: String,
        _ reader: any SourceReader
    ) -> [Diagnostic] {
        do throws(SourceReadError) {
            let file = SourceFile(path: path, size: size)
            let head = try reader.head(of: file, count: FileSignature.length)
            guard !FileSignature.fits(head, ending: ending) else { return [] }
        } catch {
            return [error.diagnostic(of: path)]
        }
        return [
            Diagnostic(
                .record(.attachmentMismatch),
                at: .start(of: path),
                "the file does not begin as a file ending in '.\(ending)' does",
                help: "give it the ending of what it is"
            )
        ]
    }
}
