import HeliosRecords
import HeliosTemplates
import HeliosText

extension ListCells {
    /// The rows of all records of a list; those of records that are as they were are known from the
    /// build before.
    init(ofAll page: ListPage) {
        self.init(of: page)
        let name = "cells \(page.kind.plural)"
        let records = page.list.records
        let extracts = page.context.plan.extracts
        let reach = page.columns.map(\.reach).max() ?? 1
        let numbers = page.context.plan.prints?.rows(reaching: reach)
        let known = extracts.earlier(name, of: records, numbers: numbers)
        var column = ExtractColumn()
        for (place, record) in records.enumerated() {
            let earlier = known.range(at: place)
            if let earlier, append(known.column, earlier) {
                column.bytes += known.column.bytes[earlier]
            } else {
                let lookups = page.context.lookups.count
                append(record, page, namesExtras: false)
                // What a text names may come to mean another record.
                let isKept = numbers != nil && page.context.lookups.count == lookups
                if isKept { appendExtract(ofRow: place, to: &column.bytes) }
            }
            column.ends.append(UInt32(clamping: column.bytes.count))
        }
        extracts.keep(column, name, of: records, numbers: numbers)
    }

    /// Adds what makes up a row: how many marks there are and how long its markup is, the marks,
    /// where each cell ends and how long its key is; then the markup and the keys.
    private func appendExtract(ofRow row: Int, to bytes: inout [UInt8]) {
        let start = range(row, 0).lowerBound
        let end = range(row, columns.count - 1).upperBound
        let keys = columns.indices.map { sortKey(row, $0) ?? "" }
        var numbers = [UInt32(clamping: marks.count), UInt32(clamping: end - start)]
        for column in columns.indices {
            numbers.append(UInt32(clamping: range(row, column).upperBound - start))
            numbers.append(UInt32(clamping: keys[column].utf8.count))
        }
        Self.append(numbers, to: &bytes)
        Self.append(marks, to: &bytes)
        bytes += html.bytes[start..<end]
        for key in keys { bytes += key.utf8 }
    }

    /// Adds the row that stands at a stretch of a column; false if there is none.
    private mutating func append(_ column: ExtractColumn, _ range: Range<Int>) -> Bool {
        let count = 2 + 2 * columns.count
        guard range.count >= 4 * count else { return false }
        let head = range.lowerBound..<range.lowerBound + 4 * count
        let numbers = column.values(in: head, as: UInt32.self).map { Int($0) }
        let keyLengths = stride(from: 3, to: count, by: 2).map { numbers[$0] }
        let markup = head.upperBound + 4 * numbers[0]
        var keyStart = markup + numbers[1]
        guard keyStart + keyLengths.reduce(0, +) == range.upperBound else { return false }
        var keys: [String] = []
        for length in keyLengths {
            let bytes = column.bytes[keyStart..<keyStart + length]
            keys.append(String(decoding: bytes, as: UTF8.self))
            keyStart += length
        }
        append(
            row: column.bytes[markup..<markup + numbers[1]],
            ends: stride(from: 2, to: count, by: 2).map { numbers[$0] },
            sortKeys: keys,
            column.values(in: head.upperBound..<markup, as: Mark.self)
        )
        return true
    }

    private static func append(_ values: [some BitwiseCopyable], to bytes: inout [UInt8]) {
        unsafe values.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    }
}
