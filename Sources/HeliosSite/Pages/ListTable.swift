import HeliosRecords
import HeliosTemplates
import HeliosText

/// The rows of a kind's list, each made once for the page that shows it and for the script that
/// holds them all; those of records that are as they were are known from the build before.
///
/// Rows are bytes until they are shown: how many marks there are and how long the markup is, where
/// each cell ends and how long its key is; then the marks, the markup and the keys.
final class ListTable: Sendable {
    /// Stands in markup for the way to the portal's folder; no text of a record may hold it.
    static let slot: UInt8 = 1
    /// The text of the slot.
    static let prefix = "\u{1}"

    private let name: String
    private let list: ListPlan
    private let extracts: Extracts
    private let numbers: Lazily<[UInt64]?>
    /// By page.
    private let parts: [Lazily<ExtractColumn>]

    /// The table of the list that a page belongs to.
    init(of page: ListPage) {
        let plan = page.context.plan
        let name = "cells \(page.kind.plural)"
        let list = page.list
        let reach = page.columns.map(\.reach).max() ?? 1
        let numbers = Lazily { plan.prints?.rows(reaching: reach) }
        let known = Lazily {
            plan.extracts.earlier(name, of: list.records, numbers: numbers.value)
        }
        parts = (1...list.pageCount).map { number in
            Lazily { Self.part(number, of: page, knowing: known.value) }
        }
        self.name = name
        self.list = list
        self.numbers = numbers
        extracts = plan.extracts
    }

    private static func part(
        _ number: Int,
        of page: ListPage,
        knowing known: EarlierExtracts
    ) -> ExtractColumn {
        let lookups = PageLookups()
        let page = page.withSlots(noting: lookups)
        let records = page.list.records(onPage: number)
        var cells = ListCells(of: page)
        var column = ExtractColumn()
        for place in records.indices {
            if let earlier = known.range(at: place) {
                column.bytes += known.column.bytes[earlier]
            } else {
                let count = lookups.count
                cells.removeRows()
                cells.append(records[place], page)
                // What a text names may come to mean another record.
                if lookups.count == count { cells.appendOnlyRow(to: &column.bytes) }
            }
            column.ends.append(UInt32(clamping: column.bytes.count))
        }
        return column
    }

    /// The row of the record at a place of the list; empty for one that is made where it is shown,
    /// since it looks something up.
    func row(at place: Int) -> (column: ExtractColumn, range: Range<Int>) {
        let part = parts[place / list.pageSize].value
        let place = place % list.pageSize
        return (part, Int(part.ends[place])..<Int(part.ends[place + 1]))
    }

    /// Remembers all rows for the next build.
    func keep() {
        guard let numbers = numbers.value else { return }
        var all = ExtractColumn()
        for part in parts {
            let start = all.bytes.count
            all.bytes += part.value.bytes
            all.ends += part.value.ends.dropFirst().map { UInt32(clamping: start + Int($0)) }
        }
        extracts.keep(all, name, of: list.records, numbers: numbers)
    }
}

extension ListPage {
    /// The same page with slots for addresses, which notes elsewhere what it looks up.
    func withSlots(noting lookups: PageLookups) -> ListPage {
        ListPage(
            context: context.counted(from: ListTable.prefix, noting: lookups),
            kind: number,
            page: page,
            columns: columns
        )
    }
}

extension ListCells {
    /// The rows at these places of a list.
    init(at places: Range<Int>, of table: ListTable, on page: ListPage) {
        let page = page.withSlots(noting: page.context.lookups)
        self.init(of: page)
        reserve(rows: places.count)
        for place in places {
            let record = page.list.records[place]
            let row = table.row(at: place)
            if !append(row.column, row.range) { append(record, page) }
        }
    }

    /// Adds the only row to the bytes of a table.
    fileprivate func appendOnlyRow(to bytes: inout [UInt8]) {
        let end = html.bytes.count
        var numbers = [UInt32(clamping: marks.count), UInt32(clamping: end)]
        for cell in 0..<width {
            numbers.append(UInt32(clamping: ends[cell + 1]))
            numbers.append(UInt32(clamping: sortKeys[cell].utf8.count))
        }
        Self.append(numbers, to: &bytes)
        Self.append(marks, to: &bytes)
        bytes += html.bytes
        for cell in 0..<width { bytes += sortKeys[cell].utf8 }
    }

    /// Adds the row that stands at a stretch of a table; false if there is none.
    private mutating func append(_ column: ExtractColumn, _ range: Range<Int>) -> Bool {
        let head = 4 * (2 + 2 * width)
        guard range.count >= head else { return false }
        let markEnd = range.lowerBound + head + 4 * column.shortNumber(at: range.lowerBound)
        let markupEnd = markEnd + column.shortNumber(at: range.lowerBound + 4)
        guard markupEnd <= range.upperBound else { return false }
        let (start, count) = (html.bytes.count, sortKeys.count)
        var (end, key) = (0, markupEnd)
        for place in stride(from: range.lowerBound + 8, to: range.lowerBound + head, by: 8) {
            let keyEnd = key + column.shortNumber(at: place + 4)
            let cellEnd = column.shortNumber(at: place)
            guard keyEnd <= range.upperBound, (end...markupEnd - markEnd).contains(cellEnd) else {
                ends.removeLast(sortKeys.count - count)
                sortKeys.removeLast(sortKeys.count - count)
                return false
            }
            let bytes = column.bytes[key..<keyEnd]
            sortKeys.append(bytes.isEmpty ? "" : String(decoding: bytes, as: UTF8.self))
            ends.append(start + cellEnd)
            (end, key) = (cellEnd, keyEnd)
        }
        html.append(trusted: column.bytes, in: markEnd..<markupEnd)
        let marks = column.values(in: range.lowerBound + head..<markEnd, as: Mark.self)
        for mark in marks where columns.indices.contains(mark.column) { note(mark) }
        return true
    }

    private static func append(_ values: [some BitwiseCopyable], to bytes: inout [UInt8]) {
        unsafe values.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }
}
