import HeliosDiagnostics
import HeliosText

/// The type `url`.
enum WebAddressSyntax {
    /// The schemes that a page may link to.
    static let schemes = ["https", "http", "mailto", "tel", "ssh", "sftp"]

    /// A web address with its scheme and host in lower case.
    static func parse(_ text: String) throws(ValueError) -> String {
        let bytes = Array(text.utf8)
        guard let colon = bytes.firstIndex(of: ASCII.colon), isScheme(bytes[..<colon]) else {
            throw refusal(of: text, help: helpForMissingScheme(text))
        }
        let scheme = String(decoding: bytes[..<colon].map(\.asciiLowercased), as: UTF8.self)
        let rest = bytes[(colon + 1)...]
        // Before anything is quoted: the text may hold a password.
        let authority = try authority(of: rest, scheme: scheme)
        guard schemes.contains(scheme) else {
            if isPort(rest) { throw refusal(of: text, help: helpForMissingScheme(text)) }
            throw ValueError(
                .url,
                "the scheme '\(TerminalText.printable(String(scheme.prefix(40))))' is not allowed",
                help: "use one of \(schemes.joined(separator: ", "))",
                at: 0..<colon
            )
        }
        if let advice = adviceOnBytes(rest) { throw refusal(of: text, help: advice) }
        if let advice = advice(on: rest, authority: authority, scheme: scheme) {
            throw refusal(of: text, help: advice)
        }
        var normal = bytes
        for index in bytes[..<colon].indices { normal[index] = bytes[index].asciiLowercased }
        if let authority {
            // A user name in front of the host keeps its case.
            let at = authority.lastIndex(of: UInt8(ascii: "@")) ?? authority.startIndex
            for index in authority[at...].indices { normal[index] = bytes[index].asciiLowercased }
        }
        return String(decoding: normal, as: UTF8.self)
    }

    private static func refusal(of text: String, help: String) -> ValueError {
        // What stands between a colon and an @ may be a password, however broken the rest is.
        if let at = text.utf8.lastIndex(of: UInt8(ascii: "@")),
            text.utf8[..<at].contains(ASCII.colon)
        {
            return ValueError(.url, "the text is not a web address", help: help)
        }
        return ValueError(.url, quoting: text, "is not a web address", help: help)
    }

    private static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let first = bytes.first, first.isASCIILetter else { return false }
        return bytes.allSatisfy {
            $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "+") || $0 == ASCII.hyphen
                || $0 == ASCII.dot
        }
    }

    private static func isPort(_ rest: ArraySlice<UInt8>) -> Bool {
        let digits = rest.prefix { $0.isASCIIDigit }
        return !digits.isEmpty
            && (digits.count == rest.count || rest[digits.endIndex] == ASCII.slash)
    }

    /// The bytes between `//` and the path, once they are known to hold no password.
    private static func authority(
        of rest: ArraySlice<UInt8>,
        scheme: String
    ) throws(ValueError) -> ArraySlice<UInt8>? {
        guard rest.starts(with: "//".utf8) else { return nil }
        let ends: [UInt8] = [ASCII.slash, UInt8(ascii: "?"), UInt8(ascii: "#"), ASCII.backslash]
        let authority = rest.dropFirst(2).prefix { !ends.contains($0) }
        guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { return authority }
        if authority[..<at].contains(ASCII.colon) {
            throw ValueError(
                .url,
                "the web address holds a password",
                help: "remove the name and password in front of the @, and keep them in a secret"
            )
        }
        if scheme == "http" || scheme == "https" {
            throw ValueError(
                .url,
                "the web address holds a user name",
                help: "remove what stands in front of the @"
            )
        }
        return authority
    }

    /// How to mend what no address may hold (RFC 3986).
    private static func adviceOnBytes(_ bytes: ArraySlice<UInt8>) -> String? {
        for index in bytes.indices {
            let byte = bytes[index]
            if byte.isASCIILetter || byte.isASCIIDigit { continue }
            switch byte {
            case ASCII.space: return "write a space as %20"
            case ASCII.backslash: return "write / in place of \\"
            case 0..<0x20, ASCII.delete: return "remove the control character"
            case 0x80...: return "write letters outside ASCII percent-encoded, such as %C3%A5"
            case UInt8(ascii: "%"):
                guard index + 2 < bytes.endIndex, bytes[index + 1].isASCIIHexDigit,
                    bytes[index + 2].isASCIIHexDigit
                else { return "write a percent sign as %25" }
            case ASCII.less, ASCII.greater, ASCII.quote, UInt8(ascii: "{"), UInt8(ascii: "}"),
                UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "`"):
                return "percent-encode \(String(Unicode.Scalar(byte)))"
            default: continue
            }
        }
        return nil
    }

    /// How to mend what this scheme may not hold.
    private static func advice(
        on rest: ArraySlice<UInt8>,
        authority: ArraySlice<UInt8>?,
        scheme: String
    ) -> String? {
        let target = rest.prefix { $0 != UInt8(ascii: "?") }
        switch scheme {
        case "mailto":
            let address = target.map(\.asciiLowercased)
            return EmailSyntax.advice(for: address[...])
        case "tel":
            guard PhoneSyntax.digits(String(decoding: target, as: UTF8.self)) == nil else {
                return nil
            }
            return "write the number with its country code, such as tel:+4722334455"
        default:
            guard let authority else { return "write // behind \(scheme):" }
            return HostSyntax.advice(for: authority)
        }
    }

    private static func helpForMissingScheme(_ text: String) -> String {
        let start = text.utf8.prefix { $0 != ASCII.slash && $0 != ASCII.colon }
        let host = start.map(\.asciiLowercased)
        guard text.utf8.count <= 200, DomainNameSyntax.advice(for: host[...]) == nil,
            adviceOnBytes(Array(text.utf8)[...]) == nil
        else { return "write the whole address, such as https://example.com/" }
        return "write https://\(text)"
    }
}

/// The host and port of a web address, with a user name in front at most.
enum HostSyntax {
    /// How to mend it, or nil if it is right.
    static func advice(for authority: ArraySlice<UInt8>) -> String? {
        var host = authority
        if let at = host.lastIndex(of: UInt8(ascii: "@")) {
            guard at > host.startIndex else { return "remove the @" }
            host = host[(at + 1)...]
        }
        guard !host.isEmpty else { return "write a host behind //" }
        if host.first == UInt8(ascii: "[") {
            guard let close = host.firstIndex(of: UInt8(ascii: "]")),
                IPAddressSyntax.version6(host[(host.startIndex + 1)..<close]) != nil
            else { return "write an IPv6 address between the brackets" }
            return advice(forPort: host[(close + 1)...])
        }
        let name = host.prefix { $0 != ASCII.colon }
        return advice(forName: name) ?? advice(forPort: host[name.endIndex...])
    }

    private static func advice(forName name: ArraySlice<UInt8>) -> String? {
        let last = name.suffix(while: { $0 != ASCII.dot })
        if !last.isEmpty, last.allSatisfy(\.isASCIIDigit) {
            return IPAddressSyntax.version4(name) == nil ? "correct the IP address" : nil
        }
        let lower = name.map(\.asciiLowercased)
        return DomainNameSyntax.advice(for: lower[...], minimumParts: 1, allowsUnderscore: true)
    }

    private static func advice(forPort port: ArraySlice<UInt8>) -> String? {
        if port.isEmpty { return nil }
        let digits = port.dropFirst()
        guard port.first == ASCII.colon, digits.count <= 5,
            let number = CalendarDate.number(digits),
            (1...65_535).contains(number)
        else { return "a port is a number from 1 to 65535" }
        return nil
    }
}

extension ArraySlice<UInt8> {
    /// The longest run of bytes at the end that all meet a condition.
    fileprivate func suffix(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        guard let last = lastIndex(where: { !condition($0) }) else { return self }
        return self[(last + 1)...]
    }
}
