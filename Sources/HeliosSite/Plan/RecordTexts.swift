import HeliosRecords
import HeliosText

/// What links show of the records they lead to, by the record's number.
///
/// A page leads to records all over the memory; what it says of them lies here, close together.
struct RecordTexts: Sendable {
    /// Paths and titles in turn, since a link shows both.
    private let faces: PackedTexts
    /// Kind and id, such as `asset:macbook-mike`.
    let references: PackedTexts
    /// Links as markup, from behind the way to the portal's folder: path, title, end.
    let linkEnds: PackedTexts
    /// Reference, title and path as members of JSON.
    let members: PackedTexts
    /// The places of the records' kinds in the schema.
    let kinds: [Int32]

    init(_ records: [Record], titles: [String], paths: [String]) {
        faces = PackedTexts(0..<2 * records.count) { place, bytes in
            bytes.append(contentsOf: (place % 2 == 0 ? paths : titles)[place / 2].utf8)
        }
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

    /// Appends the path of a record's page.
    func append(pathOf record: Int, to bytes: inout [UInt8]) {
        faces.append(2 * record, to: &bytes)
    }

    /// Appends the title of a record.
    func append(titleOf record: Int, to bytes: inout [UInt8]) {
        faces.append(2 * record + 1, to: &bytes)
    }

    /// Writes the members `title` and `url` of a record.
    func write(faceOf record: Int, to json: inout JSONWriter) {
        json.key("title")
        json.string(2 * record + 1, of: faces)
        json.key("url")
        json.string(2 * record, of: faces)
    }
}
