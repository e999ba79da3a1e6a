package import HeliosDiagnostics
import HeliosText

/// Every template file of a site: of each path the file of the first layer that has it, whole.
package struct TemplateStore: Sendable {
    /// One path, and the layers that have it.
    package struct Entry: Sendable {
        /// The path below a layer's folder, such as `layouts/page.mustache`.
        package let path: String

        /// The layer whose file counts.
        package let layer: TemplateLayer

        /// The layers whose files of this path are overridden, nearest first.
        package let overridden: [TemplateLayer]

        package let bytes: [UInt8]

        var file: TemplateFile { TemplateFile(path: path, bytes: bytes) }
        var source: TemplateSource { TemplateSource(path: layer.pathPrefix + path, bytes: bytes) }
        var isShipped: Bool { ([layer] + overridden).contains { $0.origin == .shipped } }
    }

    /// Every path in byte order.
    package let entries: [Entry]

    let layers: [TemplateLayer]

    /// A store of layers, of which an earlier one overrides a later one.
    package init(layers: [TemplateLayer]) {
        self.layers = layers
        var found: [String: [(layer: TemplateLayer, bytes: [UInt8])]] = [:]
        for layer in layers {
            for file in layer.files { found[file.path, default: []].append((layer, file.bytes)) }
        }
        entries = found.keys.sortedByBytes().compactMap { path in
            guard let files = found[path], let first = files.first else { return nil }
            return Entry(
                path: path,
                layer: first.layer,
                overridden: files.dropFirst().map(\.layer),
                bytes: first.bytes
            )
        }
    }

    /// The files that are published besides pages: those in `assets/`, and what others are joined
    /// into.
    package var assets: [TemplateAsset] {
        let whole = entries.filter(\.file.isAsset).map { entry in
            TemplateAsset(
                path: entry.path.dropping(bytes: "assets/".utf8.count),
                bytes: entry.bytes
            )
        }
        let joined = JoinedFile.all.compactMap { $0.asset(of: entries.map(\.file)) }
            .filter { joined in !whole.contains { $0.path.hasSameBytes(as: joined.path) } }
        return (joined + whole).sorted { $0.path.precedesBytewise($1.path) }
    }

    /// The shipped file that `templates eject` copies out for editing: a path, or a template's name
    /// without its ending.
    package func shippedFile(named name: String) -> TemplateFile? {
        let paths = [name, name + ".mustache"]
        let shipped = layers.filter { $0.origin == .shipped }.flatMap(\.files)
        let joined = JoinedFile.all.lazy.compactMap { $0.asset(of: shipped) }
            .map { TemplateFile(path: "assets/" + $0.path, bytes: $0.bytes) }
        return (shipped + joined)
            .first { file in paths.contains { file.path.hasSameBytes(as: $0) } }
    }

    /// The compiled templates.
    ///
    /// - Parameters:
    ///   - layouts: the names of layouts that a user may add, such as `layouts/asset`; the site
    ///     knows them, no shipped file need have them.
    ///   - phrases: what `{{t.key}}` stands for; without any, `t` is a name like others.
    /// - Returns: a set that holds every template; one with an error writes nothing.
    package func compile(
        layouts: [String] = [],
        phrases: PhraseTable? = nil
    ) -> Checked<TemplateSet> {
        var diagnostics: [Diagnostic] = []
        let programs = entries.compactMap { entry in
            entry.file.templateName.map { name in
                let checked = Self.compile(entry.source, named: name, phrases)
                diagnostics += checked.diagnostics
                return checked.value
            }
        }
        let set = TemplateSet(programs: programs, phrases: phrases)
        let usage = TemplateUsage(of: set)
        diagnostics += usage.unknownNames()
        diagnostics += usage.filesWithoutEffect(among: entries, layouts: layouts)
        diagnostics += phrases?.findings(used: set.phraseKeys) ?? []
        return Checked(set, diagnostics)
    }

    private static func compile(
        _ source: TemplateSource,
        named name: String,
        _ phrases: PhraseTable?
    ) -> Checked<TemplateProgram> {
        guard String(validating: source.bytes, as: UTF8.self) != nil else {
            let empty = TemplateSource(path: source.path, bytes: [])
            return Checked(
                TemplateProgram(name: name, source: empty),
                [.templateNotUTF8(source)]
            )
        }
        return TemplateCompiler.compile(source, named: name, phrases: phrases)
    }
}
