import HeliosText

/// The files of a listing that have been changed since a state, by what they are to records.
struct ChangedFiles {
    /// The numbers of the records that files of theirs have been changed of, in order.
    private(set) var records: [Int] = []
    /// The places of changed files that are offered for download.
    private(set) var downloads: [Int] = []
    /// Whether any file at all has been changed.
    let isAny: Bool

    /// Nil if files came or went, or one has been changed that says how to read the others.
    init?(_ files: [SourceFile], since state: RecordState) {
        guard files.count == state.files.count else { return nil }
        var changed: [Int] = []
        for place in files.indices {
            let (now, before) = (files[place], state.files[place])
            guard now.path.hasSameBytes(as: before.path), let stamp = now.stamp else { return nil }
            let isSame = stamp == before.stamp && now.size == before.size
            if !isSame || !stamp.isSettled(at: state.listedAt) {
                guard !StateKey.isConfiguration(now.path) else { return nil }
                changed.append(place)
            }
        }
        isAny = !changed.isEmpty
        if isAny { sort(changed, state) }
    }

    private mutating func sort(_ changed: [Int], _ state: RecordState) {
        var record = [Int32](repeating: -1, count: state.files.count)
        var isDownload = [Bool](repeating: false, count: state.files.count)
        for file in state.looseFiles { isDownload[Int(file)] = true }
        for (number, stored) in state.records.enumerated() {
            let number = Int32(clamping: number)
            if let file = stored.file { record[file] = number }
            for reply in stored.replies { record[Int(reply)] = number }
            for attachment in stored.attachments {
                record[Int(attachment)] = number
                isDownload[Int(attachment)] = true
            }
        }
        var found = Set(changed.map { record[$0] }.filter { $0 >= 0 })
        downloads = changed.filter { isDownload[$0] }
        // Who shows a file shows what is new in it.
        let shown = Set(downloads.map { Int32(clamping: $0) })
        found.formUnion(state.uses.filter { shown.contains($0.file) }.map(\.record))
        records = found.map { Int($0) }.sorted()
    }
}
