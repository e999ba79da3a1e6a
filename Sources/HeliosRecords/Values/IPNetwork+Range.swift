import HeliosText

extension IPNetwork {
    /// The network of this prefix length that holds an address.
    public init(containing address: IPAddress, prefixLength: Int) {
        let length = min(max(prefixLength, 0), address.width)
        let hosts = Self.hostMask(address.width - length)
        self.init(
            address: IPAddress(bits: address.bits & ~hosts, isIPv6: address.isIPv6),
            prefixLength: length
        )
    }

    /// Its last address; the broadcast address of an IPv4 network of four or more.
    public var lastAddress: IPAddress {
        let hosts = Self.hostMask(address.width - prefixLength)
        return IPAddress(bits: address.bits | hosts, isIPv6: address.isIPv6)
    }

    /// The address that reaches every host: the last of an IPv4 network of four or more.
    public var broadcast: IPAddress? {
        !address.isIPv6 && prefixLength <= 30 ? lastAddress : nil
    }

    /// The first address that a host may have.
    ///
    /// In an IPv4 network of four or more it follows the network's own, in an IPv6 network of more
    /// than two the subnet routers' (RFC 4291); of two addresses both are used (RFC 3021, 6164).
    public var firstUsable: IPAddress {
        guard address.width - prefixLength > 1 else { return address }
        return IPAddress(bits: address.bits + 1, isIPv6: address.isIPv6)
    }

    /// The last address that a host may have.
    public var lastUsable: IPAddress {
        guard broadcast != nil else { return lastAddress }
        return IPAddress(bits: lastAddress.bits - 1, isIPv6: false)
    }

    /// Whether an address lies in the network.
    public func contains(_ other: IPAddress) -> Bool {
        other.isIPv6 == address.isIPv6 && address.bits <= other.bits
            && other.bits <= lastAddress.bits
    }

    /// Whether another network lies in it or is the same.
    public func contains(_ other: IPNetwork) -> Bool {
        prefixLength <= other.prefixLength && contains(other.address)
    }

    /// Whether both have an address in common.
    public func overlaps(_ other: IPNetwork) -> Bool {
        contains(other) || other.contains(self)
    }

    /// A number with this many ones at its end.
    private static func hostMask(_ bits: Int) -> UInt128 {
        bits >= 128 ? .max : (1 << UInt128(bits)) - 1
    }
}

extension IPNetwork: Comparable, CustomStringConvertible {
    /// A network in CIDR form with no bit set behind its prefix; nil for any other form.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 49, let network = try? IPNetworkSyntax.parse(String(text)) else {
            return nil
        }
        self = network
    }

    /// By first address, the larger network in front.
    public static func < (left: Self, right: Self) -> Bool {
        if left.address != right.address { return left.address < right.address }
        return left.prefixLength < right.prefixLength
    }

    /// The network in CIDR form.
    public var description: String { "\(address)/\(prefixLength)" }
}
