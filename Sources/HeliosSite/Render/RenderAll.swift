package import HeliosDiagnostics
import HeliosTemplates
import Synchronization

/// Renders every file of a plan, or of the part that is built, in a few long tasks and hands each on at once; the `render` stage.
///
/// The sink is called from several tasks at once; it must not depend on the order of the calls. A
/// task renders all its files into one buffer, so a sink that keeps a file costs a new one.
///
/// - Returns: what was wrong with the templates, in no order that depends on the tasks.
package func render(
    _ renderer: SiteRenderer,
    into sink: @escaping @Sendable (RenderedFile) throws -> Void
) async throws -> [Diagnostic] {
    let pages = renderer.plan.share
    let chunks = ChunkCounter()
    let workers = max(1, renderer.plan.options.workers)
    return try await withThrowingTaskGroup(of: [Diagnostic].self) { group in
        for _ in 0..<workers {
            group.addTask {
                var templates = TemplateRenderer()
                var buffer: [UInt8] = []
                while let chunk = chunks.next(of: pages.count), !Task.isCancelled {
                    for page in pages[chunk] {
                        try renderer.render(page, with: &templates, into: &buffer)
                        try sink(RenderedFile(path: page.path, bytes: buffer))
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
