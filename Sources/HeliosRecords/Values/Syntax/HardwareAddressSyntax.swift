import HeliosDiagnostics
import HeliosText

/// The type `mac`.
enum HardwareAddressSyntax {
    /// Six bytes in lower case with colons, whatever the separators were.
    static func parse(_ text: String) throws(ValueError) -> String {
        let bytes = Array(text.utf8)
        if hasSeparators(bytes) { return joined(bytes.filter(\.isASCIIHexDigit)) }
        let isBare = bytes.count == 12 && bytes.allSatisfy(\.isASCIIHexDigit)
        let help = isBare ? "write \(joined(bytes))" : "write six bytes, such as 00:1b:63:84:45:e6"
        throw ValueError(.mac, quoting: text, "is not a hardware address", help: help)
    }

    /// Whether it is `aa:bb:cc:dd:ee:ff`, `aa-bb-cc-dd-ee-ff` or `aabb.ccdd.eeff`.
    private static func hasSeparators(_ bytes: [UInt8]) -> Bool {
        let width: Int
        switch bytes.count {
        case 17 where bytes[2] == ASCII.colon || bytes[2] == ASCII.hyphen: width = 3
        case 14 where bytes[4] == ASCII.dot: width = 5
        default: return false
        }
        return bytes.indices.allSatisfy { index in
            index % width == width - 1
                ? bytes[index] == bytes[width - 1] : bytes[index].isASCIIHexDigit
        }
    }

    private static func joined(_ digits: [UInt8]) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(17)
        for (index, digit) in digits.enumerated() {
            if index > 0, index % 2 == 0 { result.append(ASCII.colon) }
            result.append(digit.asciiLowercased)
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// The type `hex`.
enum HexSyntax {
    /// Hexadecimal digits in lower case.
    static func parse(_ text: String, length: Int?) throws(ValueError) -> String {
        let wanted = length.map { "\($0) hexadecimal digits" } ?? "hexadecimal digits"
        guard !text.isEmpty, text.utf8.allSatisfy(\.isASCIIHexDigit) else {
            throw ValueError(
                .hex,
                quoting: text,
                "is not hexadecimal",
                help: help(for: text) ?? "write \(wanted)"
            )
        }
        if let length, text.utf8.count != length {
            throw ValueError(
                .hex,
                quoting: text,
                "has \(text.utf8.count) digits",
                help: "write \(wanted)"
            )
        }
        return String(decoding: text.utf8.map(\.asciiLowercased), as: UTF8.self)
    }

    private static func help(for text: String) -> String? {
        if text.hasBytePrefix("0x") { return "leave out the 0x" }
        let separators = [ASCII.colon, ASCII.space, ASCII.hyphen]
        guard text.utf8.contains(where: \.isASCIIHexDigit),
            text.utf8.allSatisfy({ $0.isASCIIHexDigit || separators.contains($0) })
        else { return nil }
        return "write the digits without separators"
    }
}

/// The type `color`.
enum ColorSyntax {
    /// A hash and six hexadecimal digits in lower case.
    static func parse(_ text: String) throws(ValueError) -> String {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "#") }.map(\.asciiLowercased)
        guard text.utf8.count == 7, digits.count == 6, digits.allSatisfy(\.isASCIIHexDigit) else {
            throw ValueError(.color, quoting: text, "is not a colour", help: help(for: digits))
        }
        return "#" + String(decoding: digits, as: UTF8.self)
    }

    private static func help(for digits: [UInt8]) -> String {
        guard digits.allSatisfy(\.isASCIIHexDigit), digits.count == 3 || digits.count == 6 else {
            return "write a hash and six hexadecimal digits, such as #1d4ed8"
        }
        let full = digits.count == 3 ? digits.flatMap { [$0, $0] } : digits
        return "write #\(String(decoding: full, as: UTF8.self))"
    }
}
