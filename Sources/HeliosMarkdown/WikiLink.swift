import HeliosText

/// The inside of `[[…]]`: `kind:id#fragment|label`, of which only the id must be there.
struct WikiLink {
    /// `kind:id` or `id`.
    let reference: String
    let fragment: String?
    let label: String?
    /// Bytes of the reference and its fragment.
    let referenceCount: Int

    init?(_ inside: ArraySlice<UInt8>) {
        let target = inside.prefix { $0 != UInt8(ascii: "|") }
        referenceCount = target.count
        if target.count == inside.count {
            label = nil
        } else {
            let text = String(decoding: inside.dropFirst(target.count + 1), as: UTF8.self)
                .trimmingBlanks()
            guard !text.isEmpty else { return nil }
            label = text
        }
        let name = target.prefix { $0 != UInt8(ascii: "#") }
        if name.count == target.count {
            fragment = nil
        } else {
            let heading = target.dropFirst(name.count + 1)
            guard !heading.isEmpty, heading.allSatisfy(Self.isSlugByte) else { return nil }
            fragment = String(decoding: heading, as: UTF8.self)
        }
        guard Self.isReference(name) else { return nil }
        reference = String(decoding: name, as: UTF8.self)
    }

    /// Whether this is a slug, or slugs joined by slashes, with or without a kind in front.
    private static func isReference(_ name: ArraySlice<UInt8>) -> Bool {
        let parts = name.split(separator: ASCII.colon, omittingEmptySubsequences: false)
        guard let id = parts.last, parts.count <= 2 else { return false }
        if parts.count == 2, !isKind(parts[0]) { return false }
        return id.split(separator: ASCII.slash, omittingEmptySubsequences: false)
            .allSatisfy { part in
                guard let first = part.first else { return false }
                return first.isASCIILowercase || first.isASCIIDigit
                    ? part.allSatisfy(isSlugByte) : false
            }
    }

    private static func isKind(_ name: ArraySlice<UInt8>) -> Bool {
        guard let first = name.first, first.isASCIILowercase else { return false }
        return name.allSatisfy {
            $0.isASCIILowercase || $0.isASCIIDigit || $0 == ASCII.underscore || $0 == ASCII.hyphen
        }
    }

    private static func isSlugByte(_ byte: UInt8) -> Bool {
        byte.isASCIILowercase || byte.isASCIIDigit || byte == ASCII.dot || byte == ASCII.underscore
            || byte == ASCII.hyphen
    }
}
