package import HeliosDiagnostics
package import HeliosMarkdown
import HeliosText

/// Puts a record together from what a source has read; what the kind does not declare is left out.
package struct RecordBuilder {
    private let schema: Schema
    private let kindIndex: Int
    private let id: String
    private let path: String
    private let range: SourceRange
    private var fields: [FieldEntry] = []
    private var links: [WrittenLink] = []
    private var plainLinks: [PlainLink] = []
    private var aliases: [SpannedText] = []
    private var texts: [(field: Int, document: MarkdownDocument, path: String?)] = []

    /// A record of the kind at a place of `Schema.kinds`; `range` is where it stands in its file.
    package init(
        kind: Int,
        id: String,
        path: String,
        range: SourceRange = .start,
        schema: Schema
    ) {
        self.schema = schema
        kindIndex = kind
        self.id = id
        self.path = path
        self.range = range
    }

    private var kind: Kind { schema.kinds[kindIndex] }

    /// Gives a field its value; the caller knows that it fits the field's type.
    package mutating func set(_ name: String, _ value: FieldValue?, at range: SourceRange) {
        guard let value, let field = kind.fieldIndex(named: name) else { return }
        fields.append(FieldEntry(field: field, value: value, nameRange: range, range: range))
    }

    /// Gives a field of Markdown its text, which may stand in another file.
    package mutating func set(
        _ name: String,
        _ text: String,
        _ document: MarkdownDocument,
        at range: SourceRange,
        in file: String? = nil
    ) {
        set(name, .text(text), at: range)
        add(document, to: name, in: file)
    }

    /// Adds a text that a field of another type is about; its links are the record's.
    package mutating func add(
        _ document: MarkdownDocument,
        to name: String,
        in file: String? = nil
    ) {
        guard let field = kind.fieldIndex(named: name) else { return }
        texts.append((field, document, file))
        guard let mentions = kind.relations.firstIndex(where: \.isComputed) else { return }
        let number = schema.relationNumber(kind: kindIndex, relation: mentions)
        links += Mentions.links(in: document, relation: number, path: file)
    }

    /// Adds a link of a relation, which may stand in another file.
    package mutating func link(
        _ name: String,
        to target: LinkReference,
        at range: SourceRange,
        in file: String? = nil
    ) {
        guard let relation = kind.relationIndex(named: name) else { return }
        links.append(
            WrittenLink(
                relation: schema.relationNumber(kind: kindIndex, relation: relation),
                target: target,
                attributes: [],
                range: range,
                path: file
            )
        )
    }

    /// Adds a plain value that stands in place of a link, if the relation takes one.
    package mutating func place(_ name: String, _ value: String, at range: SourceRange) {
        guard let relation = kind.relationIndex(named: name),
            kind.relations[relation].alternative != nil
        else { return }
        let number = schema.relationNumber(kind: kindIndex, relation: relation)
        plainLinks.append(PlainLink(relation: number, value: .text(value), range: range))
    }

    /// Adds an id that the record once had.
    package mutating func alias(_ id: String) {
        aliases.append(SpannedText(id, at: SourceSpan(path: path, range: range)))
    }

    /// The record.
    package func record() -> Record {
        Record(
            id: RecordID(kind: kind.name, id: id),
            kind: kindIndex,
            owner: nil,
            path: path,
            fields: fields.sorted { $0.field < $1.field },
            links: links,
            plainLinks: plainLinks,
            aliases: aliases,
            body: nil,
            texts: texts,
            replies: [],
            attachments: [],
            range: range
        )
    }
}
