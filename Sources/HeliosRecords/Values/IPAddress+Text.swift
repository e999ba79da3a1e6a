import HeliosText

extension IPAddress: CustomStringConvertible {
    /// An address in one of the forms of RFC 4291, or four decimal numbers; nil for any other form.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 45, let address = IPAddressSyntax.address(Array(text.utf8)[...])
        else { return nil }
        self = address
    }

    /// The address in the one form of RFC 5952.
    public var description: String {
        guard isIPv6 else { return Self.dotted(UInt32(truncatingIfNeeded: bits)) }
        if bits >> 32 == 0xFFFF {
            return "::ffff:" + Self.dotted(UInt32(truncatingIfNeeded: bits))
        }
        let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) }
        let zeros = Self.longestZeros(groups)
        func joined(_ part: ArraySlice<UInt16>) -> String {
            part.map { String($0, radix: 16) }.joined(separator: ":")
        }
        guard zeros.count > 1 else { return joined(groups[...]) }
        return joined(groups[..<zeros.lowerBound]) + "::" + joined(groups[zeros.upperBound...])
    }

    /// How many bits an address of its version has.
    public var width: Int { isIPv6 ? 128 : 32 }

    private static func dotted(_ bits: UInt32) -> String {
        "\(bits >> 24).\(bits >> 16 & 255).\(bits >> 8 & 255).\(bits & 255)"
    }

    /// The first of the longest runs of zero groups.
    private static func longestZeros(_ groups: [UInt16]) -> Range<Int> {
        var best = 0..<0
        var start = 0
        for (index, group) in groups.enumerated() {
            if group != 0 {
                start = index + 1
            } else if index + 1 - start > best.count {
                best = start..<index + 1
            }
        }
        return best
    }
}
