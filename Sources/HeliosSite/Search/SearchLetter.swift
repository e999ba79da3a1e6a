import HeliosRecords
import HeliosTemplates
import HeliosText
import Synchronization

/// The letters of each kind, sorted once for all pages that show some.
final class SearchDirectory: Sendable {
    private let known = Mutex<[Int: [SearchLetter]]>([:])

    func letters(ofKind kind: Int, in context: PageContext) -> [SearchLetter] {
        known.withLock { known in
            if let letters = known[kind] { return letters }
            let letters = SearchLetter.all(ofKind: kind, in: context)
            known[kind] = letters
            return letters
        }
    }
}

/// The records of a kind whose titles begin with one letter.
struct SearchLetter {
    let label: String
    /// The end of its address on the page.
    let id: String
    /// The place of its first record among all of the kind.
    let start: Int
    let records: [Int]

    /// The letters of a kind's records, in the order of the folded titles.
    static func all(ofKind kind: Int, in context: PageContext) -> [SearchLetter] {
        let keys = context.graph.graph.records(ofKind: kind).map { record in
            (key: folded(context.title(record)), record: record)
        }
        let sorted = keys.sorted { left, right in
            left.key == right.key
                ? left.record < right.record : left.key.lexicographicallyPrecedes(right.key)
        }
        var letters: [SearchLetter] = []
        var start = 0
        while start < sorted.count {
            let first = letter(of: sorted[start].key)
            let end = sorted[start...].firstIndex { letter(of: $0.key) != first } ?? sorted.count
            letters.append(
                SearchLetter(
                    label: first,
                    id: "letter.\(context.schema.kinds[kind].plural).\(letters.count + 1)",
                    start: start,
                    records: sorted[start..<end].map(\.record)
                )
            )
            start = end
        }
        return letters
    }

    /// What of it lies in a range of places; nil without any.
    func within(_ range: Range<Int>) -> SearchLetter? {
        let part = range.clamped(to: start..<start + records.count)
        guard !part.isEmpty else { return nil }
        let shown = records[part.lowerBound - start..<part.upperBound - start]
        return SearchLetter(label: label, id: id, start: part.lowerBound, records: Array(shown))
    }

    /// Adds letters with their records.
    static func append(
        _ letters: [SearchLetter],
        to values: inout TemplateValues,
        in context: PageContext
    ) {
        values.list(Name.groups) { list in
            for letter in letters {
                list.element { values in
                    values.text(Name.label, letter.label)
                    values.text(Name.id, letter.id)
                    values.list(Name.rows) { list in
                        for record in letter.records {
                            list.element { values in
                                context.append(record, to: &values)
                                values.text(Name.name, context.graph.records[record].id.id)
                            }
                        }
                    }
                }
            }
        }
    }

    /// The title as it is sorted: folded, from its first letter or digit on.
    private static func folded(_ title: String) -> [UInt8] {
        var key: [UInt8] = []
        for scalar in title.unicodeScalars {
            if LetterFolding.isWord(scalar) {
                LetterFolding.standard.append(scalar, to: &key)
            } else if !key.isEmpty {
                key.append(ASCII.space)
            }
        }
        return key
    }

    /// The letter that a folded title stands under.
    private static func letter(of key: [UInt8]) -> String {
        guard let scalar = String(decoding: key.prefix(4), as: UTF8.self).unicodeScalars.first
        else {
            return "#"
        }
        if scalar.isASCII, UInt8(truncatingIfNeeded: scalar.value).isASCIIDigit { return "0–9" }
        return scalar.properties.uppercaseMapping
    }
}
