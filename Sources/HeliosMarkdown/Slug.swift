import HeliosText

/// Names made from words.
package enum WordSlug {
    /// ASCII letters, digits and single hyphens that stand for a text, accents folded; empty if
    /// nothing of it is left.
    package static func slug(for text: String, limit: Int = 100) -> String {
        var slug: [UInt8] = []
        for byte in fold(text) {
            let isWord = byte.isASCIILowercase || byte.isASCIIDigit
            if isWord {
                slug.append(byte)
            } else if let last = slug.last, last != ASCII.hyphen {
                slug.append(ASCII.hyphen)
            }
        }
        slug = Array(slug.prefix(limit))
        while slug.last == ASCII.hyphen { slug.removeLast() }
        return String(decoding: slug, as: UTF8.self)
    }

    private static func fold(_ text: String) -> [UInt8] {
        var slug: [UInt8] = []
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                if let byte = scalar.slugByte { slug.append(byte) }
            } else if (0xC0..<0x180).contains(scalar.value) {
                slug.append(contentsOf: latin[Int(scalar.value - 0xC0)].utf8)
            }
        }
        return Array(slug.prefix(200))
    }

    /// The letters from U+00C0 to U+017F in ASCII.
    private static let latin: [Substring] =
        ("a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th ss "
        + "a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th y "
        + "a a a a a a c c c c c c c c d d d d e e e e e e e e e e g g g g g g g g "
        + "h h h h i i i i i i i i i i ij ij j j k k k l l l l l l l l l l n n n n n n n n n "
        + "o o o o o o oe oe r r r r r r s s s s s s s s t t t t t t "
        + "u u u u u u u u u u u u w w y y y z z z z z z s")
        .split(separator: " ")
}

/// Names for headings: unique in a text, and made as GitHub and other hosts of git make them, so
/// that a link to a heading leads to it there as well as in the portal.
struct SlugMaker {
    private var counts: [String: Int] = [:]

    /// The name of the next heading.
    mutating func slug(for text: String) -> String {
        var base = Self.name(of: text)
        // Names that footnotes use are not to be had.
        if base.isEmpty || base.hasBytePrefix("footnote-") {
            base = base.isEmpty ? "section" : "section-" + base
        }
        guard var count = counts[base] else {
            counts[base] = 0
            return base
        }
        var slug: String
        repeat {
            count += 1
            slug = "\(base)-\(count)"
        } while counts[slug] != nil
        counts[base] = count
        counts[slug] = 0
        return slug
    }

    /// Letters, digits, marks and underscores in lower case, and a hyphen for each space.
    private static func name(of text: String) -> String {
        var name: [UInt8] = []
        for scalar in text.unicodeScalars where name.count < limit {
            if scalar.isASCII {
                if let byte = scalar.slugByte { name.append(byte) }
            } else if isWord(scalar) {
                name.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
            }
        }
        return String(decoding: name, as: UTF8.self)
    }

    private static let limit = 200

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .connectorPunctuation:
            true
        default: false
        }
    }
}

extension Unicode.Scalar {
    /// What a scalar of ASCII is in a name; nil for one that is left out.
    fileprivate var slugByte: UInt8? {
        let byte = UInt8(truncatingIfNeeded: value)
        switch byte {
        case ASCII.space, ASCII.hyphen: return ASCII.hyphen
        case ASCII.underscore: return ASCII.underscore
        default: return byte.isASCIIDigit || byte.isASCIILetter ? byte.asciiLowercased : nil
        }
    }
}
