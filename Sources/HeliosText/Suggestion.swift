/// "Did you mean": the nearest of the names that would have been right.
package enum Suggestion {
    /// The candidate with the smallest edit distance to a text, if one is near enough to be meant.
    ///
    /// Near enough is one edit for each three bytes, at least one. The first of equals in the order
    /// given wins, so that the answer does not change from run to run.
    package static func nearest(to text: String, among candidates: some Sequence<String>) -> String?
    {
        let wanted = Array(text.utf8.prefix(64)).map(\.asciiLowercased)
        guard !wanted.isEmpty else { return nil }
        let limit = max(1, wanted.count / 3)
        let signs = Self.signs(in: wanted)
        var best: (name: String, distance: Int)?
        for candidate in candidates where candidate.utf8.count <= 96 {
            let bound = min(limit, (best?.distance ?? limit + 1) - 1)
            // Nearly all names differ so much that there is nothing to measure.
            guard abs(candidate.utf8.count - wanted.count) <= bound,
                Self.mayBeNear(signs, Self.signs(in: candidate.utf8), atMost: bound)
            else { continue }
            let bytes = candidate.utf8.map(\.asciiLowercased)
            guard let distance = distance(wanted, bytes, atMost: bound) else { continue }
            best = (candidate, distance)
            if distance == 0 { break }
        }
        return best?.name
    }

    /// A bit for each byte that occurs, whatever its case; some bytes share one.
    private static func signs(in bytes: some Sequence<UInt8>) -> UInt64 {
        var signs: UInt64 = 0
        for byte in bytes { signs |= 1 << UInt64(byte.asciiLowercased & 63) }
        return signs
    }

    /// Whether texts with these signs may be so near; one edit takes or adds one sign at most.
    private static func mayBeNear(_ left: UInt64, _ right: UInt64, atMost bound: Int) -> Bool {
        (left & ~right).nonzeroBitCount <= bound && (right & ~left).nonzeroBitCount <= bound
    }

    /// The optimal string alignment distance (insert, delete, replace, swap neighbours), or nil
    /// above the bound.
    package static func distance(_ left: [UInt8], _ right: [UInt8], atMost bound: Int) -> Int? {
        guard bound >= 0, abs(left.count - right.count) <= bound else { return nil }
        var older = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        var current = older
        for row in left.indices {
            current[0] = row + 1
            var smallest = current[0]
            for column in right.indices {
                let same = left[row] == right[column]
                var cost = min(
                    previous[column + 1] + 1,
                    current[column] + 1,
                    previous[column] + (same ? 0 : 1)
                )
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    cost = min(cost, older[column - 1] + 1)
                }
                current[column + 1] = cost
                smallest = min(smallest, cost)
            }
            guard smallest <= bound else { return nil }
            (older, previous, current) = (previous, current, older)
        }
        return previous[right.count] <= bound ? previous[right.count] : nil
    }
}
