package import HeliosDiagnostics
import HeliosTemplates
import Synchronization

/// A page that was rendered, and what it looked up meanwhile.
package struct RenderedPage: Sendable {
    /// Its place in the plan.
    package let place: Int
    /// The file.
    package let file: RenderedFile
    let found: PageLookups.Found
}

/// Renders every file of a plan, or of the part that is built, in a few long tasks and hands each
/// on at once; the `render` stage.
///
/// The sink is called from several tasks at once; it must not depend on the order of the calls. A
/// task renders all its files into one buffer, so a sink that keeps a file costs a new one.
///
/// - Returns: what was wrong with the templates, in no order that depends on the tasks.
package func render(
    _ renderer: SiteRenderer,
    into sink: @escaping @Sendable (RenderedFile) throws -> Void
) async throws -> [Diagnostic] {
    try await render(renderer, places: renderer.plan.share) { try sink($0.file) }
}

/// Renders the files at these places of a plan, in the same way.
package func render(
    _ renderer: SiteRenderer,
    places: [Int],
    into sink: @escaping @Sendable (RenderedPage) throws -> Void
) async throws -> [Diagnostic] {
    let pages = renderer.plan.pages
    let chunks = ChunkCounter()
    let workers = max(1, renderer.plan.options.workers)
    return try await withThrowingTaskGroup(of: [Diagnostic].self) { group in
        for _ in 0..<workers {
            group.addTask {
                var templates = TemplateRenderer()
                var buffer: [UInt8] = []
                let lookups = PageLookups()
                while let chunk = chunks.next(of: places.count), !Task.isCancelled {
                    for place in places[chunk] {
                        let page = pages[place]
                        try renderer.render(
                            page,
                            with: &templates,
                            noting: lookups,
                            into: &buffer
                        )
                        let file = RenderedFile(path: page.path, bytes: buffer)
                        try sink(RenderedPage(place: place, file: file, found: lookups.take()))
                    }
                }
                return templates.diagnostics
            }
        }
        var found: Set<Diagnostic> = []
        for try await diagnostics in group { found.formUnion(diagnostics) }
        return found.sorted(by: Diagnostic.precedes)
    }
}

/// Hands out stretches of the plan, each once, to whichever task is free.
private final class ChunkCounter: Sendable {
    private static let size = 64
    private let started = Atomic<Int>(0)

    func next(of count: Int) -> Range<Int>? {
        let start = started.wrappingAdd(Self.size, ordering: .relaxed).oldValue
        return start < count ? start..<min(start + Self.size, count) : nil
    }
}
