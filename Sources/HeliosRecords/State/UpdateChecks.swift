import HeliosDiagnostics
import HeliosMarkdown
import HeliosText

/// Looks for anything that may have become wrong by the change of some records, in a repository
/// that was without a fault before.
struct UpdateChecks {
    let graph: RecordGraph
    let texts: TextTargets
    /// The paths of all files that texts and fields may lead to.
    let downloads: [String]
    let changed: [Int]
    let links: UpdatedLinks
    let state: RecordState
    let environment: QueryEnvironment

    /// What the changed records say that checks of other records need.
    struct Found: Sendable {
        let fragments: [StoredFragment]
        let keys: [StoredKey]
        let turning: Set<Int32>
    }

    /// What was found on the way; nil if anything may be wrong.
    func run() -> Found? {
        guard !changed.isEmpty || !state.turning.isEmpty else {
            return Found(fragments: [], keys: [], turning: [])
        }
        let rules = RuleSet.recompile(graph.schema)
        guard areLinksRight(), areKept(rules), let fragments = fragments(),
            let turning = rules.turning(
                graph,
                in: environment,
                changed: changed,
                neighbours: links.ends
            )
        else { return nil }
        let keys = StoredKey.all(of: changed, in: graph)
        guard areUnique(keys), areFilesShown(), SavedQuery.check(changed, of: graph).isEmpty else {
            return nil
        }
        return Found(fragments: fragments, keys: keys, turning: turning)
    }

    private func areLinksRight() -> Bool {
        var checks = LinkChecks(graph)
        checks.run(on: changed)
        let isTogether = links.added.contains { link in
            let relation = graph.relation(of: link)
            return relation.isExclusive || relation.isAcyclic
        }
        if isTogether { checks.runTogether() }
        return checks.diagnostics.isEmpty
    }

    private func areKept(_ rules: RuleSet) -> Bool {
        var disjoint = DisjointRules(graph)
        disjoint.run(for: changed)
        return disjoint.diagnostics.isEmpty
            && !rules.isBroken(byAny: state.turning, of: graph, in: environment)
            && !rules.mayBreak(
                graph,
                changed: changed,
                neighbours: links.ends,
                in: environment
            )
    }

    /// The headings that changed texts lead to; nil if one is missing, or one of a changed text
    /// that others lead to.
    private func fragments() -> [StoredFragment]? {
        let isChanged = Set(changed.map { Int32(clamping: $0) })
        let areThere = state.fragments.allSatisfy { fragment in
            guard isChanged.contains(fragment.target), !isChanged.contains(fragment.source) else {
                return true
            }
            let headings = graph.records[Int(fragment.target)].body?.headings ?? []
            return headings.contains { $0.slug == fragment.slug }
        }
        let found = TextLinkRules.check(changed, of: graph, targets: texts)
        guard areThere, found.diagnostics.isEmpty, isSameUse(found.value, isChanged) else {
            return nil
        }
        return found.value.headings.map {
            StoredFragment(
                source: Int32(clamping: $0.record),
                target: Int32(clamping: $0.target),
                slug: $0.slug
            )
        }
    }

    /// Whether the changed records show the files that they did before.
    private func isSameUse(_ texts: TextUses, _ isChanged: Set<Int32>) -> Bool {
        let before = state.uses.filter { isChanged.contains($0.record) }
        guard !downloads.isEmpty else { return before.isEmpty }
        let wanted = Set(downloads)
        let places = Dictionary(
            state.files.enumerated().filter { wanted.contains($1.path) }
                .map { ($1.path, Int32(clamping: $0)) },
            uniquingKeysWith: { first, _ in first }
        )
        let now = StoredUse.all(
            of: changed,
            texts: texts,
            fields: PathFields(graph, files: downloads),
            places: places
        )
        return Set(now) == Set(before)
    }

    private func areFilesShown() -> Bool {
        let fields = PathFields(graph, files: downloads)
        return changed.allSatisfy { fields.check($0).diagnostics.isEmpty }
    }

    /// Whether no other record states what a changed one does.
    private func areUnique(_ keys: [StoredKey]) -> Bool {
        guard !keys.isEmpty else { return true }
        let checks = UniqueCheck.all(in: graph.schema)
        let isChanged = Set(changed.map { Int32(clamping: $0) })
        let others = state.uniqueKeys.filter { !isChanged.contains($0.record) } + keys
        let owners = graph.owners()
        return keys.allSatisfy { key in
            let check = checks[Int(key.check)]
            func stated(_ record: Int32) -> UniqueKey? {
                let owners = check.isWithinOwner ? owners : []
                return graph.uniqueKey(of: Int(record), for: check, owners: owners)
            }
            let own = stated(key.record)
            return others.allSatisfy { other in
                guard other.check == key.check, other.record != key.record,
                    other.hash == key.hash || other.hash == UniqueKey.unclear
                        || key.hash == UniqueKey.unclear
                else { return true }
                return stated(other.record) != own
            }
        }
    }
}
