public import HeliosDiagnostics
import HeliosText

/// The target of a link: `mike`, or `user:mike`.
public struct LinkReference: Sendable, Hashable {
    /// The kind, if it is written.
    public let kind: String?
    /// The id.
    public let id: String

    /// A target.
    public init(kind: String?, id: String) {
        self.kind = kind
        self.id = id
    }

    /// The target written as `mike` or `user:mike`; nil for any other form.
    public init?(_ text: String) {
        guard text.utf8.count <= 1_024 else { return nil }
        guard let colon = text.utf8.firstIndex(of: ASCII.colon) else {
            guard Slug.isPath(text) else { return nil }
            self.init(kind: nil, id: text)
            return
        }
        let kind = String(text[..<colon])
        let id = String(text[text.utf8.index(after: colon)...])
        guard Slug.isName(kind), Slug.isPath(id) else { return nil }
        self.init(kind: kind, id: id)
    }
}

extension LinkReference: CustomStringConvertible {
    /// The target as written.
    public var description: String { kind.map { "\($0):\(id)" } ?? id }
}

/// A value that stands in place of a link, such as the mail address of a watcher.
public struct PlainLink: Sendable {
    /// The relation's number in `Schema.relations`.
    public let relation: Int
    /// The value.
    public let value: FieldValue
    /// Where it is written.
    public let range: SourceRange
}
