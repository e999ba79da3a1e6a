import HeliosDiagnostics
import HeliosText

/// The type `fqdn`, and the hosts of mail and web addresses.
enum DomainNameSyntax {
    /// A domain name in lower case, without a dot at its end.
    static func parse(_ text: String) throws(ValueError) -> String {
        var bytes = text.utf8.map(\.asciiLowercased)
        if bytes.count > 1, bytes.last == ASCII.dot { bytes.removeLast() }
        if let advice = advice(for: bytes[...], allowsUnderscore: true) {
            throw ValueError(
                .fqdn,
                quoting: text,
                "is not a domain name",
                help: help(for: text) ?? advice
            )
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// How to mend a name in lower case, or nil if it is right.
    static func advice(
        for name: ArraySlice<UInt8>,
        minimumParts: Int = 2,
        allowsUnderscore: Bool = false
    ) -> String? {
        guard !name.isEmpty else { return "write a name, such as mail.example.com" }
        guard name.count <= 253 else { return "a name has at most 253 characters" }
        var parts = 0
        var start = name.startIndex
        while start <= name.endIndex {
            let end = name[start...].firstIndex(of: ASCII.dot) ?? name.endIndex
            let part = name[start..<end]
            if let advice = advice(forPart: part, allowsUnderscore: allowsUnderscore) {
                return advice
            }
            if end == name.endIndex, part.allSatisfy(\.isASCIIDigit) {
                return "a name does not end in a number"
            }
            parts += 1
            start = end + 1
        }
        return parts < minimumParts ? "write the whole name, such as mail.example.com" : nil
    }

    private static func advice(
        forPart part: ArraySlice<UInt8>,
        allowsUnderscore: Bool
    ) -> String? {
        guard let first = part.first else { return "remove the dot too many" }
        guard part.count <= 63 else { return "a part of a name has at most 63 characters" }
        for (index, byte) in part.enumerated() {
            if byte.isASCIILowercase || byte.isASCIIDigit || byte == ASCII.hyphen { continue }
            if byte == ASCII.underscore {
                guard allowsUnderscore else { return "a host has no underscore" }
                guard index > 0 else { continue }
                return "an underscore stands only in front of a part, such as _dmarc"
            }
            if byte >= 0x80 { return "write an international name in its ASCII form, xn--…" }
            if byte == UInt8(ascii: "*") { return "write the name of one host, without *" }
            return "use letters, digits, hyphens and dots only"
        }
        if first == ASCII.hyphen || part.last == ASCII.hyphen {
            return "a part of a name neither begins nor ends with a hyphen"
        }
        return nil
    }

    /// What to write when a web or mail address stands where a name is expected.
    private static func help(for text: String) -> String? {
        var rest = text
        if let scheme = text.utf8.firstIndex(of: ASCII.colon),
            text[scheme...].utf8.starts(with: "://".utf8)
        {
            rest = String(text[scheme...]).dropping(bytes: 3)
        } else if let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) {
            rest = String(text[at...]).dropping(bytes: 1)
        }
        let host = Array(rest.utf8.prefix { $0 != ASCII.slash && $0 != ASCII.colon })
            .map(\.asciiLowercased)
        guard host.count < text.utf8.count,
            advice(for: host[...], allowsUnderscore: true) == nil
        else { return nil }
        return "write only the name: \(String(decoding: host, as: UTF8.self))"
    }
}
