import HeliosDiagnostics
import HeliosText

extension RecordState {
    private static let magic = Array("helios-records-2".utf8)

    /// The state as bytes: a mark, a checksum, and the rest in columns.
    func bytes() -> [UInt8] {
        var body = PackedWriter()
        body.put(Self.magic)
        let sum = body.reserveNumber()
        body.put(key)
        body.put(token)
        body.put(UInt64(bitPattern: listedAt))
        body.put(UInt64(ruleCount))
        body.put(UInt64(bitPattern: checkedAt))
        putFiles(&body)
        putRecords(&body)
        body.put(links.map(\.source))
        body.put(links.map(\.target))
        body.put(links.map(\.relation))
        body.put(links.map(\.place))
        body.put(fragments.map(\.source))
        body.put(fragments.map(\.target))
        body.put(texts: fragments.lazy.map(\.slug))
        body.put(uses.map(\.record))
        body.put(uses.map(\.file))
        body.put(uniqueKeys.map(\.check))
        body.put(uniqueKeys.map(\.record))
        body.put(uniqueKeys.map(\.hash))
        body.put(turning)
        body.fill(sum, with: Fingerprint.of(body.bytes[(sum + 8)...]))
        return body.bytes
    }

    private func putFiles(_ body: inout PackedWriter) {
        body.put(texts: files.lazy.map(\.path))
        body.put(files.map { Int64($0.size) })
        body.put(files.map { $0.stamp?.modified ?? .max })
        body.put(files.map { $0.stamp?.changed ?? .max })
        body.put(files.map { $0.stamp?.inode ?? 0 })
        body.put(files.map { $0.stamp?.mode ?? 0 })
        body.put(looseFiles)
    }

    private func putRecords(_ body: inout PackedWriter) {
        body.put(records.map { Int32(clamping: $0.kind) })
        body.put(records.map { $0.file.map { Int32(clamping: $0) } ?? -1 })
        body.put(records.map { $0.isArchived ? UInt8(1) : 0 })
        body.put(texts: records.lazy.map(\.id.id))
        body.put(texts: records.lazy.map(\.title))
        let owned = records.indices.filter { records[$0].owner != nil }
        body.put(owned.map { Int32(clamping: $0) })
        body.put(texts: owned.lazy.map { records[$0].owner?.kind ?? "" })
        body.put(texts: owned.lazy.map { records[$0].owner?.id ?? "" })
        putLists(records.map(\.replies), &body)
        putLists(records.map(\.attachments), &body)
        let aliases = records.enumerated().flatMap { number, record in
            record.aliases.map { (Int32(clamping: number), $0) }
        }
        body.put(aliases.map(\.0))
        body.put(texts: aliases.lazy.map(\.1.text))
        body.put(texts: aliases.lazy.map(\.1.span.path))
        body.put(
            aliases.flatMap { alias in
                let range = alias.1.span.range
                return [range.start.line, range.start.column, range.end.line, range.end.column]
                    .map { Int32(clamping: $0) }
            }
        )
    }

    /// The lists that hold anything.
    private func putLists(_ lists: [[Int32]], _ body: inout PackedWriter) {
        let filled = lists.indices.filter { !lists[$0].isEmpty }
        body.put(filled.map { Int32(clamping: $0) })
        body.put(filled.map { Int32(clamping: lists[$0].count) })
        body.put(filled.flatMap { lists[$0] })
    }

    /// The bytes behind the mark and the checksum, if both are right; the key comes first.
    static func body(of bytes: [UInt8]) throws(PackedReader.Damage) -> PackedReader {
        var head = PackedReader(bytes)
        let found: [UInt8] = try head.values()
        guard found == magic else { throw PackedReader.Damage() }
        let sum = try head.number()
        let start = magic.count + 16
        guard sum == Fingerprint.of(bytes[start...]) else { throw PackedReader.Damage() }
        return PackedReader(bytes, from: start)
    }
}
