/// An exact decimal number: `digits` × 10^−`scale`.
public struct DecimalNumber: Sendable, Hashable {
    /// The number without its point; trailing zeros behind the point are dropped.
    public let digits: Int
    /// How many of the digits stand behind the point.
    public let scale: Int

    /// A number of digits and scale, reduced.
    public init(digits: Int, scale: Int = 0) {
        var (digits, scale) = (digits, max(0, scale))
        while scale > 0, digits % 10 == 0 {
            digits /= 10
            scale -= 1
        }
        self.digits = digits
        self.scale = digits == 0 ? 0 : scale
    }

    /// The number written with digits, an optional sign and at most one point; nil for any other
    /// form, or for more than 18 digits.
    public init?(_ text: some StringProtocol) {
        var digits = 0
        var scale = 0
        var (seenDigit, seenPoint, negative, count) = (false, false, false, 0)
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "-") where index == 0: negative = true
            case UInt8(ascii: "+") where index == 0: break
            case UInt8(ascii: ".") where !seenPoint && seenDigit: seenPoint = true
            case 0x30...0x39:
                count += 1
                guard count <= 18 else { return nil }
                digits = digits * 10 + Int(byte - 0x30)
                scale += seenPoint ? 1 : 0
                seenDigit = true
            default: return nil
            }
        }
        guard seenDigit, bytes.last != UInt8(ascii: ".") else { return nil }
        self.init(digits: negative ? -digits : digits, scale: scale)
    }
}

extension DecimalNumber: Comparable {
    /// Order by value.
    public static func < (left: Self, right: Self) -> Bool {
        if left.scale == right.scale { return left.digits < right.digits }
        let scale = max(left.scale, right.scale)
        return left.widened(to: scale) < right.widened(to: scale)
    }

    private func widened(to scale: Int) -> Int128 {
        var result = Int128(digits)
        for _ in self.scale..<scale { result *= 10 }
        return result
    }
}

extension DecimalNumber: CustomStringConvertible {
    /// The number with a point where needed, such as `1299.5`.
    public var description: String { fixed(places: scale) }

    /// The number with at least this many places behind the point.
    public func fixed(places: Int) -> String {
        var text = String(digits.magnitude)
        let wanted = max(scale, 0)
        if text.utf8.count <= wanted {
            text = String(repeating: "0", count: wanted - text.utf8.count + 1) + text
        }
        let split = text.utf8.count - wanted
        var result = String(text.utf8.prefix(split)) ?? text
        let fraction =
            (String(text.utf8.dropFirst(split)) ?? "")
            + String(repeating: "0", count: max(0, places - wanted))
        if !fraction.isEmpty { result += "." + fraction }
        return digits < 0 ? "-" + result : result
    }
}

/// An amount of money.
public struct Money: Sendable, Hashable {
    /// The amount in the currency's main unit.
    public let amount: DecimalNumber
    /// The currency (ISO 4217).
    public let currency: String

    /// An amount of money.
    public init(amount: DecimalNumber, currency: String) {
        self.amount = amount
        self.currency = currency
    }
}
