import HeliosText

/// Finds which records of two states are the same.
struct RecordPairing {
    /// The records of both states, by their new number.
    private(set) var pairs: [(old: Int, new: Int)] = []
    /// The records that have another id, by their new number.
    private(set) var renamed: [RenamedRecord] = []
    /// The numbers of records that only the second state has.
    private(set) var added: [Int] = []
    /// The numbers of records that only the first state has.
    private(set) var removed: [Int] = []

    private let old: RepositoryState
    private let new: RepositoryState
    private var left: Set<Int> = []
    private var right: Set<Int> = []

    /// Pairs the records; `files` gives old and new paths of files that were renamed.
    init(_ old: RepositoryState, _ new: RepositoryState, files: [(old: String, new: String)]) {
        self.old = old
        self.new = new
        for (number, record) in new.graph.records.enumerated() {
            if let before = old.graph.number(of: record.id) {
                pairs.append((before, number))
            } else {
                right.insert(number)
            }
        }
        left = Set(
            old.graph.records.indices.filter {
                new.graph.number(of: old.graph.records[$0].id) == nil
            }
        )
        pairByAlias()
        pairByFile(files)
        pairByContent()
        pairs.sort { $0.new < $1.new }
        renamed.sort { $0.new < $1.new }
        added = right.sorted()
        removed = left.sorted()
    }

    private mutating func pair(_ before: Int, _ after: Int, _ reason: RenamedRecord.Reason) {
        left.remove(before)
        right.remove(after)
        pairs.append((before, after))
        renamed.append(RenamedRecord(old: before, new: after, reason: reason))
    }

    private mutating func pairByAlias() {
        for after in right.sorted() {
            let record = new.graph.records[after]
            let before = record.aliases
                .compactMap { alias in
                    old.graph.number(of: RecordID(kind: record.id.kind, id: alias.text))
                }
                .first { left.contains($0) }
            if let before { pair(before, after, .alias) }
        }
    }

    // MARK: Files

    private mutating func pairByFile(_ files: [(old: String, new: String)]) {
        guard !files.isEmpty, !left.isEmpty, !right.isEmpty else { return }
        let before = Dictionary(grouping: left.sorted()) { old.graph.records[$0].path }
        let after = Dictionary(grouping: right.sorted()) { new.graph.records[$0].path }
        for file in files {
            let (here, there) = (before[file.old] ?? [], after[file.new] ?? [])
            for number in there where right.contains(number) {
                let id = new.graph.records[number].id
                let same = here.filter { place in
                    let other = old.graph.records[place].id
                    return left.contains(place) && other.kind == id.kind
                        && (here.count == 1
                            || Self.last(of: other).hasSameBytes(as: Self.last(of: id)))
                }
                if same.count == 1 { pair(same[0], number, .file) }
            }
        }
    }

    private static func last(of id: RecordID) -> String {
        id.id.split(onByte: ASCII.slash).last ?? id.id
    }

    // MARK: Content

    /// Pairs what says exactly the same, where nothing else does.
    private mutating func pairByContent() {
        guard !left.isEmpty, !right.isEmpty else { return }
        let kinds = Set(right.map { new.graph.records[$0].id.kind })
        let candidates = left.filter { kinds.contains(old.graph.records[$0].id.kind) }
        guard !candidates.isEmpty else { return }
        let before = Dictionary(grouping: candidates.sorted()) { old.contentKey(of: $0) }
        let after = Dictionary(grouping: right.sorted()) { new.contentKey(of: $0) }
        for after in after.filter({ $0.value.count == 1 }).sorted(by: { $0.value[0] < $1.value[0] })
        where !after.key.isEmpty {
            if let same = before[after.key], same.count == 1 {
                pair(same[0], after.value[0], .content)
            }
        }
    }
}

extension RepositoryState {
    /// Equal for records that say the same under other ids; empty for one that says nothing.
    fileprivate func contentKey(of number: Int) -> [UInt8] {
        let record = graph.records[number]
        let kind = graph.kind(of: number)
        guard !record.fields.isEmpty else { return [] }
        var json = JSONWriter(pretty: false)
        json.array { json in
            json.string(kind.name)
            for entry in record.fields {
                json.string(kind.fields[entry.field].name)
                entry.value.write(to: &json)
            }
            for fact in graph.linkFacts(of: number) { fact.write(to: &json) }
            json.string(body(of: record))
            for file in record.attachments {
                json.string(record.name(of: file))
                json.integer(file.size)
            }
            for reply in record.replies { json.string(reply.name) }
        }
        return json.bytes
    }
}

extension Record {
    /// The path of a file beside the record, below the record's folder.
    package func name(of attachment: Attachment) -> String {
        guard let slash = path.utf8.lastIndex(of: ASCII.slash) else { return attachment.path }
        let folder = String(path[...slash])
        return attachment.path.hasBytePrefix(folder)
            ? attachment.path.dropping(bytes: folder.utf8.count) : attachment.path
    }
}
