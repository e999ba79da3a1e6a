import HeliosDiagnostics
import HeliosText

/// What resolved links must obey: no repeats, no circles, no crossing from client to client.
struct LinkChecks {
    private let graph: RecordGraph
    private let isArchived: [Bool]
    private(set) var diagnostics: [Diagnostic] = []

    init(_ graph: RecordGraph) {
        self.graph = graph
        isArchived = graph.archivedRecords()
    }

    mutating func run() {
        run(on: graph.records.indices)
        runTogether()
    }

    /// Checks each link of these records by itself.
    mutating func run(on numbers: some Sequence<Int>) {
        let owners = graph.owners()
        for number in numbers {
            checkRepeats(number)
            for link in graph.links(from: number) {
                checkSelf(graph.links[link])
                if !checkFolder(graph.links[link]) { checkOwners(graph.links[link], owners) }
                checkArchived(graph.links[link])
            }
        }
    }

    /// Checks links together: what may be linked once, and circles.
    mutating func runTogether() {
        checkExclusive()
        checkCycles()
    }

    /// The same relation to the same record twice; a symmetric one may be written on either side.
    private mutating func checkRepeats(_ number: Int) {
        let range = graph.links(from: number)
        guard range.count > 1 else { return }
        for place in range {
            let link = graph.links[place]
            let first = graph.links[range.lowerBound..<place].first {
                $0.relation == link.relation && $0.target == link.target
            }
            guard let first, !bound(link).relation.isComputed, isSameContext(first, link) else {
                continue
            }
            let relation = relation(of: link)
            report(
                .link(.duplicate),
                link,
                "'\(relation.name)' links '\(graph.records[Int(link.target)].id)' twice",
                help: "remove one of the two",
                related: [RelatedSpan(span: span(of: first), message: "the first link")]
            )
        }
    }

    /// Links nested in objects, and those of replies, stand for different things each time.
    private func isSameContext(_ first: Link, _ second: Link) -> Bool {
        graph.schema.relations[Int(second.relation)].field == nil
            && graph.written(first).path == graph.written(second).path
    }

    private mutating func checkSelf(_ link: Link) {
        guard link.source == link.target else { return }
        let relation = relation(of: link)
        guard !relation.allowsSelf, !relation.isComputed else { return }
        report(
            .link(.itself),
            link,
            "'\(relation.name)' of '\(graph.records[Int(link.source)].id)' leads to itself",
            help: "correct the id"
        )
    }

    /// What owns a record is what its folder says; true for a link that says otherwise.
    private mutating func checkFolder(_ link: Link) -> Bool {
        let relation = relation(of: link)
        guard relation.isOwnership, let owner = graph.records[Int(link.source)].owner,
            relation.leads(to: owner.kind), let folder = graph.number(of: owner),
            folder != Int(link.target)
        else { return false }
        report(
            .link(.crossClient),
            link,
            "the file says '\(graph.records[Int(link.target)].id)', its folder '\(owner)'",
            help: "remove '\(relation.name)', or move the file to where it belongs"
        )
        return true
    }

    private mutating func checkOwners(_ link: Link, _ owners: [Int32]) {
        let (source, target) = (owners[Int(link.source)], owners[Int(link.target)])
        guard source >= 0, target >= 0, source != target, !bound(link).relation.crossesClients
        else { return }
        let records = graph.records
        report(
            .link(.crossClient),
            link,
            "'\(records[Int(link.source)].id)' belongs to '\(records[Int(source)].id)', and "
                + "'\(records[Int(link.target)].id)' to '\(records[Int(target)].id)'",
            help: "link a record of the same client, or one of no client"
        )
    }

    private mutating func checkArchived(_ link: Link) {
        guard isArchived[Int(link.target)], !isArchived[Int(link.source)],
            !bound(link).relation.isComputed
        else { return }
        report(
            .link(.archived),
            link,
            "'\(graph.records[Int(link.target)].id)' is archived",
            help: "link another record, or archive this one as well"
        )
    }

    private mutating func checkExclusive() {
        var first: [Int64: Link] = [:]
        for link in graph.links where bound(link).relation.isExclusive {
            let key = Int64(link.relation) << 32 | Int64(link.target)
            guard let other = first[key] else {
                first[key] = link
                continue
            }
            guard other.source != link.source else { continue }
            report(
                .link(.targetTaken),
                link,
                "'\(graph.records[Int(link.target)].id)' already belongs to "
                    + "'\(graph.records[Int(other.source)].id)'",
                help: "remove one of the links",
                related: [RelatedSpan(span: span(of: other), message: "the other link")]
            )
        }
    }

    private mutating func checkCycles() {
        var done: Set<SourceSpan> = []
        for bound in graph.schema.relations where bound.relation.isAcyclic {
            guard done.insert(bound.relation.span).inserted else { continue }
            for cycle in CycleSearch(graph, relation: bound.relation.span).cycles() {
                reportCycle(cycle)
            }
        }
    }

    private mutating func reportCycle(_ cycle: [Link]) {
        guard let first = cycle.first else { return }
        let names = cycle.map { graph.records[Int($0.source)].id.id }
        let shown = names.count > 6 ? Array(names.prefix(6)) + ["…"] : names
        report(
            .link(.cycle),
            first,
            "'\(relation(of: first).name)' runs in a circle: "
                + (shown + [names[0]]).joined(separator: " → "),
            help: "correct one of the links",
            related: cycle.dropFirst().prefix(8).map {
                RelatedSpan(span: span(of: $0), message: "part of the circle")
            }
        )
    }

    /// The relation where the schema keeps it: a copy of so many parts is dear.
    private func bound(_ link: Link) -> BoundRelation { graph.schema.relations[Int(link.relation)] }

    private func relation(of link: Link) -> Relation { bound(link).relation }

    private func span(of link: Link) -> SourceSpan {
        graph.written(link).span(in: graph.records[Int(link.source)])
    }

    private mutating func report(
        _ id: DiagnosticID,
        _ link: Link,
        _ message: String,
        help: String,
        related: [RelatedSpan] = []
    ) {
        diagnostics.append(
            Diagnostic(
                id,
                at: span(of: link),
                message,
                help: help,
                record: graph.records[Int(link.source)].id.description,
                related: related
            )
        )
    }
}
