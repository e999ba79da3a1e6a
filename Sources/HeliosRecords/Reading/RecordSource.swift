package import HeliosDiagnostics

/// Reads records from files that are laid out in another way than the files of records are.
///
/// Such files lie in a folder of their own, which `RepositoryLayout` leaves to the source.
package protocol RecordSource: Sendable {
    /// What the files say besides the records.
    associatedtype Content: Sendable

    /// The records in those of the listed files that are the source's, in any order.
    func read(
        _ files: [SourceFile],
        with reader: any SourceReader,
        schema: Schema
    ) async -> Checked<SourcedRecords<Content>>
}

/// What a source of records has read.
package struct SourcedRecords<Content: Sendable>: Sendable {
    /// The records.
    package let records: [Record]
    /// What the files say besides.
    package let content: Content

    package init(_ records: [Record], content: Content) {
        self.records = records
        self.content = content
    }
}

/// The source of a repository whose records are all in files of their own.
package struct NoRecordSource: RecordSource {
    package init() {}

    package func read(
        _ files: [SourceFile],
        with reader: any SourceReader,
        schema: Schema
    ) async -> Checked<SourcedRecords<Void>> {
        Checked(SourcedRecords([], content: ()))
    }
}
