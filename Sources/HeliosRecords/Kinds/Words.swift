import HeliosText

/// Words for people, made from the names in files.
package enum Words {
    /// `warranty_expires` as `Warranty expires`; well-known abbreviations in capitals.
    package static func fromName(_ name: String) -> String {
        // Most names are one word, and pages show many.
        guard name.contains(byte: ASCII.underscore) else { return word(name, isFirst: true) }
        let parts = name.split(onByte: ASCII.underscore).filter { !$0.isEmpty }
        return parts.enumerated().map { word($1, isFirst: $0 == 0) }.joined(separator: " ")
    }

    private static func word(_ part: String, isFirst: Bool) -> String {
        if part == "ipv6" { return "IPv6" }
        if abbreviations.contains(part) { return part.uppercased() }
        return isFirst ? capitalized(part) : part
    }

    /// A free key of a map for people; one that is no plain name stays as it is written.
    package static func fromKey(_ key: String) -> String { Slug.isName(key) ? fromName(key) : key }

    /// The name behind its indefinite article, as far as its first letter tells: `an asset`.
    package static func withArticle(_ name: String) -> String {
        switch name.utf8.first {
        case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"):
            "an \(name)"
        default: "a \(name)"
        }
    }

    /// The text with its first ASCII letter in upper case.
    package static func capitalized(_ text: String) -> String {
        guard let first = text.utf8.first, first.isASCIILowercase else { return text }
        return String(Unicode.Scalar(first &- 0x20)) + text.dropping(bytes: 1)
    }

    static let abbreviations: Set<String> = [
        "api", "cidr", "cpu", "csv", "dhcp", "dkim", "dns", "fqdn", "html", "id", "ip",
        "json", "mac", "m365", "nas", "nat", "oidc", "os", "otp", "pdf", "pin", "qsfp", "saml",
        "sfp", "sku", "sla", "ssh", "ssid", "ssl", "tls", "ttl", "ups", "uri", "url", "vat", "vlan",
        "vpn",
    ]
}
