import HeliosDiagnostics
import HeliosText

/// The type `phone`.
enum PhoneSyntax {
    /// A number in E.164: a plus and digits, without blanks.
    static func parse(_ text: String) throws(ValueError) -> String {
        if let digits = digits(text) { return "+" + digits }
        throw ValueError(.phone, quoting: text, "is not a phone number", help: help(for: text))
    }

    /// The digits behind the plus, country code first, or nil for any other form.
    static func digits(_ text: String) -> String? {
        guard text.hasBytePrefix("+"), text.utf8.last?.isASCIIDigit == true else { return nil }
        var digits: [UInt8] = []
        digits.reserveCapacity(16)
        var isOpen = false
        var sawParentheses = false
        var previous: UInt8 = 0
        for byte in text.utf8.dropFirst() {
            switch byte {
            case _ where byte.isASCIIDigit: digits.append(byte)
            case ASCII.space, ASCII.hyphen:
                guard !digits.isEmpty, previous != byte else { return nil }
            case UInt8(ascii: "(") where !isOpen && !digits.isEmpty:
                isOpen = true
                sawParentheses = true
            case UInt8(ascii: ")") where isOpen && previous.isASCIIDigit: isOpen = false
            default: return nil
            }
            previous = byte
        }
        guard !isOpen, (7...15).contains(digits.count), digits.first != ASCII.zero,
            !(sawParentheses && text.contains(scalars: "(0)"))
        else { return nil }
        return String(decoding: digits, as: UTF8.self)
    }

    private static func help(for text: String) -> String {
        let general = "write + and the country code, such as +47 22 33 44 55"
        guard text.utf8.count <= 60 else { return general }
        if text.contains(scalars: "(0)") { return "leave out the (0)" }
        if text.hasBytePrefix("00"), let digits = digits("+" + text.dropping(bytes: 2)) {
            return "write +\(digits)"
        }
        let dotless = String(decoding: text.utf8.map { $0 == 0x2E ? 0x20 : $0 }, as: UTF8.self)
        if let digits = digits(dotless) { return "write +\(digits)" }
        let front = text.utf8.prefix { !$0.isASCIILetter && $0 != ASCII.comma && $0 != 0x3B }
        if let front = String(front), front.utf8.count < text.utf8.count,
            digits(front.trimmingBlanks()) != nil
        {
            return "write the number only, without an extension"
        }
        let count = text.utf8.count { $0.isASCIIDigit }
        if text.hasBytePrefix("+"), count > 15 { return "a number has at most 15 digits" }
        return general
    }
}

extension String {
    /// Whether these bytes occur in a short text.
    fileprivate func contains(scalars part: String) -> Bool {
        var rest = utf8[...]
        while rest.count >= part.utf8.count {
            if rest.starts(with: part.utf8) { return true }
            rest = rest.dropFirst()
        }
        return false
    }
}
