package import HeliosDiagnostics
import HeliosMarkdown
package import HeliosRecords
import HeliosText

/// Cuts the graph down to what an audience may see; the `project` stage.
///
/// Records that are denied, internal fields, internal replies, and links to anything that is cut
/// away are gone. The organisation itself sees everything that the graph holds, which of a secret
/// is only that there is one.
package func project(_ graph: RecordGraph, for audience: Audience) -> Checked<AudienceGraph> {
    guard !audience.isInternal else {
        return Checked(AudienceGraph(audience: audience, graph: graph))
    }
    var projection = Projection(graph: graph, audience: audience)
    return projection.run()
}

private struct Projection {
    let graph: RecordGraph
    let audience: Audience
    let cuts: [FieldCut]
    let hidden: HiddenRelations
    /// The new number of each record, or −1 for one that is cut away.
    var numbers: [Int32] = []
    var diagnostics: [Diagnostic] = []

    init(graph: RecordGraph, audience: Audience) {
        self.graph = graph
        self.audience = audience
        cuts = graph.schema.kinds.map(FieldCut.init)
        hidden = HiddenRelations(schema: graph.schema)
    }

    mutating func run() -> Checked<AudienceGraph> {
        admit()
        var records: [Record] = []
        var links: [Link] = []
        for number in graph.records.indices where numbers[number] >= 0 {
            records.append(cut(number, into: &links))
        }
        let cut = RecordGraph(
            schema: graph.schema,
            records: records,
            links: links,
            index: RecordIndex(records, schema: graph.schema)
        )
        return Checked(AudienceGraph(audience: audience, graph: cut), diagnostics)
    }

    private mutating func admit() {
        let owners = graph.owners()
        var count: Int32 = 0
        numbers = graph.records.indices.map { number in
            let record = graph.records[number]
            let owner = owners[number] >= 0 ? graph.records[Int(owners[number])].id : record.owner
            guard audience.admits(record, of: graph.kind(of: number), owner: owner) else {
                return -1
            }
            count += 1
            return count - 1
        }
    }

    /// The record without what is hidden; its links go into the list, numbered anew.
    private mutating func cut(_ number: Int, into links: inout [Link]) -> Record {
        let record = graph.records[number]
        let replies = replies(of: record)
        let texts = VisibleTexts(record, replies: replies, kind: graph.kind(of: number))
        var written: [WrittenLink] = []
        for index in graph.links(from: number) {
            let link = graph.links[index]
            let stated = record.links[Int(link.written)]
            let isComputed = graph.relation(of: link).isComputed
            guard !hidden.contains(Int(link.relation)), texts.show(stated, isMention: isComputed)
            else { continue }
            guard numbers[Int(link.target)] >= 0 else {
                report(link, of: record)
                continue
            }
            let shown = visible(stated, in: record)
            links.append(
                Link(
                    source: numbers[number],
                    target: numbers[Int(link.target)],
                    relation: link.relation,
                    written: written.count,
                    hasAttributes: !shown.attributes.isEmpty
                )
            )
            written.append(shown)
        }
        return cuts[record.kind].cut(record, links: written, replies: replies) {
            sees($0, of: $1, from: record)
        }
    }

    /// The link without attributes that stay inside, or that name a reply which does.
    private func visible(_ link: WrittenLink, in record: Record) -> WrittenLink {
        let attributes = graph.schema.relations[link.relation].relation.attributes
        let stated = link.attributes.filter { !namesInternalReply($0.value, of: record) }
        return WrittenLink(
            relation: link.relation,
            target: link.target,
            attributes: FieldCut.cut(stated, of: attributes) {
                sees($0, of: $1, from: record)
            },
            range: link.range,
            path: link.path
        )
    }

    /// Whether a value is the name of a reply for the team alone, which tells its author and time.
    private func namesInternalReply(_ value: FieldValue, of record: Record) -> Bool {
        guard case .text(let name) = value, let shape = graph.schema.kinds[record.kind].reply
        else { return false }
        return record.replies.contains {
            $0.name.hasSameBytes(as: name) && $0.isInternal(shape: shape)
        }
    }

    /// The replies that may be seen, without fields that stay inside and links out of sight.
    private func replies(of record: Record) -> [Reply] {
        guard let shape = graph.schema.kinds[record.kind].reply else { return [] }
        return record.replies.filter { !$0.isInternal(shape: shape) }.map { reply in
            Reply(
                path: reply.path,
                name: reply.name,
                fields: FieldCut.cut(reply.fields, of: shape.fields) {
                    sees($0, of: $1, from: record)
                },
                links: reply.links.filter { link in
                    let relation = graph.schema.relations[link.relation].relation
                    return sees(link.target, of: relation.targets, from: record)
                }.map { visible($0, in: record) },
                body: reply.body
            )
        }
    }

    /// Whether the audience may see what a reference to one of these kinds leads to.
    private func sees(_ target: LinkReference, of kinds: [String], from record: Record) -> Bool {
        let whole = AudienceGraph(audience: .everyone, graph: graph)
        return whole.number(of: target, kinds: kinds, owner: record.owner)
            .map { numbers[$0] >= 0 } ?? false
    }

    private mutating func report(_ link: Link, of record: Record) {
        let target = graph.records[Int(link.target)].id
        diagnostics.append(
            Diagnostic(
                .site(.hiddenLink),
                at: record.links[Int(link.written)].span(in: record),
                "'\(target)' is hidden from the audience '\(audience.name)'",
                help: "nothing, if that is what you want",
                record: record.id.description
            )
        )
    }
}

/// The texts of a record that an audience outside may read, to tell which links come from them.
private struct VisibleTexts {
    private let record: Record
    private let mentions: Set<SourceSpan>
    private let replies: Set<String>
    private let textFiles: Set<String>

    init(_ record: Record, replies: [Reply], kind: Kind) {
        self.record = record
        // What stands in parts of fields is left out: a part may be for the team alone.
        let texts = record.texts.filter { !kind.fields[$0.field].isInternal }
        var documents = texts.map { ($0.path ?? record.path, $0.document) }
        documents += replies.map { ($0.path, $0.body) }
        if let body = record.body { documents.append((record.path, body)) }
        mentions = Set(
            documents.flatMap { path, document in
                document.links.map { SourceSpan(path: path, range: $0.range) }
            }
        )
        self.replies = Set(replies.map(\.path))
        textFiles = Set(record.texts.compactMap(\.path))
    }

    /// Whether the place that a link is written at may be seen.
    func show(_ link: WrittenLink, isMention: Bool) -> Bool {
        if isMention { return mentions.contains(link.span(in: record)) }
        guard let path = link.path, !textFiles.contains(path) else { return true }
        return replies.contains(path)
    }
}
