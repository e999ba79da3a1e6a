package import HeliosDiagnostics
import HeliosText

/// Loads the kinds of all enabled modules and of the repository into one schema.
package enum SchemaLoader {
    /// The name under which the repository's own `kinds/` appear beside the modules.
    package static let repositoryModule = "repository"

    /// The schema of the built-in modules alone.
    package static func builtIn() -> Checked<Schema> {
        load(modules: ModuleSource.builtIn, repositoryKinds: [], settings: nil)
    }

    /// Loads modules and the repository's own kinds, as the settings adapt them.
    package static func load(
        modules sources: [ModuleSource],
        repositoryKinds: [(path: String, text: [UInt8])],
        settings: Settings?
    ) -> Checked<Schema> {
        var report = Report()
        var drafts = report.take(read(sources))
        var faults = faults(of: sources, read: drafts)
        var known = plurals(of: drafts.flatMap(\.kinds))
        let enabled = report.take(
            ModuleOrder.enabled(among: drafts.map(\.module), settings: settings)
        )
        drafts = enabled.compactMap { name in drafts.first { $0.module.name == name } }
        let own = report.take(read(repositoryKinds, noting: &faults))
        known.merge(plurals(of: own)) { first, _ in first }
        known.merge(faults.kinds) { stated, _ in stated }
        let merged = report.take(merge(drafts.flatMap(\.kinds) + own, known: known))
        var builder = SchemaBuilder(
            drafts: merged,
            envelope: drafts.map(\.envelope),
            knownKinds: known,
            settings: settings,
            faults: faults
        )
        let terms = report.take(terms(of: sources, settings, kinds: known.keys.sortedByBytes()))
        let schema = builder.build(modules: drafts.map(\.module), terms: terms)
        report.add(builder.diagnostics)
        return Checked(schema, report.diagnostics)
    }

    /// The plurals of the kinds that are declared, by name.
    private static func plurals(of drafts: [KindDraft]) -> [String: String] {
        Dictionary(
            drafts.filter { !$0.isExtension }.map { ($0.name, $0.plural?.text ?? $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The repository's own kinds.
    private static func read(
        _ files: [(path: String, text: [UInt8])],
        noting faults: inout SchemaFaults
    ) -> Checked<[KindDraft]> {
        var report = Report()
        var drafts: [KindDraft] = []
        for file in files {
            let draft = report.take(
                KindReader.read(file.text, path: file.path, module: repositoryModule)
            )
            if let draft {
                drafts.append(draft)
            } else {
                faults.addKind(fromFile: file.path, file.text)
            }
        }
        return Checked(drafts, report.diagnostics)
    }

    private static func terms(
        of sources: [ModuleSource],
        _ settings: Settings?,
        kinds: [String]
    ) -> Checked<SchemaTerms> {
        let language = settings?.organization.locale ?? "en"
        return SchemaTermsReader.read(sources, language: language, kinds: kinds)
    }

    /// The kinds of modules that cannot be read.
    private static func faults(of sources: [ModuleSource], read drafts: [ModuleDraft])
        -> SchemaFaults
    {
        var faults = SchemaFaults()
        for source in sources where !source.isBuiltIn {
            let kinds = drafts.filter { $0.module.name == source.name }.flatMap(\.kinds)
            for file in source.files where file.path.hasBytePrefix("modules/\(source.name)/kinds/")
            {
                guard !kinds.contains(where: { $0.nameSpan.path == file.path }) else { continue }
                faults.addKind(fromFile: file.path, file.text)
            }
        }
        return faults
    }

    private static func read(_ sources: [ModuleSource]) -> Checked<[ModuleDraft]> {
        var report = Report()
        var drafts: [ModuleDraft] = []
        for source in sources {
            guard let draft = report.take(ModuleReader.read(source)) else { continue }
            if let first = drafts.first(where: { $0.module.name == draft.module.name }) {
                report.add([
                    Diagnostic(
                        .module(.duplicate),
                        at: draft.module.span,
                        "a built-in module is called '\(draft.module.name)' as well",
                        help: "rename the module and its folder",
                        related: first.module.span.path == draft.module.span.path
                            ? [] : [RelatedSpan(span: first.module.span, message: "the other one")]
                    )
                ])
                continue
            }
            drafts.append(draft)
        }
        return Checked(drafts, report.diagnostics)
    }

    /// Merges extensions into the kinds they extend; the others keep their order.
    private static func merge(
        _ drafts: [KindDraft],
        known: [String: String]
    ) -> Checked<[KindDraft]> {
        var kinds: [KindDraft] = []
        var additions: [KindDraft] = []
        // Whatever the files are called, a kind is there before anything is added to it.
        for draft in drafts {
            if draft.isExtension || kinds.contains(where: { $0.name == draft.name }) {
                additions.append(draft)
            } else {
                kinds.append(draft)
            }
        }
        var diagnostics: [Diagnostic] = []
        for draft in additions {
            guard let index = kinds.firstIndex(where: { $0.name == draft.name }) else {
                if known[draft.name] == nil {
                    diagnostics.append(unknownExtended(draft, among: kinds))
                }
                continue
            }
            // A repository's own file of a built-in kind's name adds to it; within one module two
            // files of one kind are a mistake.
            let isOther = draft.plural.map { $0.text != kinds[index].plural?.text } ?? false
            if !draft.isExtension, isOther || draft.module == kinds[index].module {
                diagnostics.append(duplicate(draft, of: kinds[index]))
            } else {
                diagnostics += kinds[index].merge(draft)
            }
        }
        return Checked(kinds, diagnostics)
    }

    private static func unknownExtended(
        _ draft: KindDraft,
        among kinds: [KindDraft]
    ) -> Diagnostic {
        Diagnostic(
            .kind(.relationTargetUnknown),
            at: draft.nameSpan,
            "no kind is called '\(draft.name)'",
            help: Help.oneOf(kinds.map(\.name), meant: draft.name)
        )
    }

    private static func duplicate(_ draft: KindDraft, of first: KindDraft) -> Diagnostic {
        Diagnostic(
            .kind(.duplicate),
            at: draft.nameSpan,
            "kind '\(draft.name)' is declared twice",
            help: "rename one of the two, or write 'extends: \(draft.name)' to add to it",
            related: [RelatedSpan(span: first.nameSpan, message: "first declared here")]
        )
    }
}
