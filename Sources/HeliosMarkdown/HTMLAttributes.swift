import HeliosText

/// Attributes whose values need more than escaping.
enum HTMLAttributes {
    /// Appends an address: what may not stand in one is percent-encoded, then it is escaped.
    static func appendAddress(_ address: some Sequence<UInt8>, to output: inout [UInt8]) {
        for byte in address {
            switch byte {
            case ASCII.ampersand: output.append(contentsOf: "&amp;".utf8)
            case ASCII.apostrophe: output.append(contentsOf: "&#39;".utf8)
            case _ where isAddressByte(byte): output.append(byte)
            default:
                output.append(UInt8(ascii: "%"))
                output.append(hexDigit(byte >> 4))
                output.append(hexDigit(byte & 15))
            }
        }
    }

    static func appendAddress(_ address: String, to output: inout [UInt8]) {
        appendAddress(address.utf8, to: &output)
    }

    /// Appends ` title="…"`, or nothing.
    static func appendTitle(_ title: String?, to output: inout [UInt8]) {
        guard let title, !title.isEmpty else { return }
        output.append(contentsOf: " title=\"".utf8)
        HTMLEscape.append(title, to: &output)
        output.append(ASCII.quote)
    }

    /// Appends the opening tag of a link within the site.
    static func appendLink(_ address: String, title: String?, to output: inout [UInt8]) {
        output.append(contentsOf: "<a href=\"".utf8)
        appendAddress(address, to: &output)
        output.append(ASCII.quote)
        appendTitle(title, to: &output)
        output.append(ASCII.greater)
    }

    /// Appends a class name made of the first word of a code block's info string.
    static func appendLanguage(_ info: some Sequence<UInt8>, to output: inout [UInt8]) {
        for byte in info.prefix(64) {
            let isSafe =
                byte.isASCIILetter || byte.isASCIIDigit || byte == ASCII.hyphen
                || byte == ASCII.underscore || byte == ASCII.dot || byte == UInt8(ascii: "+")
                || byte == UInt8(ascii: "#")
            output.append(isSafe ? byte : ASCII.underscore)
        }
    }

    private static func isAddressByte(_ byte: UInt8) -> Bool {
        if byte.isASCIILetter || byte.isASCIIDigit { return true }
        switch byte {
        case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
            UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            ASCII.comma, ASCII.hyphen, ASCII.dot, ASCII.slash, ASCII.colon, UInt8(ascii: ";"),
            UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "@"), ASCII.underscore,
            UInt8(ascii: "~"):
            return true
        default:
            return false
        }
    }

    private static func hexDigit(_ value: UInt8) -> UInt8 {
        value < 10 ? ASCII.zero + value : UInt8(ascii: "A") + value - 10
    }
}
