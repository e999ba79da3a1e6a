package import HeliosDiagnostics
import HeliosTemplates
import Synchronization

/// Renders every file of a plan in a few long tasks and hands them on in small groups; the `render`
/// stage.
///
/// The sink is called from several tasks at once, with files in the order of the plan within each
/// call; it must not depend on the order of the calls. Never more than one group a task is held.
///
/// - Returns: what was wrong with the templates, in no order that depends on the tasks.
package func render(
    _ renderer: SiteRenderer,
    into sink: @escaping @Sendable ([RenderedFile]) throws -> Void
) async throws -> [Diagnostic] {
    let pages = renderer.plan.pages
    let chunks = ChunkCounter()
    let workers = max(1, renderer.plan.options.workers)
    return try await withThrowingTaskGroup(of: [Diagnostic].self) { group in
        for _ in 0..<workers {
            group.addTask {
                var templates = TemplateRenderer()
                while let chunk = chunks.next(of: pages.count), !Task.isCancelled {
                    try renderChunk(pages[chunk], renderer, &templates, sink)
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

/// A group is handed on early when it holds this many bytes.
private let byteLimit = 1 << 20

private func renderChunk(
    _ pages: ArraySlice<SitePage>,
    _ renderer: SiteRenderer,
    _ templates: inout TemplateRenderer,
    _ sink: ([RenderedFile]) throws -> Void
) throws {
    var files: [RenderedFile] = []
    files.reserveCapacity(pages.count)
    var bytes = 0
    for page in pages {
        let file = try renderer.render(page, with: &templates)
        bytes += file.bytes.count
        files.append(file)
        if bytes > byteLimit {
            try sink(files)
            files.removeAll(keepingCapacity: true)
            bytes = 0
        }
    }
    if !files.isEmpty { try sink(files) }
}
