import HeliosMarkdown
import HeliosRecords
import HeliosText

/// Numbers that change with what pages show of records.
struct RecordFingerprints {
    /// What other pages show of a record: its title and path, its colour and how it stands.
    let faces: [UInt64]
    /// What its own page shows: all that it says, and the faces of those it is linked with.
    let pages: [UInt64]
    /// Whose names there are, new and old, and to whom they belong.
    let names: UInt64

    private let context: PageContext
    private let contents: [UInt64]

    /// `contents` are numbers that change with the files of the records.
    init(_ context: PageContext, contents: [UInt64]) {
        self.context = context
        self.contents = contents
        let records = context.graph.records
        var names = Fingerprint()
        faces = records.indices.map { number in
            names.add(records[number].id.kind)
            names.add(records[number].id.id)
            // Texts may name a record by the path of its file.
            names.add(records[number].path)
            if let owner = records[number].owner { names.add(owner.id) }
            for alias in records[number].aliases { names.add(alias.text) }
            return Self.face(of: number, context)
        }
        self.names = names.value
        let faces = faces
        pages = records.indices.map { Self.reach(of: $0, context, contents, faces, over: faces) }
    }

    /// What lists show of records whose columns walk so many links.
    func rows(reaching depth: Int) -> [UInt64] {
        var rows = pages
        for _ in 1..<max(1, depth) {
            let inner = rows
            rows = rows.indices.map { Self.reach(of: $0, context, contents, faces, over: inner) }
        }
        return rows
    }

    private static func face(of number: Int, _ context: PageContext) -> UInt64 {
        let record = context.graph.records[number]
        var print = Fingerprint()
        print.add(context.plan.titles[number])
        print.add(context.plan.recordPaths[number])
        print.add(record.id.kind)
        print.add(record.id.id)
        let kind = context.graph.kind(of: number)
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

    /// A record's own content, and a number for each record that it is linked with.
    private static func reach(
        of number: Int,
        _ context: PageContext,
        _ contents: [UInt64],
        _ faces: [UInt64],
        over others: [UInt64]
    ) -> UInt64 {
        let graph = context.graph.graph
        var print = Fingerprint()
        print.add(contents[number])
        print.add(faces[number])
        for link in graph.links[graph.links(from: number)] {
            print.add(Int(link.relation))
            print.add(Int(link.written))
            print.add(others[Int(link.target)])
        }
        for place in graph.links(to: number) {
            let link = graph.links[place]
            print.add(Int(link.relation))
            print.add(others[Int(link.source)])
            // What the link says about itself stands in the other's file.
            if context.arrivals[Int(link.relation)].hasAttributes {
                print.add(contents[Int(link.source)])
            }
        }
        return print.value
    }
}
