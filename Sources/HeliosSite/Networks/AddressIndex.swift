import HeliosRecords
import HeliosText

/// Which addresses of which networks are taken, by what; worked out once for all pages.
struct AddressIndex: Sendable {
    /// The networks by their records' numbers.
    private(set) var subnets: [Int: Subnet] = [:]
    /// Those records, by owner, then by network.
    private(set) var ordered: [Int] = []

    /// The networks of an audience, and every address that its records hold.
    init(of graph: AudienceGraph) {
        addSubnets(graph)
        nest(graph)
        let holders = AddressHolders(of: graph.schema)
        for kind in graph.schema.kinds.indices where holders.holdsAddresses(kind) {
            for record in graph.graph.records(ofKind: kind) {
                for found in holders.addresses(of: record, in: graph) { add(found, graph) }
            }
        }
        for record in ordered { subnets[record]?.sort() }
    }

    private mutating func addSubnets(_ graph: AudienceGraph) {
        for kind in graph.schema.kinds.indices where graph.schema.kinds[kind].has(.subnet) {
            for record in graph.graph.records(ofKind: kind) {
                guard let subnet = Subnet(record, graph) else { continue }
                subnets[record] = subnet
                ordered.append(record)
            }
        }
        let keys = ordered.map { record in
            (graph.records[record].owner?.id ?? "", subnets[record]?.network, record)
        }
        ordered = keys.sorted { left, right in
            if !left.0.hasSameBytes(as: right.0) { return left.0.precedesBytewise(right.0) }
            guard let one = left.1, let other = right.1, one != other else {
                return left.2 < right.2
            }
            return one < other
        }.map(\.2)
    }

    /// Finds for each network the nearest one that holds it; networks never overlap in part.
    private mutating func nest(_ graph: AudienceGraph) {
        var open: [Int] = []
        for record in ordered {
            guard let network = subnets[record]?.network else { continue }
            while let last = open.last {
                let isSameOwner = graph.records[last].owner == graph.records[record].owner
                if isSameOwner, subnets[last]?.network.contains(network) ?? false { break }
                open.removeLast()
            }
            subnets[record]?.within = open.last
            open.append(record)
        }
    }

    /// Puts an address into the network that it says it is of, or else into the only one, the
    /// smallest, of its owner that holds it.
    private mutating func add(_ found: AddressHolders.Found, _ graph: AudienceGraph) {
        if let network = found.network, subnets[network]?.network.contains(found.address) ?? false {
            subnets[network]?.taken.append(found.taken)
            return
        }
        let owner = graph.records[found.taken.record].owner
        let candidates = ordered.filter { record in
            graph.records[record].owner == owner
                && subnets[record]?.network.contains(found.address) ?? false
        }
        let longest = candidates.compactMap { subnets[$0]?.network.prefixLength }.max()
        let nearest = candidates.filter { subnets[$0]?.network.prefixLength == longest }
        if nearest.count == 1, let only = nearest.first {
            subnets[only]?.taken.append(found.taken)
        }
    }
}

/// Finds the addresses that records hold: in objects, or kinds, that may name a network.
struct AddressHolders {
    /// An address, who holds it, and the network that stands beside it.
    struct Found {
        let taken: Subnet.Taken
        let network: Int?

        var address: IPAddress { taken.address }
    }

    /// What the records of a kind may hold.
    private struct Places {
        /// Fields with lists of objects that hold addresses, and single objects.
        var objects: [(field: Int, shape: ObjectShape, relation: Relation)] = []
        /// The kind's own addresses, and its relation to a network.
        var own: (fields: [Int], relation: Int)?
    }

    private let places: [Places]

    init(of schema: Schema) {
        let subnets = schema.kinds.filter { $0.has(.subnet) }.map(\.name)
        func leads(_ relation: Relation) -> Bool {
            !relation.targets.isEmpty && !relation.isMany
                && relation.targets.contains(where: subnets.contains)
        }
        places = schema.kinds.map { kind in
            var places = Places()
            guard !kind.has(.subnet) else { return places }
            for (index, field) in kind.fields.enumerated() {
                guard let shape = field.type.objectShape,
                    shape.fields.contains(where: { $0.type == .ip }),
                    let relation = shape.relations.first(where: leads)
                else { continue }
                places.objects.append((index, shape, relation))
            }
            let own = kind.fields.indices.filter { kind.fields[$0].type == .ip }
            if !own.isEmpty,
                let relation = kind.relations.indices.first(
                    where: { leads(kind.relations[$0]) }
                )
            {
                places.own = (own, relation)
            }
            return places
        }
    }

    func holdsAddresses(_ kind: Int) -> Bool {
        !places[kind].objects.isEmpty || places[kind].own != nil
    }

    /// The addresses that a record holds, with the words for where.
    func addresses(of number: Int, in graph: AudienceGraph) -> [Found] {
        let record = graph.records[number]
        let kind = graph.schema.kinds[record.kind]
        var found: [Found] = []
        for place in places[record.kind].objects {
            let values: [FieldValue]
            switch record.value(at: place.field) {
            case .list(let list)?: values = list
            case let value?: values = [value]
            case nil: values = []
            }
            for value in values {
                found += addresses(in: value, place.shape, place.relation, number, graph)
            }
        }
        if let own = places[record.kind].own {
            let bound = graph.schema.relationNumber(kind: record.kind, relation: own.relation)
            let links = graph.graph.links[graph.graph.links(from: number)]
            let network = links.first { Int($0.relation) == bound }.map { Int($0.target) }
            for field in own.fields {
                guard case .ip(let address)? = record.value(at: field) else { continue }
                let label = kind.fields[field].displayLabel
                found.append(
                    Found(
                        taken: Subnet.Taken(address: address, record: number, place: label),
                        network: network
                    )
                )
            }
        }
        return found
    }

    /// The addresses of one object, such as an interface.
    private func addresses(
        in value: FieldValue,
        _ shape: ObjectShape,
        _ relation: Relation,
        _ number: Int,
        _ graph: AudienceGraph
    ) -> [Found] {
        guard case .object = value else { return [] }
        let reference = value.member(relation.name).flatMap { LinkReference($0.text) }
        let network = reference.flatMap {
            graph.number(
                of: $0,
                kinds: relation.targets,
                owner: graph.records[number].owner
            )
        }
        var isDynamic = false
        var name: String?
        for field in shape.fields {
            switch value.member(field.name) {
            case .boolean(true)? where field.name.hasSameBytes(as: "dhcp"): isDynamic = true
            case .text(let text)? where name == nil: name = text
            default: break
            }
        }
        let addresses = shape.fields.filter { $0.type == .ip }
        return addresses.enumerated().compactMap { place, field in
            guard case .ip(let address)? = value.member(field.name) else { return nil }
            let words = [name, place == 0 ? nil : field.displayLabel].compactMap { $0 }
            return Found(
                taken: Subnet.Taken(
                    address: address,
                    record: number,
                    place: words.joined(separator: ", "),
                    isDynamic: isDynamic
                ),
                network: network
            )
        }
    }
}

extension FieldType {
    /// The shape of an object, or of each of a list.
    var objectShape: ObjectShape? {
        switch self {
        case .object(let shape), .list(.object(let shape)): shape
        default: nil
        }
    }
}
