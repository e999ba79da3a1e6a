package import HeliosDiagnostics
package import HeliosFiles
import HeliosText

/// The items of a request, judged.
package struct SpecValidation: Sendable {
    package let root: SpecRoot
    package let items: [SpecItem]
    /// What only we find outside all items.
    package let strays: [Diagnostic]
    /// The kinds that were asked for.
    package let kinds: [SpecItemKind]
    package let strict: Bool
    /// Whether it is one item, named by the request.
    package let isSingle: Bool
    /// Whether only what the reference tool finds was looked for.
    package let compatible: Bool

    /// Judges what a request asks for; nil when it asks for nothing.
    package static func run(
        _ request: SpecRequest,
        in root: SpecRoot
    ) async throws(SpecFailure) -> SpecValidation? {
        let judge = SpecJudge(root, compatible: request.compatible)
        do throws(SystemFailure) {
            if request.archived {
                let ids = try judge.tree.archived()
                let items = ids.map(judge.archived)
                return SpecValidation(root, items, [.change], request)
            }
            if request.changes || request.specs { return try await bulk(request, judge) }
        } catch {
            throw SpecFailure("validate_error", error.message)
        }
        guard let item = request.item else { return nil }
        let kind = try kind(of: item, request, judge.tree)
        do throws(SystemFailure) {
            let judged = try judge.item(kind, item)
            return SpecValidation(root, [judged], [kind], request, isSingle: true)
        } catch {
            throw SpecFailure("validate_error", error.message)
        }
    }

    private init(
        _ root: SpecRoot,
        _ items: [SpecItem],
        _ kinds: [SpecItemKind],
        _ request: SpecRequest,
        isSingle: Bool = false
    ) {
        self.root = root
        self.items = items
        self.kinds = kinds
        self.isSingle = isSingle
        let looksAround = !request.compatible && !request.archived && request.specs
        strays = looksAround ? FileNameFindings(specsIn: root).diagnostics : []
        strict = request.strict
        compatible = request.compatible
    }

    private static func bulk(
        _ request: SpecRequest,
        _ judge: SpecJudge
    ) async throws(SystemFailure) -> SpecValidation {
        var wanted: [(kind: SpecItemKind, id: String)] = []
        var kinds: [SpecItemKind] = []
        if request.changes {
            kinds.append(.change)
            wanted += try judge.tree.changes().map { (.change, $0) }
        }
        if request.specs {
            kinds.append(.spec)
            wanted += try judge.tree.specs().map { (.spec, $0) }
        }
        let order = Collation.order(of: wanted.map(\.id))
        let items = await Parallel.map(order.map { wanted[$0] }) { judge.tolerant($0.kind, $0.id) }
        return SpecValidation(judge.tree.root, items, kinds, request)
    }

    /// Whether an item passes.
    package func isValid(_ item: SpecItem) -> Bool { item.issues.isValid(strict: strict) }

    /// All that only we find.
    package var extensions: [Diagnostic] { items.flatMap(\.extensions) + strays }

    /// Whether all items pass, and what only we find does not fail them either.
    package var isValid: Bool {
        items.allSatisfy(isValid)
            && !extensions.contains { $0.severity >= (strict ? .warning : .error) }
    }

    /// All findings as diagnostics, in our own words.
    package var diagnostics: [Diagnostic] {
        items.flatMap { $0.issues.compactMap(\.diagnostic) } + extensions
    }

    /// What is wrong with all specifications and changes below a folder, or in the tree that stands
    /// in for it; nothing where there is no `openspec/`.
    package static func findings(
        below folder: String,
        in tree: RecordedTree? = nil
    ) async -> [Diagnostic] {
        await RecordedTree.$current.withValue(tree) { await allFindings(below: folder) }
    }

    private static func allFindings(below folder: String) async -> [Diagnostic] {
        let root = SpecRoot(path: folder)
        guard root.hasPlanning else { return [] }
        var request = SpecRequest()
        request.changes = true
        request.specs = true
        do throws(SpecFailure) {
            return try await run(request, in: root)?.diagnostics ?? []
        } catch {
            return [
                Diagnostic(
                    .spec(.unreadable),
                    at: .start(of: OpenSpecLayout.root),
                    "cannot read the specifications: \(error.message)",
                    help: "make each of them a file that can be read"
                )
            ]
        }
    }
}

// MARK: - One item by name

extension SpecValidation {
    private static func kind(
        of item: String,
        _ request: SpecRequest,
        _ tree: SpecTree
    ) throws(SpecFailure) -> SpecItemKind {
        let changes: [String]
        let specs: [String]
        do throws(SystemFailure) {
            changes = try tree.changes()
            specs = try tree.specs()
        } catch {
            throw SpecFailure("validate_error", error.message)
        }
        if let kind = request.kind { return kind }
        return try SpecLookup.kind(of: item, changes: changes, specs: specs)
    }
}

/// Finds an item among changes and specifications.
package enum SpecLookup {
    /// What an id names.
    package static func kind(
        of item: String,
        changes: [String],
        specs: [String]
    ) throws(SpecFailure) -> SpecItemKind {
        let isChange = changes.contains { $0.hasSameBytes(as: item) }
        let isSpec = specs.contains { $0.hasSameBytes(as: item) }
        switch (isChange, isSpec) {
        case (true, true):
            throw SpecFailure(
                "ambiguous_item",
                "Ambiguous item '\(item)' matches both a change and a spec.",
                fix: "Pass --type change|spec."
            )
        case (true, false): return .change
        case (false, true): return .spec
        case (false, false):
            let nearest = nearest(to: item, among: changes + specs)
            let hint = nearest.isEmpty ? "" : " Did you mean: \(nearest.joined(separator: ", "))?"
            throw SpecFailure("unknown_item", "Unknown item '\(item)'.\(hint)")
        }
    }

    /// The five ids with the fewest edits between, nearest first.
    private static func nearest(to item: String, among ids: [String]) -> [String] {
        let wanted = Array(item.utf16)
        let ranked = ids.enumerated().map { index, id in
            (distance: distance(wanted, Array(id.utf16)), index: index, id: id)
        }
        return ranked.sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }.prefix(5)
            .map(\.id)
    }

    private static func distance(_ left: [UInt16], _ right: [UInt16]) -> Int {
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            current.reserveCapacity(right.count + 1)
            for column in right.indices {
                let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
                current.append(min(previous[column + 1] + 1, current[column] + 1, replaced))
            }
            previous = current
        }
        return previous[right.count]
    }
}
