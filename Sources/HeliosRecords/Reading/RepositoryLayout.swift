package import HeliosDiagnostics
import HeliosText

/// What each file of a repository is, told from its path alone.
package struct RepositoryLayout: Sendable {
    /// The files that hold records, in byte order of their paths.
    package private(set) var records: [RecordFile] = []
    /// Files in the folders of kinds that hold no record: attachments, and images of documents.
    package private(set) var looseFiles: [SourceFile] = []
    /// What is wrong with names and places.
    package private(set) var diagnostics: [Diagnostic] = []
    /// Records that are meant by files which are not read; links to them are not judged.
    package private(set) var unread: Set<RecordID> = []

    private let schema: Schema
    private var recordFolders: Set<String> = []
    private var strangers: [String: SourceFile] = [:]
    private var kindsMeant: [String: Int?] = [:]

    /// Sorts files into the folders of the kinds.
    package init(_ files: [SourceFile], schema: Schema) {
        self.schema = schema
        recordFolders = Self.recordFolders(of: files)
        for file in files { place(file) }
        reportCollisions(files)
        for (folder, file) in strangers.sorted(by: { $0.key.precedesBytewise($1.key) }) {
            reportStranger(folder, file)
        }
        looseFiles = attach(looseFiles)
    }

    /// Folders of a repository that never hold records.
    private static let otherFolders: Set<String> = [
        "kinds", "modules", "site-templates", "openspec",
    ]

    /// The folders that are one record each: those with a `record.yaml` or `record.md`.
    private static func recordFolders(of files: [SourceFile]) -> Set<String> {
        var folders: Set<String> = []
        for file in files {
            for name in ["/record.yaml", "/record.md"] where file.path.hasByteSuffix(name) {
                folders.insert(String(file.path.utf8.dropLast(name.utf8.count)) ?? "")
            }
        }
        return folders
    }

    private mutating func place(_ file: SourceFile) {
        let parts = file.path.split(onByte: ASCII.slash)
        guard parts.count > 1, !parts[0].hasBytePrefix("."),
            !Self.otherFolders.contains(parts[0])
        else { return }
        guard let kind = schema.kindIndex(inFolder: parts[0]) else {
            if Self.isText(parts[parts.count - 1]) { placeStranger(file, parts[...], above: "") }
            return
        }
        if parts.count > 3, schema.kinds[kind].has(.container),
            let owned = schema.kindIndex(inFolder: parts[2])
        {
            let owner = RecordID(kind: schema.kinds[kind].name, id: parts[1])
            place(file, parts[3...], kind: owned, owner: owner)
        } else if parts.count > 3, schema.kinds[kind].has(.container),
            Self.isText(parts[parts.count - 1]), !isInRecordFolder(file, below: 2)
        {
            placeStranger(file, parts[2...], above: "\(parts[0])/\(parts[1])/")
        } else {
            place(file, parts[1...], kind: kind, owner: nil)
        }
    }

    /// Whether a file lies in the folder of a record other than the first ones of its path.
    private func isInRecordFolder(_ file: SourceFile, below depth: Int) -> Bool {
        let folders = file.path.split(onByte: ASCII.slash).count - 1
        return enclosingRecordFolder(of: parent(of: file.path), depth: folders - depth) != nil
    }

    /// Remembers the first file of a folder that no kind uses, and what record it may mean.
    private mutating func placeStranger(
        _ file: SourceFile,
        _ parts: ArraySlice<String>,
        above folder: String
    ) {
        guard let first = parts.first, let last = parts.last else { return }
        let path = folder + first
        if strangers[path] == nil { strangers[path] = file }
        noteUnread(last, kind: kindMeant(by: first))
    }

    /// The kind whose folder a name resembles.
    private mutating func kindMeant(by folder: String) -> Int? {
        if let known = kindsMeant[folder] { return known }
        let plural = Suggestion.nearest(to: folder, among: schema.kinds.map(\.plural))
        let kind = plural.flatMap { schema.kindIndex(inFolder: $0) }
        kindsMeant[folder] = .some(kind)
        return kind
    }

    /// Remembers that a file of this name may be meant by links.
    private mutating func noteUnread(_ name: String, kind: Int?) {
        guard let kind, let dot = name.utf8.lastIndex(of: ASCII.dot) else { return }
        let id = Slug.suggestion(for: String(name[..<dot]))
        unread.insert(RecordID(kind: schema.kinds[kind].name, id: id))
    }

    private static func isText(_ name: String) -> Bool {
        name.hasByteSuffix(".yaml") || name.hasByteSuffix(".md")
    }

    /// Places a file by its path below the folder of its kind.
    private mutating func place(
        _ file: SourceFile,
        _ rest: ArraySlice<String>,
        kind: Int,
        owner: RecordID?
    ) {
        guard let name = rest.last, !name.hasBytePrefix("."), name != "README.md" else { return }
        let folders = rest.dropLast()
        let folder = parent(of: file.path)
        if name == "record.yaml" || name == "record.md", !folders.isEmpty {
            add(file, id: folders.map(\.self), kind: kind, owner: owner, folder: folder)
        } else if let enclosing = enclosingRecordFolder(of: folder, depth: folders.count) {
            placeInside(enclosing, file, name, kind: kind)
        } else if Self.isText(name) {
            let stem = name.dropping(suffix: name.hasByteSuffix(".md") ? 3 : 5)
            add(file, id: folders + [stem], kind: kind, owner: owner, folder: nil)
        } else {
            if name.hasByteSuffix(".yml") { noteUnread(name, kind: kind) }
            looseFiles.append(file)
        }
    }

    /// Places a file that lies in a record's own folder: a reply, or an attachment.
    private mutating func placeInside(
        _ folder: String,
        _ file: SourceFile,
        _ name: String,
        kind: Int
    ) {
        let isReply =
            file.path.hasByteSuffix("/replies/\(name)")
            && parent(of: parent(of: file.path)) == folder
        if isReply, schema.kinds[kind].has(.thread), name.hasByteSuffix(".md") {
            replies[folder, default: []].append(file)
        } else {
            attachments[folder, default: []].append(file)
        }
    }

    private var replies: [String: [SourceFile]] = [:]
    private var attachments: [String: [SourceFile]] = [:]

    /// The nearest folder of a record among this many; above them lies the folder of the kind, and
    /// what an owner's own folder holds are records of other kinds, not its attachments.
    private func enclosingRecordFolder(of folder: String, depth: Int) -> String? {
        var folder = folder
        for _ in 0..<depth {
            if recordFolders.contains(folder) { return folder }
            folder = parent(of: folder)
        }
        return nil
    }

    private func parent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: ASCII.slash) else { return "" }
        return String(path[..<slash])
    }

    private mutating func add(
        _ file: SourceFile,
        id parts: [String],
        kind: Int,
        owner: RecordID?,
        folder: String?
    ) {
        let usesPath = schema.kinds[kind].identity == .path
        let own = usesPath ? parts : [parts[parts.count - 1]]
        let id = ((owner.map { [$0.id] } ?? []) + own).joined(separator: "/")
        guard Slug.isPath(id) else {
            let wanted = Slug.suggestion(for: id)
            unread.insert(RecordID(kind: schema.kinds[kind].name, id: wanted))
            diagnostics.append(
                Diagnostic(
                    .record(.idInvalid),
                    at: .start(of: file.path),
                    "'\(TerminalText.printable(id))' cannot be the id of a record",
                    help: Slug.isPath(wanted)
                        ? "rename it to '\(wanted)'"
                        : "use lower-case letters, digits, dots, underscores and hyphens"
                )
            )
            return
        }
        records.append(
            RecordFile(file: file, kind: kind, id: id, owner: owner, folder: folder)
        )
    }

    /// Gives each record the files of its own folder; what is left belongs to none.
    private mutating func attach(_ loose: [SourceFile]) -> [SourceFile] {
        for index in records.indices {
            guard let folder = records[index].folder else { continue }
            records[index].replies = replies.removeValue(forKey: folder) ?? []
            records[index].attachments = attachments.removeValue(forKey: folder) ?? []
        }
        return loose
    }
}

extension RepositoryLayout {
    /// The paths of all files that a text may lead to.
    package var publishableFiles: [String] {
        looseFiles.map(\.path) + records.flatMap { $0.attachments.map(\.path) }
    }
}

extension RepositoryLayout {
    /// The records and files that are there and could not be read.
    func unread(besides records: [Record]) -> (records: Set<RecordID>, paths: Set<String>) {
        let read = Set(records.map(\.path))
        let missing = self.records.filter { !read.contains($0.file.path) }
        let ids = missing.map { RecordID(kind: schema.kinds[$0.kind].name, id: $0.id) }
        return (unread.union(ids), Set(missing.map(\.file.path)))
    }
}

// MARK: - Reports

extension RepositoryLayout {
    private mutating func reportStranger(_ path: String, _ file: SourceFile) {
        let folder = path.split(onByte: ASCII.slash).last ?? path
        if let kind = schema.dormantKinds.filter({ $0.value == folder }).keys.min() {
            if !schema.faults.hasKind(kind) { reportDormant(path, kind, file) }
            return
        }
        let plurals = schema.kinds.map(\.plural)
        let nearest = Suggestion.nearest(to: folder, among: plurals)
        diagnostics.append(
            Diagnostic(
                .source(.unknownFolder),
                at: .start(of: file.path),
                "no kind keeps its records in '\(TerminalText.printable(path))'",
                help: nearest.map { "did you mean '\($0)'?" }
                    ?? "declare a kind with this plural, or move the files elsewhere",
                severity: nearest == nil ? .information : nil
            )
        )
    }

    private mutating func reportDormant(_ path: String, _ kind: String, _ file: SourceFile) {
        diagnostics.append(
            Diagnostic(
                .module(.recordsOfDisabled),
                at: .start(of: file.path),
                "the records in '\(path)' are not read: the module of kind '\(kind)' is off",
                help: "enable the module in helios.yaml to use them"
            )
        )
    }

    private static func mayFold(_ path: String) -> Bool {
        path.utf8.contains { $0.isASCIIUppercase || $0 >= 0x80 }
    }

    /// Names that are one file on a system that folds case or composes accents.
    private mutating func reportCollisions(_ files: [SourceFile]) {
        // Two different names are one only if at least one of them holds what can be folded.
        // `String` hashes and compares by canonical equivalence: what is wanted here, for once.
        let folded = Set(files.lazy.map(\.path).filter(Self.mayFold).map { $0.lowercased() })
        guard !folded.isEmpty else { return }
        var first: [String: String] = [:]
        for file in files where Self.mayFold(file.path) || folded.contains(file.path) {
            guard let other = first.updateValue(file.path, forKey: file.path.lowercased()) else {
                continue
            }
            diagnostics.append(
                Diagnostic(
                    .source(.nameCollision),
                    at: .start(of: file.path),
                    "'\(TerminalText.printable(other))' is the same name on some systems",
                    help: "rename one of the two",
                    related: [RelatedSpan(span: .start(of: other), message: "the other file")]
                )
            )
        }
    }
}

extension String {
    /// The text without this many bytes at its end; the caller knows that they begin a scalar.
    fileprivate func dropping(suffix count: Int) -> String {
        String(Substring(utf8.dropLast(count)))
    }
}

/// A file that holds a record.
package struct RecordFile: Sendable {
    /// The file.
    package let file: SourceFile
    /// The place of its kind in `Schema.kinds`.
    package let kind: Int
    /// The record's id.
    package let id: String
    /// The owner whose folder it lies in.
    package let owner: RecordID?
    /// The record's own folder, if it has one.
    package let folder: String?
    /// The files of its replies, in byte order.
    package var replies: [SourceFile] = []
    /// Other files in its folder, in byte order.
    package var attachments: [SourceFile] = []
}
