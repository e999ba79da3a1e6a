import HeliosDiagnostics
import HeliosText

/// The address under which a portal is published: of a web server's folder (RFC 3986).
package enum PortalAddress {
    /// The address without slashes at its end, or why it is none.
    package static func parse(_ text: String) throws(ValueError) -> String {
        var address = text
        while address.hasByteSuffix("/") { address = String(Substring(address.utf8.dropLast())) }
        // Told without the text, and before anything that repeats it.
        let host = address.utf8.drop { $0 != ASCII.slash }.dropFirst(2).prefix { $0 != ASCII.slash }
        guard !host.contains(UInt8(ascii: "@")) else {
            throw error("the address holds a name or password, which every page would tell")
        }
        guard case .text(let url)? = try? FieldType.url.parse(address),
            url.hasBytePrefix("https://") || url.hasBytePrefix("http://")
        else {
            throw error("'\(TerminalText.printable(text))' is not the address of a web site")
        }
        guard !url.utf8.contains(where: { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") })
        else {
            throw error("the address holds a '?' or '#', behind which no page can stand")
        }
        return url
    }

    private static func error(_ message: String) -> ValueError {
        ValueError(
            .url,
            message,
            help: "write it as https://docs.example.com or https://example.com/docs"
        )
    }
}
