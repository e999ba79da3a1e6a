import HeliosDiagnostics
import HeliosText

/// A repository made from a state and from the files that have been changed since.
///
/// Only texts of files that are there already may have been changed. Whatever else happened, or is
/// in doubt, ends in nil: then everything is read anew, which is always right.
struct RepositoryUpdate {
    private let outset: Outset
    private let state: RecordState
    private let begin: Int64
    private let source: LatentSource
    private let loader: RecordLoader
    private let reader: any ChangingSource
    /// The numbers of the records whose files have been changed, in order.
    private let changed: [Int]
    /// The changed files that are offered for download.
    private let changedDownloads: [SourceFile]
    private let isAnyFileChanged: Bool

    init?(
        _ outset: Outset,
        since state: RecordState,
        at begin: Int64,
        _ reader: some ChangingSource
    ) {
        let age = Int64(outset.environment.now.seconds) - state.checkedAt
        guard (0...Int64(QueryEnvironment.validity)).contains(age),
            let files = ChangedFiles(outset.files, since: state)
        else { return nil }
        self.outset = outset
        self.state = state
        self.begin = begin
        self.reader = reader
        loader = RecordLoader(schema: outset.schema, reader: reader)
        source = LatentSource(loader, files: reader)
        changed = files.records
        changedDownloads = files.downloads.map { outset.files[$0] }
        isAnyFileChanged = files.isAny
    }

    /// The repository, with the records that do not lie in files of their own.
    func run(besides sourced: [Record]) -> UpdatedRepository? {
        guard let records = records(besides: sourced) else { return nil }
        // What a source reads is read in every run, and not compared with what it was.
        let isRead = state.records.indices.filter { state.records[$0].file == nil }
        let changed = isRead.isEmpty ? changed : Set(changed + isRead).sorted()
        let index = RecordIndex(latent: records, schema: outset.schema)
        guard let links = UpdatedLinks(changed, records, index, outset.schema, state.links) else {
            return nil
        }
        let graph = RecordGraph(
            schema: outset.schema,
            records: records,
            links: links.all,
            index: index
        )
        guard let repository = repository(graph), !source.isOvertaken,
            let found = checks(repository, changed, links).run()
        else { return nil }
        return UpdatedRepository(
            repository: repository,
            changed: Set(changed).union(links.ends).sorted(),
            before: state.token,
            state: isAnyFileChanged ? newState(graph, changed, found) : nil
        )
    }

    /// The repository of these records; nil if a file cannot be offered for download any more.
    private func repository(_ graph: RecordGraph) -> Repository? {
        let areFit = changedDownloads.allSatisfy {
            Attachments.problems(path: $0.path, size: $0.size, reader).isEmpty
        }
        guard areFit else { return nil }
        return outset.repository(
            graph,
            texts: TextTargets(graph, files: downloads(of: graph.records)),
            looseFiles: state.looseFiles.map { outset.files[Int($0)] },
            ruleCount: state.ruleCount,
            latent: source
        )
    }

    private func checks(
        _ repository: Repository,
        _ changed: [Int],
        _ links: UpdatedLinks
    ) -> UpdateChecks {
        UpdateChecks(
            graph: repository.graph,
            texts: repository.texts,
            downloads: downloads(of: repository.graph.records),
            changed: changed,
            links: links,
            state: state,
            environment: outset.environment
        )
    }

    private func downloads(of records: [Record]) -> [String] {
        state.looseFiles.map { outset.files[Int($0)].path }
            + records.flatMap { $0.attachments.map(\.path) }
    }

    // MARK: - Records

    /// All records in the state's order: changed ones read, others only known by name.
    private func records(besides sourced: [Record]) -> [Record]? {
        var others = Dictionary(sourced.map { ($0.id, $0) }, uniquingKeysWith: { one, _ in one })
        var records: [Record] = []
        records.reserveCapacity(state.records.count)
        var next = changed[...]
        for (number, stored) in state.records.enumerated() {
            guard let place = stored.file else {
                guard let record = others.removeValue(forKey: stored.id),
                    isKnownAlike(record, stored)
                else { return nil }
                records.append(record)
                continue
            }
            let file = recordFile(stored, place)
            guard next.first == number else {
                records.append(latent(stored, file))
                continue
            }
            next.removeFirst()
            guard let record = changedRecord(file, stored) else { return nil }
            records.append(record)
        }
        return others.isEmpty ? records : nil
    }

    private func recordFile(_ stored: StoredRecord, _ place: Int) -> RecordFile {
        RecordFile(
            file: outset.files[place],
            kind: stored.kind,
            id: stored.id.id,
            owner: stored.owner,
            folder: nil,
            replies: stored.replies.map { outset.files[Int($0)] },
            attachments: stored.attachments.map { outset.files[Int($0)] }
        )
    }

    private func latent(_ stored: StoredRecord, _ file: RecordFile) -> Record {
        Record(
            id: stored.id,
            kind: stored.kind,
            owner: stored.owner,
            path: file.file.path,
            aliases: stored.aliases,
            attachments: file.attachments.map { Attachment(path: $0.path, size: $0.size) },
            latent: LatentContent(
                title: stored.title,
                isArchived: stored.isArchived,
                file: file,
                source: source
            )
        )
    }

    /// The record as it is now; nil if it is wrong, or not what others took it for.
    private func changedRecord(_ file: RecordFile, _ stored: StoredRecord) -> Record? {
        let read = loader.decode(file)
        guard let record = read.value, read.diagnostics.isEmpty, isKnownAlike(record, stored)
        else { return nil }
        return record
    }

    /// Whether a record is still what the links of others have been held to.
    private func isKnownAlike(_ record: Record, _ stored: StoredRecord) -> Bool {
        let kind = outset.schema.kinds[record.kind]
        let isArchived =
            kind.fieldIndex(named: "state").map { record.isArchived(by: $0, of: kind) } ?? false
        return isArchived == stored.isArchived && record.owner == stored.owner
            && record.aliases.map(\.text) == stored.aliases.map(\.text)
    }

    // MARK: - The state for the next run

    private func newState(
        _ graph: RecordGraph,
        _ changed: [Int],
        _ found: UpdateChecks.Found
    ) -> StoredState {
        let token = UInt64.random(in: .min ... .max)
        let (state, files, begin) = (state, outset.files, begin)
        return StoredState(token: token) {
            var next = state
            let isChanged = Set(changed.map { Int32(clamping: $0) })
            next.token = token
            next.listedAt = begin
            next.files = files
            for number in changed { next.records[number].title = graph.title(of: number) }
            next.links = graph.links
            next.fragments.removeAll { isChanged.contains($0.source) }
            next.fragments += found.fragments
            next.uniqueKeys.removeAll { isChanged.contains($0.record) }
            next.uniqueKeys += found.keys
            next.turning = found.turning.union(next.turning).sorted()
            return next.bytes()
        }
    }
}

/// A repository brought up to date.
struct UpdatedRepository {
    let repository: Repository
    /// The records that are other than before, or are linked by others than before.
    let changed: [Int]
    /// The name of the state that it was made from.
    let before: UInt64
    /// What to leave to the next run; nil if nothing at all was changed.
    let state: StoredState?

    func reopened<Content>(with content: Content) -> ReopenedRepository<Content> {
        ReopenedRepository(
            repository: repository,
            content: content,
            change: .records(changed, since: before),
            state: state
        )
    }
}
