import HeliosDiagnostics
import HeliosText

/// Reads a state, and holds every number in it to what it counts.
struct StateReader {
    private typealias Damage = PackedReader.Damage

    private var body: PackedReader
    private var fileCount = 0
    private var recordCount = 0

    /// The state in these bytes, for this key; nil if it is of another one or damaged.
    static func read(_ bytes: [UInt8], key: [UInt8], schema: Schema) -> RecordState? {
        // Whatever is wrong with a state, the run goes on without one.
        try? read(of: bytes, key: key, schema: schema)
    }

    private static func read(
        of bytes: [UInt8],
        key: [UInt8],
        schema: Schema
    ) throws(PackedReader.Damage) -> RecordState? {
        var reader = StateReader(body: try RecordState.body(of: bytes))
        let found: [UInt8] = try reader.body.values()
        guard found == key else { return nil }
        let token = try reader.body.number()
        let listedAt = Int64(bitPattern: try reader.body.number())
        guard let ruleCount = Int(exactly: try reader.body.number()) else { throw Damage() }
        let checkedAt = Int64(bitPattern: try reader.body.number())
        let files = try reader.files()
        let loose = try reader.places(below: reader.fileCount)
        let records = try reader.records(of: schema.kinds)
        let links = try reader.links(relations: schema.relations.count)
        let fragments = try reader.fragments()
        let uses = try reader.uses()
        let keys = try reader.keys()
        let turning = try reader.places(below: reader.recordCount)
        guard reader.body.isAtEnd else { throw Damage() }
        return RecordState(
            key: key,
            token: token,
            listedAt: listedAt,
            files: files,
            records: records,
            looseFiles: loose,
            links: links,
            fragments: fragments,
            uses: uses,
            uniqueKeys: keys,
            ruleCount: ruleCount,
            checkedAt: checkedAt,
            turning: turning
        )
    }

    private init(body: PackedReader) { self.body = body }

    private mutating func files() throws(Damage) -> [SourceFile] {
        let paths = try body.texts()
        fileCount = paths.count
        let sizes: [Int64] = try column(fileCount)
        let modified: [Int64] = try column(fileCount)
        let changed: [Int64] = try column(fileCount)
        let inodes: [UInt64] = try column(fileCount)
        let modes: [UInt32] = try column(fileCount)
        return paths.indices.map { place in
            SourceFile(
                path: paths[place],
                size: Int(sizes[place]),
                stamp: FileStamp(
                    modified: modified[place],
                    changed: changed[place],
                    inode: inodes[place],
                    mode: modes[place]
                )
            )
        }
    }

    private mutating func records(of kinds: [Kind]) throws(Damage) -> [StoredRecord] {
        let kindPlaces = try places(below: kinds.count)
        recordCount = kindPlaces.count
        let files: [Int32] = try column(recordCount)
        guard files.allSatisfy({ $0 >= -1 && Int($0) < fileCount }) else { throw Damage() }
        let archived: [UInt8] = try column(recordCount)
        let ids = try texts(recordCount)
        let titles = try texts(recordCount)
        let owners = try owners()
        let replies = try lists()
        let attachments = try lists()
        let aliases = try aliases()
        return kindPlaces.indices.map { number in
            StoredRecord(
                id: RecordID(kind: kinds[Int(kindPlaces[number])].name, id: ids[number]),
                kind: Int(kindPlaces[number]),
                owner: owners[number],
                file: files[number] < 0 ? nil : Int(files[number]),
                replies: replies[number] ?? [],
                attachments: attachments[number] ?? [],
                aliases: aliases[number] ?? [],
                title: titles[number],
                isArchived: archived[number] != 0
            )
        }
    }

    private mutating func owners() throws(Damage) -> [Int: RecordID] {
        let numbers = try places(below: recordCount)
        let kinds = try texts(numbers.count)
        let ids = try texts(numbers.count)
        var owners: [Int: RecordID] = [:]
        for (place, number) in numbers.enumerated() {
            owners[Int(number)] = RecordID(kind: kinds[place], id: ids[place])
        }
        return owners
    }

    private mutating func lists() throws(Damage) -> [Int: [Int32]] {
        let numbers = try places(below: recordCount)
        let counts: [Int32] = try column(numbers.count)
        let all = try places(below: fileCount)
        var lists: [Int: [Int32]] = [:]
        var start = 0
        for (place, number) in numbers.enumerated() {
            let end = start + Int(counts[place])
            guard start <= end, end <= all.count else { throw Damage() }
            lists[Int(number)] = Array(all[start..<end])
            start = end
        }
        return lists
    }

    private mutating func aliases() throws(Damage) -> [Int: [SpannedText]] {
        let numbers = try places(below: recordCount)
        let names = try texts(numbers.count)
        let paths = try texts(numbers.count)
        let ranges: [Int32] = try column(numbers.count * 4)
        var aliases: [Int: [SpannedText]] = [:]
        for (place, number) in numbers.enumerated() {
            let ends = ranges[place * 4..<place * 4 + 4].map { Int($0) }
            let range = SourceRange(
                start: SourcePosition(line: ends[0], column: ends[1]),
                end: SourcePosition(line: ends[2], column: ends[3])
            )
            let alias = SpannedText(names[place], at: SourceSpan(path: paths[place], range: range))
            aliases[Int(number), default: []].append(alias)
        }
        return aliases
    }

    private mutating func links(relations: Int) throws(Damage) -> [Link] {
        let sources = try places(below: recordCount)
        let targets = try places(below: recordCount)
        let numbers = try places(below: relations)
        let places: [Int32] = try column(sources.count)
        guard targets.count == sources.count, numbers.count == sources.count else {
            throw Damage()
        }
        return sources.indices.map { place in
            Link(
                source: sources[place],
                target: targets[place],
                relation: numbers[place],
                place: places[place]
            )
        }
    }

    private mutating func fragments() throws(Damage) -> [StoredFragment] {
        let sources = try places(below: recordCount)
        let targets = try places(below: recordCount)
        let slugs = try texts(sources.count)
        guard targets.count == sources.count else { throw Damage() }
        return sources.indices.map {
            StoredFragment(source: sources[$0], target: targets[$0], slug: slugs[$0])
        }
    }

    private mutating func uses() throws(Damage) -> [StoredUse] {
        let records = try places(below: recordCount)
        let files = try places(below: fileCount)
        guard files.count == records.count else { throw Damage() }
        return records.indices.map { StoredUse(record: records[$0], file: files[$0]) }
    }

    private mutating func keys() throws(Damage) -> [StoredKey] {
        let checks: [Int32] = try body.values()
        let records = try places(below: recordCount)
        let hashes: [UInt64] = try column(checks.count)
        guard records.count == checks.count else { throw Damage() }
        return checks.indices.map {
            StoredKey(check: checks[$0], record: records[$0], hash: hashes[$0])
        }
    }

    private mutating func column<Number: FixedWidthInteger & BitwiseCopyable>(
        _ count: Int
    ) throws(Damage) -> [Number] {
        let numbers: [Number] = try body.values()
        guard numbers.count == count else { throw Damage() }
        return numbers
    }

    private mutating func texts(_ count: Int) throws(Damage) -> [String] {
        let texts = try body.texts()
        guard texts.count == count else { throw Damage() }
        return texts
    }

    private mutating func places(below limit: Int) throws(Damage) -> [Int32] {
        let places: [Int32] = try body.values()
        guard places.allSatisfy({ $0 >= 0 && Int($0) < limit }) else { throw Damage() }
        return places
    }
}
