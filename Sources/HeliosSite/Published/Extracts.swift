import HeliosRecords
package import HeliosText
import Synchronization

/// What pages about many records take of single ones, kept from build to build.
///
/// An extract is made of no more than its number stands for. Where a record's number is the one of
/// the build before, so is its extract, and the record need not even be read.
package final class Extracts: Sendable {
    /// A number for each record that changes with its files; nil where nothing is remembered.
    let contents: [UInt64]?
    /// A number for each record's identity.
    let ids: [UInt64]
    /// For each record whether its files say all that it says.
    private let isWhole: [Bool]
    private let before: ExtractMemory
    private let made = Mutex(ExtractMemory())

    /// Takes part in no memory: all extracts are made.
    init() {
        contents = nil
        ids = []
        isWhole = []
        before = ExtractMemory()
    }

    /// Goes on from the extracts of the build before; `contents` are numbers that change with the
    /// files of the records.
    package init(of graph: AudienceGraph, contents: [UInt64], before: ExtractMemory?) {
        self.contents = contents
        self.before = before ?? ExtractMemory()
        isWhole = graph.records.map { !graph.schema.kinds[$0.kind].showsSpecifications }
        ids = graph.records.map { record in
            var print = Fingerprint()
            print.add(record.id.kind)
            print.add(record.id.id)
            return print.value
        }
    }

    /// What to remember for the next build.
    package var memory: ExtractMemory {
        let made = made.withLock(\.self)
        return ExtractMemory(columns: before.columns.merging(made.columns) { $1 })
    }

    /// Whether there was a build before that this one goes on from.
    var goesOn: Bool { !before.columns.isEmpty }

    /// An extract of each of these records; the closure appends those that are not known.
    func column(
        _ name: String,
        of records: [Int],
        numbers: [UInt64]?,
        _ write: (Int, inout [UInt8]) -> Void
    ) -> ExtractColumn {
        let known = earlier(name, of: records, numbers: numbers)
        var column = ExtractColumn()
        for (place, record) in records.enumerated() {
            if let range = known.range(at: place) {
                column.bytes.append(contentsOf: known.column.bytes[range])
            } else {
                write(record, &column.bytes)
            }
            column.ends.append(UInt32(clamping: column.bytes.count))
        }
        keep(column, name, of: records, numbers: numbers)
        return column
    }

    /// Which of these records have the same extract as before.
    func earlier(_ name: String, of records: [Int], numbers: [UInt64]?) -> EarlierExtracts {
        guard let numbers, let column = before.columns[name] else { return EarlierExtracts() }
        return EarlierExtracts(
            column,
            records.map { ids[$0] },
            records.map { isWhole[$0] ? numbers[$0] : nil }
        )
    }

    /// Remembers a column of these records, unless they have no numbers.
    func keep(
        _ column: ExtractColumn,
        _ name: String,
        of records: [Int],
        numbers: [UInt64]?
    ) {
        guard let numbers else { return }
        var column = column
        column.ids = records.map { ids[$0] }
        column.numbers = records.map { numbers[$0] }
        made.withLock { [column] in $0.columns[name] = column }
    }

    /// What the build before has kept that is of no single record; nil without any.
    func table(_ name: String) -> ExtractColumn? { before.columns[name] }

    /// Remembers what is of no single record, if anything is remembered.
    func keep(table: ExtractColumn, _ name: String) {
        guard contents != nil else { return }
        made.withLock { $0.columns[name] = table }
    }

    /// The records of a column that have the numbers that they had, in the column's order.
    func unchanged(_ name: String, of records: Range<Int>, numbers: [UInt64]?) -> [Int] {
        guard let numbers, let column = before.columns[name] else { return [] }
        let places = Dictionary(
            records.map { (ids[$0], $0) },
            uniquingKeysWith: { first, _ in first }
        )
        return column.ids.indices.compactMap { place in
            places[column.ids[place]].flatMap { record in
                isWhole[record] && numbers[record] == column.numbers[place] ? record : nil
            }
        }
    }
}

/// The extracts of some records.
package struct ExtractColumn: Sendable {
    fileprivate var ids: [UInt64] = []
    fileprivate var numbers: [UInt64] = []
    /// Where the extract of each record ends, behind where that of the first begins.
    var ends: [UInt32] = [0]
    /// The extracts, one behind the other; none where they are the rows of a file.
    var bytes: [UInt8] = []

    /// The extract at a place.
    func bytes(at place: Int) -> ArraySlice<UInt8> {
        bytes[Int(ends[place])..<Int(ends[place + 1])]
    }

    /// The numbers that the extract at a place consists of.
    func numbers(at place: Int) -> [Int] {
        numbers(in: Int(ends[place])..<Int(ends[place + 1]))
    }

    /// The number of four bytes at an offset of the bytes.
    func shortNumber(at offset: Int) -> Int {
        precondition(offset >= 0 && offset <= bytes.count - 4, "the bytes hold the number")
        return unsafe bytes.withUnsafeBytes { bytes in
            Int(unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
        }
    }

    /// The numbers that stand at a stretch of the bytes.
    func numbers(in range: Range<Int>) -> [Int] {
        precondition(range.upperBound <= bytes.count, "the bytes hold the numbers")
        return unsafe bytes.withUnsafeBytes { bytes in
            stride(from: range.lowerBound, to: range.upperBound - 7, by: 8).map {
                unsafe bytes.loadUnaligned(fromByteOffset: $0, as: Int.self)
            }
        }
    }

    /// The values that stand at a stretch of the bytes, as they lay in the memory.
    func values<Value: BitwiseCopyable>(in range: Range<Int>, as type: Value.Type) -> [Value] {
        precondition(range.upperBound <= bytes.count, "the bytes hold the values")
        let size = MemoryLayout<Value>.stride
        return unsafe [Value](unsafeUninitializedCapacity: range.count / size) { buffer, filled in
            let target = UnsafeMutableRawBufferPointer(buffer)
            unsafe bytes.withUnsafeBytes { all in
                let whole = range.lowerBound..<range.lowerBound + range.count / size * size
                unsafe target.copyBytes(from: all[whole])
            }
            filled = range.count / size
        }
    }

    /// Makes values the bytes of the extracts, as they lie in the memory.
    mutating func replaceBytes(with values: [some BitwiseCopyable]) {
        bytes = unsafe values.withUnsafeBytes { unsafe [UInt8]($0) }
    }

    /// Adds a number to an extract.
    static func append(_ number: Int, to bytes: inout [UInt8]) {
        unsafe withUnsafeBytes(of: number) { unsafe bytes.append(contentsOf: $0) }
    }
}

/// The extracts that the build before made of the same records.
struct EarlierExtracts: Sendable {
    fileprivate(set) var column = ExtractColumn()
    private var places: [Int32] = []

    init() {}

    fileprivate init(
        _ column: ExtractColumn,
        _ ids: [UInt64],
        _ numbers: [UInt64?]
    ) {
        self.column = column
        // Records seldom come or go.
        let areSame = column.ids == ids
        let known =
            areSame
            ? [:]
            : Dictionary(
                column.ids.enumerated().map { ($1, $0) },
                uniquingKeysWith: { first, _ in first }
            )
        places = zip(ids, numbers).enumerated().map { offset, record in
            guard let place = areSame ? offset : known[record.0],
                column.numbers[place] == record.1
            else { return -1 }
            return Int32(clamping: place)
        }
    }

    /// Whether there is any.
    var isEmpty: Bool { places.allSatisfy { $0 < 0 } }

    /// Where the extract of the record at a place stands; nil if it is to be made.
    func range(at place: Int) -> Range<Int>? {
        guard !places.isEmpty, places[place] >= 0 else { return nil }
        let place = Int(places[place])
        return Int(column.ends[place])..<Int(column.ends[place + 1])
    }
}

/// All extracts of a build, for the next one.
package struct ExtractMemory: Sendable {
    fileprivate var columns: [String: ExtractColumn] = [:]

    init(columns: [String: ExtractColumn] = [:]) { self.columns = columns }

    /// Writes everything, with a section for each column; the closure takes what is written.
    package func encode<Failure: Error>(
        _ write: ([UInt8]) throws(Failure) -> Void
    ) throws(Failure) {
        var state = PackedWriter()
        state.put(columns.count)
        try state.endSection(write)
        for (name, column) in columns.sorted(by: { $0.key.precedesBytewise($1.key) }) {
            state.put(name)
            state.put(column.ids)
            state.put(column.numbers)
            state.put(column.ends)
            state.put(column.bytes)
            try state.endSection(write)
        }
    }

    package init(from state: inout PackedReader) throws(PackedReader.Damage) {
        try state.beginSection()
        for _ in 0..<max(0, try state.int()) {
            try state.beginSection()
            let name = try state.text()
            var column = ExtractColumn()
            column.ids = try state.values(as: UInt64.self)
            column.numbers = try state.values(as: UInt64.self)
            column.ends = try state.values(as: UInt32.self)
            column.bytes = try state.values(as: UInt8.self)
            guard column.ids.count == column.numbers.count,
                column.ids.isEmpty || column.ends.count == 1
                    || column.ends.count == column.ids.count + 1,
                zip(column.ends, column.ends.dropFirst()).allSatisfy({ $0 <= $1 }),
                column.bytes.isEmpty || column.bytes.count == Int(column.ends.last ?? 0)
            else { throw PackedReader.Damage() }
            columns[name] = column
        }
    }
}
