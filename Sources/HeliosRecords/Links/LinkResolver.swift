package import HeliosDiagnostics
import HeliosText

/// Finds the target of every written link, and checks what links must obey.
package struct LinkResolver {
    private let schema: Schema
    private let records: [Record]
    private let index: RecordIndex
    /// By its number, whether the links of a relation are followed.
    private let isFollowed: [Bool]
    private var links: [Link] = []
    private var diagnostics: [Diagnostic] = []
    /// Owners whose record is missing: told once, not for each record they own.
    private var missingOwners: Set<RecordID> = []

    private init(_ records: [Record], schema: Schema, index: RecordIndex) {
        self.schema = schema
        self.records = records
        self.index = index
        // A target that is no kind is told where the relation is declared.
        isFollowed = schema.relations.map { bound in
            !bound.relation.isDormant
                && bound.relation.targets.allSatisfy { schema.kindIndex(named: $0) != nil }
        }
    }

    /// The graph of these records, sorted by kind and id.
    ///
    /// `unread` are records that are meant by files which cannot be read.
    package static func resolve(
        _ records: [Record],
        schema: Schema,
        unread: Set<RecordID> = []
    ) -> Checked<RecordGraph> {
        let index = RecordIndex(records, schema: schema, unread: unread)
        var resolver = LinkResolver(records, schema: schema, index: index)
        resolver.resolveAll()
        let graph = RecordGraph(
            schema: schema,
            records: records,
            links: resolver.links,
            index: resolver.index
        )
        var checks = LinkChecks(graph)
        checks.run()
        return Checked(graph, resolver.diagnostics + checks.diagnostics)
    }

    /// The links of one of these records, with what is wrong with their targets.
    static func links(
        from number: Int,
        of records: [Record],
        schema: Schema,
        index: RecordIndex
    ) -> Checked<[Link]> {
        var resolver = LinkResolver(records, schema: schema, index: index)
        for place in records[number].links.indices { resolver.resolve(place, of: number) }
        return Checked(resolver.links, resolver.diagnostics)
    }

    private mutating func resolveAll() {
        links.reserveCapacity(records.count * 6)
        for number in records.indices {
            checkAliases(records[number])
            for place in records[number].links.indices {
                resolve(place, of: number)
            }
        }
    }

    private mutating func resolve(_ place: Int, of number: Int) {
        let record = records[number]
        let link = record.links[place]
        guard isFollowed[link.relation] else { return }
        let bound = schema.relations[link.relation]
        let found = index.find(link.target, leadingTo: bound.relation.targets, owner: record.owner)
        switch found {
        case .record(let target): add(target, place, of: number, link)
        case .alias(let target):
            add(target, place, of: number, link)
            report(
                .link(.alias),
                link,
                of: record,
                "'\(link.target)' is an old id of '\(records[target].id)'",
                help: "write '\(newName(of: target, for: link.target))'"
            )
        case .wrongKind(let target): reportWrongKind(target, link, bound.relation, of: record)
        case .ambiguous(let targets):
            let names = targets.map { "'\(records[$0].id)'" }.joined(separator: " or ")
            report(
                .link(.ambiguous),
                link,
                of: record,
                "'\(link.target)' could be \(names)",
                help: "write the kind in front of the id"
            )
        case .unknownKind: reportUnknownKind(link, of: record)
        case .nothing: reportUnresolved(link, bound.relation, of: record)
        case .dormant, .unread: break
        }
    }

    private mutating func add(_ target: Int, _ place: Int, of number: Int, _ link: WrittenLink) {
        links.append(
            Link(
                source: Int32(clamping: number),
                target: Int32(clamping: target),
                relation: Int32(clamping: link.relation),
                written: place,
                hasAttributes: !link.attributes.isEmpty
            )
        )
    }

    private func newName(of target: Int, for reference: LinkReference) -> String {
        reference.kind == nil ? records[target].id.id : records[target].id.description
    }

    private mutating func checkAliases(_ record: Record) {
        for alias in record.aliases {
            let id = RecordID(kind: record.id.kind, id: alias.text)
            let other = index.number(of: id) ?? index.number(ofAlias: id)
            guard let other, records[other].id != record.id else { continue }
            diagnostics.append(
                Diagnostic(
                    .record(.aliasClash),
                    at: alias.span,
                    "'\(alias.text)' also means '\(records[other].id)'",
                    help: "remove the alias",
                    record: record.id.description,
                    related: [RelatedSpan(span: records[other].span, message: "the other record")]
                )
            )
        }
    }
}

// MARK: - Reports

extension LinkResolver {
    private mutating func report(
        _ id: DiagnosticID,
        _ link: WrittenLink,
        of record: Record,
        _ message: String,
        help: String?,
        related: [RelatedSpan] = []
    ) {
        diagnostics.append(
            Diagnostic(
                id,
                at: link.span(in: record),
                message,
                help: help,
                record: record.id.description,
                related: related
            )
        )
    }

    private mutating func reportWrongKind(
        _ target: Int,
        _ link: WrittenLink,
        _ relation: Relation,
        of record: Record
    ) {
        let kinds = relation.targets.joined(separator: " or ")
        report(
            .link(.wrongKind),
            link,
            of: record,
            "'\(relation.name)' leads to \(kinds), and '\(link.target)' is "
                + Words.withArticle(records[target].id.kind),
            help: "link a record of the right kind, or use another relation",
            related: [RelatedSpan(span: records[target].span, message: "the linked record")]
        )
    }

    private mutating func reportUnknownKind(_ link: WrittenLink, of record: Record) {
        let kind = link.target.kind ?? ""
        report(
            .link(.unresolved),
            link,
            of: record,
            "'\(link.target)' leads nowhere: no kind is called '\(kind)'",
            help: Help.oneOf(schema.kinds.map(\.name), meant: kind) ?? "correct the kind"
        )
    }

    private mutating func reportUnresolved(
        _ link: WrittenLink,
        _ relation: Relation,
        of record: Record
    ) {
        if relation.isOwnership, link.range == .start {
            let owner = RecordID(kind: link.target.kind ?? "", id: link.target.id)
            guard missingOwners.insert(owner).inserted else { return }
        }
        let kinds = link.target.kind.map { [$0] } ?? relation.targets
        let noun = kinds.count == 1 ? kinds[0] : "record"
        report(
            .link(.unresolved),
            link,
            of: record,
            "no \(noun) is called '\(link.target.id)'",
            help: nearest(to: link.target, among: kinds)
                ?? kinds.first.map {
                    "correct the id, or create the record with 'helios-docs new \($0)'"
                } ?? "correct the id"
        )
    }

    private func nearest(to reference: LinkReference, among kinds: [String]) -> String? {
        let wanted = kinds.isEmpty ? schema.kinds.map(\.name) : kinds
        let ids = records.lazy.filter { wanted.contains($0.id.kind) }.map(\.id.id)
        guard let id = Suggestion.nearest(to: reference.id, among: ids) else { return nil }
        let text = reference.kind.map { "\($0):\(id)" } ?? id
        return "did you mean '\(text)'?"
    }
}

extension WrittenLink {
    /// Where the link is written, as part of a record.
    package func span(in record: Record) -> SourceSpan {
        SourceSpan(path: path ?? record.path, range: range)
    }
}
