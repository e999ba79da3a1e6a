/// Work on many small values with a few long tasks.
package enum Parallel {
    /// How many values a task takes at a time: a child task costs microseconds, so not one a value.
    @usableFromInline package static var chunkSize: Int { 64 }

    /// The results of a function over all elements, in their order, whatever the number of threads.
    @inlinable
    package static func map<Element: Sendable, Result: Sendable>(
        _ elements: [Element],
        _ transform: @Sendable (Element) -> Result
    ) async -> [Result] {
        guard elements.count > chunkSize else { return elements.map(transform) }
        let starts = Array(stride(from: 0, to: elements.count, by: chunkSize))
        return await withoutActuallyEscaping(transform) { transform in
            await withTaskGroup(of: (Int, [Result]).self) { group in
                var chunks = [[Result]](repeating: [], count: starts.count)
                for (index, start) in starts.enumerated() {
                    let end = min(start + chunkSize, elements.count)
                    group.addTask { (index, elements[start..<end].map(transform)) }
                }
                for await (index, results) in group { chunks[index] = results }
                return Array(chunks.joined())
            }
        }
    }
}
