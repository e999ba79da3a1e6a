import HeliosRecords
import HeliosText
import Synchronization

/// The files of the search: which there are is told by the number of records, what they hold is
/// worked out when the first of them is asked for.
///
/// No kind's folder can be called as theirs, since no plural holds a hyphen. They are scripts, since
/// a page that is opened from a disk may load nothing else.
final class SearchFiles: Sendable {
    static let folder = "search-index"
    /// The most bytes of a record that results can show.
    private static let longestText = 8_000

    private let count: Int
    private let texts: [Texts]
    private let layouts = SearchLayouts()
    private let made = Mutex<SearchIndex?>(nil)

    /// The records of a file of texts.
    private struct Texts {
        let records: Range<Int>
        let showsMore: Bool
    }

    init(of audience: AudienceGraph) {
        count = audience.records.count
        texts = Self.texts(of: audience)
    }

    /// How many files the words are parted into.
    private var partCount: Int { min(256, max(1, count / 96)) }

    /// The files: the core, the words, the texts.
    var pages: [PortalPage] {
        var pages = [
            file("core.js") { $1 += $0.core },
            file("words.js") { $1 += $0.models },
        ]
        for part in 0..<partCount { pages.append(file("part-\(part).js") { $1 += $0.parts[part] }) }
        for (part, records) in texts.enumerated() { pages.append(textPage(part, of: records)) }
        return pages
    }

    private func textPage(_ part: Int, of texts: Texts) -> PortalPage {
        var page = PortalPage(
            paths: ["\(Self.folder)/text-\(part).js"],
            content: .file { context, buffer in
                self.writeTexts(part, of: texts.records, context, into: &buffer)
            }
        )
        // What requirements say stands in files that are not theirs.
        guard !texts.showsMore else { return page }
        page.shows = { print, context, records in
            for number in texts.records { print.add(records.search(of: number, in: context.plan)) }
        }
        return page
    }

    private func file(
        _ name: String,
        _ write: @escaping @Sendable (SearchIndex, inout [UInt8]) -> Void
    ) -> PortalPage {
        PortalPage(
            paths: ["\(Self.folder)/\(name)"],
            content: .file { context, buffer in write(self.index(in: context), &buffer) }
        )
    }

    /// The index, made by whoever comes first; others wait, as they could do nothing without it.
    private func index(in context: PageContext) -> SearchIndex {
        made.withLock { made in
            if let made { return made }
            let index = SearchIndex(
                of: context,
                layouts: layouts.value(for: context),
                parts: partCount
            )
            made = index
            return index
        }
    }

    // MARK: Texts

    /// How many records of a kind share a file of texts: few, as results stand all over the records,
    /// and fewer still of those that hold whole pages of text.
    static func recordsPerText(of kind: Kind) -> Int {
        kind.has(.body) ? 3 : 8
    }

    /// The records of each file of texts, those of one kind in files of their own.
    private static func texts(of audience: AudienceGraph) -> [Texts] {
        audience.schema.kinds.enumerated().flatMap { number, kind in
            let records = audience.graph.records(ofKind: number)
            let size = recordsPerText(of: kind)
            return stride(from: records.lowerBound, to: records.upperBound, by: size).map {
                Texts(
                    records: $0..<min($0 + size, records.upperBound),
                    showsMore: kind.showsSpecifications
                )
            }
        }
    }

    /// Writes a line for each record: its texts, parted by tabs.
    private func writeTexts(
        _ part: Int,
        of records: Range<Int>,
        _ context: PageContext,
        into buffer: inout [UInt8]
    ) {
        let layouts = layouts.value(for: context)
        var lines: [UInt8] = []
        for number in records {
            if number > records.lowerBound { lines.append(ASCII.lineFeed) }
            let start = lines.count
            let layout = layouts[context.graph.records[number].kind]
            for text in SearchableRecord(number, of: context, layout).texts where text.isShown {
                let room = Self.longestText - (lines.count - start)
                guard room > 0 else { break }
                if lines.count > start { lines.append(ASCII.tab) }
                if let label = text.label { lines += "\(label): ".utf8 }
                Self.append(text.text, limit: room, to: &lines)
            }
        }
        var json = JSONWriter(pretty: false)
        json.string(String(decoding: lines, as: UTF8.self))
        buffer += "Helios.search.text(\(part),".utf8
        buffer += json.bytes
        buffer += ");\n".utf8
    }

    /// Appends a text on one line, with one space for each stretch of white space and controls.
    static func append(_ text: String, limit: Int, to bytes: inout [UInt8]) {
        let end = bytes.count + limit
        var isSpace = true
        for byte in text.utf8 {
            guard byte > ASCII.space, byte != ASCII.delete else {
                if !isSpace { bytes.append(ASCII.space) }
                isSpace = true
                continue
            }
            // A letter is never cut in two.
            if bytes.count >= end, byte < 0x80 || byte >= 0xC0 { break }
            bytes.append(byte)
            isSpace = false
        }
        if isSpace, bytes.last == ASCII.space { bytes.removeLast() }
    }
}

/// What the records of each kind are found by.
private final class SearchLayouts: Sendable {
    private let made = Mutex<[SearchLayout]>([])

    func value(for context: PageContext) -> [SearchLayout] {
        made.withLock { made in
            if made.isEmpty {
                made = zip(context.schema.kinds, context.layouts).map { SearchLayout($0, $1) }
            }
            return made
        }
    }
}
