import HeliosDiagnostics
import HeliosText

/// Describes a repository without a fault for the next run.
struct StateMaker: Sendable {
    private let graph: RecordGraph
    private let layout: RepositoryLayout
    private let texts: TextUses
    private let rules: RuleSet
    private let environment: QueryEnvironment
    private let files: [SourceFile]
    private let key: [UInt8]
    private let listedAt: Int64

    init<Content>(
        _ whole: WholeRepository<Content>,
        _ outset: Outset,
        key: [UInt8],
        listedAt: Int64
    ) {
        graph = whole.repository.graph
        layout = whole.layout
        texts = whole.uses
        rules = whole.rules
        environment = outset.environment
        files = outset.files
        self.key = key
        self.listedAt = listedAt
    }

    /// The state under a new name.
    var state: StoredState {
        let token = UInt64.random(in: .min ... .max)
        return StoredState(token: token) { made(token)?.bytes() }
    }

    private func made(_ token: UInt64) -> RecordState? {
        guard files.allSatisfy({ $0.stamp != nil }),
            let turning = rules.turning(graph, in: environment)
        else { return nil }
        let places = Dictionary(
            files.enumerated().map { ($1.path, Int32(clamping: $0)) },
            uniquingKeysWith: { first, _ in first }
        )
        let records = records(places)
        return RecordState(
            key: key,
            token: token,
            listedAt: listedAt,
            files: files,
            records: records,
            looseFiles: layout.looseFiles.compactMap { places[$0.path] },
            links: graph.links,
            fragments: texts.headings.map {
                StoredFragment(
                    source: Int32(clamping: $0.record),
                    target: Int32(clamping: $0.target),
                    slug: $0.slug
                )
            },
            uses: uses(places),
            uniqueKeys: StoredKey.all(of: Array(graph.records.indices), in: graph),
            ruleCount: rules.count,
            checkedAt: Int64(environment.now.seconds),
            turning: turning.sorted()
        )
    }

    private func records(_ places: [String: Int32]) -> [StoredRecord] {
        let laidOut = Dictionary(
            layout.records.enumerated().map { ($1.file.path, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let isArchived = graph.archivedRecords()
        return graph.records.enumerated().map { number, record in
            let file = laidOut[record.path].map { layout.records[$0] }
            return StoredRecord(
                id: record.id,
                kind: record.kind,
                owner: record.owner,
                file: file == nil ? nil : places[record.path].map { Int($0) },
                replies: file?.replies.compactMap { places[$0.path] } ?? [],
                attachments: file?.attachments.compactMap { places[$0.path] } ?? [],
                aliases: record.aliases,
                title: graph.title(of: number),
                isArchived: isArchived[number]
            )
        }
    }

    private func uses(_ places: [String: Int32]) -> [StoredUse] {
        let fields = PathFields(graph, files: layout.publishableFiles)
        return StoredUse.all(
            of: Array(graph.records.indices),
            texts: texts,
            fields: fields,
            places: places
        )
    }
}

extension StoredUse {
    /// The files that these records show, by their texts and their fields.
    static func all(
        of numbers: [Int],
        texts: TextUses,
        fields: PathFields,
        places: [String: Int32]
    ) -> [StoredUse] {
        let named = numbers.flatMap { number in
            fields.check(number).value.map { (record: number, path: $0) }
        }
        return (texts.files + named).compactMap { use in
            places[use.path].map { StoredUse(record: Int32(clamping: use.record), file: $0) }
        }
    }
}

extension StoredKey {
    /// What these records state that may not occur twice.
    static func all(of numbers: [Int], in graph: RecordGraph) -> [StoredKey] {
        var keys: [StoredKey] = []
        let byKind = Dictionary(grouping: numbers) { graph.records[$0].kind }
        var owners: [Int32]?
        for (place, check) in UniqueCheck.all(in: graph.schema).enumerated() {
            guard let members = byKind[check.kind] else { continue }
            if check.isWithinOwner, owners == nil { owners = graph.owners() }
            for number in members {
                let key = graph.uniqueKey(
                    of: number,
                    for: check,
                    owners: check.isWithinOwner ? owners ?? [] : []
                )
                guard let key else { continue }
                keys.append(
                    StoredKey(
                        check: Int32(clamping: place),
                        record: Int32(clamping: number),
                        hash: key.storedHash
                    )
                )
            }
        }
        return keys
    }
}
