package import HeliosDiagnostics
import HeliosText

extension Repository {
    /// Opens a repository, reading only what has been changed since a run before where that is
    /// known to give the same; else all of it.
    ///
    /// Records that are not read yet read themselves when they are asked for more than the state
    /// holds. Whoever makes something of them asks `isOvertaken` before using it.
    package static func reopen<Source: RecordSource>(
        _ reader: some ChangingSource,
        at clock: Clock,
        with source: Source,
        memory: RecordMemory
    ) async -> Checked<ReopenedRepository<Source.Content>> {
        var report = Report()
        let begin = reader.now()
        let outset = report.take(Outset.read(reader, at: clock))
        let key = StateKey.bytes(of: outset, tool: memory.tool)
        if report.diagnostics.isEmpty, let bytes = memory.bytes,
            let state = StateReader.read(bytes, key: key, schema: outset.schema),
            let update = RepositoryUpdate(outset, since: state, at: begin, reader)
        {
            let sourced = await source.read(outset.files, with: reader, schema: outset.schema)
            if sourced.diagnostics.isEmpty,
                let updated = update.run(besides: sourced.value.records)
            {
                return Checked(updated.reopened(with: sourced.value.content))
            }
        }
        let opened = report.take(await open(outset, reader, with: source))
        if outset.settings == nil { report.drop { $0.id == .value(.enumeration) } }
        let isClean = report.diagnostics.isEmpty
        let reopened = ReopenedRepository(
            repository: opened.repository,
            content: opened.content,
            change: .unknown,
            state: isClean ? StateMaker(opened, outset, key: key, listedAt: begin).state : nil
        )
        return Checked(reopened, report.diagnostics)
    }
}

/// What has to be the same for a state to be of use.
enum StateKey {
    static func bytes(of outset: Outset, tool: [UInt8]) -> [UInt8] {
        var key = PackedWriter()
        key.put(tool)
        key.put(UInt64(bitPattern: Int64(outset.environment.today.dayNumber)))
        key.put(UInt64(bitPattern: Int64(outset.environment.statedSecond ?? -1)))
        for file in outset.files where isConfiguration(file.path) {
            key.put(Array(file.path.utf8))
            key.put(UInt64(bitPattern: Int64(file.size)))
            guard let stamp = file.stamp else { continue }
            key.put([stamp.modified, stamp.changed])
            key.put([stamp.inode, UInt64(stamp.mode)])
        }
        return key.bytes
    }

    /// Whether a file says how to read the others.
    static func isConfiguration(_ path: String) -> Bool {
        path == SettingsReader.fileName || path.hasBytePrefix("modules/")
            || path.hasBytePrefix("kinds/")
    }
}
