import HeliosDiagnostics
import HeliosRecords
import HeliosSite
import HeliosText
import Synchronization

/// The last stages of a build: chooses the pages to render, renders them, and publishes.
struct Publication {
    let renderer: SiteRenderer
    let output: String
    let report: Report
    let summary: ReportSummary
    /// Where the records come from, which may be read while their pages are rendered.
    let repository: Repository
    /// Where to keep what the next build may use.
    let cache: BuildCache?

    /// Publishes, taking over what still holds of the portal that a build remembers.
    func run(over memory: BuildMemory?) async throws(WorkspaceError) -> BuildResult {
        let prints = cache.flatMap { cache in
            renderer.fingerprints { cache.number(of: $0.path) }
        }
        if let memory, let prints {
            var renderer = renderer
            renderer.readEarlier = { memory.site.content(of: $0, at: output) }
            let choice = PageChoice(renderer.plan, prints, over: (memory.site, memory.pages))
            do {
                let writer = try SiteWriter(output: output, over: memory.site, keeping: choice.kept)
                return try await publish(renderer, choice, places: choice.rendered, by: writer)
            } catch SiteWriteError.busy(let lock) {
                throw Self.error(SiteWriteError.busy(lock: lock))
            } catch {
                // The portal is not what it was, or cannot be taken over: everything is made anew,
                // and what fails then as well is told.
            }
        }
        do {
            let choice = prints.map { PageChoice(renderer.plan, $0, over: nil) }
            let writer = try SiteWriter(output: output)
            return try await publish(renderer, choice, places: renderer.plan.share, by: writer)
        } catch {
            throw Self.error(error)
        }
    }

    /// Renders into a stage beside the portal, and exchanges the two if nothing was wrong.
    private func publish(
        _ renderer: SiteRenderer,
        _ choice: PageChoice?,
        places: [Int],
        by writer: SiteWriter
    ) async throws -> BuildResult {
        var report = report
        let lookups = RenderedLookups()
        let sizes = Mutex<[(String, Int)]>([])
        let isPart = renderer.plan.options.part != nil
        let found = try await render(renderer, places: places) { page in
            if let choice { lookups.add(page, choice) }
            try writer.write(page.file)
            if isPart { sizes.withLock { $0.append((page.file.path, page.file.bytes.count)) } }
        }
        if isPart { try writer.write(describedPart(with: sizes.withLock { $0 })) }
        report.add(found)
        guard !report.hasErrors, !repository.isOvertaken else {
            writer.discard()
            return BuildResult(
                outcome: .refused,
                report: report,
                summary: summary,
                isOvertaken: repository.isOvertaken
            )
        }
        // A page that is not rendered again would not tell again what is wrong with its template.
        guard let cache, let choice, found.isEmpty else {
            let written = try writer.publish()
            return BuildResult(outcome: .published(written), report: report, summary: summary)
        }
        let written = try writer.publish { [report, summary] site in
            let pages = PageMemory(of: site, choice, rendered: lookups)
            let memory = BuildMemory(
                day: cache.day(of: repository),
                report: report,
                summary: summary,
                site: site,
                pages: pages
            )
            cache.save(memory, renderer.plan.extracts.memory)
        }
        return BuildResult(outcome: .published(written), report: report, summary: summary)
    }

    /// The file that says which part of the portal this is.
    private func describedPart(with files: [(String, Int)]) -> RenderedFile {
        let described = PortalPart(
            name: renderer.plan.options.part?.name ?? "",
            siblings: renderer.plan.partNames,
            fingerprint: renderer.plan.fingerprint,
            files: files
        )
        return RenderedFile(path: PortalPart.fileName, bytes: Array(described.text.utf8))
    }

    private static func error(_ error: any Error) -> WorkspaceError {
        switch error {
        case let error as SiteWriteError:
            .unwritable(reason: error.message, help: error.help)
        case let error as SourceReadError:
            .unreadable(path: "an attachment", reason: error.reason)
        case let error as WorkspaceError: error
        default: .unwritable(reason: "\(error)", help: "please report this")
        }
    }
}
