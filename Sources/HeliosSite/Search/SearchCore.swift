import HeliosRecords
import HeliosText

/// What results show of each record, and where the words are.
struct SearchCore {
    /// The first word of each part; nil for one without words.
    var firstWords: [ArraySlice<UInt8>?] = []
    private let context: PageContext

    /// What the script says, by the names that it uses.
    private static let phrases: KeyValuePairs<String, Phrase> = [
        "none": .searchNone, "near": .searchNear, "partial": .searchPartial,
        "more": .searchMore, "kind": .searchKind, "status": .searchStatus, "any": .searchAny,
        "list": .searchList, "page": .searchPage, "hint": .searchHint,
    ]

    init(_ context: PageContext) {
        self.context = context
    }

    func bytes(_ hash: ContentHash) -> [UInt8] {
        var json = JSONWriter(pretty: false)
        let records = context.graph.records.indices
        var statuses = Statuses()
        let states = records.map { statuses.number(of: $0, in: context) }
        json.object { json in
            json.member("version", hash.text)
            json.member("count", records.count)
            json.member("page", context.searchPath ?? "")
            json.key("phrases")
            json.object(appendPhrases)
            json.key("kinds")
            json.array(appendKinds)
            json.key("statuses")
            json.array(statuses.append)
            json.key("places")
            json.array(appendPlaces)
            json.member("states", Self.digits(states))
            json.member("ranks", Self.digits(records.map(rank)))
            json.member("ids", lines(records.map { context.graph.records[$0].id.id }))
            json.member("titles", lines(records.map(title)))
            let words = firstWords.map { $0.map { String(decoding: $0, as: UTF8.self) } ?? "" }
            json.member("parts", lines(words))
        }
        return Array("Helios.search.core(".utf8) + json.bytes + Array(");\n".utf8)
    }

    private func appendPhrases(to json: inout JSONWriter) {
        for (name, phrase) in Self.phrases { json.member(name, context.phrases[phrase]) }
        // The script puts numbers where `#` stands.
        json.member("one", context.phrases.text(.searchResults, count: 1))
        json.member("many", context.phrases.text(.searchResults, ["n": "#"]))
        json.member("all", context.phrases.text(.searchAll, ["n": "#"]))
    }

    private func appendKinds(to json: inout JSONWriter) {
        for (number, kind) in context.schema.kinds.enumerated() {
            let records = context.graph.graph.records(ofKind: number)
            guard !records.isEmpty else { continue }
            json.array { json in
                json.string(kind.name)
                json.string(kind.plural)
                json.string(kind.label.singular)
                json.string(kind.label.plural)
                json.integer(records.lowerBound)
                json.integer(SearchFiles.recordsPerText(of: kind))
            }
        }
    }

    /// The pages that are no record's, but for those of kinds.
    private func appendPlaces(to json: inout JSONWriter) {
        for placed in context.plan.portal {
            guard let entry = placed.page.entry, placed.page.layout != nil,
                placed.path != context.searchPath
            else { continue }
            json.array { json in
                json.string(entry.label)
                json.string(PagePath.encoded(placed.path))
            }
        }
    }

    /// The title, or nothing where that is the id.
    private func title(_ record: Int) -> String {
        let title = context.title(record)
        return title.hasSameBytes(as: context.graph.records[record].id.id) ? "" : title
    }

    /// How much a record matters by itself: how many others lead to it, and whether it is settled.
    private func rank(_ record: Int) -> Int {
        let links = context.graph.graph.links(to: record).count + 1
        let known = min(2 * (Int.bitWidth - links.leadingZeroBitCount - 1), 20)
        return known + (context.isSettled(record) ? 0 : 24)
    }

    private func lines(_ texts: [String]) -> String {
        var bytes: [UInt8] = []
        for (place, text) in texts.enumerated() {
            if place > 0 { bytes.append(ASCII.lineFeed) }
            SearchFiles.append(text, limit: 400, to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// A letter for each number: from `#` to `[`, then from U+00A1.
    private static func digits(_ numbers: [Int]) -> String {
        var text = ""
        for number in numbers {
            let value = UInt32(number < 57 ? 35 + number : 0xA1 - 57 + number)
            text.unicodeScalars.append(Unicode.Scalar(value) ?? "#")
        }
        return text
    }
}

/// The words of status that there are, in the order they came; the first one is none.
private struct Statuses {
    struct Status {
        let label: String
        let tone: Tone
    }

    private(set) var known = [Status(label: "", tone: .neutral)]
    private var numbers: [String: Int] = ["": 0]

    mutating func number(of record: Int, in context: PageContext) -> Int {
        guard let status = context.status(of: record) else { return 0 }
        if let number = numbers[status.label] { return number }
        numbers[status.label] = known.count
        known.append(status)
        return known.count - 1
    }

    func append(to json: inout JSONWriter) {
        for status in known {
            json.array { json in
                json.string(status.label)
                json.string(status.tone.rawValue)
            }
        }
    }
}

extension PageContext {
    /// The path of the page that shows results; nil for a portal without a search.
    var searchPath: String? {
        plan.portalPaths[SearchPage.path]
    }

    /// What a record's status is called.
    fileprivate func status(of record: Int) -> Statuses.Status? {
        switch layouts[graph.records[record].kind].status {
        case .field(let index):
            guard case .text(let word)? = graph.records[record].value(at: index) else { return nil }
            return Statuses.Status(label: phrases.word(word), tone: Tone(word: word))
        case .relation(let index):
            let kind = graph.records[record].kind
            let bound = schema.relationNumber(kind: kind, relation: index)
            return links(of: record, relation: bound).first.map { link in
                let label = title(link.other)
                return Statuses.Status(label: label, tone: isSettled(record) ? .neutral : .notice)
            }
        case nil: return nil
        }
    }
}
