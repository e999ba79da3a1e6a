import HeliosDiagnostics
import HeliosMarkdown
import HeliosText
import HeliosYAML

/// Decodes one file into one record: fields typed, links collected, text parsed.
struct RecordDecoder {
    private let file: RecordFile
    private let schema: Schema
    private let kind: Kind
    private var values: ValueDecoder
    private var fields: [FieldEntry] = []
    private var aliases: [SpannedText] = []
    private var texts: [(field: Int, document: MarkdownDocument, path: String?)] = []
    private var nestedTexts: [MarkdownDocument] = []
    private var report = Report()
    private var faults: Set<String> = []
    private var unknownCount = 0

    init(_ file: RecordFile, schema: Schema) {
        self.file = file
        self.schema = schema
        kind = schema.kinds[file.kind]
        values = ValueDecoder(path: file.file.path, schema: schema, kind: kind.name)
    }

    /// The record in a file of this text; nil when the text cannot be read at all.
    mutating func decode(_ text: [UInt8], replies: [Reply]) -> Checked<Record?> {
        let path = file.file.path
        let secrets = SecretScan.findings(in: text, path: path)
        let isMarkdown = path.hasByteSuffix(".md")
        var body: MarkdownDocument?
        var fieldsText = text[...]
        var firstLine = 1
        if isMarkdown {
            let front = report.take(FrontMatter.split(text, path: path))
            guard let yaml = front.yaml else { return Checked(nil, report.diagnostics + secrets) }
            fieldsText = text[yaml]
            firstLine = front.yamlFirstLine
            body = decodeBody(text[front.body], firstLine: front.bodyFirstLine)
        }
        let map = YAMLParser.parseMap(fieldsText, path: path, firstLine: firstLine)
        report.add(map.diagnostics)
        guard let entries = map.value else { return Checked(nil, report.diagnostics + secrets) }
        fields.reserveCapacity(entries.count)
        for entry in entries {
            let count = values.faultCount
            if !entry.isKeyHidden { decode(entry) }
            if values.faultCount > count || entry.value.isRefused { faults.insert(entry.key) }
        }
        checkRequired(entries)
        checkArchived(entries)
        parseMarkdown()
        report.add(values.diagnostics)
        report.add(secrets.filter { !isTold($0, by: values.diagnostics) })
        let record = record(body, replies)
        let found = report.diagnostics
        guard !found.isEmpty else { return Checked(record) }
        let about = record.id.description
        return Checked(record, found.map { $0.about(about) })
    }

    /// The record of all that was decoded.
    private mutating func record(_ body: MarkdownDocument?, _ replies: [Reply]) -> Record {
        if !fields.indices.dropFirst().allSatisfy({ fields[$0 - 1].field < fields[$0].field }) {
            fields.sort { $0.field < $1.field }
        }
        var links = values.links
        if file.owner != nil { links += ownership() }
        for reply in replies where !reply.links.isEmpty { links += reply.links }
        addMentions(body, to: &links)
        return Record(
            id: RecordID(kind: kind.name, id: file.id),
            kind: file.kind,
            owner: file.owner,
            path: file.file.path,
            fields: fields.withoutReserve,
            links: links.withoutReserve,
            plainLinks: values.plainLinks,
            aliases: aliases,
            body: body,
            texts: texts,
            nestedTexts: nestedTexts,
            replies: replies,
            attachments: file.attachments.map { Attachment(path: $0.path, size: $0.size) },
            faults: faults
        )
    }

    private mutating func decodeBody(
        _ text: ArraySlice<UInt8>,
        firstLine: Int
    ) -> MarkdownDocument? {
        guard !text.allSatisfy({ $0 == ASCII.lineFeed || $0 == ASCII.space }) else { return nil }
        let document = report.take(
            MarkdownParser.parse(
                Array(text),
                path: file.file.path,
                origin: .place(line: firstLine)
            )
        )
        if !kind.has(.body) {
            report.add([
                Diagnostic(
                    .record(.bodyUnexpected),
                    at: SourceSpan(
                        path: file.file.path,
                        range: SourceRange(line: firstLine, column: 1, length: 0)
                    ),
                    "records of kind '\(kind.name)' have no text of their own",
                    help: "move the text into a field such as 'notes'"
                )
            ])
        }
        return document
    }

    private mutating func decode(_ entry: YAMLEntry) {
        switch entry.key {
        case "kind": checkStated(entry, as: kind.name, .kindMismatch, "the folder says")
        case "id": checkStated(entry, as: file.id, .idMismatch, "the path says")
        case "aliases": decodeAliases(entry)
        default:
            // What the kind means to say is not known, which is told there.
            let member = kind.member(named: entry.key)
            if schema.faults.hasMember(entry.key, of: kind.name) {
                faults.insert(entry.key)
            } else if let index = member.field {
                decode(entry, field: index)
            } else if let index = member.relation {
                decode(entry, relation: index)
            } else {
                reportUnknown(entry)
            }
        }
    }

    private mutating func decode(_ entry: YAMLEntry, field index: Int) {
        guard !entry.value.isBlank else {
            reportEmpty(entry)
            return
        }
        let value = values.value(
            entry.value,
            of: kind.fields[index].type,
            named: entry.key,
            field: index
        )
        guard let value else { return }
        fields.append(
            FieldEntry(
                field: index,
                value: value,
                nameRange: entry.keyRange,
                range: entry.value.range
            )
        )
    }

    private mutating func decode(_ entry: YAMLEntry, relation index: Int) {
        guard !entry.value.isEmpty else {
            reportEmpty(entry)
            return
        }
        if kind.relations[index].isComputed {
            values.report(
                .link(.wrongSide),
                entry.keyRange,
                "'\(entry.key)' is filled from the text of records",
                help: "write [[kind:id]] in a text instead"
            )
            return
        }
        let number = schema.relationNumber(kind: file.kind, relation: index)
        values.link(entry.value, schema.relations[number], number: number)
    }

    private mutating func decodeAliases(_ entry: YAMLEntry) {
        let items = entry.value.items ?? [entry.value]
        for item in items where !item.isRefused && !entry.value.isRefused {
            guard let text = item.scalar?.text, Slug.isPath(text) else {
                values.report(
                    .record(.idInvalid),
                    item.range,
                    "an alias is an id that the record once had",
                    help: "write a list of ids, such as [old-name]"
                )
                continue
            }
            let id = file.owner.map { owner in
                text.hasBytePrefix("\(owner.id)/") ? text : "\(owner.id)/\(text)"
            }
            aliases.append(
                SpannedText(id ?? text, at: SourceSpan(path: file.file.path, range: item.range))
            )
        }
    }

    private mutating func checkStated(
        _ entry: YAMLEntry,
        as expected: String,
        _ problem: RecordProblem,
        _ source: String
    ) {
        guard !entry.value.isRefused else { return }
        let stated = entry.value.scalar?.text ?? ""
        let short = file.owner.map { "\($0.id)/\(stated)" }
        guard stated != expected, short != expected else { return }
        values.report(
            .record(problem),
            entry.value.range,
            "the file says '\(TerminalText.printable(stated))', \(source) '\(expected)'",
            help: "remove the line, or make the two agree"
        )
    }

    /// Reports what every record of the kind has and this one lacks.
    private mutating func checkRequired(_ entries: [YAMLEntry]) {
        let isStated = { (name: String) in
            // By number: a copy of an entry costs more than the comparison.
            entries.indices.contains {
                entries[$0].key.hasSameBytes(as: name) && !entries[$0].value.isHollow
            }
        }
        let missing = kind.requiredNames.filter { !isStated($0) }
        guard !missing.isEmpty else { return }
        // A name that is only misspelt is told as such; each stranger stands for one name.
        let strangers = entries.map(\.key).filter {
            kind.fieldIndex(named: $0) == nil && kind.relationIndex(named: $0) == nil
                && !Self.commonKeys.contains($0)
        }
        let meant = strangers.prefix(Help.mostSearched).compactMap {
            Suggestion.nearest(to: $0, among: missing)
        }
        for name in missing where !meant.contains(name) {
            if let empty = entries.first(where: { $0.key.hasSameBytes(as: name) }) {
                reportMissing(name, at: empty.keyRange)
            } else {
                reportMissing(name, at: .start)
            }
        }
    }

    /// Keys that every file may have, and that are no fields.
    private static let commonKeys: Set<String> = ["kind", "id", "aliases"]

    /// An archived record says when it was archived.
    private mutating func checkArchived(_ entries: [YAMLEntry]) {
        guard let place = entries.indices.first(where: { entries[$0].key == "state" }) else {
            return
        }
        let state = entries[place]
        guard state.value.scalar?.text == "archived", kind.field(named: "archived_at") != nil,
            !entries.contains(where: { $0.key == "archived_at" })
        else { return }
        values.report(
            .record(.archivedIncomplete),
            state.value.range,
            "the record is archived, and does not say since when",
            help: "add 'archived_at', such as 2026-03-31T14:05:00Z"
        )
    }

    /// Whether a secret is already told of as the value of a field.
    private func isTold(_ secret: Diagnostic, by others: [Diagnostic]) -> Bool {
        others.contains { other in
            other.id == .value(.secret) && other.span.range.start <= secret.span.range.start
                && secret.span.range.end <= other.span.range.end
        }
    }

    private mutating func reportMissing(_ name: String, at range: SourceRange) {
        values.report(
            .record(.fieldMissing),
            range,
            "'\(name)' is missing, which every \(kind.name) has",
            help: "add '\(name)'"
        )
    }

    private mutating func reportEmpty(_ entry: YAMLEntry) {
        let isRequired =
            kind.field(named: entry.key)?.isRequired
            ?? kind.relation(named: entry.key)?.isRequired ?? false
        guard !isRequired else { return }
        values.report(
            .record(.fieldEmpty),
            entry.keyRange,
            "'\(entry.key)' has no value",
            help: "write the value, or remove the line"
        )
    }

    private mutating func reportUnknown(_ entry: YAMLEntry) {
        guard !schema.faults.mayHold(entry.key, of: kind.name) else { return }
        let key = TerminalText.printable(entry.key)
        let arriving = schema.relations(arrivingAt: file.kind, as: entry.key)
        if let number = arriving.first {
            let bound = schema.relations[number]
            let source = schema.kinds[bound.kind].name
            values.report(
                .link(.wrongSide),
                entry.keyRange,
                "'\(key)' is written on the other side, as '\(bound.relation.name)' of "
                    + Words.withArticle(source),
                help: "write '\(bound.relation.name)' in the \(source)'s file"
            )
            return
        }
        unknownCount += 1
        let isSearched = unknownCount <= Help.mostSearched
        let names = isSearched ? kind.fields.map(\.name) + kind.relations.map(\.name) : []
        if let meant = Suggestion.nearest(to: entry.key, among: names) { faults.insert(meant) }
        values.report(
            .record(.fieldUnknown),
            entry.keyRange,
            "\(Words.withArticle(kind.name)) has no field '\(key)'",
            help: Help.oneOf(names, meant: entry.key)
                ?? "declare it in kinds/, or remove it"
        )
    }

    /// The link to the owner whose folder holds the file, unless the file states it.
    private func ownership() -> [WrittenLink] {
        guard let owner = file.owner,
            let index = kind.relations.firstIndex(where: {
                $0.isOwnership && $0.leads(to: owner.kind)
            })
        else { return [] }
        let number = schema.relationNumber(kind: file.kind, relation: index)
        guard !values.links.contains(where: { $0.relation == number }) else { return [] }
        let target = LinkReference(kind: owner.kind, id: owner.id)
        return [WrittenLink(relation: number, target: target, attributes: [], range: .start)]
    }

    /// Adds the links from the texts of the record to other records.
    private func addMentions(_ body: MarkdownDocument?, to links: inout [WrittenLink]) {
        guard let index = kind.computedRelation else { return }
        let number = schema.relationNumber(kind: file.kind, relation: index)
        for text in texts where !text.document.links.isEmpty {
            links += Mentions.links(in: text.document, relation: number, path: nil)
        }
        for text in nestedTexts {
            links += Mentions.links(in: text, relation: number, path: nil)
        }
        if let body, !body.links.isEmpty {
            links += Mentions.links(in: body, relation: number, path: nil)
        }
    }

    /// Parses the fields of Markdown, each where it stands in the file.
    private mutating func parseMarkdown() {
        for (field, scalar, range) in values.markdown {
            let document = report.take(
                MarkdownParser.parse(
                    Array(scalar.text.utf8),
                    path: file.file.path,
                    origin: scalar.markdownOrigin(range)
                )
            )
            texts.append((field, document, nil))
        }
        if !values.nestedMarkdown.isEmpty { nestedTexts = report.take(values.nestedTexts()) }
    }
}

extension Array {
    /// The same elements in no more memory than they need, for what is kept to the end of the run.
    fileprivate var withoutReserve: [Element] {
        guard capacity - count > 2 else { return self }
        var exact: [Element] = []
        exact.reserveCapacity(count)
        exact.append(contentsOf: self)
        return exact
    }
}

extension YAMLScalar {
    /// Where the Markdown within a scalar stands: line by line in a literal block, wherever its
    /// lines are in a plain value, else as a whole.
    func markdownOrigin(_ range: SourceRange) -> MarkdownOrigin {
        let isOneLine = range.start.line == range.end.line
        if style == .literal || (isOneLine && style == .plain) {
            return .place(line: origin.line, column: origin.column, continuation: origin.column)
        }
        if style == .plain { return .scattered { position(ofByte: $0) } }
        return .stretch(range)
    }
}
