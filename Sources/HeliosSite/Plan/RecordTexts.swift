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
    /// The places of the records' kinds in the schema.
    let kinds: [Int32]

    init(_ records: [Record], titles: [String], paths: [String]) {
        self.titles = PackedTexts(titles)
        self.paths = PackedTexts(paths)
        references = PackedTexts(records.lazy.map(\.id.description))
        kinds = records.map { Int32($0.kind) }
    }
}
