import HeliosRecords
import HeliosTemplates
import HeliosText

/// What a report found, for its page and its file.
struct ReportResult: Sendable {
    /// The most important numbers and what they count.
    var figures: [(number: String, label: String)] = []
    /// Drawings of it.
    var plots: [Plot] = []
    var columns: [Column] = []
    /// Rows that stand together; one without a heading where there are no groups.
    var groups: [Group] = []

    struct Column: Sendable {
        let label: String
        /// Its name in files.
        let name: String
        var isNumeric = false
        /// Whether the page shows it otherwise: in headings, or behind a link.
        var isInFileOnly = false
    }

    struct Group: Sendable {
        /// What its rows have in common.
        var heading: HTML?
        var rows: [[Cell]] = []
        /// The sums of columns, by place.
        var sums: [Int: String] = [:]
    }

    /// What stands in a row, on the page and in files.
    struct Cell: Sendable {
        let html: HTML
        let text: String
    }

    /// How many rows there are.
    var count: Int { groups.reduce(0) { $0 + $1.rows.count } }

    /// The rows as comma-separated values (RFC 4180).
    var csv: [UInt8] {
        var csv = CSVWriter()
        csv.row(columns.map(\.name))
        for row in groups.flatMap(\.rows) { csv.row(row.map(\.text)) }
        return csv.bytes
    }
}

extension ReportResult.Cell {
    /// Nothing.
    static let empty = Self(html: HTML(), text: "")

    /// A text that is the same in files.
    init(_ text: String) {
        self.init(text, inFiles: text)
    }

    /// A text, and what stands for it in files.
    init(_ text: String, inFiles word: String) {
        self.init(html: HTML(escaping: text), text: word)
    }
}

extension PageContext {
    /// A column by its heading and its name in files.
    func column(
        _ label: ReportPhrase,
        _ name: String,
        isNumeric: Bool = false
    ) -> ReportResult.Column {
        ReportResult.Column(label: phrases[label], name: name, isNumeric: isNumeric)
    }

    /// A record by its title; in files its reference, as `query` writes it.
    func cell(record: Int) -> ReportResult.Cell {
        var html = HTML()
        appendLink(to: record, into: &html)
        return ReportResult.Cell(html: html, text: graph.records[record].id.description)
    }

    /// A number.
    func cell(number: Int?) -> ReportResult.Cell {
        guard let number else { return .empty }
        return ReportResult.Cell(phrases.format.number(number), inFiles: String(number))
    }

    /// A share of a hundred.
    func cell(percent: Int?) -> ReportResult.Cell {
        guard let percent else { return .empty }
        return ReportResult.Cell(phrases.format.percent(percent), inFiles: String(percent))
    }

    /// A day.
    func cell(day: CalendarDate?) -> ReportResult.Cell {
        guard let day else { return .empty }
        var html = HTML()
        append(.date(day), .date, into: &html)
        return ReportResult.Cell(html: html, text: day.description)
    }

    /// A length of time, in files in seconds.
    func cell(seconds: Int?) -> ReportResult.Cell {
        guard let seconds else { return .empty }
        return ReportResult.Cell(phrases.roughly(seconds: seconds), inFiles: String(seconds))
    }

    /// How something stands; in files as a word that is the same in all languages.
    func cell(_ phrase: ReportPhrase, _ word: String, tone: Tone) -> ReportResult.Cell {
        var html = HTML()
        appendBadge(phrases[phrase], tone: tone, into: &html)
        return ReportResult.Cell(html: html, text: word)
    }

    /// The owner of a record by title, or the organisation itself.
    func ownerCell(_ owner: RecordID?) -> ReportResult.Cell {
        guard let owner else { return ReportResult.Cell(plan.options.organization) }
        guard let number = graph.graph.number(of: owner) else {
            return ReportResult.Cell(owner.id)
        }
        return cell(record: number)
    }
}

extension Phrases {
    /// A length of time in full minutes, from a day on in full hours.
    func roughly(seconds: Int) -> String {
        let unit = seconds >= 86_400 ? 3_600 : 60
        return duration(seconds: seconds / unit * unit)
    }
}
