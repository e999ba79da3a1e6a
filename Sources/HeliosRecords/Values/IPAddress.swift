/// An IPv4 or IPv6 address (RFC 4291).
public struct IPAddress: Sendable, Hashable, Comparable {
    /// The address as a number; an IPv4 address fills the low 32 bits.
    public let bits: UInt128
    /// Whether it is IPv6.
    public let isIPv6: Bool

    /// An address.
    public init(bits: UInt128, isIPv6: Bool) {
        self.bits = bits
        self.isIPv6 = isIPv6
    }

    /// IPv4 before IPv6, then by number.
    public static func < (left: Self, right: Self) -> Bool {
        left.isIPv6 == right.isIPv6 ? left.bits < right.bits : !left.isIPv6
    }
}

/// A network in CIDR form (RFC 4632).
public struct IPNetwork: Sendable, Hashable {
    /// Its first address.
    public let address: IPAddress
    /// How many leading bits are fixed.
    public let prefixLength: Int

    /// A network.
    public init(address: IPAddress, prefixLength: Int) {
        self.address = address
        self.prefixLength = prefixLength
    }
}
