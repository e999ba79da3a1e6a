import HeliosTemplates

/// The cells of a table of records: all are made before any is shown, since a column that says
/// nothing of any of the records is left out.
struct ListCells {
    private let columns: Int
    private var html = HTML()
    /// Where each cell ends in the markup, row by row.
    private var ends: [Int] = [0]

    /// The name tells the table from all others of the portal.
    init(of records: ArraySlice<Int>, in page: ListPage, named name: String) {
        columns = page.columns.count
        ends.reserveCapacity(records.count * columns + 1)
        let extracts = page.context.plan.extracts
        // Only what changes is remembered: a first build would keep the cells of all lists.
        let numbers = extracts.goesOn ? page.numbers : nil
        let known = extracts.earlier(name, of: Array(records), numbers: numbers)
        var column = ExtractColumn()
        let looked = page.context.lookups.count
        for (place, record) in records.enumerated() {
            if let range = known.range(at: place) {
                take(known.column, range)
            } else {
                append(record, in: page)
            }
            if numbers != nil { give(to: &column) }
        }
        // What texts in cells name would have to be looked up again.
        if page.context.lookups.count == looked {
            extracts.keep(column, name, of: Array(records), numbers: numbers)
        }
    }

    private mutating func append(_ record: Int, in page: ListPage) {
        for (index, column) in page.columns.enumerated() {
            if index == page.titleColumn {
                page.context.appendLink(to: record, into: &html)
            } else {
                let value = page.context.value(column, of: record)
                page.context.append(value, of: column, in: record, into: &html)
            }
            ends.append(html.bytes.count)
        }
    }

    /// Adds a row that is remembered: the length of each cell, then their markup.
    private mutating func take(_ column: ExtractColumn, _ range: Range<Int>) {
        let lengths = column.numbers(in: range.lowerBound..<range.lowerBound + columns * 8)
        for length in lengths { ends.append((ends.last ?? 0) + length) }
        let markup = column.bytes[(range.lowerBound + columns * 8)..<range.upperBound]
        html.append(HTML(trusted: Array(markup)))
    }

    /// Remembers the last row.
    private func give(to column: inout ExtractColumn) {
        let row = ends.count - 1 - columns
        for cell in row..<row + columns {
            ExtractColumn.append(ends[cell + 1] - ends[cell], to: &column.bytes)
        }
        column.bytes.append(contentsOf: html.bytes[ends[row]..<html.bytes.count])
        column.ends.append(UInt32(clamping: column.bytes.count))
    }

    /// Whether a column says anything.
    func isFilled(_ column: Int) -> Bool {
        stride(from: column, to: ends.count - 1, by: columns).contains { ends[$0] < ends[$0 + 1] }
    }

    /// Appends the cell of a row, counted from 0, and a column.
    func append(_ row: Int, _ column: Int, to other: inout HTML) {
        let cell = row * columns + column
        other.append(html, in: ends[cell]..<ends[cell + 1])
    }
}
