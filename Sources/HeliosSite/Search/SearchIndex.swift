import HeliosRecords
import HeliosText

/// The files that queries are answered from, as bytes.
///
/// - `core`: what results show of each record, and which part holds which words;
/// - `parts`: the words with their records, each part a stretch of them in byte order;
/// - `models`: the words that somebody may have meant who typed another one.
struct SearchIndex: Sendable {
    let core: [UInt8]
    let parts: [[UInt8]]
    let models: [UInt8]

    init(of context: PageContext, layouts: [SearchLayout], parts count: Int) {
        let postings = SearchPostings(SearchMemory(context, layouts).forward())
        let ranges = postings.parts(count)
        var writer = SearchCore(context)
        for range in ranges {
            writer.firstWords.append(
                range.isEmpty ? nil : postings.words[postings.entries[range.lowerBound].word]
            )
        }
        let bodies = ranges.map { Self.body($0, of: postings) }
        var hash = ContentHash()
        for body in bodies { hash.add(body) }
        core = writer.bytes(hash)
        parts = bodies.enumerated().map { part, body in
            Array("Helios.search.part(\(part),\"\(hash.text)\",".utf8) + body
                + Array(");\n".utf8)
        }
        models = Self.models(of: postings)
    }

    /// The words and the records of a part, a line for each word.
    private static func body(_ range: Range<Int>, of postings: SearchPostings) -> [UInt8] {
        var words = [ASCII.quote]
        var records = [ASCII.quote]
        for (place, entry) in postings.entries[range].enumerated() {
            if place > 0 {
                words += "\\n".utf8
                records += "\\n".utf8
            }
            words += postings.words[entry.word]
            records += postings.records[entry.records]
        }
        return words + "\",".utf8 + records + [ASCII.quote]
    }

    private static func models(of postings: SearchPostings) -> [UInt8] {
        var bytes = Array("Helios.search.words(\"".utf8)
        for (place, word) in postings.models.prefix(30_000).enumerated() {
            if place > 0 { bytes += "\\n".utf8 }
            bytes += postings.words[word]
        }
        bytes += "\");\n".utf8
        return bytes
    }
}
