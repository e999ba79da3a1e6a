import HeliosText

/// An address written as plain text, by GitHub's rules for extended autolinks.
///
/// The library's own extension takes quadratic time on hostile texts; each scan here is linear.
struct Autolink {
    /// The bytes of the text that are linked.
    let range: Range<Int>
    /// What is put in front of them to make the address.
    let prefix: String

    /// The address that begins with the `w` at a place; `before` is the byte in front of it.
    static func web(in text: [UInt8], at start: Int, before: UInt8?) -> Autolink? {
        guard text[start...].starts(with: "www.".utf8), before.map(mayPrecede) ?? true,
            let domain = domainEnd(text, start, needsDot: true)
        else { return nil }
        let end = trimmedEnd(text, start..<addressEnd(text, domain))
        return end > start ? Autolink(range: start..<end, prefix: "http://") : nil
    }

    /// The address around the colon at a place, not reaching below `lower`.
    static func scheme(in text: [UInt8], at colon: Int, from lower: Int) -> Autolink? {
        guard text[colon...].starts(with: "://".utf8) else { return nil }
        var start = colon
        while start > lower, text[start - 1].isASCIILetter { start -= 1 }
        let name = text[start..<colon].map(\.asciiLowercased)
        let host = colon + 3
        guard ["http", "https", "ftp"].contains(where: { name.elementsEqual($0.utf8) }),
            hostLength(text, host) > 0, let domain = domainEnd(text, host, needsDot: false)
        else { return nil }
        let end = trimmedEnd(text, start..<addressEnd(text, domain))
        return end > host ? Autolink(range: start..<end, prefix: "") : nil
    }

    /// The mail address around the at sign at a place, not reaching below `lower`.
    static func mail(in text: [UInt8], at sign: Int, from lower: Int) -> Autolink? {
        var start = sign
        while start > lower, isMailByte(text[start - 1]) { start -= 1 }
        guard start < sign else { return nil }
        var end = sign + 1
        var dots = 0
        scan: while end < text.count {
            switch text[end] {
            case _ where text[end].isASCIILetter || text[end].isASCIIDigit: break
            case ASCII.hyphen, ASCII.underscore: break
            case ASCII.dot where end + 1 < text.count && isAlphanumeric(text[end + 1]): dots += 1
            case UInt8(ascii: "@"): return nil
            default: break scan
            }
            end += 1
        }
        guard dots > 0, end - sign >= 2, text[end - 1].isASCIILetter else { return nil }
        return Autolink(range: start..<trimmedEnd(text, start..<end), prefix: "mailto:")
    }

    private static func mayPrecede(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "*"), ASCII.underscore, UInt8(ascii: "~"), UInt8(ascii: "("),
            ASCII.space, 9...13:
            true
        default: false
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit
    }

    private static func isMailByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || byte == ASCII.dot || byte == ASCII.hyphen
            || byte == ASCII.underscore || byte == UInt8(ascii: "+")
    }

    /// The end of a domain, or nil if it has underscores in its last two parts.
    private static func domainEnd(_ text: [UInt8], _ start: Int, needsDot: Bool) -> Int? {
        var index = start
        var dots = 0
        var underscores = (last: 0, previous: 0)
        while index < text.count {
            let byte = text[index]
            if byte == ASCII.underscore {
                underscores.last += 1
            } else if byte == ASCII.dot {
                underscores = (0, underscores.last)
                dots += 1
            } else if byte != ASCII.hyphen {
                let length = hostLength(text, index)
                guard length > 0 else { break }
                index += length - 1
            }
            index += 1
        }
        guard underscores == (0, 0), dots > 0 || !needsDot else { return nil }
        return index
    }

    /// The length of the scalar at a place if it may stand in a domain, or 0.
    private static func hostLength(_ text: [UInt8], _ index: Int) -> Int {
        guard index < text.count else { return 0 }
        if text[index] < 0x80 { return isAlphanumeric(text[index]) ? 1 : 0 }
        var bytes = text[index..<min(index + 4, text.count)].makeIterator()
        var decoder = UTF8()
        guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return 0 }
        switch scalar.properties.generalCategory {
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format,
            .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
            .initialPunctuation, .finalPunctuation, .otherPunctuation:
            return 0
        default:
            return String(scalar).utf8.count
        }
    }

    private static func addressEnd(_ text: [UInt8], _ start: Int) -> Int {
        var index = start
        while index < text.count, text[index] != ASCII.space, text[index] != ASCII.less,
            !(9...13 ~= text[index])
        {
            index += 1
        }
        return index
    }

    /// The end of an address without the punctuation that belongs to the sentence around it.
    private static func trimmedEnd(_ text: [UInt8], _ range: Range<Int>) -> Int {
        var surplus = 0
        for byte in text[range] {
            if byte == UInt8(ascii: ")") { surplus += 1 }
            if byte == UInt8(ascii: "(") { surplus -= 1 }
        }
        var end = range.upperBound
        while end > range.lowerBound {
            switch text[end - 1] {
            case UInt8(ascii: ")"):
                guard surplus > 0 else { return end }
                surplus -= 1
                end -= 1
            case UInt8(ascii: "?"), UInt8(ascii: "!"), ASCII.dot, ASCII.comma, ASCII.colon,
                UInt8(ascii: "*"), ASCII.underscore, UInt8(ascii: "~"), ASCII.apostrophe,
                ASCII.quote:
                end -= 1
            case UInt8(ascii: ";"):
                end = entityStart(text, range.lowerBound, end) ?? end - 1
            default:
                return end
            }
        }
        return end
    }

    private static func entityStart(_ text: [UInt8], _ lower: Int, _ end: Int) -> Int? {
        var index = end - 2
        while index > lower, text[index].isASCIILetter { index -= 1 }
        return index < end - 2 && index >= lower && text[index] == ASCII.ampersand ? index : nil
    }
}
