import HeliosRecords
import HeliosText

/// A network of a record and who has which of its addresses.
struct Subnet: Sendable {
    /// An address that a record holds.
    struct Taken: Sendable {
        let address: IPAddress
        let record: Int
        /// Where the record holds it, such as the name of an interface.
        let place: String
        /// Whether it is given out by DHCP, and so may lie in a range.
        var isDynamic = false
    }

    /// An address that the network's own record names, such as its gateway.
    struct Mark: Sendable {
        let address: IPAddress
        let label: String
    }

    /// Addresses that are given out, such as a DHCP range.
    struct Range: Sendable {
        let first: IPAddress
        let last: IPAddress
        let label: String

        func contains(_ address: IPAddress) -> Bool {
            address.isIPv6 == first.isIPv6 && first <= address && address <= last
        }
    }

    let record: Int
    let network: IPNetwork
    let marks: [Mark]
    let ranges: [Range]
    /// The nearest network of the same owner that holds this one.
    var within: Int?
    /// In the order of the addresses, once all are there.
    var taken: [Taken] = []

    /// The network of a record; nil if the record states none.
    init?(_ number: Int, _ graph: AudienceGraph) {
        let record = graph.records[number]
        let kind = graph.schema.kinds[record.kind]
        var network: IPNetwork?
        var marks: [Mark] = []
        var ranges: [Range] = []
        for (index, field) in kind.fields.enumerated() {
            switch (field.type, record.value(at: index)) {
            case (.cidr, .cidr(let value)?) where network == nil: network = value
            case (.ip, .ip(let address)?):
                marks.append(Mark(address: address, label: field.displayLabel))
            case (.object, let value?):
                guard case .ip(let first)? = value.member("start"),
                    case .ip(let last)? = value.member("end"), first <= last
                else { continue }
                ranges.append(Range(first: first, last: last, label: field.displayLabel))
            default: break
            }
        }
        guard let network else { return nil }
        self.record = number
        self.network = network
        self.marks = marks.filter { network.contains($0.address) }
        self.ranges = ranges.filter { network.contains($0.first) && network.contains($0.last) }
    }

    mutating func sort() {
        taken.sort { left, right in
            left.address == right.address
                ? left.record < right.record : left.address < right.address
        }
    }

    // MARK: Figures

    /// How many addresses hosts may have.
    var usable: UInt128 { network.lastUsable.bits - network.firstUsable.bits + 1 }

    /// How many of them somebody holds or the network's record names.
    var used: Int { Set(taken.map(\.address)).union(marks.map(\.address)).count }

    /// How many addresses are given out by DHCP and the like, but for those that somebody holds.
    var pooled: UInt128 {
        ranges.reduce(0) { $0 + ($1.last.bits - $1.first.bits + 1) }
    }

    /// Whether parts of it mean anything: of an IPv6 network nearly nothing is ever used.
    var isCounted: Bool { !network.address.isIPv6 }

    /// How much of it is used, in hundredths; nil where that means nothing.
    var percent: Int? {
        guard isCounted, usable > 0 else { return nil }
        return min(100, Int(UInt128(used) * 100 / usable))
    }

    /// Addresses that more than one record holds.
    var conflicts: Set<IPAddress> {
        var seen: [IPAddress: Int] = [:]
        var found: Set<IPAddress> = []
        for taken in taken {
            if let other = seen[taken.address], other != taken.record {
                found.insert(taken.address)
            }
            seen[taken.address] = taken.record
        }
        return found
    }

    /// Whether an address that is set by hand lies where others are given out.
    func isMisplaced(_ taken: Taken) -> Bool {
        !taken.isDynamic && ranges.contains { $0.contains(taken.address) }
    }

    /// The stretches of addresses that nobody has and nobody gives out, in order.
    var free: [ClosedRange<UInt128>] {
        var busy = (taken.map(\.address) + marks.map(\.address)).map { $0.bits...$0.bits }
        busy += ranges.map { $0.first.bits...$0.last.bits }
        busy.sort { $0.lowerBound < $1.lowerBound }
        var free: [ClosedRange<UInt128>] = []
        var next = network.firstUsable.bits
        let last = network.lastUsable.bits
        for stretch in busy {
            if stretch.lowerBound > next, next <= last {
                free.append(next...min(stretch.lowerBound - 1, last))
            }
            guard stretch.upperBound < last else { return free }
            next = max(next, stretch.upperBound + 1)
        }
        if next <= last { free.append(next...last) }
        return free
    }

    /// An address of the network by its number.
    func address(_ bits: UInt128) -> IPAddress {
        IPAddress(bits: bits, isIPv6: network.address.isIPv6)
    }
}
