package import HeliosDiagnostics
package import HeliosRecords
import HeliosText

/// The stages from files to a validated graph, in the order they run.
///
/// Each goes on after a problem with the best it has; what to do with the problems is decided by
/// who asked. A build runs these stages and then its own.
package enum Pipeline {
    /// Reads, decodes, resolves and validates a repository.
    package static func open(
        _ reader: some SourceReader,
        at clock: Clock
    ) async -> Checked<Repository> {
        var report = Report()
        let files = report.take(reader.list())
        let sources = report.take(Sources.read(files, with: reader))
        let settings = report.take(sources.settings())
        let environment = clock.environment(asOf: settings?.asOf)
        let schema = report.take(sources.schema(adaptedBy: settings))
        let rules = report.take(RuleSet.compile(schema))
        let layout = RepositoryLayout(files, schema: schema)
        report.add(layout.diagnostics)
        let records = report.take(
            await RecordLoader(schema: schema, reader: reader).load(layout.records)
        )
        let graph = report.take(LinkResolver.resolve(records, schema: schema))
        report.add(rules.check(graph, in: environment))
        let texts = TextTargets(graph, files: layout.publishableFiles)
        let used = report.take(TextLinkRules.check(graph, targets: texts))
        report.add(FileRules.check(graph, layout: layout, used: used))
        let repository = Repository(
            settings: settings ?? .unknown,
            environment: environment,
            graph: graph,
            texts: texts,
            templates: sources.templates,
            summary: ReportSummary(
                records: graph.records.count,
                links: graph.links.count,
                checks: rules.count
            )
        )
        return Checked(repository, report.diagnostics)
    }
}
