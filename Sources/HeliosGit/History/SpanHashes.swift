import HeliosText

/// A text cut into lines of at most 64 bytes, each by a number: what git compares texts by.
///
/// The numbers, and so the scores, are those of git's own search for renames.
struct SpanHashes: Sendable {
    /// Number and bytes of the lines of that number, by number.
    private let spans: [Span]
    let size: Int

    private struct Span {
        let hash: UInt32
        let bytes: Int
    }

    /// What texts without any difference score.
    static let maximum = 60_000
    /// What two texts score that count as one.
    static let minimum = 30_000

    /// How far git looks for a NUL, which makes a file binary.
    private static let binaryReach = 8_000

    init(_ text: [UInt8]) {
        size = text.count
        let isText = !text.prefix(Self.binaryReach).contains(0)
        var found: [Span] = []
        var (one, two): (UInt32, UInt32) = (0, 0)
        var count = 0
        for index in text.indices {
            let byte = text[index]
            if isText, byte == ASCII.carriageReturn, index + 1 < text.count,
                text[index + 1] == ASCII.lineFeed
            {
                continue
            }
            let before = one
            one = (one << 7) ^ (two >> 25)
            two = (two << 7) ^ (before >> 25)
            one &+= UInt32(byte)
            count += 1
            if count < 64, byte != ASCII.lineFeed { continue }
            found.append(Span(hash: (one &+ two &* 0x61) % 107_927, bytes: count))
            (one, two, count) = (0, 0, 0)
        }
        if count > 0 { found.append(Span(hash: (one &+ two &* 0x61) % 107_927, bytes: count)) }
        spans = Self.merged(found.sorted { $0.hash < $1.hash })
    }

    private static func merged(_ spans: [Span]) -> [Span] {
        var result: [Span] = []
        for span in spans {
            if let last = result.last, last.hash == span.hash {
                result[result.count - 1] = Span(hash: span.hash, bytes: last.bytes + span.bytes)
            } else {
                result.append(span)
            }
        }
        return result
    }

    /// Whether sizes so far apart cannot be one text.
    static func areTooFarApart(_ one: Int, _ two: Int) -> Bool {
        max(one, two) * (maximum - minimum) < abs(one - two) * maximum
    }

    /// How much of both is the same, out of `maximum`.
    func score(with other: SpanHashes) -> Int {
        let largest = max(size, other.size)
        guard largest > 0, !Self.areTooFarApart(size, other.size) else { return 0 }
        var (left, right, same) = (0, 0, 0)
        while left < spans.count, right < other.spans.count {
            let (one, two) = (spans[left], other.spans[right])
            if one.hash == two.hash { same += min(one.bytes, two.bytes) }
            if one.hash <= two.hash { left += 1 }
            if two.hash <= one.hash { right += 1 }
        }
        return Int(Double(same) * Double(Self.maximum) / Double(largest))
    }
}
