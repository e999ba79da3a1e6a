/// The rows of an export: those of records that are as they were are copied from the file before.
struct ExportRows {
    /// The records that have a row, by their ids.
    let records: [Int]
    private let name: String
    private let extracts: Extracts
    private let numbers: [UInt64]?
    private let known: EarlierExtracts
    /// The file before; empty where it cannot be used.
    private let file: [UInt8]
    private var column = ExtractColumn()

    init(
        _ path: String,
        of records: [Int],
        _ extracts: Extracts,
        numbers: [UInt64]?,
        readEarlier: (String) -> [UInt8]?
    ) {
        name = path
        self.records = records
        self.extracts = extracts
        self.numbers = numbers
        known = extracts.earlier(path, of: records, numbers: numbers)
        file = known.isEmpty ? [] : readEarlier(path) ?? []
    }

    /// The next row as the file before has it, if it is still the same.
    var earlier: ArraySlice<UInt8>? {
        guard let range = known.range(at: column.ends.count - 1), range.upperBound <= file.count
        else {
            return nil
        }
        return file[range]
    }

    /// Notes where the rows begin.
    mutating func begin(at offset: Int) { column.ends = [UInt32(clamping: offset)] }

    /// Notes where the next row ends.
    mutating func end(at offset: Int) { column.ends.append(UInt32(clamping: offset)) }

    /// Remembers where the rows stand.
    func keep() { extracts.keep(column, name, of: records, numbers: numbers) }
}
