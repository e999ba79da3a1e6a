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
        let outset = report.take(Outset.read(reader, at: clock))
        let opened = report.take(await open(outset, reader, with: source))
        // The values that the settings add to enumerations are not known without them.
        if outset.settings == nil { report.drop { $0.id == .value(.enumeration) } }
        return Checked((opened.repository, opened.content), report.diagnostics)
    }

    /// Reads, resolves and checks all records.
    static func open<Source: RecordSource>(
        _ outset: Outset,
        _ reader: some SourceReader,
        with source: Source
    ) async -> Checked<WholeRepository<Source.Content>> {
        var report = Report()
        let schema = outset.schema
        let rules = report.take(RuleSet.compile(schema))
        let layout = RepositoryLayout(outset.files, schema: schema)
        report.add(layout.diagnostics)
        let sourced = report.take(await source.read(outset.files, with: reader, schema: schema))
        let records = report.take(
            await RecordLoader(schema: schema, reader: reader)
                .load(layout.records, besides: sourced.records)
        )
        let unread = layout.unread(besides: records)
        let graph = report.take(
            LinkResolver.resolve(records, schema: schema, unread: unread.records)
        )
        report.add(rules.check(graph, in: outset.environment))
        report.add(SavedQuery.check(graph))
        let texts = TextTargets(
            graph,
            files: layout.publishableFiles,
            unread: unread.paths
        )
        let uses = report.take(TextLinkRules.check(graph, targets: texts))
        let used = uses.paths
        let files = FileRules(layout: layout, used: used, unread: unread.paths, reader: reader)
        report.add(files.check(graph))
        let repository = outset.repository(
            graph,
            texts: texts,
            looseFiles: layout.looseFiles,
            ruleCount: rules.count
        )
        let whole = WholeRepository(
            repository: repository,
            content: sourced.content,
            layout: layout,
            rules: rules,
            uses: uses
        )
        return Checked(whole, report.diagnostics)
    }
}

/// A repository of which everything has been read, and what it was made from.
struct WholeRepository<Content: Sendable>: Sendable {
    let repository: Repository
    let content: Content
    let layout: RepositoryLayout
    let rules: RuleSet
    let uses: TextUses
}
