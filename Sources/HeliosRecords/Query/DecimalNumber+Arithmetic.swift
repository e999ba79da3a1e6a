// Exact within 18 places; what does not fit has no result. Intermediate numbers take 128 bits.

extension DecimalNumber {
    /// How many places a quotient keeps behind the point.
    private static let quotientPlaces = 6
    private static let mostPlaces = 18

    func applying(_ sign: ArithmeticOperator, _ other: DecimalNumber) -> DecimalNumber? {
        switch sign {
        case .add: adding(other)
        case .subtract: subtracting(other)
        case .multiply: multiplied(by: other)
        case .divide: divided(by: other)
        }
    }

    func adding(_ other: DecimalNumber) -> DecimalNumber? {
        combined(other) { $0.addingReportingOverflow($1) }
    }

    func subtracting(_ other: DecimalNumber) -> DecimalNumber? {
        combined(other) { $0.subtractingReportingOverflow($1) }
    }

    func multiplied(by other: DecimalNumber) -> DecimalNumber? {
        let (product, overflows) = Int128(digits).multipliedReportingOverflow(
            by: Int128(other.digits)
        )
        let (places, tooMany) = scale.addingReportingOverflow(other.scale)
        return overflows || tooMany ? nil : Self.rounded(product, scale: places)
    }

    /// The quotient, rounded half away from zero; nil for a division by zero.
    func divided(by other: DecimalNumber) -> DecimalNumber? {
        guard other.digits != 0 else { return nil }
        let shift = Self.quotientPlaces + other.scale - scale
        guard let factor = Self.power(shift.magnitude) else { return nil }
        var (dividend, divisor) = (Int128(digits), Int128(other.digits))
        let overflows: Bool
        if shift >= 0 {
            (dividend, overflows) = dividend.multipliedReportingOverflow(by: factor)
        } else {
            (divisor, overflows) = divisor.multipliedReportingOverflow(by: factor)
        }
        guard !overflows else { return nil }
        return Self.rounded(Self.quotient(dividend, divisor), scale: Self.quotientPlaces)
    }

    /// The number without what stands behind its point, as far as a whole number reaches.
    var wholePart: Int {
        var rest = digits
        for _ in 0..<min(scale, 19) { rest /= 10 }
        return rest
    }

    private func combined(
        _ other: DecimalNumber,
        with operation: (Int128, Int128) -> (Int128, Bool)
    ) -> DecimalNumber? {
        let places = max(scale, other.scale)
        guard places <= Self.mostPlaces, let left = Self.power((places - scale).magnitude),
            let right = Self.power((places - other.scale).magnitude)
        else { return nil }
        let (result, overflows) = operation(Int128(digits) * left, Int128(other.digits) * right)
        return overflows ? nil : Self.rounded(result, scale: places)
    }

    /// A number with as many places as fit, at least those of a quotient.
    private static func rounded(_ digits: Int128, scale: Int) -> DecimalNumber? {
        var (digits, scale) = (digits, scale)
        while scale > 0, digits % 10 == 0, digits != 0 {
            digits /= 10
            scale -= 1
        }
        while scale > quotientPlaces, scale > mostPlaces || Int(exactly: digits) == nil {
            digits = quotient(digits, 10)
            scale -= 1
        }
        return Int(exactly: digits).map { DecimalNumber(digits: $0, scale: scale) }
    }

    private static func quotient(_ dividend: Int128, _ divisor: Int128) -> Int128 {
        let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
        guard remainder.magnitude >= divisor.magnitude - remainder.magnitude else {
            return quotient
        }
        return (dividend < 0) == (divisor < 0) ? quotient + 1 : quotient - 1
    }

    private static func power(_ exponent: UInt) -> Int128? {
        guard exponent <= 36 else { return nil }
        var result: Int128 = 1
        for _ in 0..<exponent { result *= 10 }
        return result
    }
}
