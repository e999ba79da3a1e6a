import HeliosRecords
import HeliosTemplates
import HeliosText

/// The cells of a table of records: all are made before any is shown, since a column that says
/// nothing of any of the records is left out.
///
/// A row has a cell for each column, and behind them one for each column that readers have to ask
/// for, with the ids of the records that it names: a page tells each of their titles once.
struct ListCells {
    /// More values than these of one record are not told one by one.
    private static let valueLimit = 24

    let columns: [ListColumn]
    /// The columns that readers have to ask for.
    private let extras: [Int]
    private let phrases: Phrases
    var html = HTML()
    /// Where each cell ends in the markup, row by row.
    var ends: [Int] = [0]
    /// What puts each cell in order, where its text does not; else nothing.
    var sortKeys: [String] = []
    /// Which words of each column's closed set occur.
    private var words: [[Bool]]
    /// Whether a column leaves out values of some record.
    private var isCut: [Bool]
    /// What the row that was added last says of its columns.
    private(set) var marks: [Mark] = []

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
        extras = page.columns.indices.filter { page.columns[$0].isExtra }
        phrases = page.context.phrases
        words = page.columns.map { column in column.words.map { _ in false } }
        isCut = page.columns.map { _ in false }
    }

    /// How many cells a row has.
    var width: Int { columns.count + extras.count }

    mutating func reserve(rows: Int) {
        ends.reserveCapacity(rows * width + 1)
        sortKeys.reserveCapacity(rows * width)
    }

    /// Forgets all rows, but not what they have said of the columns.
    mutating func removeRows() {
        html.removeAll()
        ends.removeLast(ends.count - 1)
        sortKeys.removeAll(keepingCapacity: true)
    }

    /// Adds the row of a record.
    mutating func append(_ record: Int, _ page: ListPage) {
        marks.removeAll(keepingCapacity: true)
        for index in columns.indices {
            if index == page.titleColumn {
                page.context.appendLink(to: record, into: &html)
                sortKeys.append("")
            } else {
                append(index, of: record, page.context)
            }
            ends.append(html.bytes.count)
        }
        for index in extras {
            appendIDs(index, of: record, page.context)
            sortKeys.append("")
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

    mutating func note(_ mark: Mark) {
        marks.append(mark)
        guard let word = mark.word else { return isCut[mark.column] = true }
        if words[mark.column].indices.contains(word) { words[mark.column][word] = true }
    }

    /// The ids of the records that a cell names.
    private mutating func appendIDs(_ column: Int, of record: Int, _ context: PageContext) {
        for (place, other) in context.records(in: columns[column], of: record).enumerated() {
            if place > 0 { html.append(" ") }
            html.append(escaping: context.graph.records[other].id.id)
        }
    }

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
        stride(from: column, to: ends.count - 1, by: width)
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

    /// Appends the cell of a row, counted from 0, and a column, with addresses that begin so.
    func append(_ row: Int, _ column: Int, addressesFrom prefix: String, to other: inout HTML) {
        let cell = range(row, column)
        var start = cell.lowerBound
        while let slot = html.bytes[start..<cell.upperBound].firstIndex(of: ListTable.slot) {
            other.append(html, in: start..<slot)
            other.append(escaping: prefix)
            start = slot + 1
        }
        other.append(html, in: start..<cell.upperBound)
    }

    /// Appends the ids of the records that a column names which readers have to ask for.
    func appendIDs(_ row: Int, _ column: Int, to other: inout HTML) {
        guard let place = extras.firstIndex(of: column) else { return }
        other.append(html, in: range(row, columns.count + place))
    }

    /// What puts a cell in order, where its text does not.
    func sortKey(_ row: Int, _ column: Int) -> String? {
        let key = sortKeys[row * width + column]
        return key.utf8.isEmpty ? nil : key
    }

    /// The markup of a cell.
    func bytes(_ row: Int, _ column: Int) -> ArraySlice<UInt8> { html.bytes[range(row, column)] }

    /// A number that is the same for cells that show the same and are put in order by the same.
    func number(_ row: Int, _ column: Int) -> UInt64 {
        var print = Fingerprint()
        print.add(sortKeys[row * width + column])
        print.add(Fingerprint.of(bytes(row, column)))
        return print.value
    }

    /// Whether the cells of two rows show the same and are put in order by the same.
    func isSame(_ row: Int, _ other: Int, _ column: Int) -> Bool {
        let key = sortKeys[row * width + column]
        return key.hasSameBytes(as: sortKeys[other * width + column])
            && bytes(row, column) == bytes(other, column)
    }

    private func range(_ row: Int, _ column: Int) -> Range<Int> {
        let cell = row * width + column
        return ends[cell]..<ends[cell + 1]
    }
}
