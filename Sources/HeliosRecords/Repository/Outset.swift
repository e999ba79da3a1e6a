import HeliosDiagnostics
import HeliosText

/// What is known of a repository before any record is read: its files, and how to read them.
struct Outset: Sendable {
    /// All files, in byte order of their paths.
    let files: [SourceFile]
    /// What `helios.yaml` says, if it can be read.
    let settings: Settings?
    /// The kinds.
    let schema: Schema
    /// What queries take for today and now.
    let environment: QueryEnvironment
    private let templates: [(path: String, text: [UInt8])]

    /// Lists the files, and reads those that say how to read the others.
    static func read(_ reader: some SourceReader, at clock: Clock) -> Checked<Outset> {
        var report = Report()
        let listed = report.take(reader.list())
        let configuration = report.take(ConfigurationFiles.read(listed, with: reader))
        let isSettingsTold = report.concerns(SettingsReader.fileName)
        let settings = report.take(configuration.settings(isToldMissing: isSettingsTold))
        let schema = report.take(configuration.schema(adaptedBy: settings))
        let outset = Outset(
            files: listed,
            settings: settings,
            schema: schema,
            environment: clock.environment(
                asOf: settings?.asOf,
                in: (settings ?? .unknown).organization.timezone
            ),
            templates: configuration.templates
        )
        return Checked(outset, report.diagnostics)
    }

    /// The repository of these records.
    func repository(
        _ graph: RecordGraph,
        texts: TextTargets,
        looseFiles: [SourceFile],
        ruleCount: Int,
        latent: LatentSource? = nil
    ) -> Repository {
        Repository(
            settings: settings ?? .unknown,
            environment: environment,
            graph: graph,
            ruleCount: ruleCount,
            texts: texts,
            looseFiles: looseFiles.map { Attachment(path: $0.path, size: $0.size) },
            templates: templates,
            latent: latent
        )
    }
}
