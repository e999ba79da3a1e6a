import HeliosDiagnostics

/// The links of a state with those of changed records resolved anew.
struct UpdatedLinks {
    /// All links, by source.
    private(set) var all: [Link] = []
    /// Links of changed records that were not there before.
    private(set) var added: [Link] = []
    /// The records to which links of changed records came or went, in order.
    private(set) var ends: [Int] = []

    /// Nil if a link leads nowhere, or a record's owner is another one than before.
    init?(
        _ changed: [Int],
        _ records: [Record],
        _ index: RecordIndex,
        _ schema: Schema,
        _ before: [Link]
    ) {
        var ends: Set<Int> = []
        var copied = 0
        all.reserveCapacity(before.count)
        for number in changed {
            let resolved = LinkResolver.links(
                from: number,
                of: records,
                schema: schema,
                index: index
            )
            let old = Self.range(of: number, in: before)
            guard resolved.diagnostics.isEmpty,
                Self.owner(resolved.value[...], schema) == Self.owner(before[old], schema)
            else { return nil }
            all += before[copied..<old.lowerBound]
            all += resolved.value
            copied = old.upperBound
            let (now, then) = (Set(resolved.value.map(End.init)), Set(before[old].map(End.init)))
            ends.formUnion(now.symmetricDifference(then).map { Int($0.target) })
            added += resolved.value.filter { !then.contains(End($0)) }
        }
        all += before[copied...]
        self.ends = ends.sorted()
    }

    private struct End: Hashable {
        let relation: Int32
        let target: Int32

        init(_ link: Link) {
            relation = link.relation
            target = link.target
        }
    }

    private static func owner(_ links: ArraySlice<Link>, _ schema: Schema) -> Int32? {
        links.first { schema.relations[Int($0.relation)].relation.isOwnership }?.target
    }

    /// Where the links of a record stand among links sorted by source.
    private static func range(of number: Int, in links: [Link]) -> Range<Int> {
        let start = firstPlace(in: links) { Int($0.source) >= number }
        let end = firstPlace(in: links) { Int($0.source) > number }
        return start..<max(start, end)
    }

    private static func firstPlace(in links: [Link], where isBehind: (Link) -> Bool) -> Int {
        var (low, high) = (0, links.count)
        while low < high {
            let middle = (low + high) / 2
            if isBehind(links[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
