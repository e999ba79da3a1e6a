import HeliosRecords
package import HeliosSite
import HeliosText

/// Puts the parts of a portal together.
package enum PortalJoin {
    /// A list of files larger than this is not one of ours.
    private static let listLimit = 256 << 20
    /// No page or attachment is larger.
    private static let fileLimit = 256 << 20

    /// Publishes the files of all parts as one portal, the same as that of one build.
    ///
    /// Parts that are missing, there twice or of another build are refused, and nothing is changed.
    package static func run(
        _ folders: [String],
        to output: String
    ) throws(WorkspaceError) -> WriteReport {
        var parts: [(folder: String, part: PortalPart)] = []
        for folder in folders { parts.append((folder, try part(in: folder))) }
        try check(parts)
        let writer = try writing { () throws(SiteWriteError) in try SiteWriter(output: output) }
        // What was written is removed with the writer if anything fails.
        for (folder, part) in parts {
            for file in part.files { try copy(file, from: folder, to: writer) }
        }
        return try writing { () throws(SiteWriteError) in try writer.publish() }
    }

    private static func writing<Result>(
        _ work: () throws(SiteWriteError) -> Result
    ) throws(WorkspaceError) -> Result {
        do throws(SiteWriteError) {
            return try work()
        } catch {
            throw .unwritable(reason: error.message, help: error.help)
        }
    }

    private static func part(in folder: String) throws(WorkspaceError) -> PortalPart {
        let file = SourceFile(path: PortalPart.fileName, size: 0)
        let bytes: [UInt8]
        do throws(SourceReadError) {
            bytes = try WorkingTree(root: folder).read(file, atMost: listLimit)
        } catch {
            throw .unwritable(
                reason: "'\(TerminalText.printable(folder))' is not a part of a portal",
                help: "copy the part with its hidden files, or build it with --part or --only"
            )
        }
        guard let part = PortalPart(bytes) else {
            throw .unwritable(
                reason: "the part in '\(TerminalText.printable(folder))' is damaged",
                help: "build it again with this version"
            )
        }
        return part
    }

    private static func check(
        _ parts: [(folder: String, part: PortalPart)]
    ) throws(WorkspaceError) {
        guard let first = parts.first?.part else { return }
        for (folder, part) in parts
        where part.fingerprint != first.fingerprint || part.siblings != first.siblings {
            throw .unwritable(
                reason: "the part in '\(TerminalText.printable(folder))' is of another build",
                help: "build all parts of the same commit, with the same options and --today"
            )
        }
        for name in first.siblings {
            let count = parts.count { $0.part.name == name }
            guard count != 1 else { continue }
            let shown = TerminalText.printable(name)
            throw .unwritable(
                reason: count == 0
                    ? "part '\(shown)' is missing" : "part '\(shown)' is there twice",
                help: "give each part once"
            )
        }
    }

    private static func copy(
        _ file: (path: String, size: Int),
        from folder: String,
        to writer: SiteWriter
    ) throws(WorkspaceError) {
        let bytes: [UInt8]
        do throws(SourceReadError) {
            let source = SourceFile(path: file.path, size: file.size)
            bytes = try WorkingTree(root: folder).read(source, atMost: fileLimit)
        } catch {
            throw .unreadable(path: "\(folder)/\(file.path)", reason: error.reason)
        }
        guard bytes.count == file.size else {
            throw .unreadable(
                path: "\(folder)/\(file.path)",
                reason: "it has \(bytes.count) bytes, and was written with \(file.size)"
            )
        }
        try writing { () throws(SiteWriteError) in
            try writer.write(RenderedFile(path: file.path, bytes: bytes))
        }
    }
}
