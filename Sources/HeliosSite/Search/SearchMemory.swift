import HeliosRecords
import HeliosText

/// What is kept from build to build of the words of records.
struct SearchMemory {
    private static let recordColumn = "search words"
    private static let termTable = "search terms"

    private let context: PageContext
    private let layouts: [SearchLayout]
    private let records: [Int]
    /// A number for each record that changes with its words; nil where nothing is remembered.
    private let numbers: [UInt64]?

    init(_ context: PageContext, _ layouts: [SearchLayout]) {
        self.context = context
        self.layouts = layouts
        let records = Array(context.graph.records.indices)
        numbers = context.plan.prints.map { prints in
            records.map { prints.search(of: $0, in: context.plan) }
        }
        self.records = records
    }

    /// The words of all records: those of records that are as they were are known.
    func forward() -> SearchForward {
        let extracts = context.plan.extracts
        var known = extracts.earlier(Self.recordColumn, of: records, numbers: numbers)
        var forward = SearchForward()
        if !known.isEmpty, let terms = terms(numbering: known.column) {
            forward = SearchForward(terms: terms)
        } else {
            known = EarlierExtracts()
        }
        for number in records {
            if let range = known.range(at: number) {
                forward.add(known.column.values(in: range, as: SearchWord.self))
            } else {
                let layout = layouts[context.graph.records[number].kind]
                forward.add(SearchableRecord(number, of: context, layout).texts)
            }
        }
        keep(forward)
        return forward
    }

    /// The table of words by which the build before numbered those of a column; nil if it is none.
    private func terms(numbering column: ExtractColumn) -> SearchTerms? {
        guard let table = context.plan.extracts.table(Self.termTable),
            let terms = SearchTerms(bytes: table.bytes, ends: table.ends)
        else { return nil }
        let words = column.values(in: column.bytes.indices, as: SearchWord.self)
        return words.allSatisfy { $0.term < terms.count } ? terms : nil
    }

    private func keep(_ forward: SearchForward) {
        guard let numbers, forward.terms.count <= SearchWord.termLimit,
            !Self.isMostlyUnused(forward)
        else { return }
        var column = ExtractColumn()
        column.replaceBytes(with: forward.words)
        let size = MemoryLayout<SearchWord>.stride
        column.ends = [0] + forward.ends.map { UInt32(clamping: $0 * size) }
        context.plan.extracts.keep(column, Self.recordColumn, of: records, numbers: numbers)
        var table = ExtractColumn()
        table.bytes = forward.terms.bytes
        table.ends = forward.terms.ends.map { UInt32(clamping: $0) }
        context.plan.extracts.keep(table: table, Self.termTable)
    }

    /// Whether most words are those of no record any more, so that the table is better made anew.
    private static func isMostlyUnused(_ forward: SearchForward) -> Bool {
        var isUsed = [Bool](repeating: false, count: forward.terms.count)
        for word in forward.words { isUsed[word.term] = true }
        return isUsed.count { $0 } < forward.terms.count / 2
    }
}

extension RecordFingerprints {
    /// A number that changes with what a record is found by.
    func search(of record: Int, in plan: SitePlan) -> UInt64 {
        guard let attachments = plan.attachmentPaths[record] else { return pages[record] }
        var print = Fingerprint(seed: pages[record])
        for path in attachments { print.add(path) }
        return print.value
    }
}
