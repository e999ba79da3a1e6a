import HeliosText

/// Names made from words.
package enum WordSlug {
    /// ASCII letters, digits and single hyphens that stand for a text, accents folded; empty if
    /// nothing of it is left.
    package static func slug(for text: String, limit: Int = 100) -> String {
        var slug: [UInt8] = []
        for byte in SlugMaker.fold(text).utf8 {
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
}

/// Names for headings: unique in a text, ASCII, made as GitHub makes them, accents folded.
struct SlugMaker {
    private var counts: [String: Int] = [:]

    /// The name of the next heading.
    mutating func slug(for text: String) -> String {
        var base = Self.fold(text)
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

    fileprivate static func fold(_ text: String) -> String {
        var slug: [UInt8] = []
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x20, 0x2D: slug.append(ASCII.hyphen)
            case 0x5F: slug.append(ASCII.underscore)
            case 0..<0x80:
                let byte = UInt8(truncatingIfNeeded: scalar.value)
                if byte.isASCIIDigit || byte.isASCIILetter { slug.append(byte.asciiLowercased) }
            case 0xC0..<0x180:
                slug.append(contentsOf: latin[Int(scalar.value - 0xC0)].utf8)
            default: break
            }
        }
        return String(decoding: slug.prefix(200), as: UTF8.self)
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
