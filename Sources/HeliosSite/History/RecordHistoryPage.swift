import HeliosRecords
import HeliosTemplates
import HeliosText

/// The page that tells all that happened to one record.
struct RecordHistoryPage {
    let context: PageContext
    let number: Int
    let past: RecordPast

    /// How many changes of a text are shown word by word.
    private static let textLimit = 20

    private var kind: Kind { context.graph.kind(of: number) }

    var frame: PageFrame {
        let title = context.title(number)
        let heading = context.phrases.text(.historyRecordTitle, ["title": title])
        let list = context.plan.listPath(kind: context.graph.records[number].kind)
        return PageFrame(
            title: heading,
            heading: heading,
            description: context.phrases.text(.historyRecordDescription, ["title": title]),
            breadcrumbs: [
                context.homeBreadcrumb,
                PageFrame.Breadcrumb(label: kind.label.plural, href: context.href(list)),
                PageFrame.Breadcrumb(label: title, href: context.href(record: number)),
            ],
            path: context.plan.history.paths[number] ?? "",
            kind: context.graph.records[number].kind
        )
    }

    var values: TemplateMap {
        var texts = Self.textLimit
        var map = TemplateMap(reserving: 5)
        map.text(Name.kind, kind.label.singular)
        map.append(Name.count, .count(past.count))
        let entries = past.entries
        let omitted = past.count - entries.count
        map.append(Name.told, .maps(entries.map { values(of: $0, &texts) }))
        map.append(Name.omitted, omitted > 0 ? .count(omitted) : .missing)
        map.append(Name.endsEarly, .flag(past.beginsBefore))
        return map
    }

    private func values(of entry: HistoryEntry, _ texts: inout Int) -> TemplateMap {
        var map = TemplateMap(reserving: 7)
        map.append(Name.when, .html(context.time(of: entry.commit, withDay: true)))
        map.text(Name.author, context.author(of: entry.commit))
        map.text(Name.commit, entry.commit.shortID)
        map.text(Name.subject, entry.commit.subject)
        map.append(Name.event, TemplateValue(context.words(for: entry.event, entry.changes)))
        map.append(Name.rows, .maps(context.values(of: entry.changes)))
        var difference = TemplateValue.missing
        if let text = entry.text, texts > 0 {
            texts -= 1
            difference = .html(TextDifference(of: text).changesHTML)
        }
        map.append(Name.textChange, difference)
        return map
    }
}

extension TextDifference {
    /// The difference of two Markdown texts, whose paragraphs may run over several lines.
    init(of change: TextChange) {
        self.init(from: Self.paragraphs(of: change.old), to: Self.paragraphs(of: change.new))
    }

    /// The text with a line for each paragraph; code keeps its lines.
    private static func paragraphs(of text: String) -> String {
        var lines: [String] = []
        var isCode = false
        var isOpen = false
        for line in text.split(onByte: ASCII.lineFeed) {
            let words = line.trimmingBlanks()
            let isFence = words.hasBytePrefix("```") || words.hasBytePrefix("~~~")
            if isFence { isCode.toggle() }
            if isOpen, !isCode, !isFence, !beginsBlock(line), let last = lines.last {
                lines[lines.count - 1] = "\(last) \(words)"
            } else {
                lines.append(words)
            }
            isOpen = !isFence && !isCode && !words.isEmpty && words.utf8.first != UInt8(ascii: "#")
        }
        return lines.joined(separator: "\n")
    }

    /// Whether a line does not go on with the paragraph before it.
    private static func beginsBlock(_ line: String) -> Bool {
        let words = line.trimmingBlanks()
        guard let first = words.utf8.first else { return true }
        return Array("#|>-*+:".utf8).contains(first) || first.isASCIIDigit
    }

    /// The paragraphs that changed, each with its neighbours.
    var changesHTML: HTML {
        var html = HTML()
        var isGap = false
        for (place, block) in blocks.enumerated() {
            let near = blocks[max(0, place - 1)...min(blocks.count - 1, place + 1)]
            if near.contains(where: { $0.change != .same }) {
                Self.append(block, to: &html)
                isGap = false
            } else if !isGap {
                html.append("<p class=\"diff-gap\">…</p>\n")
                isGap = true
            }
        }
        return html
    }
}
