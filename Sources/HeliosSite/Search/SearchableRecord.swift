import HeliosMarkdown
import HeliosRecords
import HeliosText

/// What one record is found by, and what results show of it.
///
/// It reads what the audience's graph holds, and of a secret there is nothing to read.
struct SearchableRecord {
    /// More links than this of one relation are not looked at.
    private static let linkLimit = 24

    let context: PageContext
    let number: Int
    let layout: SearchLayout
    private let record: Record
    private let kind: Kind

    init(_ number: Int, of context: PageContext, _ layout: SearchLayout) {
        self.context = context
        self.number = number
        self.layout = layout
        record = context.graph.records[number]
        kind = context.schema.kinds[record.kind]
    }

    /// The texts, what is looked up most first.
    var texts: [SearchText] {
        var texts = [
            SearchText(weight: .id, text: record.id.id, isShown: false),
            SearchText(weight: .title, text: context.title(number), isShown: false),
        ]
        // Of an id that is a path, people remember the end.
        if let last = record.id.id.split(onByte: ASCII.slash).last, record.id.id != last {
            texts.append(SearchText(weight: .id, text: last, isShown: false))
        }
        // Who may follow an old address need not be told it.
        if context.graph.audience.isInternal {
            for alias in record.aliases {
                texts.append(
                    SearchText(
                        weight: .alias,
                        label: context.phrases[.searchFormerly],
                        text: alias.text
                    )
                )
            }
        }
        appendSummary(to: &texts)
        for field in layout.fields { appendField(field, to: &texts) }
        appendLinks(to: &texts)
        appendBody(to: &texts)
        for attachment in context.plan.attachmentPaths[number] ?? [] {
            let name = attachment.split(onByte: ASCII.slash).last ?? attachment
            texts.append(
                SearchText(weight: .value, label: context.phrases[.searchFile], text: name)
            )
        }
        return texts
    }

    // MARK: Fields

    private func appendSummary(to texts: inout [SearchText]) {
        guard let field = layout.summary, case .text(let text)? = record.value(at: field) else {
            return
        }
        texts.append(SearchText(weight: .summary, text: text))
    }

    private func appendField(_ index: Int, to texts: inout [SearchText]) {
        guard let value = record.value(at: index) else { return }
        let field = kind.fields[index]
        let label = field.displayLabel
        append(value, field.type, label, isUnique: field.uniqueness != .none, to: &texts)
        appendDistance(value, field, to: &texts)
    }

    private func append(
        _ value: FieldValue,
        _ type: FieldType,
        _ label: String,
        isUnique: Bool,
        to texts: inout [SearchText]
    ) {
        switch (type, value) {
        case (.secret, _), (_, .secret), (.boolean, _), (_, .boolean), (_, .datetime), (_, .money),
            (_, .duration), (_, .decimal):
            return
        case (_, .integer) where !isUnique: return
        case (.list(let element), .list(let values)):
            for value in values {
                append(value, element, label, isUnique: isUnique, to: &texts)
            }
        case (.map(let element, _), .object(let members)):
            for member in members {
                let label = Words.fromKey(member.name)
                append(member.value, element, label, isUnique: false, to: &texts)
            }
        case (.object(let shape), .object(let members)):
            for member in members {
                guard let field = shape.fields.first(where: { $0.name == member.name }) else {
                    continue
                }
                append(member.value, field.type, field.displayLabel, isUnique: false, to: &texts)
            }
        default:
            let text = type.displayText(value)
            // A key or a certificate in letters is no text.
            guard !text.isEmpty, !text.hasBytePrefix("-----BEGIN") else { return }
            if type == .phone || type == .email { appendContact(text, type, label, to: &texts) }
            let isWhole = isUnique || type.isIdentifier || Self.isCode(text, type)
            texts.append(
                SearchText(weight: isWhole ? .identifier : .value, label: label, text: text)
            )
        }
    }

    /// What people type who look for somebody's number or address: what it is, and of a number the
    /// part without the country.
    private func appendContact(
        _ text: String,
        _ type: FieldType,
        _ label: String,
        to texts: inout [SearchText]
    ) {
        texts.append(SearchText(weight: .linked, text: label, isShown: false))
        let digits = text.utf8.filter(\.isASCIIDigit)
        guard type == .phone, digits.count > 8 else { return }
        let local = String(decoding: digits.suffix(8), as: UTF8.self)
        texts.append(SearchText(weight: .identifier, text: local, isShown: false))
    }

    /// Whether a text is one word with a digit in it, as inventory numbers are.
    private static func isCode(_ text: String, _ type: FieldType) -> Bool {
        guard case .string = type, (4...64).contains(text.utf8.count) else { return false }
        var digits = 0
        for byte in text.utf8 {
            guard byte > ASCII.space, byte < 0x80 else { return false }
            digits += byte.isASCIIDigit ? 1 : 0
        }
        return digits > 0
    }

    /// The words by which people look for what is past its date, or soon will be.
    private func appendDistance(_ value: FieldValue, _ field: Field, to texts: inout [SearchText]) {
        guard let ahead = field.alertDays.first,
            let date = value.day(on: context.plan.options.clock)
        else { return }
        let days = date.dayNumber - context.today.dayNumber
        guard days <= ahead, !context.isSettled(number) else { return }
        let words = context.phrases[days < 0 ? .searchLate : .searchSoon]
        let text = "\(date) (\(words))"
        texts.append(SearchText(weight: .summary, label: field.displayLabel, text: text))
    }

    // MARK: Links and texts

    private func appendLinks(to texts: inout [SearchText]) {
        var counts: [Int32: Int] = [:]
        for index in context.graph.graph.links(from: number) {
            let link = context.graph.graph.links[index]
            let bound = context.schema.relations[Int(link.relation)]
            guard !bound.relation.isComputed else { continue }
            counts[link.relation, default: 0] += 1
            guard counts[link.relation, default: 0] <= Self.linkLimit else { continue }
            let isTag = bound.relation.name.hasSameBytes(as: "tags")
            texts.append(
                SearchText(
                    weight: isTag ? .tag : .linked,
                    label: bound.relation.displayLabel,
                    text: context.title(Int(link.target))
                )
            )
        }
    }

    private func appendBody(to texts: inout [SearchText]) {
        if let body = record.body, !body.isEmpty { append(body, in: record.path, to: &texts) }
        for text in record.texts {
            append(text.document, in: text.path ?? record.path, to: &texts)
        }
        for reply in record.replies where !reply.body.isEmpty {
            append(reply.body, in: reply.path, to: &texts)
        }
    }

    private func append(
        _ document: MarkdownDocument,
        in path: String,
        to texts: inout [SearchText]
    ) {
        for heading in document.headings {
            let text = context.words(heading.text, of: document, in: path, number)
            texts.append(SearchText(weight: .heading, text: text, isShown: false))
        }
        let text = context.words(document.plainText, of: document, in: path, number)
        texts.append(SearchText(weight: .text, text: text))
    }
}
