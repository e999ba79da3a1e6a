package import HeliosDiagnostics
import HeliosRecords
package import HeliosSite
import HeliosTemplates
import HeliosText

/// What a build makes, and where.
package struct BuildOptions: Sendable {
    /// The folder of the portal.
    package var output: String
    /// A folder of templates above all others.
    package var templates: String?
    /// The address under which the portal is published; `helios.yaml` may say it as well.
    package var baseURL: String?
    /// How many tasks render pages.
    package var workers: Int?
    /// Reports of the tests that requirements name.
    package var testReports: [String] = []
    /// The state that a page tells the changes since.
    package var comparedWith: Workspace?
    /// Whether pages tell what happened to the records.
    package var tellsHistory = true
    /// The part of the portal to build; nil for all of it.
    package var part: SitePart?
    /// Whether what earlier builds left in `.helios/cache/` may be used, and is left there.
    package var usesCache = true

    package init(output: String) {
        self.output = output
    }
}

/// How a build ended.
package enum BuildOutcome: Sendable {
    /// The portal is in its place.
    case published(WriteReport)
    /// The portal is in its place already: nothing has changed since it was built.
    case unchanged(WriteReport)
    /// Errors stand in the way; nothing was changed.
    case refused
}

/// What a build found, and how it ended.
package struct BuildResult: Sendable {
    /// How it ended.
    package let outcome: BuildOutcome
    /// Everything found wrong.
    package let report: Report
    /// How much was looked at.
    package let summary: ReportSummary
    /// Whether a file was changed between being listed and being read, so that nothing was done.
    var isOvertaken = false
    /// What people should know about the run besides.
    package var notes: [String] = []
    /// What the portal was made from, which lives as long as the result.
    var origin: [any Sendable] = []
}

extension Workspace {
    /// Builds the portal of one audience: reads and validates, cuts, plans, renders, publishes.
    ///
    /// Nothing is published over errors, and whatever fails leaves the previous portal whole. What
    /// has not changed since the last build is not read, rendered or written again, as far as the
    /// cache can tell; the portal is the same, byte for byte, as without one.
    package func build(
        for audience: Audience,
        _ options: BuildOptions
    ) async throws(WorkspaceError) -> BuildResult {
        let cache = BuildCache(of: self, for: audience, options)
        let memory = cache?.load()
        if let cache, let memory, cache.isCurrent(memory, at: options.output) {
            return BuildResult(unchanged: memory, at: options.output)
        }
        let built = try await build(for: audience, options, cache, over: memory)
        // A file that was changed during the build makes a second one, from what is there then.
        guard built.isOvertaken else { return built }
        var again = options
        again.usesCache = false
        return try await build(for: audience, again, nil, over: nil)
    }

    private func build(
        for audience: Audience,
        _ options: BuildOptions,
        _ cache: BuildCache?,
        over memory: BuildMemory?
    ) async throws(WorkspaceError) -> BuildResult {
        var report = Report()
        let inspected = try await inspect(
            testReports: options.testReports,
            usingCache: options.usesCache,
            listing: cache?.listing.value
        )
        let inspection = inspected.value
        let changes = try await changes(of: inspected, since: options)
        report.add(inspected.diagnostics.map(\.forPortal))
        let projected = report.take(
            project(inspection.repository.graph.translated(), for: audience)
        )
        let extracts = cache?.extracts(of: projected, after: memory)
        let prepared = try prepare(projected, inspection, changes, extracts, options)
        let renderer = report.take(prepared.renderer)
        let summary = ReportSummary(inspection)
        guard !report.hasErrors else {
            return BuildResult(
                outcome: .refused,
                report: report,
                summary: summary,
                isOvertaken: inspection.repository.isOvertaken,
                notes: prepared.notes
            )
        }
        let publication = Publication(
            renderer: renderer,
            output: options.output,
            report: report,
            summary: summary,
            repository: inspection.repository,
            cache: cache
        )
        var result = try await publication.run(over: memory)
        if options.usesCache, case .published = result.outcome, let state = inspection.state {
            RecordCache(of: root).keep(state)
        }
        result.notes = prepared.notes
        result.origin = [inspection, publication]
        return result
    }

    /// Prepares what renders the pages of an audience; the notes are of what it does without.
    private func prepare(
        _ projected: AudienceGraph,
        _ inspection: Inspection,
        _ changes: SiteComparison?,
        _ extracts: Extracts?,
        _ options: BuildOptions
    ) throws(WorkspaceError) -> (renderer: Checked<SiteRenderer>, notes: [String]) {
        var report = Report()
        let repository = inspection.repository
        let organization = repository.settings.organization
        let store = try templateStore(of: repository, above: options.templates)
        let table = report.take(store.phrases(for: organization.locale))
        var site = siteOptions(inspection, changes, options)
        site.phrases = Phrases(
            table,
            currency: organization.currency,
            terms: repository.graph.schema.terms
        )
        let past = past(of: repository, for: projected.audience, in: site.phrases, options)
        site.history = past.history
        site.extracts = extracts
        site.brand = report.take(brand(of: repository))
        let layouts = projected.schema.kinds.map { "layouts/\($0.name)" }
        let templates = report.take(store.compile(layouts: layouts, phrases: table))
        let renderer = report.take(
            try renderer(of: projected, repository, (store, templates), site)
        )
        return (Checked(renderer, report.diagnostics), past.notes)
    }

    /// Plans the portal, and prepares what renders its pages.
    private func renderer(
        of projected: AudienceGraph,
        _ repository: Repository,
        _ templates: (store: TemplateStore, set: TemplateSet),
        _ site: SiteOptions
    ) throws(WorkspaceError) -> Checked<SiteRenderer> {
        var report = Report()
        let assets = templates.store.assets.map { SiteAsset(path: $0.path, bytes: $0.bytes) }
        let plan = report.take(
            plan(
                projected,
                options: site,
                assets: assets + site.brand.assets,
                looseFiles: repository.looseFiles
            )
        )
        try checkPart(of: plan)
        let source = source
        let renderer = report.take(
            SiteRenderer.prepare(plan, templates: templates.set) { file in
                try source.read(
                    SourceFile(path: file.path, size: file.size),
                    atMost: Attachments.sizeLimit
                )
            }
        )
        return Checked(renderer, report.diagnostics)
    }

    /// What the portal of an audience tells of the past, and what stood in the way.
    private func past(
        of repository: Repository,
        for audience: Audience,
        in phrases: Phrases,
        _ options: BuildOptions
    ) -> (history: SiteHistory, notes: [String]) {
        guard options.tellsHistory, audience.isInternal else { return (SiteHistory(), []) }
        let past = siteHistory(of: repository, in: phrases)
        return (past.history, past.note.map { [$0] } ?? [])
    }

    /// Refuses a part that the portal does not have.
    private func checkPart(of plan: SitePlan) throws(WorkspaceError) {
        guard let part = plan.options.part, !plan.partNames.contains(part.name) else { return }
        throw .noSuchPart(name: part.name)
    }

    /// What changed since the state that the build is compared with.
    private func changes(
        of inspected: Checked<Inspection>,
        since options: BuildOptions
    ) async throws(WorkspaceError) -> SiteComparison? {
        guard let old = options.comparedWith else { return nil }
        let before = try await old.state(testReports: options.testReports).state
        let after = RepositoryState(
            inspected.value.repository,
            inspected.diagnostics,
            from: source
        )
        let difference = RepositoryDifference(
            from: before,
            to: after,
            renamedFiles: before.renamedFiles(to: after)
        )
        return SiteComparison(difference, since: old.requestedRevision ?? "")
    }

    private func siteOptions(
        _ inspection: Inspection,
        _ changes: SiteComparison?,
        _ options: BuildOptions
    ) -> SiteOptions {
        let repository = inspection.repository
        let settings = repository.settings
        var site = SiteOptions(
            organization: settings.portal.title ?? settings.organization.name,
            language: settings.organization.locale,
            today: repository.environment.today,
            baseURL: options.baseURL ?? settings.portal.baseURL
        )
        site.domain = settings.organization.domain
        site.clock = ZoneClock(settings.organization.timezone)
        site.settings = settings
        site.ownTemplates = repository.templates.map(\.path)
        if let workers = options.workers { site.workers = workers }
        site.specifications = inspection.specificationReport
        site.comparison = changes
        site.part = options.part
        site.search = settings.portal.search
        site.graphs = settings.portal.graphs
        return site
    }
}

extension BuildResult {
    /// What a build found that has nothing to do.
    fileprivate init(unchanged memory: BuildMemory, at output: String) {
        let written = WriteReport(
            output: output,
            files: memory.site.fileCount,
            written: 0,
            bytes: memory.site.bytes
        )
        self.init(outcome: .unchanged(written), report: memory.report, summary: memory.summary)
    }
}

extension Diagnostic {
    /// The same as a build tells it: a requirement that does not hold is what the portal shows, so
    /// that it does not stand in the portal's way.
    fileprivate var forPortal: Diagnostic {
        switch id {
        case .spec(.checkFailed), .spec(.requirementBroken):
            Diagnostic(
                id,
                at: span,
                message,
                help: help,
                record: record,
                severity: .warning,
                related: related
            )
        default: self
        }
    }
}
