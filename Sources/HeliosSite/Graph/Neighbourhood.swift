import HeliosRecords
import HeliosText

/// The records that one is linked with directly, by how they are linked.
struct Neighbourhood {
    /// Records that are linked in one way.
    struct Group: Sendable {
        /// The words of the link.
        let label: String
        /// The part of the record's page that lists all of them, if it has one.
        let part: String?
        /// Who they are, each once.
        var records: [Int] = []
    }

    /// Those that lead to the record.
    private(set) var users: [Group] = []
    /// Those that the record leads to.
    private(set) var used: [Group] = []

    init(of number: Int, in context: PageContext) {
        addLeaving(number, context)
        addArriving(number, context)
    }

    var isEmpty: Bool { users.isEmpty && used.isEmpty }

    // MARK: What the record leads to

    /// The record's own links in the order of its kind's relations, those of its texts last.
    private mutating func addLeaving(_ number: Int, _ context: PageContext) {
        let graph = context.graph.graph
        let layout = context.layouts[graph.records[number].kind]
        var groups: [(relation: Int, records: [Int])] = []
        for place in graph.links(from: number) {
            let link = graph.links[place]
            let other = Int(link.target)
            guard other != number else { continue }
            if let group = groups.firstIndex(where: { $0.relation == Int(link.relation) }) {
                groups[group].records.append(other)
            } else {
                groups.append((Int(link.relation), [other]))
            }
        }
        addSymmetric(number, context, to: &groups)
        let relations = context.schema.relations
        groups.sort { left, right in
            let isLate = (
                left: relations[left.relation].relation.isComputed,
                right: relations[right.relation].relation.isComputed
            )
            return isLate.left == isLate.right ? left.relation < right.relation : isLate.right
        }
        var seen: Set<Int> = [number]
        for group in groups {
            let bound = relations[group.relation]
            let hasPart =
                bound.field == nil
                && layout.relations.contains {
                    context.schema.relationNumber(kind: bound.kind, relation: $0) == group.relation
                }
            // Files stand among the attachments.
            let isOfFiles = context.plan.leadsToFiles[group.relation]
            let part = isOfFiles ? "page.attachments" : "relation.\(bound.relation.name)"
            let shown = Group(
                label: bound.relation.displayLabel,
                part: hasPart ? part : nil,
                records: group.records.filter { seen.insert($0).inserted }
            )
            if !shown.records.isEmpty { used.append(shown) }
        }
    }

    /// The other ends of symmetric relations, which read the same from both.
    private func addSymmetric(
        _ number: Int,
        _ context: PageContext,
        to groups: inout [(relation: Int, records: [Int])]
    ) {
        let kind = context.graph.records[number].kind
        for place in context.graph.graph.links(to: number) {
            let link = context.graph.graph.links[place]
            let arrival = context.arrivals[Int(link.relation)]
            guard arrival.isSymmetric, arrival.hiddenIn.contains(kind) else { continue }
            let name = context.schema.relations[Int(link.relation)].relation.name
            let own = context.schema.kinds[kind].relationIndex(named: name).map {
                context.schema.relationNumber(kind: kind, relation: $0)
            }
            guard let own else { continue }
            if let group = groups.firstIndex(where: { $0.relation == own }) {
                groups[group].records.append(Int(link.source))
            } else {
                groups.append((own, [Int(link.source)]))
            }
        }
    }

    // MARK: What leads to the record

    private mutating func addArriving(_ number: Int, _ context: PageContext) {
        var seen: Set<Int> = [number]
        for isMention in [false, true] {
            for group in Backlinks(of: number, in: context).groups
            where group.arrival.isMention == isMention {
                let shown = Group(
                    label: group.arrival.label,
                    part: group.arrival.id,
                    records: group.links.map(\.other).filter { seen.insert($0).inserted }
                )
                if !shown.records.isEmpty { users.append(shown) }
            }
        }
    }
}

extension Neighbourhood {
    /// A part of a group that there is room for.
    struct Row: Sendable {
        let group: Group
        /// How many of its records are shown; none, where only a way to the list is left.
        var shown: Int

        /// How many are not.
        var hidden: Int { group.records.count - shown }
    }

    /// The groups with as many records as fit, one of each in front of a second of any; groups for
    /// which not even one fits make one row at the end.
    static func rows(of groups: [Group], room: Int) -> [Row] {
        var rows = groups.prefix(max(1, room)).map { Row(group: $0, shown: 1) }
        var left = room - rows.count
        while left > 0 {
            let start = left
            for row in rows.indices where left > 0 && rows[row].hidden > 0 {
                rows[row].shown += 1
                left -= 1
            }
            if left == start { break }
        }
        // The way to a single one would take the room of the one itself.
        for row in rows.indices where rows[row].hidden == 1 { rows[row].shown += 1 }
        return rows
    }
}
