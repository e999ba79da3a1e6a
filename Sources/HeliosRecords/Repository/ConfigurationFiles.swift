import HeliosDiagnostics
import HeliosText

/// The files of a repository that say how to read the others.
struct ConfigurationFiles: Sendable {
    private let settingsText: [UInt8]?
    private let modules: [(path: String, text: [UInt8])]
    private let kinds: [(path: String, text: [UInt8])]
    /// The repository's own templates, by path below `site-templates/`.
    let templates: [(path: String, text: [UInt8])]

    /// Reads settings, modules, kinds and templates; records are read later, in parallel.
    static func read(_ files: [SourceFile], with reader: some SourceReader) -> Checked<
        ConfigurationFiles
    > {
        var diagnostics: [Diagnostic] = []
        func texts(_ isWanted: (String) -> Bool) -> [(path: String, text: [UInt8])] {
            files.filter { isWanted($0.path) }.compactMap { file in
                do throws(SourceReadError) {
                    return (file.path, try reader.read(file))
                } catch {
                    diagnostics.append(error.diagnostic(of: file.path))
                    return nil
                }
            }
        }
        let prefix = "site-templates/"
        let configuration = ConfigurationFiles(
            settingsText: texts { $0 == SettingsReader.fileName }.first?.text,
            modules: texts { $0.hasBytePrefix("modules/") && $0.hasByteSuffix(".yaml") },
            kinds: texts { $0.hasBytePrefix("kinds/") && $0.hasByteSuffix(".yaml") },
            templates: texts { $0.hasBytePrefix(prefix) }.map {
                ($0.path.dropping(bytes: prefix.utf8.count), $0.text)
            }
        )
        return Checked(configuration, diagnostics)
    }

    /// The settings; that they are missing may have been told already, by why they cannot be read.
    func settings(isToldMissing: Bool) -> Checked<Settings?> {
        guard let settingsText else {
            guard !isToldMissing else { return Checked(nil) }
            return Checked(
                nil,
                [
                    Diagnostic(
                        .settings(.missing),
                        at: .start(of: SettingsReader.fileName),
                        "the repository has no helios.yaml",
                        help: "create one with 'helios-docs init'"
                    )
                ]
            )
        }
        return SettingsReader.read(settingsText)
    }

    func schema(adaptedBy settings: Settings?) -> Checked<Schema> {
        SchemaLoader.load(
            modules: ModuleSource.builtIn + ModuleSource.grouped(modules, isBuiltIn: false),
            repositoryKinds: kinds,
            settings: settings
        )
    }
}
