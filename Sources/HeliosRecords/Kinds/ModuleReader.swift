import HeliosDiagnostics
import HeliosText
import HeliosYAML

/// The files of one module.
package struct ModuleSource: Sendable {
    /// The folder's name, which is the module's name.
    package let name: String
    /// Whether it ships inside the tool.
    package let isBuiltIn: Bool
    /// Its files by path relative to the repository's root, in byte order.
    package var files: [(path: String, text: [UInt8])]

    /// The modules that ship inside the tool.
    package static let builtIn: [ModuleSource] = grouped(
        embeddedModuleFiles.map { file in
            ("modules/\(file.path)", Array("\(file.text)".utf8))
        },
        isBuiltIn: true
    )

    /// Groups the files below `modules/` by the name of their module.
    package static func grouped(
        _ files: [(path: String, text: [UInt8])],
        isBuiltIn: Bool
    ) -> [ModuleSource] {
        var modules: [ModuleSource] = []
        for file in files.sorted(by: { $0.path.precedesBytewise($1.path) }) {
            let parts = file.path.split(onByte: ASCII.slash)
            guard parts.count >= 3 else { continue }
            if modules.last?.name != parts[1] {
                modules.append(ModuleSource(name: parts[1], isBuiltIn: isBuiltIn, files: []))
            }
            modules[modules.count - 1].files.append(file)
        }
        return modules
    }
}

/// A module as its files state it.
struct ModuleDraft: Sendable {
    var module: Module
    var kinds: [KindDraft]
    var envelope: ObjectShape
}

/// Reads the files of one module.
enum ModuleReader {
    private static let vocabulary = MapReader.Vocabulary(
        unknownKey: .module(.manifestInvalid),
        missingKey: .module(.manifestInvalid),
        valueInvalid: .module(.manifestInvalid),
        noun: "a module"
    )

    static func read(_ source: ModuleSource) -> Checked<ModuleDraft?> {
        var report = Report()
        let folder = "modules/\(source.name)"
        guard let manifest = source.files.first(where: { $0.path == "\(folder)/module.yaml" })
        else {
            let path = source.files.first?.path ?? folder
            return Checked(
                nil,
                [
                    Diagnostic(
                        .module(.manifestMissing),
                        at: .start(of: path),
                        "module '\(TerminalText.printable(source.name))' has no module.yaml",
                        help: "add \(folder)/module.yaml with 'name' and 'version'"
                    )
                ]
            )
        }
        let module = report.take(self.manifest(manifest.text, path: manifest.path, of: source))
        var draft = module.map {
            ModuleDraft(module: $0, kinds: [], envelope: ObjectShape(fields: []))
        }
        for file in source.files where file.path.hasByteSuffix(".yaml") {
            if file.path == "\(folder)/envelope.yaml" {
                draft?.envelope = report.take(
                    KindReader.readEnvelope(file.text, path: file.path)
                )
            } else if file.path.hasBytePrefix("\(folder)/kinds/") {
                let kind = report.take(
                    KindReader.read(file.text, path: file.path, module: source.name)
                )
                if let kind { draft?.kinds.append(kind) }
            }
        }
        return Checked(draft, report.diagnostics)
    }

    private static func manifest(
        _ text: [UInt8],
        path: String,
        of source: ModuleSource
    ) -> Checked<Module?> {
        let parsed = YAMLParser.parseMap(text, path: path)
        guard let entries = parsed.value else { return Checked(nil, parsed.diagnostics) }
        var map = MapReader(entries, path: path, vocabulary: vocabulary)
        let name = map.requiredText("name")
        let version = map.requiredText("version")
        if let name, name.text != source.name {
            map.report(
                name.span.range,
                "the module's folder is '\(TerminalText.printable(source.name))'",
                help: "make the name and the folder agree"
            )
        }
        if let version { checkVersion(version, &map) }
        let navigation = navigation(&map)
        let module = Module(
            name: source.name,
            label: map.text("label")?.text ?? Words.fromName(source.name),
            version: version?.text ?? "0.0.0",
            requirements: requirements(&map),
            licenseTier: map.text("license")?.text ?? "community",
            summary: map.text("description")?.text,
            navigationOrder: navigation.order ?? Module.usualNavigationOrder,
            navigationKinds: navigation.kinds,
            isBuiltIn: source.isBuiltIn,
            span: name?.span ?? .start(of: path)
        )
        return Checked(module, parsed.diagnostics + map.finish())
    }

    private static func navigation(
        _ map: inout MapReader
    ) -> (order: Int?, kinds: [SpannedText]) {
        guard var inner = map.inner("navigation", called: "a navigation") else { return (nil, []) }
        let order = inner.integer("order", in: 0...1_000)
        let kinds = inner.texts("kinds")
        map.add(inner.finish())
        return (order, kinds)
    }

    private static func checkVersion(_ version: SpannedText, _ map: inout MapReader) {
        do throws(ValueError) {
            _ = try FieldType.semver.parse(version.text)
        } catch {
            map.report(version.span.range, error.message, help: error.help)
        }
    }

    private static func requirements(_ map: inout MapReader) -> [ModuleRequirement] {
        map.map("requires").compactMap { entry in
            guard let range = entry.value.scalar?.text, VersionRange(range) != nil else {
                map.report(
                    entry.value.range,
                    "a required version is written like ^1.0.0, ~1.2.0, >=1.0.0 or 1.0.0"
                )
                return nil
            }
            return ModuleRequirement(
                name: entry.key,
                range: range,
                span: SourceSpan(path: map.path, range: entry.keyRange)
            )
        }
    }
}
