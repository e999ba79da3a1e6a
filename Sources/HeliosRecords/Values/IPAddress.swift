/// An IPv4 or IPv6 address (RFC 4291).
public struct IPAddress: Sendable, Hashable, Comparable {
    /// The address as a number; an IPv4 address fills the low 32 bits.
    public var bits: UInt128 { UInt128(high) << 64 | UInt128(low) }
    /// Whether it is IPv6.
    public let isIPv6: Bool

    // In halves: a 128-bit number would align every field of every record to 16 bytes, and such
    // memory is dear.
    private let high: UInt64
    private let low: UInt64

    /// An address.
    public init(bits: UInt128, isIPv6: Bool) {
        high = UInt64(truncatingIfNeeded: bits >> 64)
        low = UInt64(truncatingIfNeeded: bits)
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
