import HeliosRecords
import HeliosText

/// The records of a kind below one another, as a relation to their own kind says.
struct Hierarchy: Sendable {
    /// Those that nobody is above, in the order of the kind's list.
    let roots: [Int]
    /// Those directly below a record, in the same order.
    let children: [Int: [Int]]

    /// The records of a list, where `above` tells who is above each; one that is not of the list
    /// counts as nobody.
    init(of records: [Int], above: (Int) -> Int?) {
        let known = Set(records)
        var roots: [Int] = []
        var children: [Int: [Int]] = [:]
        for record in records {
            if let parent = above(record), parent != record, known.contains(parent) {
                children[parent, default: []].append(record)
            } else {
                roots.append(record)
            }
        }
        self.roots = roots
        self.children = children
    }

    /// How many records lie below one, at any depth.
    func countBelow(_ record: Int) -> Int {
        var count = 0
        var open = children[record] ?? []
        while let next = open.popLast() {
            count += 1
            open += children[next] ?? []
        }
        return count
    }

    /// For each record the sum of a number over itself and all below it.
    func sums(of number: (Int) -> Int) -> [Int: Int] {
        var order = roots
        var place = 0
        while place < order.count {
            order += children[order[place]] ?? []
            place += 1
        }
        var sums: [Int: Int] = [:]
        for record in order.reversed() {
            let below = (children[record] ?? []).reduce(0) { $0 + (sums[$1] ?? 0) }
            sums[record] = number(record) + below
        }
        return sums
    }
}

extension PageContext {
    /// The records of a kind in the order of its list, which holds no archived ones.
    func currentRecords(ofKind kind: Int) -> [Int] { plan.lists[kind].records }

    /// Records by owner, the organisation's own in front.
    func byOwner(_ records: [Int]) -> [(owner: RecordID?, records: [Int])] {
        var groups: [(owner: RecordID?, records: [Int])] = []
        for record in records {
            let owner = graph.records[record].owner
            if let group = groups.firstIndex(where: { $0.owner == owner }) {
                groups[group].records.append(record)
            } else {
                groups.append((owner, [record]))
            }
        }
        return groups.sorted { left, right in
            (left.owner?.id ?? "").precedesBytewise(right.owner?.id ?? "")
        }
    }

    /// What the owner of records is called.
    func ownerTitle(_ owner: RecordID) -> String {
        graph.graph.number(of: owner).map(title) ?? owner.id
    }

    /// The first record that one leads to by a relation of its kind.
    func target(of record: Int, relation: Int) -> Int? {
        let kind = graph.records[record].kind
        let bound = schema.relationNumber(kind: kind, relation: relation)
        for place in graph.graph.links(from: record) {
            let link = graph.graph.links[place]
            if Int(link.relation) == bound { return Int(link.target) }
        }
        return nil
    }

    /// A text that a record states in the field of this name, in words.
    func word(_ field: String, of record: Int) -> String? {
        let kind = graph.kind(of: record)
        guard let index = kind.fieldIndex(named: field),
            case .text(let text)? = graph.records[record].value(at: index, of: kind)
        else { return nil }
        if case .enumeration = kind.fields[index].type { return phrases.word(text) }
        return text
    }
}

extension Kind {
    /// The relation by which a record names the one above it: to its own kind, at most one, and
    /// without circles.
    var relationAbove: Int? {
        relations.indices.first { index in
            let relation = relations[index]
            return relation.isAcyclic && !relation.isMany && relation.targets.count == 1
                && relation.leads(to: name)
        }
    }
}
