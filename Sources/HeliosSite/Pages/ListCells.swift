import HeliosRecords
import HeliosTemplates
import HeliosText

/// The cells of a table of records: all are made before any is shown, since a column that says
/// nothing of any of the records is left out.
struct ListCells {
    /// More values than these of one record are not told one by one.
    private static let valueLimit = 24

    let columns: [ListColumn]
    private let phrases: Phrases
    private(set) var html = HTML()
    /// Where each cell ends in the markup, row by row.
    private var ends: [Int] = [0]
    /// What puts each cell in order, where its text does not; else nothing.
    private var sortKeys: [String] = []
    /// Which words of each column's closed set occur.
    private var words: [[Bool]]
    /// Whether a column leaves out values of some record.
    private var isCut: [Bool]
    /// What the row that was added last says of its columns.
    private(set) var marks: [Mark] = []
    /// The records whose ids a column holds, if it holds no more than that.
    private var named: [Set<Int>]

    /// What a row says of a column as a whole.
    struct Mark: BitwiseCopyable {
        private let bits: UInt32

        /// That a word of its closed set occurs.
        init(_ column: Int, word: Int) {
            bits = UInt32(clamping: column) << 16 | UInt32(clamping: min(word + 1, 0xFFFF))
        }

        /// That it leaves out values.
        init(cutting column: Int) { bits = UInt32(clamping: column) << 16 }

        var column: Int { Int(bits >> 16) }

        /// The place of the word; nil for a column that leaves out values.
        var word: Int? { bits & 0xFFFF == 0 ? nil : Int(bits & 0xFFFF) - 1 }
    }

    /// No rows, for the columns of a list.
    init(of page: ListPage) {
        columns = page.columns
        phrases = page.context.phrases
        named = page.columns.map { _ in [] }
        words = page.columns.map { column in column.words.map { _ in false } }
        isCut = page.columns.map { _ in false }
    }

    /// With `namesExtras` the columns that readers have to ask for hold ids, whose titles `names`
    /// tells: each stands in the page once.
    init(of records: ArraySlice<Int>, in page: ListPage, namesExtras: Bool = false) {
        self.init(of: page)
        ends.reserveCapacity(records.count * columns.count + 1)
        sortKeys.reserveCapacity(records.count * columns.count)
        for record in records { append(record, page, namesExtras: namesExtras) }
    }

    /// Adds the row of a record.
    mutating func append(_ record: Int, _ page: ListPage, namesExtras: Bool) {
        marks.removeAll(keepingCapacity: true)
        for index in columns.indices {
            if index == page.titleColumn {
                page.context.appendLink(to: record, into: &html)
                sortKeys.append("")
            } else if namesExtras, columns[index].isExtra {
                appendIDs(index, of: record, page.context)
                sortKeys.append("")
            } else {
                append(index, of: record, page.context)
            }
            ends.append(html.bytes.count)
        }
    }

    private mutating func append(_ column: Int, of record: Int, _ context: PageContext) {
        let value = context.value(columns[column], of: record)
        context.append(value, of: columns[column], in: record, into: &html)
        if case .list(let values) = value { appendRest(of: values, column, record, context) }
        if !words[column].isEmpty {
            value.visitWords { word in
                let place = columns[column].words.firstIndex { $0.hasSameBytes(as: word) }
                if let place { note(Mark(column, word: place)) }
            }
        }
        let shown = html.bytes[(ends.last ?? 0)...]
        let key = value.sortKey.flatMap { $0.utf8.elementsEqual(shown) ? nil : $0 }
        sortKeys.append(key ?? "")
    }

    private mutating func note(_ mark: Mark) {
        marks.append(mark)
        guard let word = mark.word else { return isCut[mark.column] = true }
        if words[mark.column].indices.contains(word) { words[mark.column][word] = true }
    }

    /// Adds a row as it was made before: its markup, where each cell ends in it, and what puts the
    /// cells in order.
    mutating func append(
        row: ArraySlice<UInt8>,
        ends rowEnds: some Sequence<Int>,
        sortKeys keys: some Sequence<String>,
        _ marks: [Mark]
    ) {
        let start = html.bytes.count
        html.append(HTML(trusted: Array(row)))
        ends.append(contentsOf: rowEnds.map { start + $0 })
        sortKeys.append(contentsOf: keys)
        for mark in marks where columns.indices.contains(mark.column) { note(mark) }
    }

    /// The ids of the records that a cell names.
    private mutating func appendIDs(_ column: Int, of record: Int, _ context: PageContext) {
        let value = context.value(columns[column], of: record)
        let values: [QueryValue] = if case .list(let values) = value { values } else { [value] }
        for case .record(let other) in values {
            if html.bytes.count > ends.last ?? 0 { html.append(" ") }
            html.append(escaping: context.graph.records[other].id.id)
            named[column].insert(other)
        }
    }

    /// The records that a column names by their ids, in order.
    func names(_ column: Int) -> [Int] { named[column].sorted() }

    /// The values that the cell only counts, so that rows are found by them as well.
    private mutating func appendRest(
        of values: [QueryValue],
        _ column: Int,
        _ record: Int,
        _ context: PageContext
    ) {
        guard values.count > PageContext.shownValues else { return }
        guard values.count <= Self.valueLimit else { return note(Mark(cutting: column)) }
        html.append("<span hidden>")
        for value in values.dropFirst(PageContext.shownValues) {
            html.append(", ")
            context.append(value, of: columns[column], in: record, into: &html)
        }
        html.append("</span>")
    }

    /// Whether a column says anything.
    func isFilled(_ column: Int) -> Bool {
        stride(from: column, to: ends.count - 1, by: columns.count)
            .contains { ends[$0] < ends[$0 + 1] }
    }

    /// Whether readers can choose rows by a column.
    func isFacet(_ column: Int) -> Bool { columns[column].isFacet && !isCut[column] }

    /// The words of a column's closed set that occur, in the order of the set, each with what is
    /// shown of it behind `=`, in lines; nil without any.
    func words(_ column: Int) -> String? {
        let found = zip(columns[column].words, words[column]).filter(\.1)
        guard !found.isEmpty else { return nil }
        return found.map { "\($0.0)=\(phrases.word($0.0))" }.joined(separator: "\n")
    }

    /// Appends the cell of a row, counted from 0, and a column.
    func append(_ row: Int, _ column: Int, to other: inout HTML) {
        other.append(html, in: range(row, column))
    }

    /// What puts a cell in order, where its text does not.
    func sortKey(_ row: Int, _ column: Int) -> String? {
        let key = sortKeys[row * columns.count + column]
        return key.utf8.isEmpty ? nil : key
    }

    /// The markup of a cell.
    func bytes(_ row: Int, _ column: Int) -> ArraySlice<UInt8> { html.bytes[range(row, column)] }

    /// A number that is the same for cells that show the same and are put in order by the same.
    func number(_ row: Int, _ column: Int) -> UInt64 {
        var print = Fingerprint()
        print.add(sortKeys[row * columns.count + column])
        print.add(Fingerprint.of(bytes(row, column)))
        return print.value
    }

    /// Whether the cells of two rows show the same and are put in order by the same.
    func isSame(_ row: Int, _ other: Int, _ column: Int) -> Bool {
        let key = sortKeys[row * columns.count + column]
        return key.hasSameBytes(as: sortKeys[other * columns.count + column])
            && bytes(row, column) == bytes(other, column)
    }

    func range(_ row: Int, _ column: Int) -> Range<Int> {
        let cell = row * columns.count + column
        return ends[cell]..<ends[cell + 1]
    }
}
