package import HeliosDiagnostics
package import HeliosRecords
import HeliosText

/// The files as they will be once a change is made, though nothing has been written.
package struct OverlayTree<Base: SourceReader>: SourceReader {
    private let base: Base
    private let changes: FileChanges

    /// The files of a reader, changed.
    package init(_ base: Base, _ changes: FileChanges) {
        self.base = base
        self.changes = changes
    }

    /// The files as they will be, in byte order of their paths.
    package func list() -> Checked<[SourceFile]> {
        let listed = base.list()
        var sizes: [String: Int] = [:]
        for file in listed.value { sizes[changes.newPath(of: file.path)] = file.size }
        for (path, text) in changes.texts { sizes[path] = text.count }
        let files = sizes.map { SourceFile(path: $0.key, size: $0.value) }
            .sorted { $0.path.precedesBytewise($1.path) }
        return Checked(files, listed.diagnostics)
    }

    package func read(_ file: SourceFile) throws(SourceReadError) -> [UInt8] {
        if let text = changes.texts[file.path] { return text }
        return try base.read(old(file))
    }

    package func head(of file: SourceFile, count: Int) throws(SourceReadError) -> [UInt8] {
        if let text = changes.texts[file.path] { return Array(text.prefix(count)) }
        return try base.head(of: old(file), count: count)
    }

    private func old(_ file: SourceFile) -> SourceFile {
        SourceFile(path: changes.oldPath(of: file.path), size: file.size)
    }
}
