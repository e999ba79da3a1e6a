import HeliosDiagnostics
import HeliosRecords
import HeliosSite
import HeliosTemplates
import Synchronization
import Testing

/// A repository in memory, taken through every stage up to the rendered files.
struct Portal {
    let graph: RecordGraph
    let files: MemoryReader
    var loose: [HeliosRecords.Attachment] = []

    /// The plan of the portal for an audience.
    func plan(
        for audience: Audience = .everyone,
        options: SiteOptions = .fixed
    ) -> Checked<SitePlan> {
        let assets = TemplateStore(layers: [.builtIn]).assets.map {
            SiteAsset(path: $0.path, bytes: $0.bytes)
        }
        return HeliosSite.plan(
            project(graph.translated(), for: audience).value,
            options: options,
            assets: assets,
            looseFiles: loose
        )
    }

    /// Every file of the portal by path; nothing may be wrong with the templates.
    func render(
        for audience: Audience = .everyone,
        options: SiteOptions = .fixed,
        overrides: [String: String] = [:]
    ) async throws -> [String: String] {
        let layer = TemplateLayer(
            name: "test",
            origin: .user,
            files: overrides.mapValues { Array($0.utf8) }
        )
        let names = graph.schema.kinds.map { "layouts/\($0.name)" }
        let store = TemplateStore(layers: [layer, .builtIn])
        let phrases = store.phrases(for: options.language)
        let templates = store.compile(layouts: names, phrases: phrases.value)
        let unread = phrases.diagnostics + templates.diagnostics
        #expect(unread.isEmpty, "\(unread.map(\.message))")
        var options = options
        options.phrases = Phrases(
            phrases.value,
            currency: "NOK",
            terms: graph.schema.terms
        )
        let plan = plan(for: audience, options: options).value
        let files = files
        let prepared = SiteRenderer.prepare(plan, templates: templates.value) { attachment in
            Array((files.files[attachment.path] ?? "").utf8)
        }
        let rendered = Mutex<[String: String]>([:])
        let found = try await HeliosSite.render(prepared.value) { file in
            rendered.withLock { $0[file.path] = String(decoding: file.bytes, as: UTF8.self) }
        }
        let wrong = prepared.diagnostics + found
        #expect(wrong.isEmpty, "\(wrong.map { "\($0.span): \($0.message)" })")
        return rendered.withLock { $0 }
    }
}

extension Portal {
    /// The rendered files of the sample, made once for all tests.
    static let sample = Task { try await Portal(sampleFiles).render() }

    /// The built-in kinds and those of the files.
    static func schema(_ files: [String: String], language: String) -> Schema {
        var settings = Settings.unknown
        settings.organization.locale = language
        let kinds = files.filter { $0.key.hasPrefix("kinds/") }.map {
            ($0.key, Array($0.value.utf8))
        }
        return SchemaLoader.load(
            modules: ModuleSource.builtIn,
            repositoryKinds: kinds,
            settings: settings
        ).value
    }

    /// The records of these files, of the built-in kinds and those below `kinds/`; nothing may be wrong with them.
    init(_ files: [String: String], language: String = "en") async throws {
        let reader = MemoryReader(files: files)
        let schema = Self.schema(files, language: language)
        let layout = RepositoryLayout(reader.list().value, schema: schema)
        let loaded = await RecordLoader(schema: schema, reader: reader).load(layout.records)
        let resolved = LinkResolver.resolve(loaded.value, schema: schema)
        let errors = (layout.diagnostics + loaded.diagnostics + resolved.diagnostics)
            .filter { $0.severity == .error }
        try #require(errors.isEmpty, "\(errors.map { "\($0.span.path): \($0.message)" })")
        let loose = layout.looseFiles.map { HeliosRecords.Attachment(path: $0.path, size: $0.size) }
        self.init(graph: resolved.value, files: reader, loose: loose)
    }
}

/// Files in memory.
struct MemoryReader: SourceReader {
    let files: [String: String]

    func list() -> Checked<[SourceFile]> {
        Checked(
            files.map { SourceFile(path: $0.key, size: $0.value.utf8.count) }
                .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        )
    }

    func read(_ file: SourceFile) throws(SourceReadError) -> [UInt8] {
        Array((files[file.path] ?? "").utf8)
    }
}

extension SiteOptions {
    /// The same in another language.
    static func fixed(in language: String) -> SiteOptions {
        var options = fixed
        options.language = language
        return options
    }

    /// One organisation on one day.
    static let fixed = SiteOptions(
        organization: "Fjord Line",
        today: CalendarDate(year: 2026, month: 3, day: 1) ?? CalendarDate(dayNumber: 0)
    )
}

extension Audience {
    /// The people of one client.
    static let acme = Audience(
        name: "acme",
        scope: .restricted(owner: "acme", visibilities: ["client", "public"])
    )
}
