package import HeliosDiagnostics
import HeliosRecords
package import HeliosSite
import HeliosTemplates
import HeliosText
import Synchronization

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
    /// The part of the portal to build; nil for all of it.
    package var part: SitePart?

    package init(output: String) {
        self.output = output
    }
}

/// How a build ended.
package enum BuildOutcome: Sendable {
    /// The portal is in its place.
    case published(WriteReport)
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
    fileprivate let isOvertaken: Bool
}

extension Workspace {
    /// Builds the portal of one audience: reads and validates, cuts, plans, renders, publishes.
    ///
    /// Nothing is published over errors, and whatever fails leaves the previous portal whole.
    package func build(
        for audience: Audience,
        _ options: BuildOptions
    ) async throws(WorkspaceError) -> BuildResult {
        let built = try await build(for: audience, options, usingCache: true)
        // A file that was changed during the build makes a second one, from what is there then.
        guard built.isOvertaken else { return built }
        return try await build(for: audience, options, usingCache: false)
    }

    private func build(
        for audience: Audience,
        _ options: BuildOptions,
        usingCache: Bool
    ) async throws(WorkspaceError) -> BuildResult {
        var report = Report()
        let inspected = try await inspect(
            testReports: options.testReports,
            usingCache: usingCache
        )
        let inspection = inspected.value
        let changes = try await changes(of: inspected, since: options)
        report.add(inspected.diagnostics.map(\.forPortal))
        let repository = inspection.repository
        let projected = report.take(project(repository.graph, for: audience))
        let renderer = report.take(try renderer(of: projected, inspection, changes, options))
        let outcome: BuildOutcome =
            report.hasErrors
            ? .refused
            : try await publish(renderer, of: repository, to: options.output, &report)
        if case .published = outcome, let state = inspection.state {
            RecordCache(of: root).keep(state)
        }
        return BuildResult(
            outcome: outcome,
            report: report,
            summary: ReportSummary(inspection),
            isOvertaken: repository.isOvertaken
        )
    }

    /// Plans the portal, and prepares what renders its pages.
    private func renderer(
        of projected: AudienceGraph,
        _ inspection: Inspection,
        _ changes: SiteComparison?,
        _ options: BuildOptions
    ) throws(WorkspaceError) -> Checked<SiteRenderer> {
        var report = Report()
        let repository = inspection.repository
        let store = try templateStore(of: repository, above: options.templates)
        let layouts = projected.schema.kinds.map { "layouts/\($0.name)" }
        let templates = report.take(store.compile(layouts: layouts))
        let assets = store.assets.map { asset in
            SiteAsset(path: asset.path.dropping(bytes: "assets/".utf8.count), bytes: asset.bytes)
        }
        let plan = report.take(
            plan(
                projected,
                options: siteOptions(inspection, changes, options),
                assets: assets,
                looseFiles: repository.looseFiles
            )
        )
        try checkPart(of: plan)
        let source = source
        let renderer = report.take(
            SiteRenderer.prepare(plan, templates: templates) { file in
                try source.read(
                    SourceFile(path: file.path, size: file.size),
                    atMost: Attachments.sizeLimit
                )
            }
        )
        return Checked(renderer, report.diagnostics)
    }

    /// Renders into a stage beside the portal, and exchanges the two if nothing was wrong.
    private func publish(
        _ renderer: SiteRenderer,
        of repository: Repository,
        to output: String,
        _ report: inout Report
    ) async throws(WorkspaceError) -> BuildOutcome {
        do {
            let writer = try SiteWriter(output: output)
            let written = Mutex<[(String, Int)]>([])
            let isPart = renderer.plan.options.part != nil
            report.add(
                try await render(renderer) { file in
                    try writer.write(file)
                    if isPart { written.withLock { $0.append((file.path, file.bytes.count)) } }
                }
            )
            if let part = renderer.plan.options.part {
                let described = PortalPart(
                    name: part.name,
                    siblings: renderer.plan.partNames,
                    fingerprint: renderer.plan.fingerprint,
                    files: written.withLock { $0 }
                )
                let bytes = Array(described.text.utf8)
                try writer.write(RenderedFile(path: PortalPart.fileName, bytes: bytes))
            }
            guard !report.hasErrors, !repository.isOvertaken else {
                writer.discard()
                return .refused
            }
            return .published(try writer.publish())
        } catch let error as SiteWriteError {
            throw .unwritable(reason: error.message, help: error.help)
        } catch let error as SourceReadError {
            throw .unreadable(path: "an attachment", reason: error.reason)
        } catch {
            throw .unwritable(reason: "\(error)", help: "please report this")
        }
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
        site.clock = ZoneClock(settings.organization.timezone)
        if let workers = options.workers { site.workers = workers }
        site.specifications = inspection.specificationReport
        site.comparison = changes
        site.part = options.part
        return site
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
