import HeliosRecords
import HeliosText

/// What services rest on, over any number of steps.
struct Dependencies: Sendable {
    /// What each record rests on directly; only records that do.
    private(set) var below: [Int: [Int]] = [:]
    /// What rests on each record directly.
    private(set) var above: [Int: [Int]] = [:]

    /// The links of services along relations that may lead to services.
    init(of graph: AudienceGraph) {
        for kind in graph.schema.kinds.indices where graph.schema.kinds[kind].has(.service) {
            let relations = Set(Self.relations(of: kind, in: graph.schema))
            for record in graph.graph.records(ofKind: kind) {
                for link in graph.graph.links[graph.graph.links(from: record)]
                where relations.contains(Int(link.relation)) && link.source != link.target {
                    let target = Int(link.target)
                    if below[record]?.contains(target) ?? false { continue }
                    below[record, default: []].append(target)
                    above[target, default: []].append(record)
                }
            }
        }
    }

    /// The relations by which records of a kind say what they rest on.
    private static func relations(of kind: Int, in schema: Schema) -> [Int] {
        let declared = schema.kinds[kind]
        return declared.relations.indices.filter { index in
            let relation = declared.relations[index]
            return relation.targets.contains(declared.name) && !relation.isSymmetric
                && !relation.isComputed && relation.name != "parent"
        }
        .map { schema.relationNumber(kind: kind, relation: $0) }
    }

    /// Everything that a record rests on, nearest first.
    func all(below record: Int) -> [Int] { reach(from: record) { below[$0] ?? [] } }

    /// Everything that rests on a record, nearest first.
    func all(above record: Int) -> [Int] { reach(from: record) { above[$0] ?? [] } }

    private func reach(from record: Int, _ next: (Int) -> [Int]) -> [Int] {
        var seen: Set<Int> = [record]
        var found: [Int] = []
        var place = 0
        var open = [record]
        while place < open.count {
            for other in next(open[place]) where seen.insert(other).inserted {
                found.append(other)
                open.append(other)
            }
            place += 1
        }
        return found
    }
}

/// Records in columns: each stands to the right of all that rest on it.
struct Layers {
    /// The records of each column, from top to bottom.
    private(set) var columns: [[Int]] = []

    /// The columns of these records; where they rest on one another in a circle, some edge of the
    /// circle runs back.
    init(of records: [Int], _ dependencies: Dependencies) {
        let known = Set(records)
        var depths: [Int: Int] = [:]
        var open: Set<Int> = []
        func depth(_ record: Int, steps: Int) -> Int {
            if let depth = depths[record] { return depth }
            guard steps < 64, open.insert(record).inserted else { return 0 }
            defer { open.remove(record) }
            let users = (dependencies.above[record] ?? []).filter(known.contains)
            let result =
                users.filter { !open.contains($0) }
                .map { depth($0, steps: steps + 1) + 1 }.max() ?? 0
            depths[record] = result
            return result
        }
        for record in records {
            let column = depth(record, steps: 0)
            while columns.count <= column { columns.append([]) }
            columns[column].append(record)
        }
        for _ in 0..<3 { untangle(dependencies) }
    }

    /// Puts each record near the middle of those that rest on it.
    private mutating func untangle(_ dependencies: Dependencies) {
        var places: [Int: Double] = [:]
        for column in columns.indices {
            let count = Double(columns[column].count)
            let keys = columns[column].enumerated().map { place, record in
                let users = (dependencies.above[record] ?? []).compactMap { places[$0] }
                let own = (Double(place) + 0.5) / count
                let middle = users.isEmpty ? own : users.reduce(0, +) / Double(users.count)
                return (middle, place, record)
            }
            columns[column] = keys.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
            for (place, record) in columns[column].enumerated() {
                places[record] = (Double(place) + 0.5) / count
            }
        }
    }
}
