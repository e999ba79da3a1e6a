import HeliosRecords
import HeliosText

/// What links show of the records they lead to, by the record's number.
///
/// A page leads to records all over the memory; what it says of them lies here, close together.
struct RecordTexts: Sendable {
    let titles: PackedTexts
    /// The paths of the records' pages.
    let paths: PackedTexts
    /// Kind and id, such as `asset:macbook-mike`.
    let references: PackedTexts
    /// Links as markup, from behind the way to the portal's folder: path, title, end.
    let linkEnds: PackedTexts
    /// Reference, title and path as members of JSON.
    let members: PackedTexts
    /// The places of the records' kinds in the schema.
    let kinds: [Int32]

    init(_ records: [Record], titles: [String], paths: [String]) {
        self.titles = PackedTexts(titles)
        self.paths = PackedTexts(paths)
        references = PackedTexts(records.lazy.map(\.id.description))
        linkEnds = PackedTexts(records.indices) { record, bytes in
            HTMLEscape.append(paths[record], to: &bytes)
            bytes.append(contentsOf: "\">".utf8)
            HTMLEscape.append(titles[record], to: &bytes)
            bytes.append(contentsOf: "</a>".utf8)
        }
        members = PackedTexts(records.indices) { [references] record, bytes in
            var json = JSONWriter(pretty: false)
            json.object { json in
                json.key("target")
                json.string(record, of: references)
                json.member("title", titles[record])
                json.member("url", paths[record])
            }
            bytes.append(contentsOf: json.bytes.dropFirst().dropLast())
        }
        kinds = records.map { Int32($0.kind) }
    }
}
