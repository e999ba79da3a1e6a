import HeliosTemplates

/// The cells of a table of records: all are made before any is shown, since a column that says
/// nothing of any of the records is left out.
struct ListCells {
    private let columns: Int
    private var html = HTML()
    /// Where each cell ends in the markup, row by row.
    private var ends: [Int] = [0]

    init(of records: ArraySlice<Int>, in page: ListPage) {
        columns = page.columns.count
        ends.reserveCapacity(records.count * columns + 1)
        for record in records {
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
