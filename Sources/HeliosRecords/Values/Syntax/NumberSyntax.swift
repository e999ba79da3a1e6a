import HeliosDiagnostics
import HeliosText

/// The types `integer` and `decimal`, and the amounts of `money`.
enum NumberSyntax {
    /// A whole number: digits, with a minus in front if it is below zero.
    static func integer(_ text: String, limits: NumberLimits) throws(ValueError) -> Int {
        guard hasPlainForm(text, allowsPoint: false) else {
            throw ValueError(
                .integer,
                quoting: text,
                "is not a whole number",
                help: help(for: text, isWhole: true)
            )
        }
        guard let number = Int(text) else {
            throw ValueError(
                .integer,
                quoting: text,
                text.hasBytePrefix("-") ? "is too small" : "is too large",
                help: "write a number from \(Int.min) to \(Int.max)"
            )
        }
        try check(DecimalNumber(digits: number), text, limits: limits, problem: .integer)
        return number
    }

    /// A number with at most 18 digits and a point where needed.
    static func decimal(
        _ text: String,
        limits: NumberLimits,
        problem: ValueProblem = .decimal
    ) throws(ValueError) -> DecimalNumber {
        guard hasPlainForm(text, allowsPoint: true) else {
            throw ValueError(
                problem,
                quoting: text,
                "is not a number",
                help: help(for: text, isWhole: false)
            )
        }
        guard let number = DecimalNumber(text) else {
            throw ValueError(
                problem,
                quoting: text,
                "has more than 18 digits",
                help: "round the number"
            )
        }
        try check(number, text, limits: limits, problem: problem)
        return number
    }

    /// Whether the text is `0`, `12`, `-12` or, if allowed, `12.50`: as JSON writes numbers.
    static func hasPlainForm(_ text: String, allowsPoint: Bool) -> Bool {
        var (whole, places, sawPoint, leadingZero) = (0, 0, false, false)
        for (index, byte) in text.utf8.enumerated() {
            if byte.isASCIIDigit {
                if sawPoint {
                    places += 1
                } else {
                    if leadingZero { return false }
                    leadingZero = whole == 0 && byte == ASCII.zero
                    whole += 1
                }
            } else if byte == ASCII.dot, allowsPoint, !sawPoint, whole > 0 {
                sawPoint = true
            } else if !(byte == ASCII.hyphen && index == 0) {
                return false
            }
        }
        return whole > 0 && (!sawPoint || places > 0)
    }

    private static func check(
        _ number: DecimalNumber,
        _ text: String,
        limits: NumberLimits,
        problem: ValueProblem
    ) throws(ValueError) {
        if let minimum = limits.minimum, number < minimum {
            throw ValueError(
                problem,
                quoting: text,
                "is less than \(minimum)",
                help: "write a number of at least \(minimum)"
            )
        }
        if let maximum = limits.maximum, maximum < number {
            throw ValueError(
                problem,
                quoting: text,
                "is more than \(maximum)",
                help: "write a number of at most \(maximum)"
            )
        }
    }

    /// The number as it should be written, if what was meant is plain.
    private static func help(for text: String, isWhole: Bool) -> String {
        let plain = String(
            decoding: text.utf8.filter { $0 != ASCII.underscore && $0 != ASCII.space },
            as: UTF8.self
        )
        if plain.utf8.count <= 20, let number = DecimalNumber(plain) {
            if !isWhole || number.scale == 0 { return "write \(number)" }
            return "round the number"
        }
        let pieces = plain.split(onByte: ASCII.comma)
        if pieces.count == 2, pieces[1].utf8.count != 3,
            let number = DecimalNumber(pieces.joined(separator: ".")), !isWhole
        {
            return "write \(number)"
        }
        if plain.hasBytePrefix("."), let number = DecimalNumber("0" + plain), !isWhole {
            return "write \(number)"
        }
        return isWhole
            ? "write digits only, such as 1500"
            : "write digits, with a point where needed, such as 1299.50"
    }
}

/// The type `boolean`.
enum BooleanSyntax {
    /// True or false, in these very words.
    static func parse(_ text: String) throws(ValueError) -> Bool {
        switch text {
        case "true": return true
        case "false": return false
        default: break
        }
        let help =
            switch text.lowercased() {
            case "true", "yes", "y", "on", "1": "write true"
            case "false", "no", "n", "off", "0": "write false"
            default: "write true or false"
            }
        throw ValueError(.boolean, quoting: text, "is neither true nor false", help: help)
    }
}
