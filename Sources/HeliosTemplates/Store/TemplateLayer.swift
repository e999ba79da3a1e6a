import HeliosText

/// One place that templates come from.
package struct TemplateLayer: Sendable {
    /// Whose files they are.
    package enum Origin: Sendable {
        /// Written for this site: a file that has no effect is worth a warning.
        case user
        /// Shipped with the tool or a module: a default to override.
        case shipped
    }

    /// What `templates list` calls it, such as `site-templates` or `built-in`.
    package let name: String

    /// What stands before a file's path in a diagnostic; empty, or ending in `/`.
    package let pathPrefix: String

    package let origin: Origin

    /// The files by path, such as `layouts/page.mustache`, sorted by bytes.
    let files: [TemplateFile]

    /// A layer of files by path below its folder; hidden files are left out.
    ///
    /// - Parameters:
    ///   - name: what `templates list` calls it.
    ///   - pathPrefix: what stands before a path in a diagnostic; `name/` unless given.
    ///   - origin: whose files they are.
    ///   - files: the bytes of each file by its path.
    package init(
        name: String,
        pathPrefix: String? = nil,
        origin: Origin,
        files: [String: [UInt8]]
    ) {
        self.name = name
        self.pathPrefix = pathPrefix ?? name + "/"
        self.origin = origin
        self.files = files.map { TemplateFile(path: $0.key, bytes: $0.value) }
            .filter { !$0.isHidden }
            .sorted { $0.path.precedesBytewise($1.path) }
    }
}

/// A file of a layer.
package struct TemplateFile: Sendable {
    /// The path below the layer's folder.
    package let path: String

    package let bytes: [UInt8]

    var isHidden: Bool { path.split(onByte: ASCII.slash).contains { $0.hasBytePrefix(".") } }

    /// The name of the template, such as `layouts/page`, or nil for a file that is none.
    var templateName: String? {
        let ending = ".mustache"
        guard path.hasByteSuffix(ending),
            path.hasBytePrefix("layouts/") || path.hasBytePrefix("partials/")
        else { return nil }
        return String(Substring(path.utf8.dropLast(ending.utf8.count)))
    }

    /// Whether the file holds the phrases of a language.
    var isPhrases: Bool { PhraseFile.language(ofPath: path) != nil }

    /// Whether the file is published as it is: an image, a font, or a style or script of its own.
    package var isAsset: Bool { path.hasBytePrefix("assets/") }

    /// Whether the file is a part of one that is published.
    var isPart: Bool { JoinedFile.all.contains { $0.holds(path) } || iconName != nil }

    /// The name of an icon, such as `calendar`, or nil for a file that is none.
    var iconName: String? {
        guard path.hasBytePrefix("icons/"), path.hasByteSuffix(".svg") else { return nil }
        return String(
            Substring(path.utf8.dropFirst("icons/".utf8.count).dropLast(".svg".utf8.count))
        )
    }
}
