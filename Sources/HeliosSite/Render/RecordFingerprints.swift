import HeliosMarkdown
import HeliosRecords
import HeliosText
import Synchronization

/// Numbers that change with what pages show of records.
final class RecordFingerprints: Sendable {
    /// What other pages show of a record: its title and path, its colour and how it stands.
    let faces: [UInt64]
    /// What its own page shows: all that it says, and the faces of those it is linked with.
    let pages: [UInt64]
    /// Whose names there are, new and old, and to whom they belong.
    let names: UInt64

    /// What pages show that tell neither what links say about themselves nor what files hold: all
    /// that a record says, and the faces of those it is linked with.
    let outlines: Lazily<[UInt64]>

    private let neighbours: RecordNeighbours
    private let rows: Mutex<[Int: [UInt64]]>

    /// The numbers of records with these titles and paths of pages.
    init(
        _ graph: RecordGraph,
        titles: [String],
        paths: [String],
        _ extracts: Extracts,
        contents: [UInt64]
    ) {
        let looks = extracts.column("look", of: Array(graph.records.indices), numbers: contents) {
            ExtractColumn.append(Int(truncatingIfNeeded: Self.look(of: $0, in: graph)), to: &$1)
        }
        var names = Fingerprint()
        faces = graph.records.indices.map { number in
            let record = graph.records[number]
            names.add(extracts.ids[number])
            // Texts may name a record by the path of its file.
            names.add(record.path)
            if let owner = record.owner { names.add(owner.id) }
            for alias in record.aliases { names.add(alias.text) }
            var face = Fingerprint()
            face.add(titles[number])
            face.add(paths[number])
            face.add(extracts.ids[number])
            for look in looks.numbers(at: number) { face.add(look) }
            return face.value
        }
        self.names = names.value
        let neighbours = RecordNeighbours(graph, contents: contents, faces: faces)
        self.neighbours = neighbours
        pages = neighbours.reach(over: faces)
        outlines = Lazily { [faces] in neighbours.reach(over: faces, withDetails: false) }
        rows = Mutex([1: pages])
    }

    /// What lists show of records whose columns walk so many links.
    func rows(reaching depth: Int) -> [UInt64] {
        let depth = max(1, depth)
        if let known = rows.withLock({ $0[depth] }) { return known }
        let made = neighbours.reach(over: rows(reaching: depth - 1))
        rows.withLock { $0[depth] = made }
        return made
    }

    /// Adds what the records of these kinds say and what is shown of those they are linked with or
    /// belong to, their order, and which other pages about the kinds there are.
    ///
    /// With `outlines` as `numbers` it is less that they say.
    func add(
        _ numbers: [UInt64]? = nil,
        in context: PageContext,
        to print: inout Fingerprint,
        where isShown: (_ place: Int, Kind) -> Bool
    ) {
        for (kind, declared) in context.schema.kinds.enumerated() where isShown(kind, declared) {
            for record in context.graph.graph.records(ofKind: kind) {
                print.add((numbers ?? pages)[record])
                guard let owner = context.graph.records[record].owner else { continue }
                print.add(context.graph.graph.number(of: owner).map { faces[$0] } ?? 0)
            }
            for record in context.plan.lists[kind].records { print.add(record) }
            for placed in context.plan.portal where placed.page.viewedKind == kind {
                print.add(placed.path)
            }
        }
    }

    /// What only the record's files say of how others show it.
    private static func look(of number: Int, in graph: RecordGraph) -> UInt64 {
        let record = graph.records[number]
        var print = Fingerprint()
        let kind = graph.kind(of: number)
        for name in ["color", "is_resolved", "is_closed", "state"] {
            guard let field = kind.fieldIndex(named: name) else { continue }
            switch record.value(at: field) {
            case .text(let text)?: print.add(text)
            case .boolean(let flag)?: print.add(flag ? 1 : 2)
            default: print.add(0)
            }
        }
        for heading in record.body?.headings ?? [] { print.add(heading.slug) }
        return print.value
    }
}

/// Adds to what records say what is shown of those they are linked with.
private struct RecordNeighbours: Sendable {
    private let graph: RecordGraph
    private let contents: [UInt64]
    private let faces: [UInt64]
    /// By relation whether pages show more of what it leads to than how others show it.
    private let leadsToFiles: [Bool]

    init(_ graph: RecordGraph, contents: [UInt64], faces: [UInt64]) {
        self.graph = graph
        self.contents = contents
        self.faces = faces
        leadsToFiles = graph.schema.leadsToFiles
    }

    /// For each record a number for its own content and for what the others show.
    ///
    /// Details are what links say about themselves and what the files hold that they lead to.
    func reach(over others: [UInt64], withDetails: Bool = true) -> [UInt64] {
        graph.records.indices.map { number in
            var print = Fingerprint()
            print.add(contents[number])
            print.add(faces[number])
            for place in graph.links(from: number) {
                let link = graph.links[place]
                print.add(Int(link.relation))
                print.add(Int(link.written))
                print.add(others[Int(link.target)])
                if withDetails, leadsToFiles[Int(link.relation)] {
                    print.add(contents[Int(link.target)])
                }
            }
            for place in graph.links(to: number) {
                let link = graph.links[place]
                print.add(Int(link.relation))
                print.add(others[Int(link.source)])
                // What the link says about itself stands in the other's file.
                if withDetails, link.hasAttributes {
                    print.add(contents[Int(link.source)])
                }
            }
            return print.value
        }
    }
}
