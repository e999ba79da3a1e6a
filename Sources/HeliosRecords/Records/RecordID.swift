import HeliosText

/// A record's identity, `kind:id`, such as `asset:macbook-mike`.
///
/// Both parts are ASCII, so equal text is equal bytes.
public struct RecordID: Sendable, Hashable {
    /// The kind's name.
    public let kind: String
    /// The id, unique within the kind: slugs joined by `/`.
    public let id: String

    /// An identity; the caller has checked both parts.
    public init(kind: String, id: String) {
        self.kind = kind
        self.id = id
    }
}

extension RecordID: CustomStringConvertible {
    /// The identity as links write it.
    public var description: String { "\(kind):\(id)" }
}

/// The grammar of ids (`[a-z0-9][a-z0-9._-]*`, joined by `/`), on bytes.
package enum Slug {
    /// Whether a text is one slug.
    package static func isSlug(_ text: some Sequence<UInt8>) -> Bool {
        var isFirst = true
        for byte in text {
            let isWord = byte.isASCIILowercase || byte.isASCIIDigit
            let isMark = byte == ASCII.dot || byte == ASCII.underscore || byte == ASCII.hyphen
            guard isWord || (isMark && !isFirst) else { return false }
            isFirst = false
        }
        return !isFirst
    }

    /// Whether a text is one or more slugs joined by `/`.
    package static func isPath(_ text: String) -> Bool {
        var isFirst = true
        for byte in text.utf8 {
            let isWord = byte.isASCIILowercase || byte.isASCIIDigit
            let isMark =
                byte == ASCII.dot || byte == ASCII.underscore || byte == ASCII.hyphen
                || byte == ASCII.slash
            guard isWord || (isMark && !isFirst) else { return false }
            isFirst = byte == ASCII.slash
        }
        return !isFirst
    }

    /// The nearest slug to a text, for help messages: ASCII letters lowered, the rest as hyphens.
    package static func suggestion(for text: String) -> String {
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            let lower = byte.asciiLowercased
            let fits =
                lower.isASCIILowercase || lower.isASCIIDigit || lower == ASCII.dot
                || lower == ASCII.underscore || lower == ASCII.slash
            if fits {
                bytes.append(lower)
            } else if let last = bytes.last, last != ASCII.hyphen {
                bytes.append(ASCII.hyphen)
            }
        }
        while bytes.last == ASCII.hyphen { bytes.removeLast() }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a text can name a kind, field or relation: `[a-z][a-z0-9_]*`, at most 64 bytes.
    package static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, first.isASCIILowercase, text.utf8.count <= 64 else {
            return false
        }
        return text.utf8.allSatisfy {
            $0.isASCIILowercase || $0.isASCIIDigit || $0 == ASCII.underscore
        }
    }
}
