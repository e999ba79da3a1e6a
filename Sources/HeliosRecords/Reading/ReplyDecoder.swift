import HeliosDiagnostics
import HeliosMarkdown
import HeliosText
import HeliosYAML

/// Decodes one file of a thread into a reply.
struct ReplyDecoder {
    private let file: SourceFile
    private let kind: Kind
    private let shape: ObjectShape
    private let schema: Schema
    private var values: ValueDecoder
    private var fields: [FieldEntry] = []

    init(_ file: SourceFile, of kind: Kind, _ shape: ObjectShape, schema: Schema) {
        self.file = file
        self.kind = kind
        self.shape = shape
        self.schema = schema
        values = ValueDecoder(path: file.path, schema: schema, kind: kind.name)
    }

    /// The reply in a file of this text.
    mutating func decode(_ text: [UInt8]) -> Checked<Reply?> {
        var report = Report(SecretScan.findings(in: text, path: file.path))
        checkName()
        let front = report.take(FrontMatter.split(text, path: file.path))
        guard let yaml = front.yaml else { return Checked(nil, report.diagnostics) }
        let map = report.take(
            YAMLParser.parseMap(text[yaml], path: file.path, firstLine: front.yamlFirstLine)
        )
        let body = report.take(
            MarkdownParser.parse(
                Array(text[front.body]),
                path: file.path,
                origin: .place(line: front.bodyFirstLine)
            )
        )
        for entry in map ?? [] { decode(entry) }
        checkRequired(map ?? [])
        report.add(values.diagnostics)
        let nested = report.take(values.nestedTexts())
        let links = values.links + ([body] + nested).flatMap { mentions($0) }
        let reply = Reply(
            path: file.path,
            name: baseName,
            fields: fields.sorted { $0.field < $1.field },
            links: links.map { $0.inFile(file.path) },
            body: body,
            nestedTexts: nested
        )
        return Checked(reply, report.diagnostics)
    }

    /// The links from a text of the reply to other records.
    private func mentions(_ text: MarkdownDocument) -> [WrittenLink] {
        guard let kindIndex = schema.kindIndex(named: kind.name),
            let index = kind.computedRelation
        else { return [] }
        let number = schema.relationNumber(kind: kindIndex, relation: index)
        return Mentions.links(in: text, relation: number, path: file.path)
    }

    /// The file's name without its folder and ending.
    private var baseName: String {
        let parts = file.path.split(onByte: ASCII.slash)
        return String(Substring(parts[parts.count - 1].utf8.dropLast(3)))
    }

    private mutating func checkName() {
        let name = baseName
        let parts = name.split(onByte: UInt8(ascii: "Z"))
        let isTimed =
            parts.count == 2 && Self.isTime(parts[0]) && parts[1].hasBytePrefix("-")
            && Slug.isSlug(parts[1].utf8.dropFirst())
        guard !isTimed else { return }
        values.report(
            .record(.replyNameInvalid),
            .start,
            "'\(TerminalText.printable(name))' does not say when and by whom it was written",
            help: "call it by time and author, such as 2026-03-02T0915Z-mike.md"
        )
    }

    /// Whether a text is a day and a time as `2026-03-02T0915`, with or without seconds.
    private static func isTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 15 || bytes.count == 17, bytes[10] == UInt8(ascii: "T"),
            CalendarDate(String(decoding: bytes[..<10], as: UTF8.self)) != nil
        else { return false }
        return bytes[11...].allSatisfy(\.isASCIIDigit)
    }

    private mutating func decode(_ entry: YAMLEntry) {
        guard !entry.isKeyHidden, !schema.faults.mayHold(entry.key, of: kind.name) else { return }
        if let index = shape.fields.firstIndex(where: { $0.name.hasSameBytes(as: entry.key) }) {
            let field = shape.fields[index]
            guard !entry.value.isBlank else {
                if !field.isRequired { values.reportEmptyPart(entry, of: "thread") }
                return
            }
            let name = "thread.\(field.name)"
            guard let value = values.value(entry.value, of: field.type, named: name) else { return }
            fields.append(
                FieldEntry(
                    field: index,
                    value: value,
                    nameRange: entry.keyRange,
                    range: entry.value.range
                )
            )
        } else if let relation = shape.relations.first(where: {
            $0.name.hasSameBytes(as: entry.key)
        }) {
            let path = "\(kind.name).thread.\(relation.name)"
            guard let number = schema.relationNumber(nestedAt: path) else { return }
            values.link(entry.value, schema.relations[number], number: number)
        } else {
            values.report(
                .record(.fieldUnknown),
                entry.keyRange,
                "a reply has no field '\(TerminalText.printable(entry.key))'",
                help: Help.oneOf(
                    shape.fields.map(\.name) + shape.relations.map(\.name),
                    meant: entry.key
                )
            )
        }
    }

    private mutating func checkRequired(_ entries: [YAMLEntry]) {
        let names =
            shape.fields.filter { $0.isRequired && $0.defaultValue == nil }.map(\.name)
            + shape.relations.filter(\.isRequired).map(\.name)
        let missing = names.filter { name in
            !entries.contains { $0.key.hasSameBytes(as: name) && !$0.value.isHollow }
        }
        // As in records: a name that is only misspelt is told as such.
        let strangers = entries.map(\.key).filter { !shape.hasPart(named: $0) }
        let meant = strangers.compactMap { Suggestion.nearest(to: $0, among: missing) }
        for name in missing where !meant.contains(name) {
            values.report(
                .record(.fieldMissing),
                .start,
                "'\(name)' is missing, which every reply has",
                help: "add '\(name)'"
            )
        }
    }
}
