import HeliosText

/// A published file that the templates bring along.
package struct TemplateAsset: Sendable {
    /// The path below the folder of assets, such as `site.css`.
    package let path: String

    package let bytes: [UInt8]
}

/// A published file that the files of a folder make up, one behind the other in byte order, and the
/// icons behind the styles.
struct JoinedFile {
    /// Its path below the folder of assets.
    let path: String
    private let folder: String
    private let ending: String
    private var hasIcons = false

    /// The styles and the scripts of all pages.
    static let all = [
        JoinedFile(path: "site.css", folder: "styles/", ending: ".css", hasIcons: true),
        JoinedFile(path: "site.js", folder: "scripts/", ending: ".js"),
    ]

    /// Whether the file of this path is a part of it.
    func holds(_ path: String) -> Bool {
        path.hasBytePrefix(folder) && path.hasByteSuffix(ending)
            && !path.utf8.dropFirst(folder.utf8.count).contains(ASCII.slash)
    }

    /// What these files, sorted by path, make up; nil if none is a part.
    func asset(of files: [TemplateFile]) -> TemplateAsset? {
        var parts = files.filter { holds($0.path) }.map(\.bytes)
        if hasIcons {
            let icons = IconStyles(of: files).bytes
            if !icons.isEmpty { parts.append(icons) }
        }
        guard !parts.isEmpty else { return nil }
        return TemplateAsset(path: path, bytes: Array(parts.joined(separator: [ASCII.lineFeed])))
    }
}
