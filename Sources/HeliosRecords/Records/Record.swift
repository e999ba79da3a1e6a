package import HeliosMarkdown
public import HeliosDiagnostics
import HeliosText

/// One record, typed by its kind; its links are not yet resolved.
///
/// An object, though it never changes: pages and rules hand records on many times each, and a copy
/// of so many parts would cost more than the work itself.
public final class Record: Sendable {
    /// Its identity.
    public let id: RecordID
    /// The place of its kind in `Schema.kinds`.
    public let kind: Int
    /// The owner whose folder holds it, such as a client.
    public let owner: RecordID?
    /// The file that holds it, relative to the repository's root.
    public let path: String
    /// Old ids, which still resolve.
    public let aliases: [SpannedText]
    /// Files beside it, relative to the repository's root, in byte order.
    public let attachments: [Attachment]
    /// Where in its file it stands: the very start, unless the file holds other records as well.
    public let range: SourceRange

    private let ownFields: [FieldEntry]
    private let ownLinks: [WrittenLink]
    private let ownPlainLinks: [PlainLink]
    private let ownBody: MarkdownDocument?
    private let ownTexts: [(field: Int, document: MarkdownDocument, path: String?)]
    private let ownNestedTexts: [MarkdownDocument]
    private let ownReplies: [Reply]
    private let ownFaults: Set<String>
    /// What stands in its files, where they have not been read yet.
    private let latent: LatentContent?

    /// A record whose entries are sorted by field.
    package init(
        id: RecordID,
        kind: Int,
        owner: RecordID?,
        path: String,
        fields: [FieldEntry],
        links: [WrittenLink],
        plainLinks: [PlainLink] = [],
        aliases: [SpannedText],
        body: MarkdownDocument?,
        texts: [(field: Int, document: MarkdownDocument, path: String?)],
        nestedTexts: [MarkdownDocument] = [],
        replies: [Reply],
        attachments: [Attachment],
        faults: Set<String> = [],
        range: SourceRange = .start
    ) {
        self.id = id
        self.kind = kind
        self.owner = owner
        self.path = path
        ownFields = fields
        ownLinks = links
        ownPlainLinks = plainLinks
        self.aliases = aliases
        ownBody = body
        ownTexts = texts
        ownNestedTexts = nestedTexts
        ownReplies = replies
        self.attachments = attachments
        ownFaults = faults
        self.range = range
        latent = nil
    }

    /// A record whose files are read when something is asked of it that is not known here.
    init(
        id: RecordID,
        kind: Int,
        owner: RecordID?,
        path: String,
        aliases: [SpannedText],
        attachments: [Attachment],
        latent: LatentContent
    ) {
        self.id = id
        self.kind = kind
        self.owner = owner
        self.path = path
        self.aliases = aliases
        self.attachments = attachments
        range = .start
        ownFields = []
        ownLinks = []
        ownPlainLinks = []
        ownBody = nil
        ownTexts = []
        ownNestedTexts = []
        ownReplies = []
        ownFaults = []
        self.latent = latent
    }

    /// Its fields, in the order of the kind's declaration; those not stated are absent.
    public var fields: [FieldEntry] { latent == nil ? ownFields : content.ownFields }
    /// Its links as written, in the order of the file.
    public var links: [WrittenLink] { latent == nil ? ownLinks : content.ownLinks }
    /// What stands in place of links, in the order of the file.
    public var plainLinks: [PlainLink] { latent == nil ? ownPlainLinks : content.ownPlainLinks }
    /// Its Markdown body.
    package var body: MarkdownDocument? { latent == nil ? ownBody : content.ownBody }
    /// Its fields of Markdown, by the field's place in the kind, and the file of those that stand
    /// in another one.
    package var texts: [(field: Int, document: MarkdownDocument, path: String?)] {
        latent == nil ? ownTexts : content.ownTexts
    }
    /// The Markdown in parts of its fields and links that leads anywhere, in the record's own file.
    package var nestedTexts: [MarkdownDocument] {
        latent == nil ? ownNestedTexts : content.ownNestedTexts
    }
    /// Its replies, by time.
    package var replies: [Reply] { latent == nil ? ownReplies : content.ownReplies }
    /// The fields and relations that are already told to be wrong, by name.
    package var faults: Set<String> { latent == nil ? ownFaults : content.ownFaults }

    /// The record as its files say it.
    private var content: Record { latent?.record ?? self }

    /// Its files, each once: its own first, then those of replies and texts and those beside it, by
    /// path; known without reading them.
    package var files: [String] {
        let others = latent?.replies ?? (ownReplies.map(\.path) + ownTexts.compactMap(\.path))
        guard !others.isEmpty || !attachments.isEmpty else { return [path] }
        var seen: Set<String> = [path]
        let rest = (others + attachments.map(\.path)).filter { seen.insert($0).inserted }
        return [path] + rest.sortedByBytes()
    }

    /// Whether its files have been read.
    package var isRead: Bool { latent?.isRead ?? true }

    /// Where the record begins, for what concerns it as a whole.
    public var span: SourceSpan { SourceSpan(path: path, range: range) }

    /// The entry of the field at this place of the kind.
    public func entry(at field: Int) -> FieldEntry? {
        guard latent == nil else { return content.entry(at: field) }
        return ownFields.place(of: field).map { ownFields[$0] }
    }

    /// The value that the record itself states in the field at this place of its kind.
    package func value(at field: Int) -> FieldValue? {
        // As in `entry(at:)`, but only the value is copied, not where it is written.
        guard latent == nil else { return content.value(at: field) }
        return ownFields.place(of: field).map { ownFields[$0].value }
    }

    /// What the link at a place of `links` says about itself.
    package func attributes(ofLink place: Int) -> [FieldEntry] {
        guard latent == nil else { return content.attributes(ofLink: place) }
        return ownLinks[place].attributes
    }
}

extension [FieldEntry] {
    /// The place of the entry of a field among entries sorted by field.
    fileprivate func place(of field: Int) -> Int? {
        // Records have few entries, so a walk beats a search.
        // Only the places are read on the way: copying an entry costs more than the walk.
        for index in indices where self[index].field >= field {
            return self[index].field == field ? index : nil
        }
        return nil
    }
}

extension Record {
    /// The value of the field at this place of the kind: as stated, or the kind's default.
    public func value(at field: Int, of kind: Kind) -> FieldValue? {
        value(at: field) ?? kind.fields[field].defaultValue
    }

    /// The value of a field by name: as stated, or the kind's default.
    public func value(named name: String, of kind: Kind) -> FieldValue? {
        kind.fieldIndex(named: name).flatMap { value(at: $0, of: kind) }
    }

    /// Whether its field `state`, at this place of the kind, says that it is archived.
    func isArchived(by field: Int, of kind: Kind) -> Bool {
        if let latent { return latent.isArchived }
        guard case .text(let word)? = value(at: field, of: kind) else { return false }
        return word.hasSameBytes(as: "archived")
    }

    /// What stands for the record in words: its title, or its id.
    public func title(of kind: Kind) -> String {
        if let latent { return latent.title }
        if case .text(let text)? = value(named: kind.titleField, of: kind) { return text }
        return id.id
    }
}

/// The value of one field of a record.
public struct FieldEntry: Sendable {
    /// The value.
    public let value: FieldValue
    // Small, and beside what is small as well: records hold a hundred bytes of entries a line.
    private let place: Int32
    /// Where the name is written.
    public let nameRange: SourceRange
    /// Where the value is written.
    public let range: SourceRange

    /// The field's place in the kind, or in the attributes of a relation.
    public var field: Int { Int(place) }

    /// A field's value and where it is written.
    package init(field: Int, value: FieldValue, nameRange: SourceRange, range: SourceRange) {
        place = Int32(clamping: field)
        self.value = value
        self.nameRange = nameRange
        self.range = range
    }
}

/// A link as a file writes it.
public struct WrittenLink: Sendable {
    /// The relation's number in `Schema.relations`.
    public let relation: Int
    /// The target as written: an id, or a kind and id.
    public let target: LinkReference
    /// What the link says about itself, by the place of the attribute in the relation.
    public let attributes: [FieldEntry]
    /// Where the target is written.
    public let range: SourceRange
    /// The file, where it is not the record's own: that of a reply.
    public internal(set) var path: String?
    /// What names the object that holds it, where it is nested in one: its `name`, or else the
    /// first text in it.
    package internal(set) var holder: String?

    /// A link as written.
    package init(
        relation: Int,
        target: LinkReference,
        attributes: [FieldEntry],
        range: SourceRange,
        path: String? = nil
    ) {
        self.path = path
        self.relation = relation
        self.target = target
        self.attributes = attributes
        self.range = range
    }
}

/// A file beside a record that the portal offers for download.
public struct Attachment: Sendable, Hashable {
    /// The path relative to the repository's root.
    public let path: String
    /// The size in bytes.
    public let size: Int

    /// A file beside a record.
    package init(path: String, size: Int) {
        self.path = path
        self.size = size
    }
}

/// One answer in a record's thread, from a file of its own.
package struct Reply: Sendable {
    /// The file that holds it.
    package let path: String
    /// The file's base name, unique within the thread.
    package let name: String
    /// Its fields, by their place in the kind's `reply`.
    package let fields: [FieldEntry]
    /// Its links.
    package let links: [WrittenLink]
    /// Its text.
    package let body: MarkdownDocument
    /// The Markdown in its fields that leads anywhere.
    package let nestedTexts: [MarkdownDocument]

    /// An answer.
    package init(
        path: String,
        name: String,
        fields: [FieldEntry],
        links: [WrittenLink],
        body: MarkdownDocument,
        nestedTexts: [MarkdownDocument] = []
    ) {
        self.path = path
        self.name = name
        self.fields = fields
        self.links = links
        self.body = body
        self.nestedTexts = nestedTexts
    }
}
