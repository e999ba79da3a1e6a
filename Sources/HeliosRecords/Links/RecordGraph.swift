/// All records and the links between them, readable from both ends.
///
/// Records and links are numbered; links lie in flat arrays, so that a walk costs nanoseconds.
public final class RecordGraph: Sendable {
    /// The kinds.
    public let schema: Schema
    /// The records, by kind in the schema's order, then by id in byte order.
    public let records: [Record]
    /// The resolved links, by source, then in the order of the file.
    public let links: [Link]

    /// Finds records by what a link says.
    package let index: RecordIndex

    private let firstLink: [Int32]
    private let firstBacklink: [Int32]
    private let backlinkNumbers: [Int32]
    private let kindRanges: [Range<Int>]

    /// A graph of records sorted by kind and id, and links sorted by source.
    package init(schema: Schema, records: [Record], links: [Link], index: RecordIndex) {
        self.schema = schema
        self.records = records
        self.links = links
        self.index = index
        kindRanges = Self.ranges(of: records, kinds: schema.kinds.count)
        firstLink = Self.offsets(counting: links.map(\.source), upTo: records.count)
        firstBacklink = Self.offsets(counting: links.map(\.target), upTo: records.count)
        backlinkNumbers = Self.transposed(links, offsets: firstBacklink)
    }

    /// The number of the record of this identity.
    public func number(of id: RecordID) -> Int? { index.number(of: id) }

    /// The number of the record that once had this identity.
    public func number(ofAlias id: RecordID) -> Int? { index.number(ofAlias: id) }

    /// The numbers of the records of a kind.
    public func records(ofKind kind: Int) -> Range<Int> { kindRanges[kind] }

    /// The numbers of the links that a record writes.
    public func links(from record: Int) -> Range<Int> {
        Int(firstLink[record])..<Int(firstLink[record + 1])
    }

    /// The numbers of the links that lead to a record, by source.
    public func links(to record: Int) -> some RandomAccessCollection<Int> {
        backlinkNumbers[Int(firstBacklink[record])..<Int(firstBacklink[record + 1])].lazy
            .map { Int($0) }
    }

    private static func ranges(of records: [Record], kinds: Int) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var start = 0
        for kind in 0..<kinds {
            var end = start
            while end < records.count, records[end].kind == kind { end += 1 }
            result.append(start..<end)
            start = end
        }
        return result
    }

    private static func offsets(counting ends: [Int32], upTo count: Int) -> [Int32] {
        var result = [Int32](repeating: 0, count: count + 1)
        for end in ends { result[Int(end) + 1] += 1 }
        for index in 0..<count { result[index + 1] += result[index] }
        return result
    }

    private static func transposed(_ links: [Link], offsets: [Int32]) -> [Int32] {
        var next = offsets
        var result = [Int32](repeating: 0, count: links.count)
        for (number, link) in links.enumerated() {
            result[Int(next[Int(link.target)])] = Int32(number)
            next[Int(link.target)] += 1
        }
        return result
    }
}

/// A link whose target has been found.
public struct Link: Sendable {
    /// The number of the record that writes it.
    public let source: Int32
    /// The number of the record it leads to.
    public let target: Int32
    /// The relation's number in `Schema.relations`.
    public let relation: Int32
    /// Twice `written`, and one more if it has attributes: a walk over links that arrive from
    /// everywhere then need not look at each one as it is written, far off in the memory.
    package let place: Int32

    /// The place of the written link in its record's `links`.
    public var written: Int32 { place >> 1 }

    /// Whether it says something about itself.
    public var hasAttributes: Bool { place & 1 == 1 }

    /// A resolved link.
    package init(source: Int32, target: Int32, relation: Int32, place: Int32) {
        self.source = source
        self.target = target
        self.relation = relation
        self.place = place
    }

    /// The link that stands at a place of its record's `links`.
    package init(
        source: Int32,
        target: Int32,
        relation: Int32,
        written: Int,
        hasAttributes: Bool
    ) {
        self.init(
            source: source,
            target: target,
            relation: relation,
            place: Int32(clamping: written * 2 + (hasAttributes ? 1 : 0))
        )
    }
}
