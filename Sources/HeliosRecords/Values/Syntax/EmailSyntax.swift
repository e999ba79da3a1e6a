import HeliosDiagnostics
import HeliosText

/// The type `email`.
enum EmailSyntax {
    /// A mail address in lower case.
    static func parse(_ text: String) throws(ValueError) -> String {
        let bytes = text.utf8.map(\.asciiLowercased)
        if let advice = advice(for: bytes[...]) {
            throw ValueError(
                .email,
                quoting: text,
                "is not a mail address",
                help: help(for: bytes) ?? advice
            )
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// How to mend an address in lower case, or nil if it is right.
    static func advice(for bytes: ArraySlice<UInt8>) -> String? {
        guard let at = bytes.lastIndex(of: UInt8(ascii: "@")) else {
            return "write name@domain, such as mike@example.com"
        }
        guard bytes.count <= 254 else { return "a mail address has at most 254 characters" }
        let name = bytes[..<at]
        guard !name.isEmpty else { return "write a name in front of the @" }
        guard name.count <= 64 else { return "the name has at most 64 characters" }
        var previous = ASCII.dot
        for byte in name {
            guard isNameByte(byte) else {
                return byte >= 0x80
                    ? "use ASCII letters in front of the @"
                    : "use letters, digits and . _ + - in front of the @"
            }
            if byte == ASCII.dot, previous == ASCII.dot { return "remove the dot too many" }
            previous = byte
        }
        if previous == ASCII.dot { return "remove the dot in front of the @" }
        return DomainNameSyntax.advice(for: bytes[(at + 1)...])
    }

    /// The bytes of a dot-atom (RFC 5322).
    private static func isNameByte(_ byte: UInt8) -> Bool {
        if byte.isASCIILetter || byte.isASCIIDigit || byte == ASCII.dot { return true }
        switch byte {
        case UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "!"),
            UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "&"),
            UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "="),
            UInt8(ascii: "?"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"),
            UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"):
            return true
        default: return false
        }
    }

    /// The address within `mailto:…` or `Mike <…>`.
    private static func help(for bytes: [UInt8]) -> String? {
        var address = bytes[...]
        if bytes.starts(with: "mailto:".utf8) { address = bytes.dropFirst(7) }
        if let open = bytes.lastIndex(of: ASCII.less), bytes.last == ASCII.greater {
            address = bytes[(open + 1)..<(bytes.count - 1)]
        }
        guard address.count < bytes.count, advice(for: address) == nil else { return nil }
        return "write only the address: \(String(decoding: address, as: UTF8.self))"
    }
}
