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
        let standings = standings(of: Array(records))
        var statuses = Statuses()
        let states = standings.map { statuses.number(of: $0) }
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
            json.member("ranks", Self.digits(zip(records, standings).map(rank)))
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
    private func rank(_ record: Int, _ standing: Standing) -> Int {
        let links = context.graph.graph.links(to: record).count + 1
        let known = min(2 * (Int.bitWidth - links.leadingZeroBitCount - 1), 20)
        return known + (standing.isSettled ? 0 : 24)
    }

    /// How each record stands; of those that are as they were it is known.
    private func standings(of records: [Int]) -> [Standing] {
        let column = context.plan.extracts.column(
            "search standing",
            of: records,
            numbers: context.plan.prints?.rows(reaching: 1)
        ) { Standing(of: $0, in: context).append(to: &$1) }
        return records.indices.map { Standing(column.bytes(at: $0)) }
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

/// How a record stands.
private struct Standing {
    let isSettled: Bool
    /// What its status is called, and the name of the colour; empty without one.
    let label: String
    let tone: String

    init(of record: Int, in context: PageContext) {
        isSettled = context.isSettled(record)
        let status = context.status(of: record, isSettled: isSettled)
        label = status?.label ?? ""
        tone = (status?.tone ?? .neutral).rawValue
    }

    /// The same as an extract has it: a digit, the colour, a space, the words.
    init(_ bytes: ArraySlice<UInt8>) {
        let space = bytes.firstIndex(of: ASCII.space) ?? bytes.endIndex
        isSettled = bytes.first == UInt8(ascii: "1")
        tone = String(decoding: bytes[..<space].dropFirst(), as: UTF8.self)
        label = String(decoding: bytes[space...].dropFirst(), as: UTF8.self)
    }

    func append(to bytes: inout [UInt8]) {
        bytes += "\(isSettled ? 1 : 0)\(tone) \(label)".utf8
    }
}

/// The words of status that there are, in the order they came; the first one is none.
private struct Statuses {
    private(set) var known = [(label: "", tone: Tone.neutral.rawValue)]
    private var numbers: [String: Int] = ["": 0]

    mutating func number(of standing: Standing) -> Int {
        if let number = numbers[standing.label] { return number }
        numbers[standing.label] = known.count
        known.append((standing.label, standing.tone))
        return known.count - 1
    }

    func append(to json: inout JSONWriter) {
        for status in known {
            json.array { json in
                json.string(status.label)
                json.string(status.tone)
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
    fileprivate func status(of record: Int, isSettled: Bool) -> (label: String, tone: Tone)? {
        switch layouts[graph.records[record].kind].status {
        case .field(let index):
            guard case .text(let word)? = graph.records[record].value(at: index) else { return nil }
            return (phrases.word(word), Tone(word: word))
        case .relation(let index):
            let kind = graph.records[record].kind
            let bound = schema.relationNumber(kind: kind, relation: index)
            return links(of: record, relation: bound).first.map { link in
                (title(link.other), isSettled ? .neutral : .notice)
            }
        case nil: return nil
        }
    }
}
