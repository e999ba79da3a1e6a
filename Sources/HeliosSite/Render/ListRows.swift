import HeliosRecords
import HeliosTemplates
import HeliosText

/// All rows of a list of several pages as a script, which also a page on the disk may load.
///
/// Column by column: the cells that differ, and of each row which of them it has. Addresses are
/// counted from `./`, before which the page puts its own way to the portal's folder.
struct ListRows {
    /// What stands before the addresses.
    private static let prefix = "./"

    private(set) var bytes: [UInt8] = []

    init(of page: ListPage) {
        let records = page.list.records
        guard let table = page.table else { return }
        let cells = ListCells(at: records.indices, of: table, on: page)
        table.keep()
        append("Helios.rows({kind:")
        quote(page.kind.plural.utf8)
        append(",count:\(records.count),columns:[")
        var isFirst = true
        for column in page.columns.indices where cells.isFilled(column) {
            if !isFirst { append(",\n") }
            isFirst = false
            append(column, of: page, cells)
        }
        append("]")
        if page.kind.identity == .path { appendFolders(of: page) }
        append("});\n")
    }

    private mutating func append(_ number: Int, of page: ListPage, _ cells: ListCells) {
        let column = page.columns[number]
        append("{key:")
        quote(column.name.utf8)
        append(",label:")
        quote(column.label.utf8)
        if column.isNumeric { append(",numeric:1") }
        if column.isExtra { append(",extra:1") }
        if number == page.titleColumn { return appendTitles(of: page) }
        if cells.isFacet(number) { append(",facet:1") }
        if let words = cells.words(number) {
            append(",words:")
            quote(words.utf8)
        }
        append(number, cells, count: page.list.records.count)
    }

    /// The column that leads to the records: their ids and titles, which differ anyhow.
    private mutating func appendTitles(of page: ListPage) {
        append(",title:1,values:[")
        for (index, record) in page.list.records.enumerated() {
            if index > 0 { append(",") }
            var title = HTML()
            title.append(escaping: page.context.title(record))
            quote(Array("\(page.context.graph.records[record].id.id)|".utf8) + title.bytes)
        }
        append("]}")
    }

    private mutating func append(_ column: Int, _ cells: ListCells, count: Int) {
        // By a number for the cell: to make texts of all cells takes longer than all the rest.
        var places: [UInt64: Int] = [:]
        var values: [Int] = []
        var rows: [Int] = []
        rows.reserveCapacity(count)
        var hasKeys = false
        for row in 0..<count {
            if cells.sortKey(row, column) != nil { hasKeys = true }
            let number = cells.number(row, column)
            if let place = places[number], cells.isSame(row, values[place], column) {
                rows.append(place)
            } else {
                if places[number] == nil { places[number] = values.count }
                rows.append(values.count)
                values.append(row)
            }
        }
        appendArray(",values:[", values) { $0.quote(cell: cells.bytes($1, column)) }
        if hasKeys {
            appendArray(",sort:[", values) { $0.quote((cells.sortKey($1, column) ?? "").utf8) }
        }
        if values.count < count { appendArray(",at:[", rows) { $0.append(String($1)) } }
        append("}")
    }

    /// The folders of ids that are paths.
    private mutating func appendFolders(of page: ListPage) {
        var places: [String: Int] = [:]
        var names: [String] = []
        let rows = page.list.records.map { record in
            let folder = page.folder(of: record)
            if let place = places[folder] { return place }
            places[folder] = names.count
            names.append(folder.utf8.isEmpty ? "" : page.words(of: folder))
            return names.count - 1
        }
        appendArray(",folders:{values:[", names) { rows, name in
            var html = HTML()
            html.append(escaping: name)
            rows.quote(html.bytes)
        }
        appendArray(",at:[", rows) { $0.append(String($1)) }
        append("}")
    }

    // MARK: Text

    private mutating func appendArray<Element>(
        _ start: String,
        _ elements: [Element],
        _ write: (inout ListRows, Element) -> Void
    ) {
        append(start)
        for (index, element) in elements.enumerated() {
            if index > 0 { append(",") }
            write(&self, element)
        }
        append("]")
    }

    private mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

    /// Writes the markup of a cell, with addresses as the page expects them.
    private mutating func quote(cell: ArraySlice<UInt8>) {
        guard cell.contains(ListTable.slot) else { return quote(cell) }
        let parts = cell.split(separator: ListTable.slot, omittingEmptySubsequences: false)
        quote(Array(parts.joined(separator: Self.prefix.utf8)))
    }

    /// Writes a text of JavaScript between single quotes, since markup is full of double ones.
    private mutating func quote(_ text: some Sequence<UInt8>) {
        bytes.append(ASCII.apostrophe)
        for byte in text {
            switch byte {
            case ASCII.apostrophe, ASCII.backslash: bytes += [ASCII.backslash, byte]
            case ASCII.lineFeed: bytes += [ASCII.backslash, UInt8(ascii: "n")]
            case ASCII.carriageReturn: bytes += [ASCII.backslash, UInt8(ascii: "r")]
            default: bytes.append(byte)
            }
        }
        bytes.append(ASCII.apostrophe)
    }
}
