import HeliosText

/// Numbers for people, in groups of three digits.
package enum DigitGroups {
    /// Appends a whole number; the separator is escaped text.
    package static func append(_ number: Int, _ separator: [UInt8], to output: inout [UInt8]) {
        if number < 0 { output.append(ASCII.hyphen) }
        append(digits: String(number.magnitude).utf8, separator, to: &output)
    }

    /// Appends digits, with the separator between groups.
    package static func append(
        digits: some BidirectionalCollection<UInt8>,
        _ separator: [UInt8],
        to output: inout [UInt8]
    ) {
        let count = digits.count
        for (index, digit) in digits.enumerated() {
            if index > 0, (count - index) % 3 == 0 { output.append(contentsOf: separator) }
            output.append(digit)
        }
    }
}
