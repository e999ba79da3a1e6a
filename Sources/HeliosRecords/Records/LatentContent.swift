import HeliosDiagnostics
import Synchronization

/// What is known of a record whose files have not been read: enough to show links to it.
///
/// The rest is read when it is first asked for, once, on whatever thread asks.
final class LatentContent: Sendable {
    /// What stands for the record in words.
    let title: String
    /// Whether the record is archived.
    let isArchived: Bool
    private let file: RecordFile
    private let source: LatentSource
    private let known = AtomicLazyReference<Record>()

    init(title: String, isArchived: Bool, file: RecordFile, source: LatentSource) {
        self.title = title
        self.isArchived = isArchived
        self.file = file
        self.source = source
    }

    /// The record as its files say it.
    var record: Record {
        if let known = known.load() { return known }
        // Two threads may read the same bytes; the first to be done gives the answer of both.
        return known.storeIfNil(source.read(file))
    }

    /// The paths of its replies.
    var replies: [String] { file.replies.map(\.path) }

    /// Whether the files have been read.
    var isRead: Bool { known.load() != nil }
}

/// Where records whose content is not known yet are read from.
final class LatentSource: Sendable {
    private let loader: RecordLoader
    private let files: any ChangingSource
    private let overtaken = Atomic<Bool>(false)

    init(_ loader: RecordLoader, files: any ChangingSource) {
        self.loader = loader
        self.files = files
    }

    /// Whether a file was no longer what it was when the repository was opened: whatever has been
    /// made of the records since then must not be used.
    var isOvertaken: Bool { overtaken.load(ordering: .acquiring) }

    /// The record in a file that is known to hold one without a fault.
    func read(_ file: RecordFile) -> Record {
        let read = loader.decode(file)
        if let record = read.value, read.diagnostics.isEmpty, isAsListed(file) { return record }
        overtaken.store(true, ordering: .releasing)
        return read.value ?? loader.nothing(of: file)
    }

    private func isAsListed(_ file: RecordFile) -> Bool {
        ([file.file] + file.replies).allSatisfy { files.stamp(of: $0) == $0.stamp }
    }
}
