import HeliosDiagnostics
import HeliosText

/// What one run knows of a repository without a fault and hands on to the next: enough to read
/// only what has been changed since.
struct RecordState: Sendable {
    /// What has to be the same for the rest to be of use: the tool, the day, the configuration.
    var key: [UInt8]
    /// The name of this state; what another state is made from it refers to it by that.
    var token: UInt64
    /// When the listing began, by the clock of the files.
    var listedAt: Int64
    /// All files, in the order of the listing.
    var files: [SourceFile]
    /// The records, in the order of the graph.
    var records: [StoredRecord]
    /// The places in `files` of those that belong to no record, and that a record shows.
    var looseFiles: [Int32]
    /// The links, in the order of the graph.
    var links: [Link]
    /// Which texts lead to headings of other records.
    var fragments: [StoredFragment]
    /// Which records show which files.
    var uses: [StoredUse]
    /// What may not occur twice, by the place of the check in `UniqueChecks`.
    var uniqueKeys: [StoredKey]
    /// How many rules the kinds state.
    var ruleCount: Int
    /// What `now` was, in seconds since 1970, when the rules were held to all records.
    var checkedAt: Int64
    /// The records for which time alone may change what a rule says while the state holds.
    var turning: [Int32]
}

/// What a state says of a record.
struct StoredRecord: Sendable {
    let id: RecordID
    let kind: Int
    let owner: RecordID?
    /// The place of its file in the state's; nil for a record that a source reads.
    let file: Int?
    let replies: [Int32]
    let attachments: [Int32]
    let aliases: [SpannedText]
    var title: String
    let isArchived: Bool
}

/// A link in a text to a heading of a record.
struct StoredFragment: Sendable {
    let source: Int32
    let target: Int32
    let slug: String
}

/// That a record shows a file.
struct StoredUse: Sendable, Hashable {
    let record: Int32
    /// The place of the file in the state's.
    let file: Int32
}

/// A value that may not occur twice.
struct StoredKey: Sendable {
    let check: Int32
    let record: Int32
    let hash: UInt64
}
