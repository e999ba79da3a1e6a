public import HeliosDiagnostics
import HeliosText

extension Repository {
    /// Opens a repository: the stages from files to a validated graph, in the order they run.
    ///
    /// Each stage goes on after a problem with the best it has; what to do about the problems is
    /// for the caller to decide. A portal is built by these stages and those that follow them.
    ///
    /// - Parameters:
    ///   - reader: Where the files come from.
    ///   - clock: What queries take for today and now.
    /// - Returns: The repository, and everything that is wrong with it.
    public static func open(
        _ reader: some SourceReader,
        at clock: Clock
    ) async -> Checked<Repository> {
        let opened = await open(reader, at: clock, with: NoRecordSource())
        return Checked(opened.value.repository, opened.diagnostics)
    }

    /// Opens a repository some of whose records come from files that are not laid out as records.
    package static func open<Source: RecordSource>(
        _ reader: some SourceReader,
        at clock: Clock,
        with source: Source
    ) async -> Checked<(repository: Repository, content: Source.Content)> {
        var report = Report()
        let listed = report.take(reader.list())
        let configuration = report.take(ConfigurationFiles.read(listed, with: reader))
        let isSettingsTold = report.concerns(SettingsReader.fileName)
        let settings = report.take(configuration.settings(isToldMissing: isSettingsTold))
        let schema = report.take(configuration.schema(adaptedBy: settings))
        let rules = report.take(RuleSet.compile(schema))
        let layout = RepositoryLayout(listed, schema: schema)
        report.add(layout.diagnostics)
        let sourced = report.take(await source.read(listed, with: reader, schema: schema))
        let records = report.take(
            await RecordLoader(schema: schema, reader: reader)
                .load(layout.records, besides: sourced.records)
        )
        let unread = layout.unread(besides: records)
        let graph = report.take(
            LinkResolver.resolve(records, schema: schema, unread: unread.records)
        )
        let environment = clock.environment(asOf: settings?.asOf)
        report.add(rules.check(graph, in: environment))
        let texts = TextTargets(
            graph,
            files: layout.publishableFiles,
            unread: unread.paths
        )
        let used = report.take(TextLinkRules.check(graph, targets: texts))
        let files = FileRules(layout: layout, used: used, unread: unread.paths, reader: reader)
        report.add(files.check(graph))
        // The values that the settings add to enumerations are not known without them.
        if settings == nil { report.drop { $0.id == .value(.enumeration) } }
        let repository = Repository(
            settings: settings ?? .unknown,
            environment: environment,
            graph: graph,
            ruleCount: rules.count,
            texts: texts,
            looseFiles: layout.looseFiles.map { Attachment(path: $0.path, size: $0.size) },
            templates: configuration.templates
        )
        return Checked((repository, sourced.content), report.diagnostics)
    }
}
